//! Words for what went wrong on the wire.
//!
//! Texts of a server end up in logs and terminals, so they are shown escaped and cut.

use std::error::Error as StdError;
use std::fmt::{self, Write};

use reqwest::header::{CONTENT_TYPE, HeaderMap};

use super::failure::ErrorKind;

/// Shows a text that is not ours: on one line, without control characters, and not too long.
pub(crate) struct Shown<'a>(pub(crate) &'a str);

/// How many characters of a text are shown.
const SHOWN: usize = 500;

impl fmt::Display for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.0.chars();
        for letter in letters.by_ref().take(SHOWN) {
            if is_hidden(letter) {
                write!(formatter, "{}", letter.escape_default())?;
            } else {
                formatter.write_char(letter)?;
            }
        }
        match letters.next() {
            Some(_) => formatter.write_char('…'),
            None => Ok(()),
        }
    }
}

/// Control characters, line ends, and the marks that reorder text on a screen.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Sorts an error of the transport, and words it.
pub(crate) fn of_transport(error: &reqwest::Error) -> (ErrorKind, String) {
    let cause = innermost(error);
    if error.is_timeout() {
        (ErrorKind::Timeout, "timed out".to_owned())
    } else if is_connect(error) {
        (ErrorKind::Connect, format!("could not connect: {cause}"))
    } else if error.is_builder() {
        (ErrorKind::Request, format!("cannot be sent: {cause}"))
    } else if error.is_body() || error.is_decode() {
        (ErrorKind::Transport, format!("the body broke off: {cause}"))
    } else {
        (
            ErrorKind::Transport,
            format!("the connection failed: {cause}"),
        )
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

/// A browser does not say why it has no answer.
#[cfg(target_arch = "wasm32")]
fn is_connect(_error: &reqwest::Error) -> bool {
    false
}

/// The layers above it only say that there was an error.
pub(crate) fn innermost(error: &(dyn StdError + 'static)) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

/// Words for an error body in which no problem was found; they follow the status.
pub(crate) fn of_answer(headers: &HeaderMap, body: &[u8], is_json: bool) -> String {
    let text = String::from_utf8_lossy(body.get(..4 * SHOWN).unwrap_or(body));
    match media_type(headers) {
        _ if body.is_empty() => " (body is empty)".to_owned(),
        Some(other) if !is_json && other != "text/plain" => format!(" (body is {other}, not JSON)"),
        Some(_) | None => format!(": {}", text.trim()),
    }
}

/// Words for a body that does not decode; they follow the status and "but".
pub(crate) fn of_undecodable(
    headers: &HeaderMap,
    body: &[u8],
    error: &serde_json::Error,
) -> String {
    let is_json = error.is_data();
    match media_type(headers) {
        _ if body.is_empty() => "the body is empty".to_owned(),
        Some(other) if !is_json && !other.ends_with("json") => {
            format!("the body is {other}, not JSON: {error}")
        }
        Some(_) | None => format!("the body does not decode: {error}"),
    }
}

fn media_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    value.split(';').next().map(str::trim)
}
