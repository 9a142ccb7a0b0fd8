//! Reads dates (RFC 3339), leniently.

use jiff::civil::Date;
use serde::de::{self, Deserializer, Unexpected};

use super::decode::Decode;
use super::text;

impl Decode for Date {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        read(&text).ok_or_else(|| {
            de::Error::invalid_value(Unexpected::Str(&text), &"an RFC 3339 full-date")
        })
    }

    fn blank() -> Self {
        Self::ZERO
    }
}

/// Reads a date, or the date of a date-time.
fn read(text: &str) -> Option<Date> {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    text[..end].parse().ok()
}
