//! Dates in headers of responses (RFC 9110, section 5.6.7).

use super::header::Header;

/// The months as HTTP writes them.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl<T> Header<T> {
    /// A header that contains a date of HTTP, or one of JSON.
    pub const fn date(name: &'static str) -> Self {
        Self::converted(name, rfc3339)
    }
}

/// A date of HTTP as JSON contains it; any other text stays as it is.
fn rfc3339(text: &str) -> String {
    converted(text).unwrap_or_else(|| text.to_owned())
}

/// The two obsolete formats are written in the usual one first: `Sun, 06 Nov 1994 08:49:37 GMT`.
fn converted(text: &str) -> Option<String> {
    let usual = httpdate::parse_http_date(text).ok()?;
    let usual = httpdate::fmt_http_date(usual);
    let parts: Vec<&str> = usual.split(' ').collect();
    let [_, day, month, year, time, _] = parts[..] else {
        return None;
    };
    let month = MONTHS.iter().position(|it| *it == month)? + 1;
    Some(format!("{year}-{month:02}-{day}T{time}Z"))
}
