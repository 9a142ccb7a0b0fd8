//! The one way to the server: makes the request, sends it, and reads the answer to its end.
//!
//! Nothing here depends on the type of a body.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use bytes::Bytes;
use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue, USER_AGENT,
};
use reqwest::{Method, Url};

use super::call::Route;
use super::client::{Core, Shared, is_same_server, read_base_url};
use super::credential::{Credential, Sent};
use super::error::Error;
use super::path;
use super::request::Request;
use super::response::Outcome;
use super::retry;

/// Sends a request and reads the answer; one that says it failed is an error. What may be sent again is, within the time allowed.
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
    let start = Instant::now();
    let allowed = request.timeout.unwrap_or(shared.timeout);
    let most = request.max_retries.unwrap_or(shared.max_retries);
    let mut retries = 0;
    loop {
        let error = match attempt(
            shared,
            &request,
            route,
            allowed.saturating_sub(start.elapsed()),
        )
        .await
        {
            Ok(outcome) => {
                shared.budget.give_back();
                return Ok(outcome);
            }
            Err(error) => error.after(retries),
        };
        let wait = retry::wait(&error, request.is_keyed(), retries).filter(|_| retries < most);
        let left = allowed.saturating_sub(start.elapsed());
        match wait.filter(|wait| *wait < left && shared.budget.take(&error)) {
            Some(wait) => tokio::time::sleep(wait).await,
            None => return Err(error),
        }
        retries += 1;
    }
}

async fn attempt(
    shared: &Shared,
    request: &Request,
    route: &'static Route,
    left: Duration,
) -> Result<Outcome, Error> {
    let (mut prepared, path) =
        prepare(shared, request, route).map_err(|fault| Error::request(route, fault))?;
    let allowed = shared.attempt_timeout.map_or(left, |it| it.min(left));
    *prepared.timeout_mut() = Some(allowed);
    let outcome = receive(shared, prepared, path, route).await?;
    if outcome.status.is_success() {
        Ok(outcome)
    } else {
        Err(Error::api(&outcome))
    }
}

fn prepare(
    shared: &Shared,
    request: &Request,
    route: &Route,
) -> Result<(reqwest::Request, String), String> {
    if let Some(fault) = &request.fault {
        return Err(fault.clone());
    }
    let security = route.security.unwrap_or(shared.api.security);
    let credentials = shared.credentials.select(security)?;
    let path = path::fill(route.path, &request.path, &shared.path_defaults)
        .map_err(|fault| shared.api.environment.hint(route.path, fault))?;
    let url = url(shared, request, route, &path, &credentials)?;
    let method = Method::from_bytes(route.method.as_bytes())
        .map_err(|_| format!("`{}` is no method", route.method))?;
    let mut prepared = reqwest::Request::new(method, url);
    headers(prepared.headers_mut(), shared, request, route, &credentials)?;
    if let Some((_, body)) = &request.body {
        *prepared.body_mut() = Some(body.clone().into());
    }
    Ok((prepared, path))
}

fn url(
    shared: &Shared,
    request: &Request,
    route: &Route,
    path: &str,
    credentials: &[&Credential],
) -> Result<Url, String> {
    let server = route.server.filter(|_| shared.follows_servers);
    let base_url = match request.base_url.as_deref().or(server) {
        Some(text) => Cow::Owned(read_base_url(text)?),
        None => Cow::Borrowed(shared.base_url.as_str()),
    };
    let mut text = match &request.url {
        Some(url) => following(&base_url, url)?,
        None => format!("{base_url}{path}"),
    };
    // A URL that the server gave has them already.
    let own = request.query.iter().filter(|_| request.url.is_none());
    let query = own.map(|(_, pairs)| pairs);
    let mut separator = if text.contains('?') { '&' } else { '?' };
    let secret = credentials.iter().filter_map(|it| match &it.sent {
        Sent::Query(pair) => Some(pair),
        Sent::Header(..) | Sent::Cookie(_) => None,
    });
    let extra = request.extra_query.iter();
    let extra = extra.filter(|_| request.url.is_none());
    for pairs in query.chain(extra).chain(secret) {
        text.push(separator);
        text.push_str(pairs);
        separator = '&';
    }
    Url::parse(&text).map_err(|error| format!("the URL is unusable: {error}"))
}

