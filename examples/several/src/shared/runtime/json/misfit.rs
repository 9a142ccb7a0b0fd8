//! A value of a response that does not fit the API's document.

use std::fmt;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value of a response that is not as the API's document describes it, and is therefore absent from the decoded body.
///
/// It contains nothing of the value, so that it can be logged. It is serialized as an object that says as well which response had it: a file with such an
/// object on each line is the input of `cargo sdk generate --from-misfits`, which writes an overlay that corrects the document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    /// The response; `None` until the whole body has been read.
    response: Option<Arc<Answered>>,
    pub(super) pointer: String,
    pub(super) dropped: String,
    expected: String,
    found: &'static str,
}

/// The operation and the kind of response in which a misfit was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) operation: &'static str,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) status: u16,
    pub(crate) media_type: Option<String>,
}

impl Misfit {
    /// The misfit that an error reports of the value at `dropped`.
    pub(super) fn new(dropped: String, problem: &str, value: &str) -> Self {
        let problem = problem
            .rsplit_once(" at line ")
            .map_or(problem, |(it, _)| it);
        let missing = problem.strip_prefix("missing field `");
        if let Some(key) = missing.and_then(|key| key.strip_suffix('`')) {
            return Self {
                pointer: format!("{dropped}/{}", token(key)),
                dropped,
                response: None,
                expected: "a value".to_owned(),
                found: "nothing",
            };
        }
        // The text before it contains the value.
        let expected = problem
            .rsplit_once(", expected ")
            .map(|(_, expected)| expected);
        Self {
            response: None,
            pointer: dropped.clone(),
            dropped,
            expected: match expected.unwrap_or("another value") {
                // serde names the type of Rust.
                "f32" | "f64" => "a number".to_owned(),
                expected => expected.to_owned(),
            },
            found: match value.as_bytes().first() {
                Some(b'n') => "null",
                Some(b't' | b'f') => "a boolean",
                Some(b'"') => "a string",
                Some(b'[') => "an array",
                Some(b'{') => "an object",
                Some(_) if value.contains(['.', 'e', 'E']) => "a number",
                Some(_) => "an integer",
                None => "nothing",
            },
        }
    }

    /// The same misfit, in a response.
    pub(crate) fn of(self, response: &Arc<Answered>) -> Self {
        Self {
            response: Some(Arc::clone(response)),
            ..self
        }
    }

    /// Returns true if the value at a pointer is absent because of this misfit.
    pub(crate) fn takes(&self, pointer: &str) -> bool {
        let inside = pointer.strip_prefix(&self.dropped);
        inside.is_some_and(|it| it.is_empty() || it.starts_with('/')) && !pointer.is_empty()
    }

    /// The JSON pointer (RFC 6901) to the value in the body of the response.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The description of a value that fits, such as `an array`.
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// The type of the value, such as `a string`, or `an integer` for a number without a fraction; `nothing` if the value is missing.
    pub fn found(&self) -> &str {
        self.found
    }

    /// The JSON pointer to what is absent from the decoded body: the value, or the closest value around it that may be absent.
    pub fn dropped(&self) -> &str {
        &self.dropped
    }
}

/// `/items/3/price: expected a number, found a string`
impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            pointer,
            dropped,
            expected,
            found,
            response: _,
        } = self;
        write!(formatter, "{pointer}: expected {expected}, found {found}")?;
        match dropped == pointer {
            true => Ok(()),
            false => write!(formatter, " ({dropped} is absent)"),
        }
    }
}

/// `{"method":"GET","path":"/pets/{id}","status":200,"pointer":"/items/3/price","expected":"a number","found":"a string"}`, and more.
impl Serialize for Misfit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(response) = &self.response {
            map.serialize_entry("operation", response.operation)?;
            map.serialize_entry("method", &response.method)?;
            map.serialize_entry("path", &response.path)?;
            map.serialize_entry("status", &response.status)?;
            map.serialize_entry("media_type", &response.media_type)?;
        }
        map.serialize_entry("pointer", &self.pointer)?;
        map.serialize_entry("expected", &self.expected)?;
        map.serialize_entry("found", self.found)?;
        map.end()
    }
}

/// A key as a token of a JSON pointer (RFC 6901, section 3).
pub(crate) fn token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
