//! Decimal numbers that are sent as JSON numbers, with all of their digits.
//!
//! The runtime has this type since `rust_decimal` reads and writes a JSON number as an `f64`, which rounds it.

use std::fmt;
use std::ops::Deref;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{self, Deserializer, Unexpected};
use serde::ser::{self, Serialize, Serializer};
use serde_json::value::RawValue;

use super::decimal::parse;
use super::decode::{Decode, deserialize};

/// A decimal number that is a number in JSON.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecimalNumber(pub Decimal);

impl Deref for DecimalNumber {
    type Target = Decimal;

    fn deref(&self) -> &Decimal {
        &self.0
    }
}

impl From<Decimal> for DecimalNumber {
    fn from(decimal: Decimal) -> Self {
        Self(decimal)
    }
}

impl fmt::Debug for DecimalNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DecimalNumber({})", self.0)
    }
}

impl fmt::Display for DecimalNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Decode for DecimalNumber {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        parse(text).map(Self).ok_or_else(|| {
            let number = text.parse().map(Unexpected::Float);
            let found = number.unwrap_or(Unexpected::Other("another type"));
            de::Error::invalid_value(found, &"a decimal number")
        })
    }

    fn blank() -> Self {
        Self::default()
    }
}

deserialize!(DecimalNumber);

impl Serialize for DecimalNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.0.to_string()).map_err(ser::Error::custom)?;
        raw.serialize(serializer)
    }
}
