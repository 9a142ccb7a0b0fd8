//! Finds all places where each item is used: the operations, and the properties and members of other items.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, MediaType, Operation, Shape, Status, TypeId, Use as IrUse, reach};

use super::item::{Found, item_of};

/// A place where an item is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    pub(super) holder: Holder,
    /// True if the place contains many of the item.
    pub(super) many: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// An operation, as an index, and its part.
    Operation { index: usize, part: Part },
    /// Another item, and its part.
    Item { owner: TypeId, link: Link },
}

/// The part of an operation that has a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Parameter(String),
    Body(MediaType),
    Answer(Status),
    /// The content of a response that contains nothing else.
    Contained(Status),
}

/// The way in which an item contains another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Link {
    Property(String),
    Value,
    Member,
}

/// Every reached item, and its uses.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    pub(super) items: Vec<TypeId>,
    by_item: HashMap<TypeId, Vec<Use>>,
    parts: HashMap<TypeId, Vec<TypeId>>,
    direct: HashSet<TypeId>,
    /// Responses that only contain a list.
    pub(super) pages: HashSet<TypeId>,
    /// Responses that only contain one thing.
    pub(super) wrappers: HashSet<TypeId>,
}

impl Uses {
    pub(super) fn of(api: &Api) -> Self {
        let mut uses = Self::default();
        let reach = reach(api);
        let mut seen = HashSet::new();
        let reached = reach.request.iter().chain(reach.response.iter());
        uses.items = reached
            .filter(|id| seen.insert(*id) && api.types[*id].is_item())
            .collect();
        for (index, operation) in api.operations.iter().enumerate() {
            uses.add_operation(api, index, operation);
        }
        for owner in uses.items.clone() {
            uses.add_parts(api, owner);
        }
        uses
    }

    pub(super) fn of_item(&self, id: TypeId) -> &[Use] {
        self.by_item.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The items inside an item.
    pub(super) fn parts(&self, owner: TypeId) -> impl Iterator<Item = TypeId> + '_ {
        self.parts.get(&owner).into_iter().flatten().copied()
    }

    /// Returns whether an operation uses the item directly, rather than only through another item.
    pub(super) fn is_direct(&self, id: TypeId) -> bool {
        self.direct.contains(&id)
    }

    fn add_operation(&mut self, api: &Api, index: usize, operation: &Operation) {
        for parameter in &operation.parameters {
            let part = Part::Parameter(parameter.name.as_str().to_owned());
            self.add_direct(api, index, part, parameter.value);
        }
        for content in operation.body.iter().flat_map(|body| &body.content) {
            if let Some(value) = content.value {
                self.add_direct(api, index, Part::Body(content.media_type.clone()), value);
            }
        }
        for response in &operation.responses {
            for content in &response.content {
                if let Some(value) = content.value {
                    self.add_answer(api, index, response.status, value);
                }
            }
            for header in &response.headers {
                let part = Part::Parameter(header.name.as_str().to_owned());
                self.add_direct(api, index, part, header.value);
            }
        }
    }

    fn add_direct(&mut self, api: &Api, index: usize, part: Part, used: IrUse) -> Option<Found> {
        let found = item_of(api, used.ty)?;
        self.direct.insert(found.id);
        let used = Use {
            holder: Holder::Operation { index, part },
            many: found.many,
        };
        self.by_item.entry(found.id).or_default().push(used);
        Some(found)
    }

    fn add_answer(&mut self, api: &Api, index: usize, status: Status, used: IrUse) {
        let Some(found) = self.add_direct(api, index, Part::Answer(status), used) else {
            return;
        };
        let ty = &api.types[found.id];
        if ty.component.is_some() || !status.is_success() || found.many {
            return;
        }
        if let Some(contained) = contained(api, found.id) {
            if matches!(api.types[contained.ty].shape, Shape::Array { .. }) {
                self.pages.insert(found.id);
            } else {
                self.wrappers.insert(found.id);
            }
            self.add_direct(api, index, Part::Contained(status), contained);
        }
    }

    fn add_parts(&mut self, api: &Api, owner: TypeId) {
        let mut parts: Vec<(Link, TypeId)> = Vec::new();
        match &api.types[owner].shape {
            Shape::Object(object) => {
                for (name, field) in &object.fields {
                    parts.push((Link::Property(name.as_str().to_owned()), field.value.ty));
                }
                let value = object.additional.value();
                parts.extend(value.map(|it| (Link::Value, it.ty)));
            }
            Shape::Union(union) => {
                parts.extend(union.members.iter().map(|it| (Link::Member, it.ty)));
            }
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array { .. }
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => {}
        }
        for (link, ty) in parts {
            let Some(found) = item_of(api, ty).filter(|it| it.id != owner) else {
                continue;
            };
            let used = Use {
                holder: Holder::Item { owner, link },
                many: found.many,
            };
            self.by_item.entry(found.id).or_default().push(used);
            self.parts.entry(owner).or_default().push(found.id);
        }
    }
}

/// Properties that contain the content of a response, and whose names do not describe it.
const CONTAINERS: [&str; 10] = [
    "data", "entries", "items", "list", "payload", "records", "response", "result", "results",
    "values",
];

/// The content of an unnamed response that contains nothing else: its one list, or the value of such a property.
fn contained(api: &Api, id: TypeId) -> Option<IrUse> {
    let Shape::Object(object) = &api.types[id].shape else {
        return None;
    };
    let fields = object.fields.iter();
    let held: Vec<(&str, IrUse, bool)> = fields
        .filter_map(|(name, field)| {
            let found = item_of(api, field.value.ty)?;
            let is_list = matches!(api.types[field.value.ty].shape, Shape::Array { .. });
            let is_thing = matches!(
                api.types[found.id].shape,
                Shape::Object(_) | Shape::Union(_)
            );
            is_thing.then_some((name.as_str(), field.value, is_list))
        })
        .collect();
    let mut containers = held.iter().filter(|(name, ..)| CONTAINERS.contains(name));
    if let (Some((_, value, _)), None) = (containers.next(), containers.next()) {
        return Some(*value);
    }
    let mut lists = held.iter().filter(|(_, _, is_list)| *is_list);
    match (lists.next(), lists.next()) {
        (Some((_, value, _)), None) => Some(*value),
        _ => None,
    }
}
