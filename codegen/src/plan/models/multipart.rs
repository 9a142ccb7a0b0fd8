//! The types that are sent as multipart forms, and how each property is sent.

use std::collections::HashSet;

use crate::ir::{Api, BodyFormat, TypeId};
use crate::plan::rust::{PartContent, RustType};

/// The bodies that are sent as forms. A body that is JSON elsewhere is not a form, since files cannot be JSON.
pub(crate) fn forms(api: &Api) -> HashSet<TypeId> {
    let mut forms = HashSet::new();
    let mut others: HashSet<TypeId> = HashSet::new();
    for operation in &api.operations {
        for content in operation.body.iter().flat_map(|body| &body.content) {
            match content.format() {
                BodyFormat::Multipart => forms.extend(content.value.map(|value| value.ty)),
                BodyFormat::Json
                | BodyFormat::Urlencoded
                | BodyFormat::Text
                | BodyFormat::Binary
                | BodyFormat::Events
                | BodyFormat::Lines
                | BodyFormat::Xml => others.extend(content.value.map(|value| value.ty)),
            }
        }
        others.extend(operation.parameters.iter().map(|it| it.value.ty));
        others.extend(operation.response_uses().iter().map(|it| it.ty));
    }
    for (_, ty) in api.types.iter() {
        others.extend(ty.shape.uses().iter().map(|it| it.ty));
    }
    let is_struct = |id: &TypeId| {
        let object = api.types[*id].shape.as_object();
        object.is_some_and(|object| !object.is_map())
    };
    forms.retain(|id| is_struct(id) && !others.contains(id));
    forms
}

/// The content of the part for a value of a type.
pub(super) fn part_content(ty: &RustType) -> PartContent {
    match ty {
        RustType::File => PartContent::File { optional: false },
        RustType::Vec(inner) if **inner == RustType::File => PartContent::Files { optional: false },
        RustType::Option(inner) => match part_content(inner) {
            PartContent::File { .. } => PartContent::File { optional: true },
            PartContent::Files { .. } => PartContent::Files { optional: true },
            PartContent::Value => PartContent::Value,
        },
        RustType::Bool
        | RustType::I32
        | RustType::I64
        | RustType::U64
        | RustType::F64
        | RustType::String
        | RustType::Value
        | RustType::Unit
        | RustType::Text(_)
        | RustType::Secret
        | RustType::Bytes
        | RustType::Model(_)
        | RustType::Foreign(_)
        | RustType::Generic(..)
        | RustType::Parameter
        | RustType::Vec(_)
        | RustType::Map(_)
        | RustType::Nullable(_)
        | RustType::Clearable(_)
        | RustType::Boxed(_)
        | RustType::Hidden(_) => PartContent::Value,
    }
}
