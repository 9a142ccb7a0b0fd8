//! The marker by which the runtime reads the body of a successful response.

use crate::plan::rust::Success;
use crate::plan::rust::spelling::Paths;

pub(super) fn marker(success: &Success) -> String {
    let plain = |marker: &str| format!("runtime::call::success::{marker}");
    let of = |marker: &str, body| format!("{marker}<{}>", Paths::Crate.ty(body));
    match success {
        Success::ByStatus(by_status) => by_status.name.to_string(),
        Success::Json(body) => of(&plain("Json"), body),
        Success::JsonOrEmpty(body) => of(&plain("JsonOrEmpty"), body),
        Success::Unwrap(body) => of(&plain("Unwrap"), body),
        Success::UnwrapOptional(body) => of(&plain("UnwrapOptional"), body),
        Success::UnwrapOrEmpty(body) => of(&plain("UnwrapOrEmpty"), body),
        Success::UnwrapEmpty(body) => of(&plain("UnwrapEmpty"), body),
        Success::Empty => plain("Empty"),
        Success::Text => plain("Text"),
        Success::Binary => plain("Binary"),
        Success::Collected => plain("Collected"),
        Success::Events(body) => of("runtime::stream::events::Events", body),
        Success::TextEvents => "runtime::stream::events::TextEvents".to_owned(),
        Success::Lines(body) => of("runtime::stream::lines::Lines", body),
    }
}
