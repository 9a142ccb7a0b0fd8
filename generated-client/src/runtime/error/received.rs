//! The response of an error, and descriptions of bodies that report no problem.

use std::str::Utf8Error;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use serde_json::Value;

use super::shown::SHOWN;

/// The number of bytes of a body that an error keeps.
const KEPT: usize = 64 * 1024;

/// The response that was received before an error arose.
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The server's id of the exchange, and the header that contained it.
    pub(crate) request_id: Option<(&'static str, HeaderValue)>,
}

/// The text of a body, without a byte order mark, which RFC 8259, section 8.1 allows to ignore.
pub(crate) fn text(body: &[u8]) -> Result<&str, Utf8Error> {
    let text = std::str::from_utf8(body)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The body as plain JSON, if it is JSON.
pub(crate) fn json(body: &[u8]) -> Option<Value> {
    serde_json::from_str(text(body).ok()?).ok()
}

impl Received {
    /// Cuts the body down to the part that an error keeps.
    pub(crate) fn shortened(mut self) -> Self {
        if let Some(start) = self.body.get(..KEPT) {
            // A slice of the body would keep the whole body in memory.
            self.body = Bytes::copy_from_slice(start);
        }
        self
    }

    /// Describes an error body without a known problem. The description follows the status.
    pub(crate) fn described(&self, is_json: bool) -> String {
        let body = &self.body;
        let text = String::from_utf8_lossy(body.get(..4 * SHOWN).unwrap_or(body));
        match self.media_type() {
            _ if body.is_empty() => " (body is empty)".to_owned(),
            Some(other) if !is_json && other != "text/plain" => {
                format!(" (body is {other}, not JSON)")
            }
            Some(_) | None => format!(": {}", text.trim()),
        }
    }

    /// Describes a body that does not decode. The description follows the status and "but".
    pub(crate) fn undecodable(&self, error: &serde_json::Error) -> String {
        let is_json = error.is_data();
        match self.media_type() {
            _ if self.body.is_empty() => "the body is empty".to_owned(),
            Some(other) if !is_json && !other.ends_with("json") => {
                format!("the body is {other}, not JSON: {error}")
            }
            Some(_) | None => format!("the body does not decode: {error}"),
        }
    }

    fn media_type(&self) -> Option<&str> {
        let value = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        value.split(';').next().map(str::trim)
    }
}
