//! Encodings of single properties of forms, from the document.

use std::collections::{HashMap, HashSet};

use crate::ir::{
    Api, BodyFormat, Content, MediaType, Object, Shape, TypeId, Types, WireName, Written,
};
use crate::plan::rust::{Parameter, Style};
use crate::plan::{Planner, problems};
use crate::report::Report;

/// The media types of parts, by form and property.
#[derive(Clone, Debug, Default)]
pub(crate) struct PartTypes(HashMap<(TypeId, WireName), String>);

impl PartTypes {
    pub(crate) fn of(api: &Api, forms: &HashSet<TypeId>, report: &mut Report) -> Self {
        let mut types = HashMap::new();
        // The order of a set differs from run to run, and that of the report would as well.
        let mut forms: Vec<TypeId> = forms.iter().copied().collect();
        forms.sort_unstable();
        for form in forms {
            if let Shape::Object(object) = &api.types[form].shape {
                let bodies = bodies(api, form);
                let parts = part_types(&api.types, object, &bodies, report);
                types.extend(parts.map(|(name, media_type)| ((form, name), media_type)));
            }
        }
        Self(types)
    }

    pub(crate) fn get(&self, form: TypeId, property: &WireName) -> Option<&str> {
        let found = self.0.get(&(form, property.clone()));
        found.map(String::as_str)
    }
}

impl Planner<'_> {
    /// The properties of a form-urlencoded body whose serialization differs from the usual one.
    pub(crate) fn styled_properties(&self, content: &Content) -> Vec<Parameter> {
        let encodings = content.encodings.iter();
        let properties = encodings.filter_map(|(name, encoding)| {
            let named = |style, explode, reserved| Parameter {
                name: name.as_str().to_owned(),
                style,
                explode,
                reserved,
            };
            match (&encoding.written, &encoding.media_type) {
                (Some(it), _) if self.is_usual(content, name, *it) => None,
                (Some(it), _) => Some(named(it.style, it.explode, it.reserved)),
                (None, Some(json)) if json.format() == BodyFormat::Json => {
                    Some(named(Style::Json, false, false))
                }
                (None, Some(_) | None) => None,
            }
        });
        properties.collect()
    }

    /// Returns whether a property would be serialized the same without its encoding.
    fn is_usual(&self, content: &Content, property: &WireName, written: Written) -> bool {
        let body = content.value.map(|value| &self.api.types[value.ty].shape);
        let Some(Shape::Object(object)) = body else {
            return false;
        };
        let is_flat = object.fields.get(property).is_some_and(|field| {
            let value = match &self.api.types[field.value.ty].shape {
                Shape::Array { items } => *items,
                _ => field.value,
            };
            self.is_scalar(value)
        });
        is_flat && written.repeats()
    }
}

/// The bodies that use a form.
fn bodies(api: &Api, form: TypeId) -> Vec<&Content> {
    let bodies = api.operations.iter().flat_map(|it| &it.body);
    let bodies = bodies.flat_map(|body| &body.content);
    bodies
        .filter(|it| it.value.is_some_and(|value| value.ty == form))
        .collect()
}

fn part_types(
    types: &Types,
    object: &Object,
    bodies: &[&Content],
    report: &mut Report,
) -> impl Iterator<Item = (WireName, String)> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for (name, encoding) in bodies.iter().flat_map(|body| &body.encodings) {
        let declared = encoding.media_type.as_ref();
        let Some(media_type) = declared.filter(|_| seen.insert(name)) else {
            continue;
        };
        let same = bodies.iter().all(|body| {
            let other = body.encodings.get(name);
            other.and_then(|it| it.media_type.as_ref()) == Some(media_type)
        });
        let at = &encoding.pointer;
        match object.fields.get(name) {
            None => report.push(problems::encoding_of_nothing(name.as_str(), at)),
            Some(_) if !same => report.push(problems::differing_encodings(name.as_str(), at)),
            Some(field) if is_writable(types, field.value.ty, media_type) => {
                found.push((name.clone(), media_type.to_string()));
            }
            Some(_) => report.push(problems::unwritten_part(media_type, at)),
        }
    }
    found.into_iter()
}

/// Everything can be JSON; other media types need text, or a file, whose content is up to the caller.
fn is_writable(types: &Types, id: TypeId, media_type: &MediaType) -> bool {
    match &types[id].shape {
        Shape::Boolean { .. } | Shape::Integer(_) | Shape::Number(_) | Shape::String(_) => true,
        Shape::Array { items } => is_writable(types, items.ty, media_type),
        Shape::Any
        | Shape::Null
        | Shape::Object(_)
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => media_type.format() == BodyFormat::Json,
    }
}
