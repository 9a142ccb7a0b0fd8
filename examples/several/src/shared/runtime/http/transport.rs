//! The transport of requests to the server: reqwest, or one of the application.

use std::future::Future;
#[cfg(unix)]
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use http::Uri;
use url::Url;

use crate::shared::runtime::body::content::Body;
use crate::shared::runtime::error::failure::Error;
use crate::shared::runtime::error::transport::TransportError;

#[cfg(target_arch = "wasm32")]
use super::browser::execute;
use super::default_client::DefaultClient;
use super::prepared::Prepared;
#[cfg(not(target_arch = "wasm32"))]
use super::system::execute;

/// A response that has not arrived yet.
pub type Answering<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'a>>;

/// Sends a request and returns the response.
///
/// A transport gets complete requests with their credentials, one for each attempt. The client itself retries calls, limits their time, and reads
/// their bodies. A transport must not follow redirects to other servers, which must not see the credentials. A redirect that the API's document
/// describes is a response; it is returned if the transport does not follow it.
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
                follows_redirects: true,
            };
            let (url, mut response) = execute(self, prepared).await?;
            response.extensions_mut().insert(Origin(url));
            Ok(response)
        })
    }
}

/// The URL from which a response came, after redirects.
#[derive(Clone)]
struct Origin(Url);

/// The transport of a client. Requests for reqwest are built directly, rather than through `http::Request`.
#[derive(Clone)]
pub(crate) enum Wire {
    Default(DefaultClient),
    Reqwest(reqwest::Client),
    Other(Arc<dyn Transport>),
}

impl Wire {
    /// The transport for an application that does not bring one.
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be set up.
    #[cfg(not(unix))]
    pub(crate) fn usual() -> Result<Self, Error> {
        DefaultClient::new(()).map(Self::Default)
    }

    /// The transport for an application that does not bring one, through a socket if it names one.
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be set up.
    #[cfg(unix)]
    pub(crate) fn through(socket: Option<PathBuf>) -> Result<Self, Error> {
        DefaultClient::new(socket).map(Self::Default)
    }

    /// Sends a request, and returns the response with the URL from which it came.
    pub(crate) async fn send(
        &self,
        prepared: Prepared,
    ) -> Result<(Url, http::Response<Body>), TransportError> {
        match self {
            Self::Default(client) => {
                execute(client.of(prepared.follows_redirects)?, prepared).await
            }
            Self::Reqwest(client) => execute(client, prepared).await,
            Self::Other(transport) => {
                let body = prepared.body.unwrap_or_else(Body::empty);
                let mut request = http::Request::new(body);
                *request.method_mut() = prepared.method;
                *request.uri_mut() =
                    Uri::try_from(prepared.url.as_str()).map_err(TransportError::unsent)?;
                *request.headers_mut() = prepared.headers;
                let mut response = transport.send(request).await?;
                let origin = response.extensions_mut().remove();
                Ok((origin.map_or(prepared.url, |Origin(url)| url), response))
            }
        }
    }
}
