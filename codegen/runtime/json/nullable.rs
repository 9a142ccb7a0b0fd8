//! A value that may be absent, null, or there.
//!
//! A PATCH request needs all three: an absent property stays as it is, a null one is cleared.

use serde::de::Deserializer;
use serde::ser::{Serialize, Serializer};

use super::decode::Decode;

/// An optional property that may be `null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// The property is not there.
    #[default]
    Absent,
    /// The property is `null`.
    Null,
    /// The property has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// `None` is absent, as in an answer that left the property out. Setting a property to `None` makes it null instead.
    pub fn value_or_absent(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The same state, with a reference to the value.
    pub fn as_ref(&self) -> Nullable<&T> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }

    /// The value, or the default where the property is not there; none where it is `null`.
    pub fn or_if_absent(self, default: T) -> Option<T> {
        match self {
            Self::Absent => Some(default),
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Takes the value out, if there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Whether the property is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the property is there, and `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T: std::ops::Deref> Nullable<T> {
    /// The same state, with a reference to what the value leads to: `&str` for a `String`.
    pub fn as_deref(&self) -> Nullable<&T::Target> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is [`Nullable::Null`]: who says nothing leaves the property alone.
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T: Decode> Decode for Nullable<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::decode(deserializer).map(Self::from)
    }

    fn blank() -> Self {
        Self::Absent
    }
}

/// Absent is written as `null` where it cannot be left out; an object leaves it out.
impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}
