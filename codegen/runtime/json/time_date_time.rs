//! Instants (RFC 3339) as those of the crate `time`.
//!
//! The runtime has this type since serde writes an `OffsetDateTime` in another format than RFC 3339.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use serde::de::{self, Deserializer, Unexpected};
use serde::ser::{self, Serialize, Serializer};
use time::OffsetDateTime;
use time::error::Parse;
use time::format_description::well_known::Rfc3339;

use super::decode::{Decode, deserialize};
use super::{spelling, text};

/// An instant with its offset from UTC, which is used like an `OffsetDateTime`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub OffsetDateTime);

impl Deref for DateTime {
    type Target = OffsetDateTime;

    fn deref(&self) -> &OffsetDateTime {
        &self.0
    }
}

impl Default for DateTime {
    fn default() -> Self {
        Self(OffsetDateTime::UNIX_EPOCH)
    }
}

impl From<OffsetDateTime> for DateTime {
    fn from(instant: OffsetDateTime) -> Self {
        Self(instant)
    }
}

impl From<DateTime> for OffsetDateTime {
    fn from(instant: DateTime) -> Self {
        instant.0
    }
}

impl PartialEq<OffsetDateTime> for DateTime {
    fn eq(&self, other: &OffsetDateTime) -> bool {
        self.0 == *other
    }
}

impl PartialOrd<OffsetDateTime> for DateTime {
    fn partial_cmp(&self, other: &OffsetDateTime) -> Option<Ordering> {
        self.0.partial_cmp(other)
    }
}

/// Reads an instant as an API would write it.
impl FromStr for DateTime {
    type Err = Parse;

    fn from_str(text: &str) -> Result<Self, Parse> {
        let read = OffsetDateTime::parse(text, &Rfc3339);
        read.or_else(|error| match spelling::instant(text) {
            Some(text) => OffsetDateTime::parse(&text, &Rfc3339),
            None => Err(error),
        })
        .map(Self)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.format(&Rfc3339).map_err(|_| fmt::Error)?;
        formatter.write_str(&text)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl Decode for DateTime {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        text.parse()
            .map_err(|_| de::Error::invalid_value(Unexpected::Str(&text), &"an RFC 3339 date-time"))
    }

    fn blank() -> Self {
        Self::default()
    }
}

deserialize!(DateTime);

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.format(&Rfc3339).map_err(ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}
