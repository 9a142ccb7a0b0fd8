//! Checks that an event is from the API.

use http::HeaderMap;

use super::error::WebhookError;

/// Checks that an event is from the API. A function with the same parameters is one as well.
pub trait Verifier {
    /// Checks the headers and the unchanged body of a request.
    ///
    /// # Errors
    ///
    /// Returns an error if the event must not be trusted.
    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), WebhookError>;
}

impl<F: Fn(&HeaderMap, &[u8]) -> Result<(), WebhookError>> Verifier for F {
    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), WebhookError> {
        self(headers, body)
    }
}
