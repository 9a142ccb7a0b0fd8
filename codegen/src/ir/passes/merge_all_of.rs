//! Turns every `allOf` into the one shape that satisfies all its members.
//!
//! Where two members contradict each other the later one is followed: what a document says last is what it means.

use std::collections::HashMap;

use crate::ir::{Api, Shape, TypeId, Types, reach};
use crate::report::Report;
use crate::settings::Settings;

use super::problems;

pub(super) fn merge_all_of(mut api: Api, _settings: &Settings, report: &mut Report) -> Api {
    let reach = reach(&api);
    let reached: Vec<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    let mut merging = Merging {
        types: &mut api.types,
        report,
        progress: HashMap::new(),
        intersections: HashMap::new(),
    };
    for id in reached {
        merging.merged(id);
    }
    api
}

/// What merging remembers: which types are done, and which pairs were intersected.
pub(super) struct Merging<'a> {
    pub(super) types: &'a mut Types,
    pub(super) report: &'a mut Report,
    progress: HashMap<TypeId, Progress>,
    pub(super) intersections: HashMap<(TypeId, TypeId), TypeId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Busy,
    Done,
}

impl Merging<'_> {
    /// The type behind `id`, references followed and its own `allOf` merged; `None` inside its own merging.
    pub(super) fn merged(&mut self, id: TypeId) -> Option<TypeId> {
        let (id, _) = self.types.follow(id);
        match self.progress.get(&id) {
            Some(Progress::Done) => return Some(self.types.follow(id).0),
            Some(Progress::Busy) => return None,
            None => {}
        }
        if let Shape::AllOf(members) = &self.types[id].shape {
            let members = members.clone();
            self.progress.insert(id, Progress::Busy);
            self.merge(id, members);
        }
        self.progress.insert(id, Progress::Done);
        Some(self.types.follow(id).0)
    }

    fn merge(&mut self, id: TypeId, members: Vec<TypeId>) {
        let all_nullable = members.iter().all(|&member| self.types.follow(member).1);
        let mut parts = Vec::new();
        for member in members {
            match self.merged(member) {
                Some(part) => parts.push(part),
                None => {
                    let problem = problems::cyclic_all_of(&self.types[id].pointer);
                    self.report.push(problem);
                }
            }
        }
        parts.retain(|&part| !matches!(self.types[part].shape, Shape::Any));

        let whole = parts
            .into_iter()
            .reduce(|whole, part| self.intersect(whole, part));
        self.types[id].nullable |= all_nullable;
        self.types[id].shape = match whole {
            None => Shape::Any,
            // A named type under annotations stays that type; an unnamed one takes this place and its name.
            Some(whole) if self.types[whole].component.is_some() => Shape::Reference(whole),
            Some(whole) => self.settled(whole),
        };
        if let (Some(whole), Shape::Object(_) | Shape::Union(_)) = (whole, &self.types[id].shape) {
            let part = self.types[whole].clone();
            let ty = &mut self.types[id];
            ty.title = ty.title.take().or(part.title);
            ty.sensitive |= part.sensitive;
            if ty.docs.description.is_none() {
                ty.docs = part.docs;
            }
        } else if let Some(whole) = whole {
            self.types[id].sensitive |= self.types[whole].sensitive;
        }
    }

    /// The shape of `id` with the names that other members required marked as such.
    fn settled(&self, id: TypeId) -> Shape {
        let mut shape = self.types[id].shape.clone();
        if let Shape::Object(object) = &mut shape {
            for name in std::mem::take(&mut object.required_elsewhere) {
                if let Some(field) = object.fields.get_mut(&name) {
                    field.required = true;
                } else {
                    object.required_elsewhere.insert(name);
                }
            }
        }
        shape
    }
}
