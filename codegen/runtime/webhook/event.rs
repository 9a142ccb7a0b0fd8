//! Reads events.

use http::HeaderMap;

use crate::runtime::json::decode::{self, Decode};

use super::error::WebhookError;
use super::verifier::Verifier;

/// Reads an event that the verifier accepts.
///
/// # Errors
///
/// Returns the error of the verifier, or an error if the body is not of type `T`.
pub fn parse<T: Decode>(
    verifier: &impl Verifier,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<T, WebhookError> {
    verifier.verify(headers, body)?;
    read(body)
}

/// Reads an event.
///
/// # Errors
///
/// Returns an error if the body is not of type `T`.
pub fn read<T: Decode>(body: &[u8]) -> Result<T, WebhookError> {
    let text = std::str::from_utf8(body);
    let text = text.map_err(|_| WebhookError::Payload("the body is not UTF-8".to_owned()))?;
    decode::from_str(text).map_err(|error| WebhookError::Payload(error.to_string()))
}
