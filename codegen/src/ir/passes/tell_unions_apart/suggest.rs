//! Suggestions for a union whose members nothing distinguishes: changes to the settings or to the document.

use std::collections::HashMap;

use crate::ir::{Object, Shape, TypeId, Types};
use crate::source::Pointer;

/// The type at each place of the document; computed when the first place is asked for.
#[derive(Default)]
pub(super) struct Places(Option<HashMap<Pointer, TypeId>>);

impl Places {
    /// The places of the members, if settings can name them: a part of a composition has no place of this kind.
    pub(super) fn of(&mut self, types: &Types, members: &[TypeId]) -> Option<Vec<Pointer>> {
        let at_place = self.0.get_or_insert_with(|| {
            let schemas = types.schemas().into_iter();
            schemas
                .map(|(place, schema)| (place.clone(), schema.ty))
                .collect()
        });
        let places = members.iter().map(|member| {
            let place = &types[*member].pointer;
            (at_place.get(place) == Some(member)).then(|| place.clone())
        });
        places.collect()
    }
}

/// The property by which a discriminator could distinguish the members: each of them needs a name.
pub(super) fn likely_tag<'t>(types: &'t Types, members: &[TypeId]) -> Option<&'t str> {
    let objects: Option<Vec<&Object>> = members
        .iter()
        .map(|id| {
            let object = types[*id].shape.as_object();
            object.filter(|_| types[*id].component.is_some())
        })
        .collect();
    let (first, rest) = objects.as_ref()?.split_first()?;
    let mut strings = first.fields.iter().filter(|(name, field)| {
        let is_string = matches!(types[field.value.ty].shape, Shape::String(_));
        is_string && rest.iter().all(|it| it.fields.contains_key(*name))
    });
    let common = strings.next().map(|(name, _)| name.as_str());
    Some(common.unwrap_or("type"))
}
