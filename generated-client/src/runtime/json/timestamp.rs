//! Reads instants (RFC 3339) and dates, leniently.
//!
//! Servers omit the offset, write a space instead of the T, and send any number of digits. None of that is an error.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::de::{self, Deserializer, Unexpected};

use super::decode::Decode;
use super::text;

impl Decode for Timestamp {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        read_instant(&text).ok_or_else(|| {
            de::Error::invalid_value(Unexpected::Str(&text), &"an RFC 3339 date-time")
        })
    }

    fn blank() -> Self {
        Self::UNIX_EPOCH
    }
}

impl Decode for Date {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        read_date(&text).ok_or_else(|| {
            de::Error::invalid_value(Unexpected::Str(&text), &"an RFC 3339 full-date")
        })
    }

    fn blank() -> Self {
        Self::ZERO
    }
}

fn read_instant(text: &str) -> Option<Timestamp> {
    let text = cut_fraction(text.trim());
    text.parse().ok().or_else(|| read_without_offset(&text))
}

fn read_without_offset(text: &str) -> Option<Timestamp> {
    let civil: DateTime = text.parse().ok()?;
    let zoned = civil.to_zoned(TimeZone::UTC).ok()?;
    Some(zoned.timestamp())
}

/// Reads a date, or the date of a date-time.
fn read_date(text: &str) -> Option<Date> {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    text[..end].parse().ok()
}

/// Truncates a fraction of a second to the nine digits of a timestamp.
fn cut_fraction(text: &str) -> Cow<'_, str> {
    let Some(dot) = text.find(['.', ',']) else {
        return Cow::Borrowed(text);
    };
    let (whole, fraction) = text.split_at(dot + 1);
    let digits = fraction
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(fraction.len());
    if digits <= 9 {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{whole}{}{}", &fraction[..9], &fraction[digits..]))
}
