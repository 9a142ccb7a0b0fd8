//! The problems that a server reports.

use std::fmt;

use serde_json::Value;

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

    pub(super) fn read(value: &Value) -> Option<Self> {
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
