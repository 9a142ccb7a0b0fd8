//! Sends requests by reqwest on targets with an operating system.

use url::Url;

use crate::shared::runtime::body::content::Body;
use crate::shared::runtime::error::transport::TransportError;

use super::prepared::Prepared;

/// Sends a request, and returns the response with the URL from which it came.
///
/// # Errors
///
/// Returns an error if the connection fails.
pub(crate) async fn execute(
    client: &reqwest::Client,
    prepared: Prepared,
) -> Result<(Url, http::Response<Body>), TransportError> {
    let mut request = reqwest::Request::new(prepared.method, prepared.url);
    *request.headers_mut() = prepared.headers;
    *request.body_mut() = prepared.body.map(Body::into_reqwest);
    let response = client.execute(request).await?;
    let url = response.url().clone();
    Ok((url, http::Response::from(response).map(Body::received)))
}
