//! Names the unnamed members of a union after their differences.

use std::rc::Rc;

use crate::ir::{Choice, Object, Shape, TypeId, noun_phrase};

use super::members::Members;
use super::naming::Naming;
use super::path::{Path, words};

impl Naming<'_> {
    /// The names of a member: after its constant, its description, its title, its kind of JSON, or the keys that only it has.
    pub(super) fn member(&self, id: TypeId, union: TypeId, owner: &Path) -> Vec<Path> {
        let ty = &self.api.types[id];
        let title = ty.title.clone();
        let phrase = ty.docs.description.as_deref().and_then(noun_phrase);
        let members = self.members_of(union);
        let before = |word: String| Path::of([word]).followed_by(owner);
        let mut paths: Vec<Path> = Vec::new();
        paths.extend(self.tag(id, union).map(before));
        paths.extend(phrase.map(|phrase| Path::of([phrase])));
        paths.extend(title.map(before));
        let keys = self.own_keys(id, &members);
        // A key in the name of the owner distinguishes nothing.
        let known = words(&owner.text());
        let (known, keys): (Vec<String>, Vec<String>) = keys
            .into_iter()
            .partition(|key| words(key).iter().all(|word| known.contains(word)));
        paths.extend(self.kind(id, &members).map(|kind| owner.then(kind)));
        paths.extend(keys.first().cloned().map(before));
        paths.extend(keys.iter().skip(1).cloned().map(before));
        let more = keys.split_first().map(|(first, rest)| {
            let rest = rest.iter();
            rest.map(move |next| before(format!("{first} {next}")))
        });
        paths.extend(more.into_iter().flatten());
        paths.extend(known.into_iter().map(before));
        paths.push(owner.then(if self.object(id).is_some() {
            "object"
        } else {
            "value"
        }));
        paths
    }

    /// The members of a union, which are counted once.
    fn members_of(&self, union: TypeId) -> Rc<Members> {
        let known = self.members.borrow().get(&union).cloned();
        known.unwrap_or_else(|| {
            let members = Rc::new(self.counted(union));
            self.members.borrow_mut().insert(union, Rc::clone(&members));
            members
        })
    }

    fn counted(&self, union: TypeId) -> Members {
        let mut counted = Members::default();
        let shape = self.api.types[union].shape.as_union();
        for member in shape.into_iter().flat_map(|it| &it.members) {
            *counted.of_type.entry(member.ty).or_default() += 1;
            if let Some(kind) = kind(&self.api.types[member.ty].shape) {
                *counted.of_kind.entry(kind).or_default() += 1;
            }
            let keys = self
                .object(member.ty)
                .into_iter()
                .flat_map(|it| it.fields.keys());
            for key in keys {
                *counted.with_key.entry(key.clone()).or_default() += 1;
            }
        }
        counted
    }

    fn object(&self, id: TypeId) -> Option<&Object> {
        self.api.types[id].shape.as_object()
    }

    /// The constant of the property that decides the union, or else of the member's first property that has one, by name.
    fn tag(&self, id: TypeId, union: TypeId) -> Option<String> {
        let object = self.object(id)?;
        let union = self.api.types[union].shape.as_union();
        let decided = match union.and_then(|union| union.choice.as_ref()) {
            Some(Choice::Tag { key, .. }) => Some(key),
            Some(
                Choice::Member(_)
                | Choice::Unknown
                | Choice::Kind(_)
                | Choice::Key { .. }
                | Choice::Property { .. }
                | Choice::Items { .. },
            )
            | None => None,
        };
        let mut fields: Vec<_> = object.fields.iter().collect();
        fields.sort_by_key(|(name, _)| (Some(*name) != decided, *name));
        let mut constants = fields.into_iter().filter_map(|(_, field)| {
            let string = self.api.types[field.value.ty].shape.as_string()?;
            string.constant().cloned()
        });
        constants.next()
    }

    /// The keys of this member: first those that no other one has, among these the required ones, and then alphabetically.
    fn own_keys(&self, id: TypeId, members: &Members) -> Vec<String> {
        let Some(object) = self.object(id) else {
            return Vec::new();
        };
        let itself = members.of_type.get(&id).copied().unwrap_or_default();
        let fields = object.fields.iter();
        let mut own: Vec<(bool, bool, &str)> = fields
            .map(|(name, field)| {
                let declared = members.with_key.get(name).copied().unwrap_or_default();
                (declared > itself, !field.required, name.as_str())
            })
            .collect();
        own.sort_unstable();
        own.into_iter()
            .map(|(_, _, name)| name.to_owned())
            .collect()
    }

    /// The kind of JSON of the member, if no other member has it.
    fn kind(&self, id: TypeId, members: &Members) -> Option<&'static str> {
        let own = kind(&self.api.types[id].shape)?;
        let itself = members.of_type.get(&id).copied().unwrap_or_default();
        let alike = members.of_kind.get(own).copied().unwrap_or_default();
        (alike <= itself).then_some(own)
    }
}

/// The word for the kind of JSON of a member.
fn kind(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Object(_) => Some("object"),
        Shape::String(_) => Some("value"),
        Shape::Integer(_) | Shape::Number(_) => Some("number"),
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Array { .. }
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => None,
    }
}
