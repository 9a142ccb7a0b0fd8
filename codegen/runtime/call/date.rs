//! Dates in headers of requests (RFC 9110, section 5.6.7).

use super::builder::Call;
use super::endpoint::Operation;

/// An instant in the format of HTTP.
pub(crate) trait HttpDate {
    /// The instant in UTC, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    ///
    /// # Errors
    ///
    /// Returns the reason if the format has no such instant.
    fn http_date(&self) -> Result<String, String>;
}

#[allow(dead_code, reason = "a feature may bring its only caller")]
impl<O: Operation> Call<O> {
    /// Sets a header to a date.
    pub(crate) fn put_date_header(mut self, name: &'static str, value: &impl HttpDate) -> Self {
        match value.http_date() {
            Ok(date) => self.put_header(name, &date),
            Err(error) => {
                let fault = format!("`{name}` cannot be written: {error}");
                self.request.fail(fault);
                self
            }
        }
    }
}
