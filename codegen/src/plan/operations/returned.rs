//! The sentence that says what a call returns, with links to the types.

use crate::plan::docs;
use crate::plan::rust::{Doc, RustType, Success};

/// `Returns a list of [`Pet`](crate::models::Pet).`
pub(super) fn returned(success: &Success) -> Doc {
    let value = match success {
        Success::ByStatus(by_status) => format!("[`{0}`], by the status", by_status.name),
        Success::Json(ty) => value(ty),
        Success::JsonOrEmpty(ty) => format!("{}, or nothing", value(ty)),
        Success::Unwrap(ty) | Success::UnwrapOrEmpty(ty) => value(payload(ty)),
        Success::UnwrapOptional(ty) => format!("{}, or nothing", value(payload(ty))),
        Success::Events(ty) => format!("a stream of events with {}", value(ty)),
        Success::TextEvents => "a stream of events with text".to_owned(),
        Success::Lines(ty) => format!("a stream of {}", value(ty)),
        Success::Text => "the text of the body".to_owned(),
        Success::Binary => "the [`Body`](crate::Body), which is read as it comes".to_owned(),
        Success::Collected => "the bytes of the body".to_owned(),
        Success::Empty | Success::UnwrapEmpty(_) => return Doc::default(),
    };
    docs::line(format!("Returns {value}."))
}

/// The link to a type of the API; `None` for any other type.
pub(super) fn linked(ty: &RustType) -> Option<String> {
    match ty {
        RustType::Model(name) | RustType::Generic(name, _) => {
            Some(format!("[`{name}`](crate::models::{name})"))
        }
        RustType::Boxed(inner) => linked(inner),
        _ => None,
    }
}

/// The type in the envelope.
fn payload(ty: &RustType) -> &RustType {
    match ty {
        RustType::Generic(_, payload) => payload,
        other => other,
    }
}

fn value(ty: &RustType) -> String {
    match ty {
        RustType::Vec(item) => format!("a list of {}", values(item)),
        RustType::Map(item) => format!("a map of {}", values(item)),
        RustType::Option(inner) => format!("{}, or nothing", value(inner)),
        RustType::Boxed(inner) | RustType::Nullable(inner) | RustType::Clearable(inner) => {
            value(inner)
        }
        RustType::Bool => "a boolean".to_owned(),
        RustType::I32 | RustType::I64 | RustType::U64 => "an integer".to_owned(),
        RustType::F64 => "a number".to_owned(),
        RustType::String | RustType::Text(_) => "a string".to_owned(),
        RustType::Secret => "a secret string".to_owned(),
        RustType::Value => "JSON without a type".to_owned(),
        RustType::Unit => "null".to_owned(),
        RustType::Bytes | RustType::File => "bytes".to_owned(),
        RustType::Foreign(path) => format!("a {}", docs::code(path)),
        RustType::Model(_) | RustType::Generic(..) | RustType::Hidden(_) | RustType::Parameter => {
            linked(ty).unwrap_or_else(|| "a value".to_owned())
        }
    }
}

/// Several values of a type.
fn values(ty: &RustType) -> String {
    match ty {
        RustType::Vec(item) => format!("lists of {}", values(item)),
        RustType::Map(item) => format!("maps of {}", values(item)),
        RustType::Option(inner) => values(inner),
        RustType::Bool => "booleans".to_owned(),
        RustType::I32 | RustType::I64 | RustType::U64 => "integers".to_owned(),
        RustType::F64 => "numbers".to_owned(),
        RustType::String | RustType::Text(_) => "strings".to_owned(),
        RustType::Secret => "secret strings".to_owned(),
        other => value(other),
    }
}
