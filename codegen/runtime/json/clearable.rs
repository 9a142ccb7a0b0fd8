//! A value that may be absent, or cleared by the empty string.
//!
//! Forms have no null, so the empty string takes its place for a property of any type.

use serde::Deserialize;
use serde::de::{self, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::absent::Absent;
use super::decode::{self, Decode};
use super::encode::{ObjectEncoder, Optional};
use super::level::Level;

/// A property that the empty string clears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Clearable<T> {
    /// The property is absent.
    #[default]
    Absent,
    /// The property is the empty string.
    Cleared,
    /// The property has a value.
    Value(T),
}

impl<T> Absent for Clearable<T> {
    const ABSENT: Self = Self::Absent;
}

impl<T> Clearable<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        self.as_ref().into_option()
    }

    /// The same state, with a reference to the value.
    pub fn as_ref(&self) -> Clearable<&T> {
        match self {
            Self::Absent => Clearable::Absent,
            Self::Cleared => Clearable::Cleared,
            Self::Value(value) => Clearable::Value(value),
        }
    }

    /// The same state, with the value converted.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Clearable<U> {
        match self {
            Self::Absent => Clearable::Absent,
            Self::Cleared => Clearable::Cleared,
            Self::Value(value) => Clearable::Value(convert(value)),
        }
    }

    /// The value, or the default if the property is absent; `None` if it is cleared.
    pub fn or_if_absent(self, default: T) -> Option<T> {
        match self {
            Self::Absent => Some(default),
            Self::Cleared => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Returns the value, if there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Cleared => None,
        }
    }

    /// Returns true if the property is absent.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns true if the property is the empty string.
    pub fn is_cleared(&self) -> bool {
        matches!(self, Self::Cleared)
    }
}

impl<T: std::ops::Deref> Clearable<T> {
    /// The same state, with the value dereferenced: `&[T]` for a `Vec`.
    pub fn as_deref(&self) -> Clearable<&T::Target> {
        self.as_ref().map(|value| &**value)
    }
}

impl<T> From<T> for Clearable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// Reads `null` as absent.
impl<T: Decode> Decode for Clearable<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Only a text that outlives the result can be borrowed.
        if decode::is_straight() {
            let raw = <&RawValue>::deserialize(deserializer)?;
            return read(raw.get());
        }
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        read(raw.get())
    }

    fn blank() -> Self {
        Self::Absent
    }
}

fn read<T: Decode, E: de::Error>(text: &str) -> Result<Clearable<T>, E> {
    match text.trim() {
        "null" => return Ok(Clearable::Absent),
        r#""""# => return Ok(Clearable::Cleared),
        _ => {}
    }
    let Some(_level) = Level::enter() else {
        return Err(E::custom("values are nested too deeply"));
    };
    let value = T::decode(&mut serde_json::Deserializer::from_str(text));
    value.map(Clearable::Value).map_err(E::custom)
}

impl<T: Serialize> Optional for Clearable<T> {
    fn write<S: Serializer>(&self, key: &str, object: &mut ObjectEncoder<S>) {
        if !self.is_absent() {
            object.required(key, self);
        }
    }
}

/// Serializes an absent value as `null`. An object leaves it out instead.
impl<T: Serialize> Serialize for Clearable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Cleared => serializer.serialize_str(""),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}
