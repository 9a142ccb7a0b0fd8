//! Headers that contain a date in the format of HTTP (RFC 9110, section 5.6.7).

/// Headers of HTTP whose values are dates, in lower case.
const DATES: [&str; 6] = [
    "date",
    "expires",
    "if-modified-since",
    "if-unmodified-since",
    "last-modified",
    "sunset",
];

/// Returns whether HTTP defines the value of the header as a date, whatever format a document gives it.
pub fn is_http_date(header: &str) -> bool {
    let header = header.to_ascii_lowercase();
    DATES.contains(&header.as_str())
}
