//! The HTTP client for applications that do not bring their own.

#[cfg(not(target_arch = "wasm32"))]
use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
use reqwest::redirect;

use crate::runtime::error::failure::Error;

#[cfg(not(target_arch = "wasm32"))]
use super::base_url::is_same_server;

/// The time limit for making a connection.
#[cfg(not(target_arch = "wasm32"))]
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The largest number of redirects that are followed.
#[cfg(not(target_arch = "wasm32"))]
const REDIRECTS: usize = 10;

/// The client. A browser makes connections and follows redirects by its own rules.
#[cfg(target_arch = "wasm32")]
pub(crate) fn default_client() -> Result<reqwest::Client, Error> {
    Ok(reqwest::Client::new())
}

/// The client.
///
/// # Errors
///
/// Returns an error if TLS cannot be set up.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn default_client() -> Result<reqwest::Client, Error> {
    reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .redirect(redirect::Policy::custom(follow))
        .build()
        .map_err(|error| Error::building(format!("the HTTP client cannot be built: {error}")))
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
