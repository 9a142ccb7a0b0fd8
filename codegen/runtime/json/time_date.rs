//! Reads dates (RFC 3339) as those of the crate `time`, leniently.

use serde::de::{self, Deserializer, Unexpected};
use time::Date;
use time::format_description::well_known::Iso8601;

use super::decode::Decode;
use super::{spelling, text};

impl Decode for Date {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        Self::parse(spelling::date(&text), &Iso8601::DATE)
            .map_err(|_| de::Error::invalid_value(Unexpected::Str(&text), &"an RFC 3339 full-date"))
    }

    fn blank() -> Self {
        Self::MIN
    }
}
