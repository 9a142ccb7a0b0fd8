//! Dates in headers of requests (RFC 9110, section 5.6.7).

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;

use super::builder::Call;
use super::endpoint::Operation;

#[allow(dead_code, reason = "a feature may bring its only caller")]
impl<O: Operation> Call<O> {
    /// Sets a header to a date, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    pub(crate) fn put_date_header(mut self, name: &'static str, value: &Timestamp) -> Self {
        match DateTimePrinter::new().timestamp_to_rfc9110_string(value) {
            Ok(date) => self.put_header(name, &date),
            Err(error) => {
                let fault = format!("`{name}` cannot be written: {error}");
                self.request.fail(fault);
                self
            }
        }
    }
}
