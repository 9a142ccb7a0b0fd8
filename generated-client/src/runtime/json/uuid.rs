//! Reads UUIDs (RFC 9562), with or without hyphens.

use serde::de::{self, Deserializer, Unexpected};
use uuid::Uuid;

use super::decode::Decode;
use super::text;

impl Decode for Uuid {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        Self::try_parse(text.trim())
            .map_err(|_| de::Error::invalid_value(Unexpected::Str(&text), &"a UUID"))
    }

    fn blank() -> Self {
        Self::nil()
    }
}
