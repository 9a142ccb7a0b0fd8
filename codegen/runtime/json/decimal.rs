//! Reads decimal numbers that are sent as strings, keeping all of their digits.

use rust_decimal::Decimal;
use serde::de::{self, Deserializer, Unexpected};

use super::decode::Decode;
use super::text;

impl Decode for Decimal {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = text::read(deserializer)?;
        let plain = Self::from_str_exact(text.trim());
        plain
            .or_else(|_| Self::from_scientific(text.trim()))
            .map_err(|_| de::Error::invalid_value(Unexpected::Str(&text), &"a decimal number"))
    }

    fn blank() -> Self {
        Self::ZERO
    }
}
