//! How requests reach the server: by reqwest, or by whatever an application puts in its place.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::header::HeaderMap;
use http::{Method, Uri};
use reqwest::Url;

#[cfg(target_arch = "wasm32")]
use super::browser::execute;
use crate::runtime::body::pieces::{Body, Cause};
use crate::runtime::error::failure::ErrorKind;
use crate::runtime::error::message;

/// An answer under way.
pub type Answering<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'a>>;

/// What sends a request and brings the answer.
///
/// It is given requests that are complete, credentials included, once for each attempt; retries, timeouts and the reading of bodies are done
/// above it. It must not follow redirects to other servers, which must not see the credentials.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request.
    fn send(&self, request: http::Request<Body>) -> Answering<'_>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Body>) -> Answering<'_> {
        (**self).send(request)
    }
}

impl Transport for reqwest::Client {
    fn send(&self, request: http::Request<Body>) -> Answering<'_> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let url = Url::parse(&head.uri.to_string()).map_err(TransportError::unsent)?;
            let prepared = Prepared {
                method: head.method,
                url,
                headers: head.headers,
                body: Some(body).filter(|it| it.remaining() != Some(0)),
            };
            execute(self, prepared).await
        })
    }
}

/// A request before it is given to a transport.
pub(crate) struct Prepared {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Body>,
}

/// The transport of a client. With reqwest, requests are made without a detour.
#[derive(Clone)]
pub(crate) enum Wire {
    Reqwest(reqwest::Client),
    Other(Arc<dyn Transport>),
}

impl Wire {
    pub(crate) async fn send(
        &self,
        prepared: Prepared,
    ) -> Result<http::Response<Body>, TransportError> {
        match self {
            Self::Reqwest(client) => execute(client, prepared).await,
            Self::Other(transport) => {
                let body = prepared.body.unwrap_or_else(Body::empty);
                let mut request = http::Request::new(body);
                *request.method_mut() = prepared.method;
                *request.uri_mut() =
                    Uri::try_from(prepared.url.as_str()).map_err(TransportError::unsent)?;
                *request.headers_mut() = prepared.headers;
                transport.send(request).await
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
async fn execute(
    client: &reqwest::Client,
    prepared: Prepared,
) -> Result<http::Response<Body>, TransportError> {
    let mut request = reqwest::Request::new(prepared.method, prepared.url);
    *request.headers_mut() = prepared.headers;
    *request.body_mut() = prepared.body.map(Body::into_reqwest);
    let answer = client.execute(request).await?;
    Ok(http::Response::from(answer).map(Body::received))
}

/// Why a transport brought no answer, or not all of it.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) source: Option<Cause>,
}

impl TransportError {
    /// No connection could be made, so that nothing was sent.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Connect, "could not connect", source.into())
    }

    /// The time allowed was over.
    pub fn timeout(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Timeout, "timed out", source.into())
    }

    /// The connection broke, or did not speak HTTP.
    pub fn failed(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Transport, "the connection failed", source.into())
    }

    pub(crate) fn broken(source: impl Into<Cause>) -> Self {
        Self::new(ErrorKind::Transport, "the body broke off", source.into())
    }

    fn unsent(source: impl Into<Cause>) -> Self {
        Self::new(ErrorKind::Request, "cannot be sent", source.into())
    }

    /// The time allowed was over, by the clock of the client.
    pub(crate) fn slow() -> Self {
        Self {
            kind: ErrorKind::Timeout,
            message: "timed out".to_owned(),
            source: None,
        }
    }

    /// More came than is read, which no retry changes.
    pub(crate) fn oversized(limit: usize) -> Self {
        Self {
            kind: ErrorKind::Decode,
            message: format!("the body is larger than {limit} bytes"),
            source: None,
        }
    }

    fn new(kind: ErrorKind, says: &str, source: Cause) -> Self {
        Self {
            kind,
            message: format!("{says}: {}", message::innermost(source.as_ref())),
            source: Some(source),
        }
    }
}

impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        // The URL may hold credentials in its query.
        let error = error.without_url();
        let (kind, message) = message::of_transport(&error);
        Self {
            kind,
            message,
            source: Some(error.into()),
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
