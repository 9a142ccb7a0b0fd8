//! The presence of a field: whether it is required, and how its absence is represented.

use super::RustType;

/// The conditions under which a field is present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always present.
    Required,
    /// Always present, and `null` is a value.
    RequiredNullable,
    /// Absent if `None`.
    Optional,
    /// Absent, null, or a value.
    ThreeState,
    /// Always present, and cleared by the empty string.
    RequiredClearable,
    /// Absent, cleared by the empty string, or a value.
    Clearable,
}

impl Presence {
    /// Returns whether a value without the field is invalid. A field that may be null may still be required
    /// (OpenAPI 3.0.4, Schema Object: `required` and `nullable`).
    pub fn must_be_given(self) -> bool {
        match self {
            Self::Required | Self::RequiredNullable | Self::RequiredClearable => true,
            Self::Optional | Self::ThreeState | Self::Clearable => false,
        }
    }

    /// The type of a field whose values are of type `plain`.
    pub fn ty(self, plain: RustType) -> RustType {
        match self {
            Self::Required => plain,
            Self::RequiredNullable | Self::Optional => RustType::Option(Box::new(plain)),
            Self::ThreeState => RustType::Nullable(Box::new(plain)),
            Self::RequiredClearable | Self::Clearable => RustType::Clearable(Box::new(plain)),
        }
    }
}
