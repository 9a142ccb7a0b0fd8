//! Names the unnamed members of a union after their differences.

use std::collections::HashSet;

use crate::ir::{Choice, Object, Shape, TypeId, noun_phrase};

use super::naming::Naming;
use super::path::{Path, words};

impl Naming<'_> {
    /// The names of a member: after its constant, its description, its title, its kind of JSON, or the keys that only it has.
    pub(super) fn member(&self, id: TypeId, union: TypeId, owner: &Path) -> Vec<Path> {
        let ty = &self.api.types[id];
        let title = ty.title.clone();
        let phrase = ty.docs.description.as_deref().and_then(noun_phrase);
        let siblings = self.siblings(id, union);
        let before = |word: String| Path::of([word]).followed_by(owner);
        let mut paths: Vec<Path> = Vec::new();
        paths.extend(self.tag(id, union).map(before));
        paths.extend(phrase.map(|phrase| Path::of([phrase])));
        paths.extend(title.map(before));
        let keys = self.own_keys(id, &siblings);
        // A key in the name of the owner distinguishes nothing.
        let said = words(&owner.text());
        let (known, keys): (Vec<String>, Vec<String>) = keys
            .into_iter()
            .partition(|key| words(key).iter().all(|word| said.contains(word)));
        paths.extend(self.kind(id, &siblings).map(|kind| owner.then(kind)));
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

    fn siblings(&self, id: TypeId, union: TypeId) -> Vec<TypeId> {
        let union = self.api.types[union].shape.as_union().into_iter();
        let members = union.flat_map(|it| &it.members).map(|it| it.ty);
        members.filter(|it| *it != id).collect()
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
    fn own_keys(&self, id: TypeId, siblings: &[TypeId]) -> Vec<String> {
        let Some(object) = self.object(id) else {
            return Vec::new();
        };
        let objects = siblings.iter().filter_map(|it| self.object(*it));
        let others: HashSet<&str> = objects
            .flat_map(|it| it.fields.keys())
            .map(|name| name.as_str())
            .collect();
        let fields = object.fields.iter();
        let mut own: Vec<(bool, bool, &str)> = fields
            .map(|(name, field)| {
                (
                    others.contains(name.as_str()),
                    !field.required,
                    name.as_str(),
                )
            })
            .collect();
        own.sort_unstable();
        own.into_iter()
            .map(|(_, _, name)| name.to_owned())
            .collect()
    }

    /// The kind of JSON of the member, if no other member has it.
    fn kind(&self, id: TypeId, siblings: &[TypeId]) -> Option<&'static str> {
        let kind = |id: TypeId| match &self.api.types[id].shape {
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
        };
        let own = kind(id)?;
        let mut others = siblings.iter();
        others.all(|it| kind(*it) != Some(own)).then_some(own)
    }
}
