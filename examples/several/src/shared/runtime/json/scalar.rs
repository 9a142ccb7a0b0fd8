//! Reads numbers, strings, booleans, plain JSON, and nothing.
//!
//! The value of a number counts, and not its spelling, since some languages write 5 as 5.0.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, Unexpected, Visitor};
use serde_json::Value;

use super::decode::Decode;

/// The first whole number with a neighbour that an `f64` cannot represent, which is 2 to the power of 53.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Reads an integer between two bounds. It is wide enough for all integer types, so that they share one visitor.
struct Whole {
    minimum: i128,
    maximum: i128,
    expected: &'static str,
}

impl Whole {
    fn check<E: de::Error>(self, value: i128, found: Unexpected<'_>) -> Result<i128, E> {
        if (self.minimum..=self.maximum).contains(&value) {
            Ok(value)
        } else {
            Err(E::invalid_value(found, &self))
        }
    }
}

impl Visitor<'_> for Whole {
    type Value = i128;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.expected)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<i128, E> {
        self.check(value.into(), Unexpected::Signed(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<i128, E> {
        self.check(value.into(), Unexpected::Unsigned(value))
    }

    // Languages without an integer type write 5 as 5.0.
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<i128, E> {
        // Above it, another number may have been rounded to this one.
        if value.fract() == 0.0 && value.abs() < EXACT {
            self.check(value as i128, Unexpected::Float(value))
        } else {
            Err(E::invalid_type(Unexpected::Float(value), &self))
        }
    }
}

macro_rules! whole {
    ($($ty:ident $method:ident $expected:literal;)+) => {$(
        impl Decode for $ty {
            fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let bounds = Whole {
                    minimum: $ty::MIN.into(),
                    maximum: $ty::MAX.into(),
                    expected: $expected,
                };
                // The visitor has checked the bounds, so the cast loses nothing.
                deserializer.$method(bounds).map(|value| value as $ty)
            }

            fn blank() -> Self {
                0
            }
        }
    )+};
}

whole! {
    i32 deserialize_i64 "a 32-bit integer";
    i64 deserialize_i64 "a 64-bit integer";
    u32 deserialize_u64 "an unsigned 32-bit integer";
    u64 deserialize_u64 "an unsigned 64-bit integer";
}

macro_rules! by_serde {
    ($($ty:ty = $blank:expr;)+) => {$(
        impl Decode for $ty {
            fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }

            fn blank() -> Self {
                $blank
            }
        }
    )+};
}

by_serde! {
    bool = false;
    f32 = 0.0;
    f64 = 0.0;
    String = Self::new();
    Value = Self::Null;
}

/// Reads and ignores anything.
impl Decode for () {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(drop)
    }

    fn blank() -> Self {}
}
