//! Streams that broke off: whether they can be asked for again, and how.

use crate::runtime::call::operation::Route;
use crate::runtime::call::{retry, send};
use crate::runtime::error::failure::Error;
use crate::runtime::http::response::{Outcome, Rest};

impl Rest {
    /// Whether it does no harm to ask for it again.
    pub(crate) fn is_repeatable(&self, route: &Route) -> bool {
        let method = self.request.method.as_deref().unwrap_or(route.method);
        let harmless = self.request.is_keyed() || retry::is_idempotent(method);
        harmless && self.request.is_replayable()
    }

    /// How often in a row it is asked for again.
    pub(crate) fn most_retries(&self) -> u32 {
        let most = self.request.max_retries;
        most.unwrap_or(self.core.shared().max_retries)
    }

    /// Sets a header for the next time that it is asked for.
    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        let headers = &mut self.request.extra_headers;
        headers.retain(|(known, _)| known != name);
        headers.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) async fn again(self, route: &'static Route) -> Result<Outcome, Error> {
        send::exchange(self.core, self.request, route, true).await
    }
}
