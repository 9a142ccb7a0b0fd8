//! The type of a value that did not fit, as the runtime names it.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    /// The value is missing.
    Nothing,
    Null,
    Boolean,
    Integer,
    /// A number with a fraction or an exponent.
    Number,
    String,
    Array,
    Object,
}

impl Found {
    /// Reads the words of the runtime: `a string`.
    pub(super) fn read(words: &str) -> Option<Self> {
        Some(match words {
            "nothing" => Self::Nothing,
            "null" => Self::Null,
            "a boolean" => Self::Boolean,
            "an integer" => Self::Integer,
            "a number" => Self::Number,
            "a string" => Self::String,
            "an array" => Self::Array,
            "an object" => Self::Object,
            _ => return None,
        })
    }

    /// The value, for people.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Nothing => "missing",
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number with a fraction",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }

    /// The name of the type in a schema; `None` for what no type has.
    pub(super) fn ty(self) -> Option<&'static str> {
        Some(match self {
            Self::Nothing | Self::Null => return None,
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        })
    }
}
