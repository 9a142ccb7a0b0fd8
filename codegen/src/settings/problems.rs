//! Diagnostics about settings.

use crate::report::{Code, Diagnostic, did_you_mean};
use crate::source::Place;

pub(super) fn syntax(place: Place, message: &str) -> Diagnostic {
    Diagnostic::error(Code::Syntax)
        .message(format!("not valid TOML: {}", message.trim()))
        .at(place, "")
}

pub(super) fn unknown_setting(place: Place, table: &str, key: &str, known: &[&str]) -> Diagnostic {
    let message = match table {
        "" => format!("unknown setting `{key}`"),
        table => format!("`{table}` has no setting `{key}`"),
    };
    let listed = || format!("the settings here are {}", in_backticks(known));
    Diagnostic::error(Code::UnknownSetting)
        .message(message)
        .at(place, "unknown")
        .help(did_you_mean(key, known.iter().copied()).unwrap_or_else(listed))
}

pub(super) fn wrong_type(place: Place, setting: &str, expected: &str, found: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidSetting)
        .message(format!("`{setting}` must be {expected}"))
        .at(place, format!("this is {found}"))
}

pub(super) fn unknown_choice(
    place: Place,
    setting: &str,
    given: &str,
    choices: &[String],
) -> Diagnostic {
    let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
    let listed = || format!("choose one of {}", in_backticks(&choices));
    Diagnostic::error(Code::InvalidSetting)
        .message(format!("`{setting}` cannot be `{given}`"))
        .at(place, "not one of its choices")
        .help(did_you_mean(given, choices.iter().copied()).unwrap_or_else(listed))
}

pub(super) fn malformed(place: Place, setting: &str, expected: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidSetting)
        .message(format!("`{setting}` must be {expected}"))
        .at(place, "this is not")
}

pub(super) fn missing(place: Place, table: &str, key: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidSetting)
        .message(format!("`{table}` needs `{key}`"))
        .at(place, "missing here")
}

pub(super) fn refused(place: Place, message: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidSetting)
        .message(format!("a setting cannot be read: {message}"))
        .at(place, "")
}

fn in_backticks(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
