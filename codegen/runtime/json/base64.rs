//! Bytes that are sent as a base64 string (OpenAPI formats `byte` and `base64url`, RFC 4648).
//!
//! Reading accepts both alphabets, with or without padding, since servers mix them up. Writing is strict.

use std::fmt;
use std::ops::Deref;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::STANDARD as PADDED;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::de::{self, Deserializer, Unexpected};
use serde::ser::{Serialize, Serializer};

use super::decode::{Decode, deserialize};
use super::text;

/// Bytes that are serialized as standard, padded base64.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Base64(pub Vec<u8>);

impl Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Base64({} bytes)", self.0.len())
    }
}

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

fn read(text: &str) -> Option<Vec<u8>> {
    let standard: String = text
        .chars()
        .filter(|letter| !letter.is_ascii_whitespace())
        .map(|letter| match letter {
            '-' => '+',
            '_' => '/',
            other => other,
        })
        .collect();
    LENIENT.decode(standard).ok()
}

impl Decode for Base64 {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        read(&text)
            .map(Self)
            .ok_or_else(|| de::Error::invalid_value(Unexpected::Str(&text), &"a base64 string"))
    }

    fn blank() -> Self {
        Self::default()
    }
}

deserialize!(Base64);

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&PADDED.encode(&self.0))
    }
}
