//! Instants (RFC 3339) as those of chrono.

use chrono::FixedOffset;
use serde::de::{self, Deserializer, Unexpected};

use super::decode::Decode;
use super::{spelling, text};

/// An instant, with the offset from UTC that it was sent with.
///
/// The offset keeps `9999-12-31T23:59:59-01:00` in the year 9999, after which RFC 3339 has none.
pub type DateTime = chrono::DateTime<FixedOffset>;

/// Reads an instant as an API would write it.
fn read(text: &str) -> Option<DateTime> {
    DateTime::parse_from_rfc3339(text)
        .or_else(|error| match spelling::instant(text) {
            Some(text) => DateTime::parse_from_rfc3339(&text),
            None => Err(error),
        })
        .ok()
}

impl Decode for DateTime {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        read(&text).ok_or_else(|| {
            de::Error::invalid_value(Unexpected::Str(&text), &"an RFC 3339 date-time")
        })
    }

    fn blank() -> Self {
        Self::default()
    }
}
