//! Names types inside other items after the owner and the property, or after the property alone if many owners share them.

use std::collections::BTreeSet;

use crate::ir::{Root, Shape, Step, TypeId};

use super::super::words::singular;
use super::naming::{Below, Naming};
use super::path::{Path, words};
use super::uses::{Holder, Link, Use};

/// An item that contains another.
struct Held<'a> {
    owner: TypeId,
    link: &'a Link,
    many: bool,
}

impl Naming<'_> {
    pub(super) fn held(&self, id: TypeId) -> Vec<Path> {
        let holding = self.holding(id);
        let Some(first) = holding.first() else {
            return Vec::new();
        };
        let own = self.path_from(id, first);
        let owners: BTreeSet<TypeId> = holding.iter().map(|it| it.owner).collect();
        let properties: BTreeSet<Option<String>> = holding.iter().map(Held::property).collect();
        let mut properties = properties.into_iter();
        let mut paths = match (
            owners.len(),
            properties.next().flatten(),
            properties.count(),
        ) {
            (_, Some(_), 2..) => self.value_of(id, &owners),
            (_, _, 1..) => self
                .members(id)
                .or_else(|| self.listed(id))
                .into_iter()
                .collect(),
            (1, _, 0) | (_, None, 0) => Vec::new(),
            (_, Some(common), 0) => {
                let mut paths = self.shared(id, &common);
                paths.extend(self.endings(&owners).map(|it| it.then(&common)));
                paths
            }
        };
        paths.extend(own);
        paths
    }

    /// The name of an item in a list that is a component: the last word of the list in the singular.
    fn listed(&self, id: TypeId) -> Option<Path> {
        let standing = self.standings.at(&self.api.types[id].pointer);
        let Root::Component(_, name) = &standing.root else {
            return None;
        };
        let last = words(name).pop()?;
        (standing.steps == [Step::Item]).then(|| Path::of([singular(&last)]))
    }

    /// The names of a type under many properties, which is like the value of a map: a value of its owner.
    fn value_of(&self, id: TypeId, owners: &BTreeSet<TypeId>) -> Vec<Path> {
        if let Some(members) = self.members(id) {
            return vec![members];
        }
        let kind = match self.api.types[id].shape.as_object() {
            Some(object) if object.fields.is_empty() => return vec![Path::of(["empty"])],
            Some(_) => "entry",
            None => "value",
        };
        let only = owners.first().filter(|_| owners.len() == 1);
        let only = only.and_then(|it| self.named.get(it)).map(|it| &it.path);
        let endings = self.endings(owners);
        let paths = only.cloned().into_iter().chain(endings);
        paths.map(|it| it.then(kind)).collect()
    }

    /// The endings that the paths of all owners have in common.
    fn endings(&self, owners: &BTreeSet<TypeId>) -> impl Iterator<Item = Path> + use<> {
        let owners = owners.iter().filter_map(|it| self.named.get(it));
        let owners: Vec<&Path> = owners.map(|it| &it.path).collect();
        Path::common_endings(&owners)
    }

    /// The name of a union of few named types and scalars, after its members.
    fn members(&self, id: TypeId) -> Option<Path> {
        let Shape::Union(union) = &self.api.types[id].shape else {
            return None;
        };
        let members = union.members.iter().map(|member| {
            let name = self.named.get(&member.ty).map(|it| it.path.text());
            let scalar = match &self.api.types[member.ty].shape {
                Shape::String(string) => Some(match string.constant().map(String::as_str) {
                    Some("") => "empty",
                    Some(constant) => constant,
                    None => "string",
                }),
                Shape::Integer(_) => Some("integer"),
                Shape::Number(_) => Some("number"),
                Shape::Boolean { .. } => Some("boolean"),
                Shape::Any
                | Shape::Null
                | Shape::Array { .. }
                | Shape::Object(_)
                | Shape::Union(_)
                | Shape::AllOf(_)
                | Shape::Reference(_)
                | Shape::Parameter
                | Shape::Apply { .. } => None,
            };
            let is_scalar = name.is_none();
            Some((is_scalar, name.or(scalar.map(str::to_owned))?))
        });
        let mut members = members.collect::<Option<Vec<_>>>()?;
        members.sort();
        let members = members.into_iter().map(|(_, name)| words(&name));
        let members: Vec<Vec<String>> = members.collect();
        let (first, rest) = members.split_first().filter(|(_, rest)| rest.len() < 3)?;
        // The common beginning is used once.
        let common = (0..first.len()).take_while(|at| {
            let mut rest = rest.iter();
            rest.all(|it| it.len() > at + 1 && it[*at] == first[*at])
        });
        let common = common.count().min(first.len() - 1);
        let rest = rest.iter().map(|it| it[common..].join(" "));
        let all: Vec<String> = std::iter::once(first.join(" ")).chain(rest).collect();
        let path = Path::of([all.join(" or ")]);
        path.is_short().then_some(path)
    }

    /// The named items that contain a type, sorted by their places in the document.
    fn holding(&self, id: TypeId) -> Vec<Held<'_>> {
        let uses = self.uses.of_item(id).iter();
        let held = uses.filter_map(|Use { holder, many }| match holder {
            Holder::Item { owner, link } => Some(Held {
                owner: *owner,
                link,
                many: *many,
            }),
            Holder::Operation { .. } => None,
        });
        let mut held: Vec<Held<'_>> = held
            .filter(|it| self.named.contains_key(&it.owner))
            .collect();
        held.sort_by_cached_key(|it| (self.contest.place(it.owner), it.property()));
        held
    }

    /// The names for a property that several owners have, after the one resource or type that all of these belong to, if any.
    fn shared(&self, id: TypeId, property: &str) -> Vec<Path> {
        let alone = Path::of([property]);
        match self.below(id) {
            Some(Below::Resource { noun, .. }) => vec![Path::of([&noun, property])],
            Some(Below::Type(owner)) => {
                let owner = self.named.get(&owner);
                let path = owner.map(|it| it.path.then(property));
                path.into_iter().collect()
            }
            None => vec![alone],
        }
    }

    fn path_from(&self, id: TypeId, held: &Held<'_>) -> Vec<Path> {
        let Some(owner) = self.named.get(&held.owner) else {
            return Vec::new();
        };
        // `PetInput` holds `PetOwnerInput` rather than `PetInputOwnerInput`.
        let owner = if self.api.types[id].for_requests {
            owner.path.without_ending(&["input", "request"])
        } else {
            owner.path.clone()
        };
        let kind = if held.many { "item" } else { "details" };
        match held.link {
            Link::Property(_) => {
                let property = held.property().unwrap_or_default();
                vec![
                    owner.then(&property),
                    // If the owner ends with the property already, the name above is the owner's own.
                    owner.then(kind),
                    owner.then(format!("{property} {kind}")),
                    Path::of([format!("{} {property}", owner.text())]),
                    Path::of([format!("{} {property} {kind}", owner.text())]),
                ]
            }
            Link::Value => vec![owner.then("value"), owner.then("value item")],
            Link::Member if held.many => vec![owner.then("item"), owner.then("list item")],
            Link::Member => self.member(id, held.owner, &owner),
        }
    }
}

impl Held<'_> {
    /// The property, in the singular if it has many values.
    fn property(&self) -> Option<String> {
        match self.link {
            Link::Property(name) if self.many => Some(singular(name)),
            Link::Property(name) => Some(name.clone()),
            Link::Value | Link::Member => None,
        }
    }
}
