//! The facts about an operation that the runtime needs to send it and to read its errors.

use std::any::Any;

use reqwest::StatusCode;

use crate::runtime::json::decode::{self, Decode};

/// The facts about an operation.
#[derive(Debug)]
pub struct Route {
    /// The name of the operation, for people.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path template, which is appended to the base URL.
    pub path: &'static str,
    /// The media types that the client accepts; `None` if the response has no body.
    pub accept: Option<&'static str>,
    /// The base URL of the operation, if it differs from that of the API.
    pub server: Option<&'static str>,
    /// The alternatives of security schemes, if they differ from those of the API; empty if no credentials are sent.
    pub security: Option<&'static [&'static [&'static str]]>,
    /// The types of the error bodies.
    pub failures: &'static [Failure],
}

impl Route {
    /// The route with default values.
    pub const DEFAULT: Self = Self {
        id: "",
        method: "",
        path: "",
        accept: Some("application/json"),
        server: None,
        security: None,
        failures: &[],
    };
}

/// The type of the error bodies of some statuses.
#[derive(Debug)]
pub struct Failure {
    /// The statuses.
    pub status: Statuses,
    /// Decodes the body: [`typed`] for the type.
    pub decode: fn(&str) -> Option<Box<dyn Any + Send + Sync>>,
}

/// The statuses that an OpenAPI response covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One status.
    Exact(u16),
    /// All statuses of a class: 4 for `4XX`.
    Range(u8),
    /// All statuses that no other response covers (`default`).
    Any,
}

impl Statuses {
    /// Parses the statuses as a document spells them: `404`, `4XX`, or `default` (OpenAPI 3.0.4, Responses Object).
    #[allow(dead_code, reason = "an API may describe no errors")]
    pub const fn of(text: &str) -> Self {
        match text.as_bytes() {
            [class, b'X', b'X'] => Self::Range(*class - b'0'),
            [hundreds @ b'0'..=b'9', tens, ones] => {
                let tens = (*hundreds - b'0') as u16 * 10 + (*tens - b'0') as u16;
                Self::Exact(tens * 10 + (*ones - b'0') as u16)
            }
            _ => Self::Any,
        }
    }
}

/// Decodes an error body; `None` if it is not a `T`.
pub fn typed<T: Decode + Send + Sync + 'static>(text: &str) -> Option<Box<dyn Any + Send + Sync>> {
    let body: T = decode::from_str(text).ok()?;
    Some(Box::new(body))
}

impl Route {
    /// The failure that is declared for a status: exactly, by its class, or by default.
    ///
    /// A body may report a failure under a 2XX status; its type is then the first one declared.
    pub(crate) fn failure(&self, status: StatusCode) -> Option<&Failure> {
        let code = status.as_u16();
        let declared = |sought: Statuses| self.failures.iter().find(|it| it.status == sought);
        declared(Statuses::Exact(code))
            .or_else(|| {
                self.failures.iter().find(
                    |it| matches!(it.status, Statuses::Range(class) if u16::from(class) == code / 100),
                )
            })
            .or_else(|| declared(Statuses::Any))
            .or_else(|| self.failures.first().filter(|_| status.is_success()))
    }
}
