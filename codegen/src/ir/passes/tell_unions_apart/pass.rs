//! The pass: gives each union the way in which its members are distinguished, or unites its members.
//!
//! Members that nothing distinguishes become one type or stay JSON in a response, and stay an enum in a request.

use std::collections::HashSet;

use crate::ir::{Api, Choice, Reach, Shape, TypeId, Types, Union, reach};
use crate::report::Report;
use crate::settings::Settings;

use super::super::budget::Budget;
use super::super::problems;
use super::super::sort_by_tag::sort_by_tag;
use super::super::unite::{Meaning, Uniting};
use super::choose::chosen;
use super::one_type::{common_name, one_type};
use super::overlap::{by_keys, may_be_several};
use super::suggest::{Places, likely_tag};

pub fn tell_unions_apart(mut api: Api, _settings: &Settings, report: &mut Report) -> Api {
    let parts = api.types.iter().map(|(_, ty)| ty.shape.uses().len()).sum();
    let mut uniting = Uniting::new(Meaning::Either, Budget::of(parts));
    let mut places = Places::default();
    // Uniting members makes new types that contain new unions; each is visited once.
    let mut done = HashSet::new();
    loop {
        let reach = reach(&api);
        let reached = reach.request.iter().chain(reach.response.iter());
        let pending: Vec<TypeId> = reached.filter(|id| done.insert(*id)).collect();
        if pending.is_empty() {
            return api;
        }
        let mut deciding = Deciding {
            types: &mut api.types,
            reach: &reach,
            uniting: &mut uniting,
            places: &mut places,
            report,
        };
        pending.into_iter().for_each(|id| deciding.decide(id));
    }
}

/// The types and settings on which the decision depends, and which it changes.
struct Deciding<'a> {
    types: &'a mut Types,
    reach: &'a Reach,
    uniting: &'a mut Uniting,
    places: &'a mut Places,
    report: &'a mut Report,
}

/// The result for a union.
enum Verdict {
    /// Its values show to which member they belong.
    Distinguished(Choice),
    /// Nothing distinguishes its members, which does not matter to a sender.
    OnlySent,
    /// Nothing distinguishes its members, which have one type in common.
    OneType(TypeId),
    /// Nothing distinguishes its members, and they have no type in common.
    KeptAsJson,
}

impl Deciding<'_> {
    fn decide(&mut self, id: TypeId) {
        let Shape::Union(union) = self.types[id].shape.clone() else {
            return;
        };
        let members: Vec<TypeId> = union.members.iter().map(|member| member.ty).collect();
        match self.verdict(id, &union, &members) {
            Verdict::Distinguished(choice) => self.set(id, choice),
            Verdict::OnlySent => self.set(id, Choice::Unknown),
            Verdict::OneType(whole) => self.replace(id, &members, whole),
            Verdict::KeptAsJson => {
                self.set(id, Choice::Unknown);
                let tag = likely_tag(self.types, &members);
                let problem = problems::kept_as_json(&self.types[id], tag);
                self.report.push(problem);
            }
        }
    }

    fn verdict(&mut self, id: TypeId, union: &Union, members: &[TypeId]) -> Verdict {
        if let Some(choice) = chosen(self.types, union) {
            return Verdict::Distinguished(choice);
        }
        let is_sent = self.reach.request.contains(id);
        // A sender chooses one member, unless a value may be of several at once.
        if !union.separate && (!is_sent || may_be_several(self.types, union)) {
            let whole = one_type(self.types, members, self.uniting);
            if let Some(whole) = whole {
                return Verdict::OneType(whole);
            }
        }
        match is_sent && !self.reach.response.contains(id) {
            true => Verdict::OnlySent,
            false => Verdict::KeptAsJson,
        }
    }

    fn set(&mut self, id: TypeId, choice: Choice) {
        if let Shape::Union(union) = &mut self.types[id].shape {
            // Otherwise the union is equal to a `oneOf`.
            union.any_of &= by_keys(&choice);
            union.choice = Some(choice);
            sort_by_tag(union);
        }
    }

    /// Makes the union `id` the type that has the properties of all its members.
    fn replace(&mut self, id: TypeId, members: &[TypeId], whole: TypeId) {
        let same = self.places.of(self.types, members);
        let count = members.len();
        let problem = problems::became_one_type(&self.types[id], count, same.as_deref());
        self.report.push(problem);
        let name = common_name(self.types, members);
        let whole = self.types[whole].clone();
        let ty = &mut self.types[id];
        ty.title = ty.title.take().or(name);
        if ty.docs.description.is_none() {
            ty.docs = whole.docs;
        }
        ty.shape = whole.shape;
    }
}
