//! The tags of a union: the values of its discriminator, and the members that they name.

use std::collections::HashMap;

use crate::ir::{Tag, TypeId, Use};

/// The values of a discriminator, by their targets.
pub(super) struct Tags<'d> {
    by_name: HashMap<&'d str, Vec<(usize, &'d str)>>,
}

impl<'d> Tags<'d> {
    pub(super) fn of(discriminator: &'d openapiv3::Discriminator) -> Self {
        let mut by_name: HashMap<&str, Vec<_>> = HashMap::new();
        for (index, (value, mapped)) in discriminator.mapping.iter().enumerate() {
            by_name
                .entry(mapped)
                .or_default()
                .push((index, value.as_str()));
        }
        Self { by_name }
    }

    /// The values that name the schema behind `reference`: those mapped to it, or else its own name.
    pub(super) fn naming(&self, reference: &str, member: TypeId) -> Vec<Tag> {
        let tag = |value: &str, implied| Tag {
            value: value.to_owned(),
            member,
            implied,
        };
        let name = name(reference);
        let mapped = [reference, name]
            .into_iter()
            .flat_map(|it| self.by_name.get(it));
        let mut mapped: Vec<_> = mapped.flatten().collect();
        mapped.sort();
        mapped.dedup();
        if mapped.is_empty() {
            return vec![tag(name, true)];
        }
        let mapped = mapped.into_iter();
        mapped.map(|(_, value)| tag(value, false)).collect()
    }
}

/// Sorts the members of a union by the first value that names each, and the values: the tag decides, and not the order of the members.
///
/// Members that no value names stay after the others, in the order of the document.
pub(super) fn sort_by_tag(members: &mut [Use], mapping: &mut [Tag]) {
    mapping.sort();
    let mut first: HashMap<TypeId, &str> = HashMap::new();
    for tag in mapping.iter() {
        first.entry(tag.member).or_insert(&tag.value);
    }
    members.sort_by_key(|member| match first.get(&member.ty) {
        Some(value) => (false, *value),
        None => (true, ""),
    });
}

/// The last word of a reference, by which a discriminator may name a schema.
pub(super) fn name(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}
