//! The HTTP client for applications that do not bring their own.

#[cfg(unix)]
use std::path::PathBuf;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::{Arc, OnceLock};
#[cfg(not(target_arch = "wasm32"))]
use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
use reqwest::redirect;

#[cfg(not(target_arch = "wasm32"))]
use crate::shared::runtime::error::cause::Cause;
use crate::shared::runtime::error::failure::Error;
use crate::shared::runtime::error::transport::TransportError;

#[cfg(not(target_arch = "wasm32"))]
use super::base_url::is_same_server;

/// The time limit for making a connection.
#[cfg(not(target_arch = "wasm32"))]
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The largest number of redirects that are followed.
#[cfg(not(target_arch = "wasm32"))]
const REDIRECTS: usize = 10;

/// The client, and the one for calls whose document describes redirects, which it does not follow. The second one is made when it is needed.
///
/// A browser makes connections and follows redirects by its own rules.
#[derive(Clone)]
pub(crate) struct DefaultClient {
    client: reqwest::Client,
    #[cfg(not(target_arch = "wasm32"))]
    staying: Arc<OnceLock<reqwest::Client>>,
    #[cfg(not(target_arch = "wasm32"))]
    socket: Socket,
}

/// The socket of Unix through which all requests are sent, if there is one.
#[cfg(unix)]
type Socket = Option<PathBuf>;

/// Other systems have no such sockets.
#[cfg(not(unix))]
type Socket = ();

#[cfg(target_arch = "wasm32")]
impl DefaultClient {
    pub(crate) fn new(_socket: Socket) -> Result<Self, Error> {
        let client = reqwest::Client::new();
        Ok(Self { client })
    }

    pub(crate) fn of(&self, _follows_redirects: bool) -> Result<&reqwest::Client, TransportError> {
        Ok(&self.client)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl DefaultClient {
    /// Makes the client.
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be set up.
    pub(crate) fn new(socket: Socket) -> Result<Self, Error> {
        let failed =
            |error: Cause| Error::building(format!("the HTTP client cannot be built: {error}"));
        let client = client(redirect::Policy::custom(follow), &socket).map_err(failed)?;
        Ok(Self {
            client,
            staying: Arc::default(),
            socket,
        })
    }

    /// The client that follows redirects, or the other one.
    pub(crate) fn of(&self, follows_redirects: bool) -> Result<&reqwest::Client, TransportError> {
        if follows_redirects {
            return Ok(&self.client);
        }
        if let Some(client) = self.staying.get() {
            return Ok(client);
        }
        let client = client(redirect::Policy::none(), &self.socket);
        let client = client.map_err(TransportError::unsent)?;
        Ok(self.staying.get_or_init(|| client))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn client(policy: redirect::Policy, _socket: &Socket) -> Result<reqwest::Client, Cause> {
    let builder = reqwest::Client::builder().connect_timeout(CONNECT_TIMEOUT);
    #[cfg(unix)]
    let builder = match _socket {
        Some(path) => builder.unix_socket(path.as_path()),
        None => builder,
    };
    let builder = builder.tls_backend_preconfigured(super::tls::config()?);
    // The URL may have credentials in its query.
    Ok(builder.redirect(policy).referer(false).build()?)
}

/// Follows a redirect only to the same server. For another host, reqwest removes `Authorization`, but not the headers that an API
/// defines for its keys.
#[cfg(not(target_arch = "wasm32"))]
fn follow(attempt: redirect::Attempt<'_>) -> redirect::Action {
    let stays = attempt
        .previous()
        .last()
        .is_some_and(|from| is_same_server(from, attempt.url()));
    if stays && attempt.previous().len() <= REDIRECTS {
        attempt.follow()
    } else {
        attempt.stop()
    }
}
