//! Whether a call that failed is sent again, and when.
//!
//! What a server may have done already is not done twice: that decides before anything else does.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use reqwest::header::RETRY_AFTER;

use crate::runtime::error::failure::{Error, ErrorKind};

use super::{clock, random};

/// How often a call is sent again, unless a client or a call says otherwise.
pub const DEFAULT_RETRIES: u32 = 2;

/// The longest wait before the first retry; it doubles with each further one.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// The longest wait that is chosen here.
const LONGEST_WAIT: Duration = Duration::from_secs(8);

/// The longest wait that a server can ask for. Who is told to wait longer learns it from the error.
const LONGEST_ASKED: Duration = Duration::from_secs(60);

/// How long to wait before a call that failed is sent again; none if it must not be.
///
/// `keyed` calls carry an idempotency key, by which the server knows a call that it has had before. `retries` is how often it was sent again
/// already.
pub(crate) fn wait(error: &Error, keyed: bool, retries: u32) -> Option<Duration> {
    let wait = asked(error).unwrap_or_else(|| jittered(retries));
    (is_safe(error, keyed) && wait <= LONGEST_ASKED).then_some(wait)
}

/// Whether a call may succeed when it is sent again, and that does no harm.
pub(crate) fn is_safe(error: &Error, keyed: bool) -> bool {
    let may_repeat = keyed || error.method().is_some_and(is_idempotent);
    match error.kind() {
        // Nothing was sent.
        ErrorKind::Connect => true,
        ErrorKind::Timeout | ErrorKind::Transport => may_repeat,
        ErrorKind::Api => match error.status().map(|status| status.as_u16()) {
            // Refused for now, which a server that says when to come back means.
            Some(429 | 503) => may_repeat || asked(error).is_some(),
            Some(408 | 425 | 500 | 502 | 504) => may_repeat,
            Some(_) | None => false,
        },
        ErrorKind::Request | ErrorKind::Decode | ErrorKind::File => false,
    }
}

/// Source: RFC 9110, section 9.2.2.
pub(crate) fn is_idempotent(method: &str) -> bool {
    matches!(
        method,
        "GET" | "HEAD" | "PUT" | "DELETE" | "OPTIONS" | "TRACE" | "QUERY"
    )
}

/// What the server asks for, in seconds or as a date (RFC 9110, section 10.2.3).
fn asked(error: &Error) -> Option<Duration> {
    let text = error.headers()?.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    let date = date.duration_since(UNIX_EPOCH).ok()?;
    Some(date.saturating_sub(clock::since_epoch()))
}

/// Anything up to a limit that doubles, so that clients which failed together do not come back together.
pub(crate) fn jittered(retries: u32) -> Duration {
    let limit = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(retries));
    let share = (random::bits() >> 11) as f64 / (1_u64 << 53) as f64;
    limit.min(LONGEST_WAIT).mul_f64(share)
}

/// What all calls of a client may spend on retries together, so that a service which fails for all is not asked many times as often.
///
/// A retry takes 5 of 500, one after a timeout 10; a call that succeeds gives 1 back.
pub(crate) struct Budget(AtomicU32);

impl Budget {
    const FULL: u32 = 500;

    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(Self::FULL))
    }

    /// Whether there is enough left for a retry, which is then taken.
    pub(crate) fn take(&self, error: &Error) -> bool {
        let cost = if error.is_timeout() { 10 } else { 5 };
        let take = |left: u32| left.checked_sub(cost);
        let taken = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take);
        taken.is_ok()
    }

    pub(crate) fn give_back(&self) {
        let give = |left: u32| (left < Self::FULL).then_some(left + 1);
        // Full is full.
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, give);
    }
}
