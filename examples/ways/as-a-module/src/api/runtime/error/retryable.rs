//! Decides whether a failed call may be retried: only if it may then succeed, and does nothing twice.

use std::time::{Duration, UNIX_EPOCH};

use http::header::RETRY_AFTER;

use super::failure::Error;
use super::kind::ErrorKind;

/// The statuses of failures that may pass (RFC 9110, section 15; RFC 6585; RFC 8470).
pub(crate) const PASSING_STATUSES: [u16; 7] = [408, 425, 429, 500, 502, 503, 504];

/// The time at which the server asks for a retry.
pub(crate) enum RetryAfter {
    /// The time from now.
    In(Duration),
    /// The time since 1970.
    At(Duration),
}

impl Error {
    /// Returns true if the same call may succeed later, and a retry does no harm.
    ///
    /// A call that may already have taken effect counts only if its method is idempotent (RFC 9110, section 9.2.2), or if the server refused it
    /// and specified when to retry.
    pub fn is_retryable(&self) -> bool {
        self.may_be_retried(false, &PASSING_STATUSES)
    }

    /// Returns true if a retry of the call may succeed and does no harm.
    ///
    /// A `keyed` call carries an idempotency key, by which the server recognizes a call that it has received before. The statuses are those of
    /// failures that may pass, and a digit stands for a class of them.
    pub(crate) fn may_be_retried(&self, keyed: bool, passing: &[u16]) -> bool {
        let may_repeat = keyed || self.method().is_some_and(is_idempotent);
        match self.kind() {
            // Nothing was sent.
            ErrorKind::Connect => true,
            ErrorKind::Timeout | ErrorKind::Transport => may_repeat,
            ErrorKind::Api => self.status().is_some_and(|status| {
                let status = status.as_u16();
                // A server that specifies when to retry has refused the call, and has not begun it.
                let is_refused = matches!(status, 429 | 503) && self.retry_after().is_some();
                let may_pass = passing
                    .iter()
                    .any(|it| *it == status || *it == status / 100);
                may_pass && (may_repeat || is_refused)
            }),
            ErrorKind::Request | ErrorKind::Decode | ErrorKind::File => false,
        }
    }

    /// The wait that the server asks for, in seconds or as a date (RFC 9110, section 10.2.3).
    pub(crate) fn retry_after(&self) -> Option<RetryAfter> {
        let text = self.headers()?.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if let Some(seconds) = whole(text) {
            return Some(RetryAfter::In(Duration::from_secs(seconds)));
        }
        let date = httpdate::parse_http_date(text).ok()?;
        let since_epoch = date.duration_since(UNIX_EPOCH).ok()?;
        Some(RetryAfter::At(since_epoch))
    }
}

/// A whole number from a server. One that is too large is the largest, since it must not count as none.
pub(crate) fn whole(text: &str) -> Option<u64> {
    let is_whole = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    is_whole.then(|| text.parse().unwrap_or(u64::MAX))
}

/// Returns true if two calls of this method have the same effect as one (RFC 9110, section 9.2.2).
pub(crate) fn is_idempotent(method: &str) -> bool {
    matches!(
        method,
        "GET" | "HEAD" | "PUT" | "DELETE" | "OPTIONS" | "TRACE" | "QUERY"
    )
}
