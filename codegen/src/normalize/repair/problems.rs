//! Diagnostics about malformed and incomplete objects, each with the remedy.

use serde_json::{Value, json};

use crate::normalize::specification::Holds;
use crate::report::{Action, Code, Diagnostic, LONGEST_REPEATED, Override};
use crate::source::{Place, Pointer};

fn here(at: &Pointer) -> Place {
    Place::Document(at.clone())
}

pub(super) fn malformed_keyword(
    keyword: &str,
    holds: Holds,
    found: &str,
    at: &Pointer,
    meant: Option<&Value>,
) -> Diagnostic {
    let label = match meant {
        Some(meant) => format!("read as `{meant}`"),
        None => "left out".to_owned(),
    };
    let expected = match holds {
        Holds::Text => "a string",
        Holds::Flag => "true or false",
        Holds::Number => "a number",
        Holds::Count => "a whole number",
        Holds::Texts => "a list of strings",
        Holds::Values | Holds::List(_) => "a list",
        Holds::One(_)
        | Holds::OneOrList(_)
        | Holds::Map(_)
        | Holds::Patterned(_)
        | Holds::Members => "an object",
        Holds::Mapping => "an object of strings",
        Holds::OneOrFlag(_) => "a schema, true or false",
        Holds::Value | Holds::Anything => "a value",
    };
    Diagnostic::warning(Code::MalformedKeyword)
        .message(format!("`{keyword}` must be {expected}, not {found}"))
        .at(here(at), label)
        .fix(replaced(at, meant))
}

/// Replaces a value by the intended one. A list or an object would be merged into the old value, so the old one is removed first.
fn replaced(at: &Pointer, meant: Option<&Value>) -> Option<Override> {
    let removed = Action::Remove(at.clone());
    let Some(meant) = meant else {
        return Some(Override::Overlay(vec![removed]));
    };
    let update = Action::Update(at.parent()?, json!({ at.last()?: meant }));
    Some(Override::Overlay(match meant {
        Value::Array(_) | Value::Object(_) => vec![removed, update],
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => vec![update],
    }))
}

pub(super) fn repeated_entry(
    keyword: &str,
    entry: &Value,
    unique: &Value,
    at: &Pointer,
) -> Diagnostic {
    Diagnostic::note(Code::MalformedKeyword)
        .message(format!("`{keyword}` lists `{entry}` more than once"))
        .at(here(at), "the repetition is ignored")
        .fix(replaced(at, Some(unique)).filter(|_| unique.to_string().len() <= LONGEST_REPEATED))
}

pub(super) fn example_and_examples(at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MalformedKeyword)
        .message("`example` and `examples` exclude each other")
        .at(
            here(at),
            "both are left out, since nothing is generated from examples",
        )
        .fix(Override::remove(&at.child("example")))
}

pub(super) fn not_an_object(found: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::MalformedKeyword)
        .message(format!("an object is expected here, not {found}"))
        .at(here(at), "left out")
        .fix(Override::remove(at))
}

pub(super) fn misplaced_reference(reference: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::DanglingReference)
        .message(format!("a reference is not allowed here: `{reference}`"))
        .at(here(at), "left out")
        .fix(Override::remove(at))
}

pub(super) fn incomplete_object(keyword: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::IncompleteObject)
        .message(format!("`{keyword}` is missing"))
        .at(here(at), "left out")
        .fix(Override::remove(at))
}

pub(super) fn invalid_name(name: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::InvalidName)
        .message(format!("no request can carry the name {name:?}"))
        .at(here(at), "the object with this name is left out")
}

pub(super) fn unusable_key(key: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::InvalidName)
        .message(format!("{key:?} has no meaning here"))
        .at(here(at).key(), "left out")
        .fix(Override::remove(at))
}

/// `value` is the smallest one that the keyword can have.
pub(super) fn missing_keyword(
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

pub(super) fn invalid_path(path: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::InvalidPath)
        .message(format!("the path `{path}` does not start with `/`"))
        .at(here(at).key(), "left out")
        .fix(Override::remove(at))
}

pub(super) fn flow_not_followed(flow: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::UnsupportedSecurityScheme)
        .message(format!("the client does not follow the flow `{flow}`"))
        .at(here(at).key(), "the application passes the access token")
}

pub(super) fn other_token_url(at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::UnsupportedSecurityScheme)
        .message("the flows of this scheme have several URLs for tokens")
        .at(here(at), "a grant uses one of them")
        .help("`token_url` of the grant sets another one".to_owned())
}

pub(super) fn empty_enum(at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MalformedKeyword)
        .message("`enum` lists no values")
        .at(here(at).key(), "left out")
        .fix(Override::remove(at))
}

pub(super) fn null_keyword(keyword: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MalformedKeyword)
        .message(format!("`{keyword}` is null"))
        .at(here(at).key(), "left out")
        .fix(Override::remove(at))
}

pub(super) fn understood_type(
    ty: &str,
    meant: &str,
    format: Option<&str>,
    at: &Pointer,
) -> Diagnostic {
    let (label, update) = match format {
        Some(format) => (
            format!("read as `{meant}` with the format `{format}`"),
            json!({ "type": meant, "format": format }),
        ),
        None => (format!("read as `{meant}`"), json!({ "type": meant })),
    };
    Diagnostic::note(Code::UnknownType)
        .message(format!("`{ty}` is not a type"))
        .at(here(&at.child("type")), label)
        .fix(Override::update(at, update))
}

pub(super) fn misplaced_keyword(keyword: &str, ty: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MisplacedKeyword)
        .message(format!(
            "`{keyword}` has no effect on values of the type `{ty}`"
        ))
        .at(here(at).key(), "ignored")
        .fix(Override::remove(at))
}

pub(super) fn unknown_location(location: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::IncompleteObject)
        .message(format!("a parameter cannot be in `{location}`"))
        .at(here(&at.child("in")), "left out")
        .help("a parameter can be in `query`, `path`, `header` or `cookie`".to_owned())
        .fix(Override::remove(at))
}

pub(super) fn unknown_style(style: &str, styles: &[&str], at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::MalformedKeyword)
        .message(format!("the style `{style}` is not allowed here"))
        .at(here(&at.child("style")), format!("read as `{}`", styles[0]))
        .help(format!("the styles are {}", styles.join(", ")))
        .fix(Override::say(at, "style", styles[0]))
}

pub(super) fn lower_case_status(status: &str, response: &Value, at: &Pointer) -> Diagnostic {
    let renamed = json!({ status.to_uppercase(): response });
    Diagnostic::note(Code::LowerCaseStatus)
        .message(format!(
            "a range of statuses is written in capitals, unlike `{status}`"
        ))
        .at(
            here(at).key(),
            format!("read as `{}`", status.to_uppercase()),
        )
        .fix(Override::replace(at, renamed))
}
