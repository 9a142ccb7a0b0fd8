//! The rules by which calls are retried: the statuses, the waits between attempts, and the budget of a client.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::payouts::runtime::error::failure::Error;
use crate::payouts::runtime::error::retryable::RetryAfter;
use crate::payouts::runtime::system::{clock, random};

use super::api::Retries;

/// The default number of retries of a call.
pub const DEFAULT_RETRIES: u32 = 2;

/// The longest wait that a server can ask for. If it asks for more, the call fails with the server's error.
const LONGEST_ASKED: Duration = Duration::from_secs(60);

/// The number of retries that a client has left at the beginning.
const RETRIES_LEFT: u32 = 100;

/// The rules by which the calls of a client are retried: which failures, and how long after them.
///
/// Whatever the rules say, a call that may already have taken effect is retried only if its method is idempotent (RFC 9110, section 9.2.2), or if it
/// has an idempotency key.
#[derive(Clone, Debug)]
#[must_use]
pub struct RetryPolicy {
    statuses: Cow<'static, [u16]>,
    first_wait: Duration,
    longest_wait: Duration,
    longest_asked: Duration,
    retries_left: u32,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::of(&Retries::USUAL)
    }
}

impl RetryPolicy {
    /// The rules that apply unless they are changed, or the document of the API has others.
    pub fn new() -> Self {
        Self::default()
    }

    /// The rules of an API.
    pub(crate) fn of(retries: &Retries) -> Self {
        Self {
            statuses: Cow::Borrowed(retries.statuses),
            first_wait: retries.first_wait,
            longest_wait: retries.longest_wait,
            longest_asked: LONGEST_ASKED,
            retries_left: RETRIES_LEFT,
        }
    }

    /// Sets the statuses of failures that may pass; 408, 425, 429, 500, 502, 503 and 504 by default. A digit stands for all statuses that begin with it:
    /// 5 for all failures of the server.
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// Sets the longest wait before the first retry, which doubles with each further one, and the longest wait of all; half a second and 8 seconds
    /// by default. A wait is a random part of them.
    pub fn waits(mut self, first: Duration, longest: Duration) -> Self {
        (self.first_wait, self.longest_wait) = (first, longest);
        self
    }

    /// Sets the longest wait that a server can ask for by `Retry-After`; a minute by default. A call whose server asks for more fails.
    pub fn longest_asked(mut self, longest: Duration) -> Self {
        self.longest_asked = longest;
        self
    }

    /// Sets how many retries all calls of a client may make while none succeeds; 100 by default. A timeout counts twice, and each call that
    /// succeeds gives a fifth of a retry back.
    pub fn budget(mut self, retries: u32) -> Self {
        self.retries_left = retries;
        self
    }

    /// The wait before a failed call is retried; `None` if it must not be retried.
    ///
    /// A `keyed` call carries an idempotency key, by which the server recognizes a call that it has received before. `retries` is the number
    /// of retries so far.
    pub(crate) fn wait(&self, error: &Error, keyed: bool, retries: u32) -> Option<Duration> {
        let wait = asked(error)
            .unwrap_or_else(|| random_part(self.first_wait, self.longest_wait, retries));
        let may_be_retried = error.may_be_retried(keyed, &self.statuses);
        (may_be_retried && wait <= self.longest_asked).then_some(wait)
    }
}

/// The wait that the server asks for.
fn asked(error: &Error) -> Option<Duration> {
    match error.retry_after()? {
        RetryAfter::In(wait) => Some(wait),
        RetryAfter::At(time) => Some(time.saturating_sub(clock::since_epoch())),
    }
}

/// The wait before a stream is continued, unless its server sets one.
#[allow(dead_code, reason = "not every API has streams")]
pub(crate) fn jittered(retries: u32) -> Duration {
    random_part(
        Retries::USUAL.first_wait,
        Retries::USUAL.longest_wait,
        retries,
    )
}

/// A random wait up to a limit that doubles, so that clients that failed together do not retry together.
fn random_part(first: Duration, longest: Duration, retries: u32) -> Duration {
    let limit = first.saturating_mul(2_u32.saturating_pow(retries));
    let share = (random::bits() >> 11) as f64 / (1_u64 << 53) as f64;
    limit.min(longest).mul_f64(share)
}

/// The budget that all calls of a client share for retries, so that retries do not multiply the load on a failing service.
///
/// A retry takes 5, or 10 after a timeout. A successful call gives 1 back.
pub(crate) struct Budget {
    full: u32,
    left: AtomicU32,
}

impl Budget {
    pub(crate) fn new(policy: &RetryPolicy) -> Self {
        let full = policy.retries_left.saturating_mul(5);
        Self {
            full,
            left: AtomicU32::new(full),
        }
    }

    /// Takes the cost of a retry. Returns false if the budget is too small.
    pub(crate) fn take(&self, error: &Error) -> bool {
        let cost = if error.is_timeout() { 10 } else { 5 };
        let take = |left: u32| left.checked_sub(cost);
        let taken = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take);
        taken.is_ok()
    }

    pub(crate) fn give_back(&self) {
        let give = |left: u32| (left < self.full).then_some(left + 1);
        // A full budget stays as it is.
        let _ = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, give);
    }
}
