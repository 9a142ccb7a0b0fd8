//! Streams that broke off: whether they can be asked for again, and how.

use super::error::Error;
use super::operation::Route;
use super::response::{Outcome, Rest};
use super::{retry, send};

impl Rest {
    /// Whether it does no harm to ask for it again.
    pub(super) fn is_repeatable(&self, route: &Route) -> bool {
        let method = self.request.method.as_deref().unwrap_or(route.method);
        let harmless = self.request.is_keyed() || retry::is_idempotent(method);
        harmless && self.request.is_replayable()
    }

    /// How often in a row it is asked for again.
    pub(super) fn most_retries(&self) -> u32 {
        let most = self.request.max_retries;
        most.unwrap_or(self.core.shared().max_retries)
    }

    /// Sets a header for the next time that it is asked for.
    pub(super) fn set_header(&mut self, name: &str, value: &str) {
        let headers = &mut self.request.extra_headers;
        headers.retain(|(known, _)| known != name);
        headers.push((name.to_owned(), value.to_owned()));
    }

    pub(super) async fn again(self, route: &'static Route) -> Result<Outcome, Error> {
        send::exchange(self.core, self.request, route, true).await
    }
}
