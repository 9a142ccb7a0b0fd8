//! A complete request for a transport.

use http::Method;
use http::header::HeaderMap;
use url::Url;

use crate::shared::runtime::body::content::Body;

/// A request that can be sent once.
pub(crate) struct Prepared {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Body>,
    /// True if a redirect leads to the response.
    pub(crate) follows_redirects: bool,
}
