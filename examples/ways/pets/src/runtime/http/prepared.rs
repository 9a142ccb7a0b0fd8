//! A complete request for a transport.

use http::Method;
use http::header::HeaderMap;
use url::Url;

use crate::runtime::body::content::Body;

/// A request that can be sent once.
pub(crate) struct Prepared {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Body>,
    /// True if a redirect leads to the response.
    #[cfg_attr(
        not(feature = "reqwest"),
        allow(dead_code, reason = "only reqwest follows redirects")
    )]
    pub(crate) follows_redirects: bool,
}
