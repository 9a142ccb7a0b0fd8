//! The problems of keywords, by name.

use serde_json::Value;

use crate::report::{Action, Code, Diagnostic, Override};
use crate::source::{Place, Pointer};

/// How long, as JSON, a value is that an override repeats.
const LONGEST_REPEATED: usize = 300;

fn here(at: &Pointer) -> Place {
    Place::Document(at.clone())
}

/// Source: JSON Schema Validation, draft Wright 00, section 5.15.
pub(crate) fn empty_required(at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MalformedKeyword)
        .message("`required` lists nothing, which only OpenAPI 3.1 allows")
        .at(here(at), "nothing is required")
        .fix(Override::remove(at))
}

/// `words` say with the keyword that is meant what was said with this one.
pub(crate) fn unknown_keyword(
    keyword: &str,
    noun: &str,
    meant: Option<&str>,
    words: Option<Value>,
    at: &Pointer,
) -> Diagnostic {
    Diagnostic::note(Code::UnknownKeyword)
        .message(format!("`{keyword}` is no keyword of {noun}"))
        .at(here(at).key(), "ignored")
        .help(meant.map(|meant| format!("did you mean `{meant}`?")))
        .fix(said_otherwise(at, words))
}

pub(crate) fn unknown_in_a_fragment(
    keyword: &str,
    meant: Option<&str>,
    place: Place,
) -> Diagnostic {
    Diagnostic::note(Code::UnknownKeyword)
        .message(format!("`{keyword}` is no keyword of a document"))
        .at(place, "ignored")
        .help(meant.map(|meant| format!("did you mean `{meant}`?")))
}

pub(crate) fn newer_keyword(
    keyword: &str,
    at: &Pointer,
    label: &str,
    fix: Option<Override>,
) -> Diagnostic {
    let message = match keyword {
        "type" => "such a `type` is OpenAPI 3.1, and the document is older".to_owned(),
        "exclusiveMinimum" | "exclusiveMaximum" => {
            format!("`{keyword}` is a number in OpenAPI 3.1, and the document is older")
        }
        _ => format!("`{keyword}` is a keyword of OpenAPI 3.1, and the document is older"),
    };
    Diagnostic::note(Code::UnknownKeyword)
        .message(message)
        .at(here(at).key(), label)
        .fix(fix)
}

/// `value` is the least that the keyword can be.
pub(crate) fn missing_keyword(
    keyword: &str,
    at: &Pointer,
    label: &str,
    value: Value,
) -> Diagnostic {
    Diagnostic::note(Code::IncompleteObject)
        .message(format!("`{keyword}` is missing"))
        .at(here(at), label)
        .fix(Override::say(at, keyword, value))
}

/// `words` say the same in version 3.
pub(crate) fn outdated_keyword(
    keyword: &str,
    noun: &str,
    words: Option<Value>,
    at: &Pointer,
) -> Diagnostic {
    Diagnostic::note(Code::UnknownKeyword)
        .message(format!(
            "`{keyword}` is no keyword of {noun} in OpenAPI 3, but in Swagger 2.0"
        ))
        .at(here(at).key(), "ignored")
        .help("OpenAPI 3 says it elsewhere, such as in a `schema` or below `content`".to_owned())
        .fix(said_otherwise(at, words))
}

fn said_otherwise(at: &Pointer, words: Option<Value>) -> Option<Override> {
    let removed = Action::Remove(at.clone());
    let update = match words {
        // A long value is better corrected where it stands than repeated.
        Some(words) if words.to_string().len() > LONGEST_REPEATED => return None,
        Some(words) => Some(Action::Update(at.parent()?, words)),
        None => None,
    };
    let actions = [removed].into_iter().chain(update);
    Some(Override::Overlay(actions.collect()))
}
