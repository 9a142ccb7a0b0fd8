//! A service in memory, for testing code with a client without a socket.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Method, StatusCode, Uri};
use serde::Serialize;
use serde_json::json;

use crate::shared::runtime::body::content::Body;
use crate::shared::runtime::error::transport::TransportError;

use super::response::Response;
use super::transport::{Answering, Transport};

/// A service in memory, which can be the transport of a client. Clones share the same service.
///
/// A reply belongs to a method and a path, of which the end is enough; `*` matches any one segment.
#[derive(Clone, Default)]
pub struct InMemory(Arc<Mutex<Service>>);

#[derive(Default)]
struct Service {
    expected: Vec<Expected>,
    received: Vec<Received>,
}

struct Expected {
    method: String,
    path: String,
    replies: VecDeque<Reply>,
}

/// A request that the service received.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// The method.
    pub method: Method,
    /// The whole URL.
    pub uri: Uri,
    /// The headers; those with credentials are marked as sensitive.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// A response of the service, or the failure of a call.
#[derive(Clone, Debug)]
pub struct Reply(Result<Answer, Broken>);

#[derive(Clone, Debug)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone, Debug)]
enum Broken {
    Connect,
    Timeout,
    Unusable(String),
}

impl InMemory {
    /// A service without replies. It responds with 501 to calls without a reply.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reply to the calls of a path. Several replies to the same calls are sent in turn, and the last one is repeated.
    pub fn on(self, method: &str, path: &str, reply: Reply) -> Self {
        let mut service = self.lock();
        let same = |it: &&mut Expected| it.method == method && it.path == path;
        match service.expected.iter_mut().find(same) {
            Some(expected) => expected.replies.push_back(reply),
            None => service.expected.push(Expected {
                method: method.to_owned(),
                path: path.to_owned(),
                replies: VecDeque::from([reply]),
            }),
        }
        drop(service);
        self
    }

    /// The requests that the service received, in their order.
    pub fn received(&self) -> Vec<Received> {
        self.lock().received.clone()
    }

    /// A panic while the lock was held has already failed its test.
    fn lock(&self) -> MutexGuard<'_, Service> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reply(&self, received: Received) -> Reply {
        let mut service = self.lock();
        let matching = service.expected.iter_mut().find(|it| it.is_for(&received));
        let reply = match matching.map(|it| &mut it.replies) {
            Some(replies) if replies.len() > 1 => replies.pop_front(),
            Some(replies) => replies.front().cloned(),
            None => None,
        };
        let (method, path) = (&received.method, received.uri.path());
        let message = format!("the service in memory has no reply to {method} {path}");
        let missing = || Reply::json(501, &json!({ "message": message }));
        let reply = reply.unwrap_or_else(missing);
        service.received.push(received);
        reply
    }
}

impl Expected {
    fn is_for(&self, received: &Received) -> bool {
        let mut segments = received.uri.path().split('/').rev();
        self.method == received.method.as_str()
            && self.path.split('/').rev().all(|expected| {
                let segment = segments.next();
                // The path begins with a slash, and more segments may precede it.
                expected.is_empty()
                    || segment == Some(expected)
                    || (expected == "*" && segment.is_some())
            })
    }
}

impl Transport for InMemory {
    fn send(&self, request: http::Request<Body>) -> Answering<'_> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body
                .bytes_up_to(usize::MAX)
                .await
                .map_err(TransportError::failed)?;
            let reply = self.reply(Received {
                method: head.method,
                uri: head.uri,
                headers: head.headers,
                body,
            });
            let answer = reply.0.map_err(|broken| match broken {
                Broken::Connect => TransportError::connect("there is no server"),
                Broken::Timeout => TransportError::timeout("the server is slow"),
                Broken::Unusable(fault) => TransportError::failed(fault),
            })?;
            let mut response = http::Response::new(Body::from(answer.body));
            *response.status_mut() = answer.status;
            *response.headers_mut() = answer.headers;
            Ok(response)
        })
    }
}

impl fmt::Debug for InMemory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("InMemory")
    }
}

impl Reply {
    /// A reply with a status and a body as JSON.
    pub fn json(status: u16, body: &(impl Serialize + ?Sized)) -> Self {
        match serde_json::to_vec(body) {
            Ok(body) => Self::new(status, body).with_header("content-type", "application/json"),
            Err(error) => Self::unusable(format!("the reply is not JSON: {error}")),
        }
    }

    /// A reply with a status and a body of any kind.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        match StatusCode::from_u16(status) {
            Ok(status) => Self(Ok(Answer {
                status,
                headers: HeaderMap::new(),
                body,
            })),
            Err(_) => Self::unusable(format!("the reply has an invalid status: {status}")),
        }
    }

    /// The failure to make a connection.
    pub fn no_connection() -> Self {
        Self(Err(Broken::Connect))
    }

    /// The failure to get a response in time.
    pub fn timeout() -> Self {
        Self(Err(Broken::Timeout))
    }

    /// Sets a header.
    pub fn with_header(self, name: &str, value: &str) -> Self {
        let header = HeaderName::from_bytes(name.as_bytes()).ok();
        match (self.0, header.zip(HeaderValue::from_str(value).ok())) {
            (Ok(mut answer), Some((name, value))) => {
                answer.headers.insert(name, value);
                Self(Ok(answer))
            }
            (Ok(_), None) => Self::unusable(format!(
                "the reply has an invalid header: `{name}: {value}`"
            )),
            (broken @ Err(_), _) => Self(broken),
        }
    }

    /// A reply that cannot be sent fails the call.
    fn unusable(fault: String) -> Self {
        Self(Err(Broken::Unusable(fault)))
    }
}

impl<T> Response<T> {
    /// A response for tests, which no server sent.
    pub fn stub(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self::new(status, headers, None, Vec::new(), Bytes::new(), body)
    }
}
