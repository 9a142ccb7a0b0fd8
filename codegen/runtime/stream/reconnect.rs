//! Requests an interrupted stream again, if that does no harm.

use std::time::Duration;

use crate::runtime::call::outcome::{Outcome, Rest};
use crate::runtime::call::send;
use crate::runtime::call::success::Streamed;
use crate::runtime::error::failure::Error;
use crate::runtime::error::retryable::is_idempotent;
use crate::runtime::error::transport::TransportError;
use crate::runtime::system::clock::sleep;

impl Rest {
    /// Returns true if it does no harm to request the stream again.
    pub(crate) fn is_repeatable(&self) -> bool {
        let method = self.request.method.as_deref().unwrap_or(self.route.method);
        let harmless = self.request.is_keyed() || is_idempotent(method);
        harmless && self.request.is_replayable()
    }

    /// The number of times in a row that the stream may be requested again.
    pub(crate) fn most_retries(&self) -> u32 {
        let most = self.request.max_retries;
        most.unwrap_or(self.core.shared().max_retries)
    }

    /// Sets a header of the next request.
    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        let headers = &mut self.request.extra_headers;
        headers.retain(|(known, _)| known != name);
        headers.push((name.to_owned(), value.to_owned()));
    }

    /// Requests the stream again after a wait.
    pub(crate) async fn again(self, wait: Duration, streamed: Streamed) -> Result<Outcome, Error> {
        match sleep(wait) {
            Ok(timer) => timer.await,
            Err(reason) => return Err(self.body.error(TransportError::timeless(reason))),
        }
        send::exchange(self.core, self.request, self.route, Some(streamed)).await
    }
}
