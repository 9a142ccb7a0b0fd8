//! The problems that a server reports, collected from the common shapes of error bodies.
//!
//! The bodies are plain JSON, so that even one that does not match the API's document is useful.

use std::fmt;

use serde_json::{Map, Value};

/// One problem in an error body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The server's code for the problem.
    pub code: Option<Code>,
    /// The message for people.
    pub message: Option<String>,
    /// The part of the request with the problem, mostly as a JSON pointer (RFC 6901) or the name of a field.
    pub pointer: Option<String>,
}

/// A server's code for a problem.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A whole number.
    Number(i64),
    /// A string.
    Text(String),
}

impl Code {
    /// Returns true if both have the same text, since servers send `"7003"` for 7003.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self == other || self.to_string() == other.to_string()
    }

    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => Some(match number.as_i64() {
                Some(whole) => Self::Number(whole),
                None => Self::Text(number.to_string()),
            }),
            Value::String(text) if !text.is_empty() => Some(Self::Text(text.clone())),
            Value::String(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Array(_)
            | Value::Object(_) => None,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Text(text) => text.fmt(formatter),
        }
    }
}

impl From<i64> for Code {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Code {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for Code {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Code {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Code {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Collects the problems of an error body; `None` if it has an unknown shape.
pub(crate) fn collect(body: &Value) -> Vec<Problem> {
    match body {
        Value::Array(entries) => entries.iter().flat_map(collect).collect(),
        Value::Object(object) => of_object(object),
        Value::String(_) => of_text(body).into_iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

fn of_object(object: &Map<String, Value>) -> Vec<Problem> {
    let listed = object.get("errors").map(of_list).unwrap_or_default();
    if !listed.is_empty() {
        return listed;
    }
    match object.get("error") {
        Some(inner @ (Value::Object(_) | Value::Array(_))) => {
            let nested = of_list(inner);
            if !nested.is_empty() {
                return nested;
            }
        }
        Some(Value::String(text)) if !text.is_empty() => return vec![of_error_text(text, object)],
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
    }
    of_members(object).into_iter().collect()
}

/// The entries of `errors`: problems, strings, or lists of strings by field.
fn of_list(errors: &Value) -> Vec<Problem> {
    match errors {
        Value::Array(entries) => entries.iter().filter_map(of_entry).collect(),
        Value::Object(object) => match of_members(object) {
            Some(problem) => vec![problem],
            None => object.iter().flat_map(of_field).collect(),
        },
        Value::String(_) => of_text(errors).into_iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

fn of_entry(entry: &Value) -> Option<Problem> {
    match entry {
        Value::Object(object) => of_members(object),
        Value::String(_) => of_text(entry),
        Value::Number(_) => Some(Problem {
            code: Code::read(entry),
            ..Problem::default()
        }),
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
    }
}

fn of_text(value: &Value) -> Option<Problem> {
    let message = text(value)?;
    Some(Problem {
        message: Some(message),
        ..Problem::default()
    })
}

fn of_field((field, messages): (&String, &Value)) -> Vec<Problem> {
    let mut problems = match messages {
        Value::Array(entries) => entries.iter().filter_map(of_entry).collect(),
        Value::String(_) => Vec::from_iter(of_text(messages)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    };
    for problem in &mut problems {
        problem.pointer.get_or_insert_with(|| field.clone());
    }
    problems
}

/// If `error` is a string, it is the message, unless the object has a better one; then it is the code (RFC 6749, section 5.2).
fn of_error_text(error: &str, object: &Map<String, Value>) -> Problem {
    let own = of_members(object).unwrap_or_default();
    match own.message {
        Some(_) => Problem {
            code: own.code.or_else(|| Some(Code::from(error))),
            ..own
        },
        None => Problem {
            message: Some(error.to_owned()),
            ..own
        },
    }
}

/// A problem whose parts are members of one object, including RFC 9457's `title` and `detail`.
fn of_members(object: &Map<String, Value>) -> Option<Problem> {
    let code = first(
        object,
        &["code", "error_code", "errorCode", "type"],
        Code::read,
    )
    .filter(|code| !code.is(&Code::from("about:blank")));
    let message = first(
        object,
        &["message", "error_message", "error_description", "msg"],
        text,
    )
    .or_else(|| title_and_detail(object));
    let source = object
        .get("source")
        .and_then(|source| source.get("pointer"));
    let pointer = source
        .and_then(text)
        .or_else(|| first(object, &["pointer", "field", "param"], text));
    (code.is_some() || message.is_some()).then_some(Problem {
        code,
        message,
        pointer,
    })
}

fn title_and_detail(object: &Map<String, Value>) -> Option<String> {
    let title = first(object, &["title"], text);
    let detail = first(object, &["detail", "description", "reason"], text);
    match (title, detail) {
        (Some(title), Some(detail)) => Some(format!("{title}: {detail}")),
        (title, detail) => title.or(detail),
    }
}

fn first<T>(
    object: &Map<String, Value>,
    keys: &[&str],
    read: fn(&Value) -> Option<T>,
) -> Option<T> {
    keys.iter()
        .filter_map(|key| object.get(*key))
        .find_map(read)
}

fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}
