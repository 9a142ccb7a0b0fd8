//! A string that is never shown.
//!
//! It holds credentials and properties with the format `password`, so that a log cannot reveal them.

use std::fmt;

use serde::de::Deserializer;
use serde::ser::{Serialize, Serializer};

use crate::shared::runtime::json::decode::{Decode, deserialize};

/// A string that `Debug` does not show, and that has no `Display`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The string itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted]")
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Decode for Secret {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::decode(deserializer).map(Self)
    }

    fn blank() -> Self {
        Self::default()
    }
}

deserialize!(Secret);

/// Serializes the string itself, since it has to be sent.
impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
