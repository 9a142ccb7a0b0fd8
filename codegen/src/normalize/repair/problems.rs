//! What the repairs can find wrong: broken but clear, each with what was made of it.

use serde_json::{Value, json};

use crate::normalize::specification::grammar::Expected;
use crate::report::{Action, Code, Diagnostic, Override};
use crate::source::{Place, Pointer};

/// How long, as JSON, a value is that an override repeats.
const LONGEST_REPEATED: usize = 300;

fn here(at: &Pointer) -> Place {
    Place::Document(at.clone())
}

pub(crate) fn malformed_keyword(
    keyword: &str,
    expected: Expected,
    found: &str,
    at: &Pointer,
    meant: Option<&Value>,
) -> Diagnostic {
    let label = match meant {
        Some(meant) => format!("read as `{meant}`"),
        None => "left out".to_owned(),
    };
    let expected = match expected {
        Expected::Text => "a string",
        Expected::Flag => "true or false",
        Expected::Number => "a number",
        Expected::Count => "a whole number",
        Expected::Texts => "a list of strings",
        Expected::Values | Expected::Each(_) => "a list",
        Expected::One(_) | Expected::Map(_) | Expected::AnyMap => "an object",
        Expected::TextMap => "an object of strings",
        Expected::SchemaOrFlag => "a schema, true or false",
    };
    Diagnostic::warning(Code::MalformedKeyword)
        .message(format!("`{keyword}` must be {expected}, not {found}"))
        .at(here(at), label)
        .fix(replaced(at, meant))
}

/// Puts what is meant in the place of what is there. A list or an object cannot be merged into it, so that it goes first.
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

pub(crate) fn repeated_entry(
    keyword: &str,
    entry: &Value,
    unique: &Value,
    at: &Pointer,
) -> Diagnostic {
    Diagnostic::note(Code::MalformedKeyword)
        .message(format!("`{keyword}` lists `{entry}` more than once"))
        .at(here(at), "taken once")
        .fix(replaced(at, Some(unique)).filter(|_| unique.to_string().len() <= LONGEST_REPEATED))
}

pub(crate) fn example_and_examples(at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MalformedKeyword)
        .message("`example` and `examples` exclude each other")
        .at(here(at), "both are left out: nothing is made of examples")
        .fix(Override::remove(&at.child("example")))
}

pub(crate) fn not_an_object(found: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::MalformedKeyword)
        .message(format!("an object is expected here, not {found}"))
        .at(here(at), "left out")
        .fix(Override::remove(at))
}

pub(crate) fn misplaced_reference(reference: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::DanglingReference)
        .message(format!("`{reference}` cannot be followed here"))
        .at(here(at), "left out")
        .fix(Override::remove(at))
}

pub(crate) fn incomplete_object(keyword: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::IncompleteObject)
        .message(format!("`{keyword}` is missing"))
        .at(here(at), "left out")
        .fix(Override::remove(at))
}

pub(crate) fn invalid_name(name: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::InvalidName)
        .message(format!("no request can carry the name {name:?}"))
        .at(here(at), "what is called so is left out")
}

pub(crate) fn unusable_key(key: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::InvalidName)
        .message(format!("{key:?} means nothing here"))
        .at(here(at).key(), "left out")
        .fix(Override::remove(at))
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

pub(crate) fn invalid_path(path: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::InvalidPath)
        .message(format!("the path `{path}` does not start with `/`"))
        .at(here(at).key(), "left out")
        .fix(Override::remove(at))
}

pub(crate) fn callbacks(at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::NotGenerated)
        .message("callbacks are not generated")
        .at(here(at).key(), "left out")
        .fix(Override::remove(at))
}

pub(crate) fn empty_keyword(keyword: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MalformedKeyword)
        .message(format!("`{keyword}` is given nothing"))
        .at(here(at).key(), "left out")
        .fix(Override::remove(at))
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

pub(crate) fn misplaced_keyword(keyword: &str, ty: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MisplacedKeyword)
        .message(format!("`{keyword}` means nothing beside the type `{ty}`"))
        .at(here(at).key(), "ignored")
        .fix(Override::remove(at))
}

pub(crate) fn unknown_location(location: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::IncompleteObject)
        .message(format!("a parameter cannot be in `{location}`"))
        .at(here(&at.child("in")), "left out")
        .help("parameters are in query, path, header or cookie".to_owned())
        .fix(Override::remove(at))
}

pub(crate) fn unknown_style(style: &str, styles: &[&str], at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::MalformedKeyword)
        .message(format!("the style `{style}` does not exist here"))
        .at(here(&at.child("style")), format!("read as `{}`", styles[0]))
        .help(format!("the styles are {}", styles.join(", ")))
        .fix(Override::say(at, "style", styles[0]))
}

pub(crate) fn lower_case_status(status: &str, response: &Value, at: &Pointer) -> Diagnostic {
    let renamed = json!({ status.to_uppercase(): response });
    Diagnostic::warning(Code::LowerCaseStatus)
        .message(format!(
            "a status range is written in capitals, and `{status}` is not"
        ))
        .at(
            here(at).key(),
            format!("read as `{}`", status.to_uppercase()),
        )
        .fix(said_otherwise(at, Some(renamed)))
}
