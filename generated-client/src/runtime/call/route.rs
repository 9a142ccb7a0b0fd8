//! The facts about an operation that the runtime needs to send it and to read its errors.

use std::any::Any;
use std::collections::BTreeMap;

use http::StatusCode;
use serde::de::IgnoredAny;

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
    /// The scopes that an access token needs.
    pub scopes: &'static [&'static str],
    /// The names of the path and header parameters whose values errors and `Debug` do not show.
    pub secrets: &'static [&'static str],
    /// The key by which the server recognizes a repeated call.
    pub idempotency_key: Option<IdempotencyKey>,
    /// The statuses that mean success.
    pub successes: &'static [Statuses],
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
        scopes: &[],
        secrets: &[],
        idempotency_key: None,
        successes: &[Statuses::Range(2)],
        failures: &[],
    };
}

/// The key by which the server recognizes a repeated call.
#[derive(Debug)]
pub struct IdempotencyKey {
    /// The header that holds it.
    pub header: &'static str,
    /// Makes a key for a call that has none.
    pub random: fn() -> Result<String, String>,
}

/// The type of the error bodies of some statuses.
#[derive(Debug)]
pub struct Failure {
    /// The statuses, as [`Statuses::of`] reads them. They are read when a call fails, since a constant expression would take long to compile.
    pub status: &'static str,
    /// The media type of the bodies if others of this status have another type; otherwise empty.
    pub media_type: &'static str,
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

impl Statuses {
    fn include(self, status: StatusCode) -> bool {
        match self {
            Self::Exact(code) => status == code,
            Self::Range(class) => status.as_u16() / 100 == u16::from(class),
            Self::Any => true,
        }
    }

    fn breadth(self) -> u8 {
        match self {
            Self::Exact(_) => 0,
            Self::Range(_) => 1,
            Self::Any => 2,
        }
    }
}

/// Decodes an error body; `None` if it is not a `T`, or if it has nothing of a `T`.
pub fn typed<T: Decode + Send + Sync + 'static>(text: &str) -> Option<Box<dyn Any + Send + Sync>> {
    let is_claimed = T::claims(&[]) || is_claimed(text, T::claims);
    let body: T = decode::from_str(text).ok().filter(|_| is_claimed)?;
    Some(Box::new(body))
}

/// Returns false for an object with keys that a type does not claim.
fn is_claimed(text: &str, claims: fn(&[&str]) -> bool) -> bool {
    let Ok(object) = serde_json::from_str::<BTreeMap<String, IgnoredAny>>(text) else {
        return true;
    };
    let keys: Vec<&str> = object.keys().map(String::as_str).collect();
    claims(&keys)
}

impl Route {
    /// Returns true if the status means that the call succeeded.
    pub(crate) fn succeeds(&self, status: StatusCode) -> bool {
        self.successes.iter().any(|it| it.include(status))
    }

    /// Returns true if the document describes redirects, so that these are returned rather than followed.
    pub(crate) fn describes_redirects(&self) -> bool {
        let is_one = |it: &Statuses| matches!(it, Statuses::Exact(300..=303 | 305..=399) | Statuses::Range(3));
        self.successes.iter().any(is_one)
    }

    /// The failure that is declared for a status: exactly, by its class, or by default; and, if it has several, for the media type of the body.
    ///
    /// A body may report a failure under a 2XX status; its type is then the first one declared.
    pub(crate) fn failure(&self, status: StatusCode, media_type: Option<&str>) -> Option<&Failure> {
        let is_of = |it: &Failure| {
            media_type.is_some_and(|received| it.media_type.eq_ignore_ascii_case(received))
        };
        let statuses = |it: &Failure| Statuses::of(it.status);
        let failures = self.failures.iter();
        let declared = failures.filter(|it| statuses(it).include(status));
        declared
            .min_by_key(|it| (statuses(it).breadth(), !is_of(it)))
            .or_else(|| self.failures.first().filter(|_| status.is_success()))
    }
}
