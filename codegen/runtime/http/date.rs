//! Dates in headers of responses (RFC 9110, section 5.6.7).

use jiff::Timestamp;

use crate::runtime::json::date_time::DateTime;

use super::header::Header;

impl Header<DateTime> {
    /// A header that contains a date of HTTP, or one of JSON.
    pub const fn date(name: &'static str) -> Self {
        Self::converted(name, rfc3339)
    }
}

/// A date of HTTP as JSON contains it; any other text stays as it is.
fn rfc3339(text: &str) -> String {
    let date = httpdate::parse_http_date(text).ok();
    let instant = date.and_then(|it| Timestamp::try_from(it).ok());
    instant.map_or_else(|| text.to_owned(), |it| it.to_string())
}
