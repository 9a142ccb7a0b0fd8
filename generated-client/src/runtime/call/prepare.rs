//! Makes the request that goes to the transport.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue,
    PROXY_AUTHORIZATION, USER_AGENT,
};
use reqwest::{Method, Url};
use serde_json::Value;

use crate::runtime::auth::credential::Sent;
use crate::runtime::body::pieces::Body;
use crate::runtime::body::upload::Upload;
use crate::runtime::error::failure::Place;
use crate::runtime::http::request::Request;
use crate::runtime::http::transport::Prepared;
use crate::runtime::http::{parameter, path};

use super::core::{Shared, is_same_server, read_base_url};
use super::operation::Route;

/// Makes a request with these credentials. What it cannot be made for is told in words.
pub(crate) async fn prepare(
    shared: &Shared,
    request: &Request,
    route: &Route,
    credentials: &[Arc<Sent>],
) -> Result<(Prepared, Place), String> {
    if let Some(fault) = &request.fault {
        return Err(fault.clone());
    }
    let place = place(shared, request, route)?;
    let url = url(shared, request, route, &place.path, credentials)?;
    let method = Method::from_bytes(place.method.as_bytes())
        .map_err(|_| format!("`{}` is no method", place.method))?;
    let mut prepared = Prepared {
        method,
        url,
        headers: HeaderMap::new(),
        body: body(request).await?,
    };
    headers(&mut prepared.headers, shared, request, route, credentials)?;
    Ok((prepared, place))
}

fn place(shared: &Shared, request: &Request, route: &Route) -> Result<Place, String> {
    let path = match &request.free_path {
        Some(path) => free_path(path)?,
        None => path::fill(route.path, &request.path, &shared.path_defaults)
            .map_err(|fault| shared.api.environment.hint(route.path, fault))?,
    };
    let method = match &request.method {
        Some(method) => Cow::Owned(method.clone()),
        None => Cow::Borrowed(route.method),
    };
    Ok(Place { method, path })
}

/// A path of the caller's own.
fn free_path(path: &str) -> Result<String, String> {
    if !path.starts_with('/') {
        return Err(format!("the path `{path}` does not begin with a slash"));
    }
    if path.contains(['?', '#']) {
        return Err(format!("the path `{path}` has a query or a fragment in it"));
    }
    let dots = |segment: &str| matches!(segment, "." | "..");
    if path.split('/').any(dots) {
        return Err(format!("the path `{path}` leads to another one"));
    }
    Ok(path.to_owned())
}

async fn body(request: &Request) -> Result<Option<Body>, String> {
    let unread = |error| format!("the body cannot be read: {error}");
    match (&request.body, &request.extra_fields[..]) {
        (None, []) => Ok(None),
        (Some((_, upload)), []) => upload.open().await.map(Some).map_err(unread),
        (None, extra) => Ok(Some(with_fields(None, "application/json", extra)?.into())),
        (Some((content_type, upload)), extra) => {
            Ok(Some(with_fields(Some(upload), content_type, extra)?.into()))
        }
    }
}

/// The body with members that its type does not have.
fn with_fields(
    body: Option<&Upload>,
    content_type: &str,
    extra: &[(String, Value)],
) -> Result<Bytes, String> {
    let unfit = || format!("a body of `{content_type}` cannot take more fields");
    let bytes = match body {
        Some(body) => body.as_bytes().ok_or_else(unfit)?,
        None => &Bytes::from_static(b"{}"),
    };
    if content_type == "application/x-www-form-urlencoded" {
        let form = std::str::from_utf8(bytes).map_err(|_| unfit())?;
        let names = extra.iter().map(|(name, _)| parameter::encode(name));
        let extra_names: Vec<String> = names.collect();
        let extra = extra
            .iter()
            .flat_map(|(name, value)| parameter::deep_pairs(name, value, parameter::encode));
        let is_replaced = |pair: &&str| {
            let name = pair.split('=').next().unwrap_or_default();
            extra_names.iter().any(|extra| extra == name)
        };
        let given = form
            .split('&')
            .filter(|it| !it.is_empty() && !is_replaced(it));
        let pairs: Vec<_> = given.map(str::to_owned).chain(extra).collect();
        return Ok(pairs.join("&").into());
    }
    let Ok(Value::Object(mut object)) = serde_json::from_slice(bytes) else {
        return Err(unfit());
    };
    object.extend(extra.iter().cloned());
    Ok(Value::Object(object).to_string().into())
}

fn url(
    shared: &Shared,
    request: &Request,
    route: &Route,
    path: &str,
    credentials: &[Arc<Sent>],
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
    let secret = credentials.iter().filter_map(|it| match it.as_ref() {
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
    credentials: &[Arc<Sent>],
) -> Result<(), String> {
    for credential in credentials {
        match credential.as_ref() {
            // A request has one `Authorization`, and the first scheme gets it.
            Sent::Header(name, _) if name == AUTHORIZATION && headers.contains_key(name) => {}
            Sent::Header(name, value) => {
                headers.insert(name.clone(), value.clone());
            }
            Sent::Query(_) | Sent::Cookie(_) => {}
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
        None if !request.extra_fields.is_empty() => {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        None => {}
    }
    for (name, text) in &request.headers {
        headers.insert(header_name(name)?, value(name, text)?);
    }
    let cookies = request.cookies.iter().map(|(_, pairs)| pairs.as_str());
    let secret = credentials.iter().filter_map(|it| match it.as_ref() {
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
        let (name, mut value) = (header_name(name)?, value(name, text)?);
        value.set_sensitive([AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE].contains(&name));
        headers.insert(name, value);
    }
    Ok(())
}

fn header_name(name: &str) -> Result<HeaderName, String> {
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| format!("`{name}` is no header name"))
}

pub(crate) fn value(name: &str, text: &str) -> Result<HeaderValue, String> {
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
