//! Strings that are read only to be converted into another type.
//!
//! Only some formats need this file.

use std::borrow::Cow;

use serde::Deserializer;
use serde::de::DeserializeSeed;

use super::decode::KeySeed;

/// Reads a string, and copies it only if it has escapes.
pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    KeySeed.deserialize(deserializer)
}
