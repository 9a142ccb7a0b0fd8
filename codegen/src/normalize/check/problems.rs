//! Diagnostics about keywords.

use serde_json::Value;

use crate::report::{Code, Diagnostic, Override};
use crate::source::{Place, Pointer};

fn here(at: &Pointer) -> Place {
    Place::Document(at.clone())
}

/// Source: JSON Schema Validation, draft Wright 00, section 5.15.
pub(super) fn empty_required(at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MalformedKeyword)
        .message("`required` is empty, which only OpenAPI 3.1 allows")
        .at(here(at), "nothing is required")
        .fix(Override::remove(at))
}

pub(super) fn unknown_keyword(keyword: &str, noun: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::UnknownKeyword)
        .message(format!("unknown {noun} keyword `{keyword}`"))
        .at(here(at).key(), "ignored")
        .fix(Override::remove(at))
}

/// `corrected` has the value under the keyword that was `meant`.
pub(super) fn misspelt_keyword(
    keyword: &str,
    noun: &str,
    meant: &str,
    corrected: Option<Value>,
    at: &Pointer,
) -> Diagnostic {
    unknown_keyword(keyword, noun, at)
        .help(format!("did you mean `{meant}`?"))
        .fix(instead(at, corrected))
}

pub(super) fn unknown_in_a_fragment(
    keyword: &str,
    meant: Option<&str>,
    place: Place,
) -> Diagnostic {
    Diagnostic::note(Code::UnknownKeyword)
        .message(format!("unknown document keyword `{keyword}`"))
        .at(place, "ignored")
        .help(meant.map(|meant| format!("did you mean `{meant}`?")))
}

pub(super) fn newer_keyword(
    keyword: &str,
    at: &Pointer,
    label: &str,
    fix: Option<Override>,
) -> Diagnostic {
    let message = match keyword {
        "type" => "this form of `type` is new in OpenAPI 3.1, and the document is older".to_owned(),
        "exclusiveMinimum" | "exclusiveMaximum" => {
            format!("`{keyword}` is a number since OpenAPI 3.1, and the document is older")
        }
        _ => format!("`{keyword}` is a keyword since OpenAPI 3.1, and the document is older"),
    };
    Diagnostic::note(Code::UnknownKeyword)
        .message(message)
        .at(here(at).key(), label)
        .fix(fix)
}

/// `least` is the smallest value that the keyword can have.
pub(super) fn missing_keyword(
    keyword: &str,
    at: &Pointer,
    label: &str,
    least: Value,
) -> Diagnostic {
    Diagnostic::note(Code::IncompleteObject)
        .message(format!("`{keyword}` is missing"))
        .at(here(at), label)
        .fix(Override::say(at, keyword, least))
}

/// `renewed` is the equivalent in version 3.
pub(super) fn outdated_keyword(
    keyword: &str,
    noun: &str,
    renewed: Option<Value>,
    at: &Pointer,
) -> Diagnostic {
    Diagnostic::note(Code::UnknownKeyword)
        .message(format!(
            "the {noun} keyword `{keyword}` exists only in Swagger 2.0"
        ))
        .at(here(at).key(), "ignored")
        .help("OpenAPI 3 has other places for it, such as a `schema` or `content`".to_owned())
        .fix(instead(at, renewed))
}

/// `first` is the place of the first of `count`.
pub(super) fn extension_of_code(key: &str, first: &Pointer, count: usize) -> Diagnostic {
    Diagnostic::note(Code::IgnoredExtension)
        .message(format!(
            "other generators follow `{key}`, and this one does not"
        ))
        .at(here(first).key(), ignored(count))
}

pub(super) fn extension_of_the_wire(key: &str, first: &Pointer, count: usize) -> Diagnostic {
    Diagnostic::warning(Code::IgnoredExtension)
        .message(format!(
            "`{key}` changes what is sent or read, and is not supported"
        ))
        .at(here(first).key(), ignored(count))
        .help("say the same in the words of OpenAPI, for example with an overlay".to_owned())
}

fn ignored(count: usize) -> String {
    match count - 1 {
        0 => "ignored".to_owned(),
        1 => "ignored, here and at one other place".to_owned(),
        others => format!("ignored, here and at {others} other places"),
    }
}

fn instead(at: &Pointer, keywords: Option<Value>) -> Option<Override> {
    match keywords {
        Some(keywords) => Override::replace(at, keywords),
        None => Some(Override::remove(at)),
    }
}
