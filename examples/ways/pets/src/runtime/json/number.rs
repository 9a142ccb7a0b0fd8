//! Writes numbers as other languages do: a whole number has no fraction, even if its type allows one.

use std::io::{self, Write};

use serde::{Serialize, ser};
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// The first whole number that JavaScript writes with an exponent (ECMA-262, `Number::toString`, which RFC 8785 follows).
const FIRST_WITH_EXPONENT: f64 = 1e21;

/// Writes a value as JSON. A whole `f64` is written without `.0`, since some servers accept only integers without it.
///
/// # Errors
///
/// Returns an error if the value cannot be written as JSON.
pub fn to_vec(value: &(impl Serialize + ?Sized)) -> serde_json::Result<Vec<u8>> {
    let mut text = Vec::with_capacity(128);
    value.serialize(&mut Serializer::with_formatter(&mut text, Numbers))?;
    Ok(text)
}

/// Writes a value like [`to_vec`].
///
/// # Errors
///
/// Returns an error if the value cannot be written as JSON.
pub fn to_string(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    String::from_utf8(to_vec(value)?).map_err(ser::Error::custom)
}

/// The compact format, with other numbers.
struct Numbers;

impl Formatter for Numbers {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        if value == 0.0 {
            writer.write_all(b"0")
        } else if value.fract() == 0.0 && value.abs() < FIRST_WITH_EXPONENT {
            write!(writer, "{value}")
        } else {
            // The shortest text that reads back as the same number.
            serde_json::to_writer(writer, &value).map_err(io::Error::from)
        }
    }

    fn write_f32<W: ?Sized + Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        if value.fract() == 0.0 {
            self.write_f64(writer, value.into())
        } else {
            serde_json::to_writer(writer, &value).map_err(io::Error::from)
        }
    }

    /// The text of a number in any JSON, if it is kept (the feature `arbitrary_precision` of `serde_json`).
    fn write_number_str<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        text: &str,
    ) -> io::Result<()> {
        let whole = text
            .split_once('.')
            .filter(|(_, fraction)| fraction.bytes().all(|it| it == b'0'));
        let text = whole.map_or(text, |(whole, _)| whole);
        writer.write_all(text.as_bytes())
    }
}
