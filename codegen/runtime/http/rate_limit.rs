//! The rate limit that a server states in the headers of a response.

use crate::runtime::error::received::REMAINING;

use super::response::Response;

/// A limit on the number of requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// The number of requests that the server accepts now.
    pub remaining: u64,
    /// The number of requests that it accepts in each period.
    pub limit: Option<u64>,
    /// The beginning of the next period, as the server states it: some count the seconds since 1970, and others those from now.
    pub reset: Option<u64>,
}

impl<B> Response<B> {
    /// The rate limit, if the headers state the number of remaining requests: `x-ratelimit-remaining`, `ratelimit-remaining`, or
    /// `x-rate-limit-remaining`.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        let number = |prefix: &str, name: &str| {
            let header = self.headers().get(format!("{prefix}{name}"))?;
            header.to_str().ok()?.trim().parse().ok()
        };
        REMAINING.iter().find_map(|name| {
            let prefix = name.strip_suffix("remaining")?;
            Some(RateLimit {
                remaining: number(prefix, "remaining")?,
                limit: number(prefix, "limit"),
                reset: number(prefix, "reset"),
            })
        })
    }
}
