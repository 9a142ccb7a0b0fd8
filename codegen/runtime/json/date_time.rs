//! Instants (RFC 3339) as those of jiff.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use jiff::civil::{self, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use serde::de::{self, Deserializer, Unexpected};
use serde::ser::{Serialize, Serializer};

use super::decode::{Decode, deserialize};
use super::{spelling, text};

/// An instant, which is used like a `Timestamp`.
///
/// The last `Timestamp` is 26 hours before the end of the year 9999. A later instant, such as `9999-12-31T23:59:59Z` for "never", is `Timestamp::MAX`
/// where a `Timestamp` is asked for. It is still compared and written as the instant that it is.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    timestamp: Timestamp,
    /// The nanoseconds after the last timestamp.
    beyond: u64,
}

impl DateTime {
    /// The date and the time in UTC; `None` in the year 10000.
    pub(crate) fn in_utc(&self) -> Option<civil::DateTime> {
        self.behind_utc(0)
    }

    /// The date and the time in a zone that is so many hours behind UTC.
    fn behind_utc(&self, hours: i64) -> Option<civil::DateTime> {
        let beyond = SignedDuration::from_nanos_i128(self.beyond.into());
        let utc = Offset::UTC.to_datetime(self.timestamp);
        utc.checked_add(beyond - SignedDuration::from_hours(hours))
            .ok()
    }
}

impl Deref for DateTime {
    type Target = Timestamp;

    fn deref(&self) -> &Timestamp {
        &self.timestamp
    }
}

impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        Self {
            timestamp,
            beyond: 0,
        }
    }
}

impl PartialEq<Timestamp> for DateTime {
    fn eq(&self, other: &Timestamp) -> bool {
        *self == Self::from(*other)
    }
}

impl PartialOrd<Timestamp> for DateTime {
    fn partial_cmp(&self, other: &Timestamp) -> Option<Ordering> {
        self.partial_cmp(&Self::from(*other))
    }
}

/// Reads an instant as an API would write it.
impl FromStr for DateTime {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        let read = text.parse().map(|it: Timestamp| it.into());
        let lenient = || spelling::instant(text).unwrap_or_else(|| text.to_owned());
        read.or_else(|error| read_pieces(&lenient()).ok_or(error))
    }
}

/// Reads an instant without an offset, or one that is too late for a timestamp.
fn read_pieces(text: &str) -> Option<DateTime> {
    let pieces = Pieces::parse(text).ok()?;
    let time = pieces.time().unwrap_or(Time::midnight());
    let local = pieces.date().to_datetime(time);
    let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
    if let Ok(timestamp) = offset.to_timestamp(local) {
        return Some(timestamp.into());
    }
    let last = Offset::UTC.to_datetime(Timestamp::MAX);
    let ahead = SignedDuration::from_secs(offset.seconds().into());
    let beyond = local.duration_since(last).checked_sub(ahead)?;
    Some(DateTime {
        timestamp: Timestamp::MAX,
        beyond: beyond.as_nanos().try_into().ok()?,
    })
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.beyond == 0 {
            return self.timestamp.fmt(formatter);
        }
        if let Some(utc) = self.in_utc() {
            return write!(formatter, "{utc}Z");
        }
        // West of UTC, the year 9999 ends later, and RFC 3339 has no later year.
        let local = (1..=26).find_map(|behind| Some((behind, self.behind_utc(behind)?)));
        match local {
            Some((behind, local)) => write!(formatter, "{local}-{behind:02}:00"),
            None => self.timestamp.fmt(formatter),
        }
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
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
        serializer.collect_str(self)
    }
}
