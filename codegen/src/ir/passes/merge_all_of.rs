//! Turns every `allOf` into the one shape that satisfies all its members.
//!
//! If two members contradict each other, the later one wins, since later parts of a document refine earlier ones.

use crate::ir::{Api, Shape, TypeId, reach};
use crate::report::Report;
use crate::settings::Settings;

use super::budget::Budget;
use super::merging::{DEEPEST, Merging, Progress};
use super::problems;

pub(super) fn merge_all_of(mut api: Api, _settings: &Settings, report: &mut Report) -> Api {
    let reach = reach(&api);
    let reached: Vec<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    let parts = api.types.iter().map(|(_, ty)| ty.shape.uses().len()).sum();
    let mut merging = Merging::new(&mut api.types, Budget::of(parts), report);
    for id in reached {
        merging.merged(id);
    }
    api
}

/// An `allOf` whose members are merged first, and the next of them.
struct Waiting {
    id: TypeId,
    members: Vec<TypeId>,
    next: usize,
}

impl Merging<'_> {
    /// The type that `id` leads to, with references followed and its own `allOf` merged; `None` while it is being merged.
    pub(super) fn merged(&mut self, id: TypeId) -> Option<TypeId> {
        let mut path: Vec<Waiting> = self.enter(id).into_iter().collect();
        // Members come first, on an explicit path: chains of `allOf`s can be longer than the stack.
        while let Some(waiting) = path.last_mut() {
            let next = waiting.members.get(waiting.next).copied();
            waiting.next += 1;
            match next {
                Some(member) => path.extend(self.enter(member)),
                None => {
                    if let Some(done) = path.pop() {
                        self.merge_below(done.id, done.members);
                    }
                }
            }
        }
        self.known(id)
    }

    /// The type that `id` leads to, as far as it was merged; `None` while that is under way.
    fn known(&self, id: TypeId) -> Option<TypeId> {
        let (id, _) = self.types.follow(id);
        (self.progress.get(&id) != Some(&Progress::Busy)).then_some(id)
    }

    /// Starts to merge `id`, if it is an `allOf` that was not started yet.
    fn enter(&mut self, id: TypeId) -> Option<Waiting> {
        let (id, _) = self.types.follow(id);
        if self.progress.contains_key(&id) {
            return None;
        }
        let Shape::AllOf(members) = &self.types[id].shape else {
            self.progress.insert(id, Progress::Done);
            return None;
        };
        let members = members.clone();
        self.progress.insert(id, Progress::Busy);
        Some(Waiting {
            id,
            members,
            next: 0,
        })
    }

    /// Merges one `allOf`; the parts of its members are merged within, to a limited depth.
    fn merge_below(&mut self, id: TypeId, members: Vec<TypeId>) {
        if self.depth == 0 {
            self.budget.start();
        }
        self.gave_up |= self.depth >= DEEPEST;
        self.depth += 1;
        if !self.gave_up {
            self.merge(id, members);
        }
        self.depth -= 1;
        if !self.gave_up {
            self.progress.insert(id, Progress::Done);
        } else if self.depth == 0 {
            self.give_up(id);
        } else {
            // Only the outermost one is too large. This one gets its own turn.
            self.progress.remove(&id);
        }
    }

    /// Keeps the values of the outermost `allOf` as JSON, and forgets what was computed for it.
    fn give_up(&mut self, id: TypeId) {
        self.gave_up = false;
        self.intersections.clear();
        self.report.push(problems::endless_all_of(&self.types[id]));
        self.types[id].shape = Shape::Any;
        self.endless.insert(id);
        self.progress.insert(id, Progress::Done);
    }

    fn merge(&mut self, id: TypeId, members: Vec<TypeId>) {
        let all_nullable = members.iter().all(|&member| self.types.follow(member).1);
        let mut parts = Vec::new();
        for member in members {
            match self.known(member) {
                Some(part) => parts.push(part),
                None => {
                    let problem = problems::cyclic_all_of(&self.types[id].pointer);
                    self.report.push(problem);
                }
            }
        }
        let is_composed = parts.len() > 1;
        let whole = self.intersect_all(parts);
        if self.gave_up {
            return;
        }
        self.types[id].nullable |= all_nullable;
        let Some(whole) = whole else {
            self.types[id].shape = Shape::Any;
            return;
        };
        if self.endless.contains(&whole) {
            self.endless.insert(id);
            if is_composed {
                let problem = problems::all_of_of_an_endless_one(&self.types[id]);
                self.report.push(problem);
            }
        }
        let part = self.types[whole].clone();
        let ty = &mut self.types[id];
        ty.sensitive |= part.sensitive;
        // A named type with annotations stays that type; an unnamed one takes this place and its name.
        if part.component.is_some() {
            ty.shape = Shape::Reference(whole);
            return;
        }
        if matches!(part.shape, Shape::Object(_) | Shape::Union(_)) {
            ty.title = ty.title.take().or(part.title);
            if ty.docs.description.is_none() {
                ty.docs = part.docs;
            }
        }
        ty.shape = part.shape;
    }
}
