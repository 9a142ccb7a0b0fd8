//! A server without a socket, which sends the same bytes in response to every request, and the client of `tests/faults` for it.
#![forbid(unsafe_code)]

use bytes::Bytes;
use faults::{Answering, Body, Client, Transport};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};

/// A response to every request.
pub struct Canned {
    headers: HeaderMap,
    body: Bytes,
}

impl Canned {
    pub fn new(content_type: &'static str, body: &[u8]) -> Self {
        let content_type = HeaderValue::from_static(content_type);
        Self {
            headers: HeaderMap::from_iter([(http::header::CONTENT_TYPE, content_type)]),
            body: Bytes::copy_from_slice(body),
        }
    }

    /// Adds a header, unless HTTP has no such value.
    pub fn with_header(mut self, name: &'static str, value: &[u8]) -> Self {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            self.headers.insert(HeaderName::from_static(name), value);
        }
        self
    }

    /// A client for this response. Whatever waits is over at once.
    pub fn run<F: Future<Output = ()>>(self, call: impl FnOnce(Client) -> F) {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_time().start_paused(true).build().unwrap();
        let client = Client::builder().base_url("http://server.invalid/v1");
        let client = client.anonymous().transport(self).build().unwrap();
        runtime.block_on(call(client));
    }
}

impl Transport for Canned {
    fn send(&self, _: Request<Body>) -> Answering<'_> {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.headers_mut() = self.headers.clone();
        Box::pin(async move { Ok(response) })
    }
}