/// A URL that a server gave: credentials go with the request, so that it must not lead to another server.
fn following(base_url: &str, next: &str) -> Result<String, String> {
    let unusable = |error| format!("the URL is unusable: {error}");
    let base = Url::parse(base_url).map_err(unusable)?;
    let mut url = base.join(next).map_err(unusable)?;
    url.set_fragment(None);
    if is_same_server(&base, &url) {
        Ok(url.into())
    } else {
        Err("the next page is on another server, which gets no credentials".to_owned())
    }
}

/// Those of credentials go first, so that a header of the user's own takes their place.
fn headers(
    headers: &mut HeaderMap,
    shared: &Shared,
    request: &Request,
    route: &Route,
    credentials: &[&Credential],
) -> Result<(), String> {
    for credential in credentials {
        if let Sent::Header(name, value) = &credential.sent
            // A request has one `Authorization`, and the first scheme gets it.
            && !(name == AUTHORIZATION && headers.contains_key(AUTHORIZATION))
        {
            headers.insert(name.clone(), value.clone());
        }
    }
    headers.insert(USER_AGENT, shared.user_agent.clone());
    if let Some(accept) = request.accept.or(route.accept) {
        headers.insert(ACCEPT, fixed("accept", accept)?);
    }
    match &request.body {
        Some((Cow::Borrowed(content_type), _)) => {
            headers.insert(CONTENT_TYPE, fixed("content-type", content_type)?);
        }
        Some((Cow::Owned(content_type), _)) => {
            headers.insert(CONTENT_TYPE, value("content-type", content_type)?);
        }
        None => {}
    }
    for (name, text) in &request.headers {
        headers.insert(header_name(name)?, value(name, text)?);
    }
    let cookies = request.cookies.iter().map(|(_, pairs)| pairs.as_str());
    let secret = credentials.iter().filter_map(|it| match &it.sent {
        Sent::Cookie(pair) => Some(pair.as_str()),
        Sent::Header(..) | Sent::Query(_) => None,
    });
    let cookies: Vec<_> = cookies.chain(secret).collect();
    if !cookies.is_empty() {
        let mut cookies = value("cookie", &cookies.join("; "))?;
        cookies.set_sensitive(true);
        headers.insert(COOKIE, cookies);
    }
    for (name, text) in &request.extra_headers {
        headers.insert(header_name(name)?, value(name, text)?);
    }
    Ok(())
}

fn header_name(name: &str) -> Result<HeaderName, String> {
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| format!("`{name}` is no header name"))
}

pub(super) fn value(name: &str, text: &str) -> Result<HeaderValue, String> {
    HeaderValue::from_bytes(text.as_bytes()).map_err(|_| unusable(name))
}

/// A value that is part of the program, and is not copied.
fn fixed(name: &str, text: &'static str) -> Result<HeaderValue, String> {
    let bytes = Bytes::from_static(text.as_bytes());
    HeaderValue::from_maybe_shared(bytes).map_err(|_| unusable(name))
}

fn unusable(name: &str) -> String {
    format!("`{name}` holds characters that a header cannot hold")
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

/// How much room is made at once for a body, whatever the server promises.
const RESERVED: usize = 1024 * 1024;

/// Reads the body as far as it comes, and says why it comes no further. One that comes in one piece is not copied.
async fn read_body(
    response: &mut reqwest::Response,
    outcome: &Outcome,
    limit: usize,
) -> (Bytes, Option<Error>) {
    let mut first = Bytes::new();
    let mut body = Vec::new();
    let failed = loop {
        let read = first.len().max(body.len());
        match response.chunk().await {
            Ok(Some(chunk)) if chunk.len() > limit.saturating_sub(read) => {
                break Some(Error::oversized(outcome.route, outcome.path.clone(), limit));
            }
            Ok(Some(chunk)) if read == 0 => first = chunk,
            Ok(Some(chunk)) => {
                if body.is_empty() {
                    let promised = response.content_length().unwrap_or_default();
                    body.reserve(usize::try_from(promised).unwrap_or(RESERVED).min(RESERVED));
                    body.extend_from_slice(&first);
                }
                body.extend_from_slice(&chunk);
            }
            Ok(None) => break None,
            Err(error) => {
                break Some(Error::transport(outcome.route, outcome.path.clone(), error));
            }
        }
    };
    let body = if body.is_empty() { first } else { body.into() };
    (body, failed)
}
