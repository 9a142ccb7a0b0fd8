//! Reads dates (RFC 3339) as those of jiff, leniently.

use jiff::civil::Date;
use serde::de::{self, Deserializer, Unexpected};

use super::decode::Decode;
use super::{spelling, text};

impl Decode for Date {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        spelling::date(&text)
            .parse()
            .map_err(|_| de::Error::invalid_value(Unexpected::Str(&text), &"an RFC 3339 full-date"))
    }

    fn blank() -> Self {
        Self::ZERO
    }
}
