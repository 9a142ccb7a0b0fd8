//! A value that is never shown.
//!
//! It holds properties that the API's document marks as sensitive, except for strings, which are a `Secret`.

use std::fmt;

use serde::de::Deserializer;
use serde::ser::{Serialize, Serializer};

use super::decode::{Decode, deserialize};

/// A value that `Debug` does not show, and that has no `Display`.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Hidden<T>(T);

impl<T> Hidden<T> {
    /// The value itself.
    pub fn expose(&self) -> &T {
        &self.0
    }

    /// The value itself.
    pub fn into_exposed(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Hidden<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted]")
    }
}

impl<T> From<T> for Hidden<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Decode> Decode for Hidden<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::decode(deserializer).map(Self)
    }

    fn blank() -> Self {
        Self(T::blank())
    }
}

deserialize!(Hidden<T>);

/// Serializes the value itself, since it has to be sent.
impl<T: Serialize> Serialize for Hidden<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
