//! The presence of a field: whether it must be given, and what it is if it is not.

use super::RustType;

/// When a field is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Required,
    /// Always, and `null` is a value.
    RequiredNullable,
    /// Left out when `None`.
    Optional,
    /// Left out, null, or a value.
    ThreeState,
}

impl Presence {
    /// Returns whether a value without the field is invalid. That it may be null does not mean that it may be left out
    /// (OpenAPI 3.0.4, Schema Object: `required` and `nullable`).
    pub fn must_be_given(self) -> bool {
        match self {
            Self::Required | Self::RequiredNullable => true,
            Self::Optional | Self::ThreeState => false,
        }
    }

    /// The type of a field whose values are of type `plain`.
    pub fn ty(self, plain: RustType) -> RustType {
        match self {
            Self::Required => plain,
            Self::RequiredNullable | Self::Optional => RustType::Option(Box::new(plain)),
            Self::ThreeState => RustType::Nullable(Box::new(plain)),
        }
    }
}
