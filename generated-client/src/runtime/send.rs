//! The one way to the server: makes the request, sends it, and reads the answer to its end.
//!
//! Nothing here depends on the type of a body.

use bytes::Bytes;
use reqwest::header::{
    ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue, USER_AGENT,
};
use reqwest::{Method, Url};

use super::call::Route;
use super::client::{Core, Shared, read_base_url};
use super::credential::Applied;
use super::error::Error;
use super::path;
use super::request::Request;
use super::response::Outcome;

/// Sends a request and reads the answer; one that says it failed is an error.
///
/// # Errors
///
/// When the request cannot be made, the connection fails, the time allowed is over, or the server says that it failed.
pub async fn exchange(
    core: Core,
    request: Request,
    route: &'static Route,
) -> Result<Outcome, Error> {
    let shared = core.shared();
    let (prepared, path) =
        prepare(shared, request, route).map_err(|fault| Error::request(route, fault))?;
    let outcome = receive(shared, prepared, path, route).await?;
    if outcome.status.is_success() {
        Ok(outcome)
    } else {
        Err(Error::api(&outcome))
    }
}

fn prepare(
    shared: &Shared,
    request: Request,
    route: &Route,
) -> Result<(reqwest::Request, String), String> {
    if let Some(fault) = request.fault {
        return Err(fault);
    }
    let security = route.security.unwrap_or(shared.api.security);
    let credentials = shared.credentials.apply(security)?;
    let path = path::fill(route.path, &request.path, &shared.path_defaults)
        .map_err(|fault| shared.api.environment.hint(route.path, fault))?;
    let url = url(shared, &request, route, &path, &credentials)?;
    let method = Method::from_bytes(route.method.as_bytes())
        .map_err(|_| format!("`{}` is no method", route.method))?;
    let headers = headers(shared, &request, route, &credentials)?;
    let builder = shared
        .http
        .request(method, url)
        .timeout(request.timeout.unwrap_or(shared.timeout))
        .headers(credentials.headers);
    let builder = match credentials.basic {
        Some((user, password)) => builder.basic_auth(user, Some(password)),
        None => builder,
    };
    let builder = match request.body {
        Some((_, body)) => builder.body(body),
        None => builder,
    };
    let prepared = builder.headers(headers).build();
    let prepared = prepared.map_err(|error| error.without_url().to_string())?;
    Ok((prepared, path))
}

fn url(
    shared: &Shared,
    request: &Request,
    route: &Route,
    path: &str,
    credentials: &Applied,
) -> Result<Url, String> {
    let server = route.server.filter(|_| shared.follows_servers);
    let base_url = match request.base_url.as_deref().or(server) {
        Some(text) => read_base_url(text)?,
        None => shared.base_url.clone(),
    };
    let mut text = format!("{base_url}{path}");
    let query = request.query.iter().map(|(_, pairs)| pairs);
    let mut separator = if path.contains('?') { '&' } else { '?' };
    for pairs in query.chain(&request.extra_query).chain(&credentials.query) {
        text.push(separator);
        text.push_str(pairs);
        separator = '&';
    }
    Url::parse(&text).map_err(|error| format!("the URL is unusable: {error}"))
}

/// All headers but those of credentials, which go first, so that a header of the user's own takes their place.
fn headers(
    shared: &Shared,
    request: &Request,
    route: &Route,
    credentials: &Applied,
) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, value("user-agent", &shared.user_agent)?);
    if let Some(accept) = request.accept.or(route.accept) {
        headers.insert(ACCEPT, value("accept", accept)?);
    }
    if let Some((content_type, _)) = &request.body {
        headers.insert(CONTENT_TYPE, value("content-type", content_type)?);
    }
    for (name, text) in &request.headers {
        headers.insert(header_name(name)?, value(name, text)?);
    }
    let cookies = request.cookies.iter().map(|(_, pairs)| pairs.as_str());
    let cookies: Vec<_> = cookies
        .chain(credentials.cookies.iter().map(String::as_str))
        .collect();
    if !cookies.is_empty() {
        let mut cookies = value("cookie", &cookies.join("; "))?;
        cookies.set_sensitive(true);
        headers.insert(COOKIE, cookies);
    }
    for (name, text) in &request.extra_headers {
        headers.insert(header_name(name)?, value(name, text)?);
    }
    Ok(headers)
}

fn header_name(name: &str) -> Result<HeaderName, String> {
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| format!("`{name}` is no header name"))
}

fn value(name: &str, text: &str) -> Result<HeaderValue, String> {
    HeaderValue::from_bytes(text.as_bytes())
        .map_err(|_| format!("`{name}` holds characters that a header cannot hold"))
}

async fn receive(
    shared: &Shared,
    prepared: reqwest::Request,
    path: String,
    route: &'static Route,
) -> Result<Outcome, Error> {
    let mut response = match shared.http.execute(prepared).await {
        Ok(response) => response,
        Err(error) => return Err(Error::transport(route, path, error)),
    };
    let mut outcome = Outcome {
        route,
        path,
        status: response.status(),
        headers: std::mem::take(response.headers_mut()),
        body: Bytes::new(),
        request_id_headers: shared.api.request_id,
    };
    let (body, failed) = read_body(&mut response, &outcome, shared.body_limit).await;
    outcome.body = body;
    match failed {
        // The status of a failed call says more than how its body broke off.
        Some(error) if outcome.status.is_success() => Err(error.answered(&outcome)),
        Some(_) | None => Ok(outcome),
    }
}

/// Reads the body as far as it comes, and says why it comes no further.
async fn read_body(
    response: &mut reqwest::Response,
    outcome: &Outcome,
    limit: usize,
) -> (Bytes, Option<Error>) {
    let mut body = Vec::new();
    loop {
        let failed = match response.chunk().await {
            Ok(Some(chunk)) if chunk.len() <= limit.saturating_sub(body.len()) => {
                body.extend_from_slice(&chunk);
                continue;
            }
            Ok(Some(_)) => Some(Error::oversized(outcome.route, outcome.path.clone(), limit)),
            Ok(None) => None,
            Err(error) => Some(Error::transport(outcome.route, outcome.path.clone(), error)),
        };
        return (Bytes::from(body), failed);
    }
}
