//! Strings that are read only to be turned into something else.
//!
//! A file of its own, since only some formats need it.

use std::borrow::Cow;

use serde::Deserializer;
use serde::de::DeserializeSeed;

use super::decode::KeySeed;

/// Reads a string, and copies it only where the input escapes it.
pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    KeySeed.deserialize(deserializer)
}
