//! The waits between the attempts of a call, and the retry budget of a client.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::runtime::error::failure::Error;
use crate::runtime::error::retryable::RetryAfter;
use crate::runtime::system::{clock, random};

/// The default number of retries of a call.
pub const DEFAULT_RETRIES: u32 = 2;

/// The longest wait before the first retry. It doubles with each further retry.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// The longest wait that the client itself chooses.
const LONGEST_WAIT: Duration = Duration::from_secs(8);

/// The longest wait that a server can ask for. If it asks for more, the call fails with the server's error.
const LONGEST_ASKED: Duration = Duration::from_secs(60);

/// The wait before a failed call is retried; `None` if it must not be retried.
///
/// A `keyed` call carries an idempotency key, by which the server recognizes a call that it has received before. `retries` is the number of
/// retries so far.
pub(crate) fn wait(error: &Error, keyed: bool, retries: u32) -> Option<Duration> {
    let wait = asked(error).unwrap_or_else(|| jittered(retries));
    (error.may_be_retried(keyed) && wait <= LONGEST_ASKED).then_some(wait)
}

/// The wait that the server asks for.
fn asked(error: &Error) -> Option<Duration> {
    match error.retry_after()? {
        RetryAfter::In(wait) => Some(wait),
        RetryAfter::At(time) => Some(time.saturating_sub(clock::since_epoch())),
    }
}

/// A random wait up to a limit that doubles, so that clients that failed together do not retry together.
pub(crate) fn jittered(retries: u32) -> Duration {
    let limit = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(retries));
    let share = (random::bits() >> 11) as f64 / (1_u64 << 53) as f64;
    limit.min(LONGEST_WAIT).mul_f64(share)
}

/// The budget that all calls of a client share for retries, so that retries do not multiply the load on a failing service.
///
/// A retry takes 5 of 500, or 10 after a timeout. A successful call gives 1 back.
pub(crate) struct Budget(AtomicU32);

impl Budget {
    const FULL: u32 = 500;

    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(Self::FULL))
    }

    /// Takes the cost of a retry. Returns false if the budget is too small.
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
        // A full budget stays as it is.
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, give);
    }
}
