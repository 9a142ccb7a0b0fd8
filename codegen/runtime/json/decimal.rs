//! Reads decimal numbers that are sent as strings, keeping all of their digits.

use rust_decimal::Decimal;
use serde::de::{self, Deserializer, Unexpected};

use super::decode::Decode;
use super::text;

impl Decode for Decimal {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        parse(text.trim())
            .ok_or_else(|| de::Error::invalid_value(Unexpected::Str(&text), &"a decimal number"))
    }

    fn blank() -> Self {
        Self::ZERO
    }
}

/// Reads a number with or without an exponent; `None` if it has more digits than the type can keep.
pub(super) fn parse(text: &str) -> Option<Decimal> {
    let digits = text.split(['e', 'E']).next()?;
    let plain = Decimal::from_str_exact(digits).ok()?;
    if digits.len() == text.len() {
        return Some(plain);
    }
    Decimal::from_scientific(text).ok()
}
