//! The media types of the parts of multipart forms, as their encodings have them.

use std::collections::{HashMap, HashSet};

use crate::ir::{
    Api, BodyFormat, Content, MediaType, Object, PartType, Shape, TypeId, Types, Use, WireName,
};
use crate::plan::problems;
use crate::report::Report;

/// The media types of parts, by form and property.
#[derive(Clone, Debug, Default)]
pub(crate) struct PartTypes(HashMap<(TypeId, WireName), PartType>);

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

    pub(crate) fn get(&self, form: TypeId, property: &WireName) -> Option<&PartType> {
        self.0.get(&(form, property.clone()))
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
) -> impl Iterator<Item = (WireName, PartType)> {
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
            Some(field) => match media_type {
                _ if takes_files(types, field.value, Some(media_type)) => {
                    found.push((name.clone(), media_type.clone()));
                }
                PartType::One(one) if is_writable(types, field.value.ty, one) => {
                    found.push((name.clone(), media_type.clone()));
                }
                PartType::One(one) => report.push(problems::unwritten_part(one, at)),
                // The usual type of the value is one of them, as far as a document can know.
                PartType::Choice(_) => {}
            },
        }
    }
    found.into_iter()
}

/// The declared media types of the properties of a body that is JSON elsewhere.
pub(crate) fn declared_types(content: &Content) -> Vec<(String, String)> {
    let declared = content.encodings.iter();
    let declared = declared.filter_map(|(name, encoding)| match &encoding.media_type {
        Some(PartType::One(one)) => Some((name.as_str().to_owned(), one.to_string())),
        Some(PartType::Choice(_)) | None => None,
    });
    declared.collect()
}

/// Returns whether a part is a file, or each part of a list is: without a type, it is one unless its media type is that of text (OpenAPI
/// 3.1.1, Encoding Object).
pub(crate) fn takes_files(types: &Types, used: Use, declared: Option<&PartType>) -> bool {
    let is_file = |id: TypeId| match &types[id].shape {
        Shape::String(string) => match string.format.as_deref() {
            Some(format) => format == "binary",
            None => string.values.is_empty() && declared.is_some_and(PartType::is_of_files),
        },
        Shape::Any => declared.is_none_or(PartType::is_of_files),
        Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::Object(_)
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    };
    let items = types[used.ty].shape.items();
    is_file(items.unwrap_or(used).ty)
}

/// Everything can be JSON; other media types need text.
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
