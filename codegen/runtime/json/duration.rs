//! Durations in ISO 8601: `P1Y2M`, `PT1H30M`.
//!
//! The runtime has this type since jiff's spans cannot be compared: the length of a month depends on the month.

use std::fmt;
use std::ops::Deref;

use jiff::Span;
use serde::de::{self, Deserializer, Unexpected};
use serde::ser::{Serialize, Serializer};

use super::decode::{Decode, deserialize};
use super::text;

/// A span of time in calendar and clock units; two are equal if all their units are.
#[derive(Clone, Copy, Default)]
pub struct Duration(pub Span);

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        self.0.fieldwise() == other.0.fieldwise()
    }
}

impl Eq for Duration {}

impl Deref for Duration {
    type Target = Span;

    fn deref(&self) -> &Span {
        &self.0
    }
}

impl From<Span> for Duration {
    fn from(span: Span) -> Self {
        Self(span)
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Duration({})", self.0)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Decode for Duration {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        let span = text.trim().parse().map(Self);
        span.map_err(|_| de::Error::invalid_value(Unexpected::Str(&text), &"an ISO 8601 duration"))
    }

    fn blank() -> Self {
        Self::default()
    }
}

deserialize!(Duration);

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
