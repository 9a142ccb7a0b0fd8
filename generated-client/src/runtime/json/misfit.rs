//! A value of a response that does not fit the API's document.

use std::fmt;

/// A value of a response that is not as the API's document describes it, and is therefore absent from the decoded body.
///
/// It contains nothing of the value, so that it can be logged.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    pub(super) pointer: String,
    pub(super) dropped: String,
    expected: String,
    found: &'static str,
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
                expected: "a value".to_owned(),
                found: "nothing",
            };
        }
        // The text before it contains the value.
        let expected = problem
            .rsplit_once(", expected ")
            .map(|(_, expected)| expected);
        Self {
            pointer: dropped.clone(),
            dropped,
            expected: expected.unwrap_or("another value").to_owned(),
            found: match value.as_bytes().first() {
                Some(b'n') => "null",
                Some(b't' | b'f') => "a boolean",
                Some(b'"') => "a string",
                Some(b'[') => "an array",
                Some(b'{') => "an object",
                Some(_) => "a number",
                None => "nothing",
            },
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

    /// The type of the value, such as `a string`; `nothing` if the value is missing.
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
        } = self;
        write!(formatter, "{pointer}: expected {expected}, found {found}")?;
        match dropped == pointer {
            true => Ok(()),
            false => write!(formatter, " ({dropped} is absent)"),
        }
    }
}

/// A key as a token of a JSON pointer (RFC 6901, section 3).
pub(crate) fn token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
