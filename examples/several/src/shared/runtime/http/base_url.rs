//! Base URLs, and the servers to which they lead.

use std::borrow::Cow;

use url::Url;

/// Parses a base URL, and removes the slash at its end.
///
/// # Errors
///
/// Returns an error unless it is an absolute http or https URL without a query, a fragment, or credentials.
pub(crate) fn read_base_url(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| format!("the base URL is unusable: {error}"))?;
    let refused = if !matches!(url.scheme(), "http" | "https") {
        "is neither http nor https"
    } else if url.query().is_some() {
        "has a query"
    } else if url.fragment().is_some() {
        "has a fragment"
    } else if !url.username().is_empty() || url.password().is_some() {
        "has credentials in it"
    } else {
        return Ok(url.as_str().trim_end_matches('/').to_owned());
    };
    Err(format!("the base URL {refused}"))
}

/// A URL as errors and `Debug` show it: without a user, a password, a query and a fragment, which may be secret.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(['@', '?', '#']) {
        return text.into();
    }
    let Ok(mut url) = Url::parse(text) else {
        return "[redacted]".into();
    };
    let hidden = url.set_username("").and_then(|()| url.set_password(None));
    url.set_query(None);
    url.set_fragment(None);
    match hidden {
        Ok(()) => String::from(url).into(),
        Err(()) => "[redacted]".into(),
    }
}

/// Returns true if a server is a path on the server of the API.
pub(crate) fn is_relative(server: &str) -> bool {
    !server.starts_with("//") && !server.contains("://")
}

/// The URL of a server, which may be relative to that of the API (OpenAPI 3.0.4, Server Object).
///
/// # Errors
///
/// Returns an error unless both are URLs.
pub(crate) fn resolved(base_url: &str, server: &str) -> Result<String, String> {
    let base = Url::parse(base_url).and_then(|base| base.join(server));
    let url = base.map_err(|error| format!("the server `{server}` is unusable: {error}"))?;
    Ok(url.into())
}

/// Returns true if both URLs lead to the same server, as an `http` URL and the `https` URL of its host do.
pub(crate) fn is_same_server(from: &Url, to: &Url) -> bool {
    let same_port =
        from.scheme() == to.scheme() && from.port_or_known_default() == to.port_or_known_default();
    let upgrade =
        from.scheme() == "http" && to.scheme() == "https" && from.port().or(to.port()).is_none();
    from.host() == to.host() && (same_port || upgrade)
}
