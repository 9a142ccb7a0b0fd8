//! Builds the request for the transport from the arguments of a call and the settings of its client.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use http::Method;
use http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName,
    HeaderValue, PROXY_AUTHORIZATION,
};
use percent_encoding::percent_decode_str;
use url::Url;

use crate::api::runtime::auth::scheme::{Placement, Sent};
use crate::api::runtime::body::content::Body;
use crate::api::runtime::body::upload::Upload;
use crate::api::runtime::error::failure::Place;
use crate::api::runtime::http::base_url::{is_relative, is_same_server, read_base_url, resolved};
use crate::api::runtime::http::prepared::Prepared;
use crate::api::runtime::http::{parameter, path};
use crate::api::runtime::json::shape::{self, Shape};

use super::request::Request;
use super::route::Route;
use super::shared::Shared;

/// Builds a request with these credentials.
///
/// # Errors
///
/// Returns an error if an argument or a credential cannot be sent; the error describes the fault.
pub(crate) async fn prepare(
    shared: &Shared,
    request: &Request,
    route: &Route,
    credentials: &[Arc<Sent>],
) -> Result<(Prepared, Place), String> {
    if let Some(fault) = &request.fault {
        return Err(fault.clone());
    }
    let (path, place) = place(shared, request, route)?;
    let url = url(shared, request, route, &path, credentials)?;
    let method = Method::from_bytes(place.method.as_bytes())
        .map_err(|_| format!("`{}` is not an HTTP method", place.method))?;
    let mut prepared = Prepared {
        method,
        url,
        headers: HeaderMap::new(),
        body: body(request).await?,
        follows_redirects: !route.describes_redirects(),
    };
    if prepared.body.is_none() && takes_a_body(&prepared.method) {
        // RFC 9110, section 8.6: some servers respond with 411 without it.
        let none = HeaderValue::from_static("0");
        prepared.headers.insert(CONTENT_LENGTH, none);
    }
    headers(&mut prepared.headers, shared, request, route, credentials)?;
    Ok((prepared, place))
}

/// Returns true if a body has a meaning for the method.
fn takes_a_body(method: &Method) -> bool {
    [Method::POST, Method::PUT, Method::PATCH].contains(method)
}

/// The path, and the call as errors show it: without the arguments that are secret.
fn place(shared: &Shared, request: &Request, route: &Route) -> Result<(String, Place), String> {
    let path = match &request.free_path {
        Some(path) => path::free(path)?,
        None => filled(shared, request, route, &request.path)?,
    };
    let shown = match (&request.free_path, route.secrets) {
        (Some(_), _) | (None, []) => path.clone(),
        (None, secrets) => {
            let hidden = secrets.iter().map(|name| (*name, format!("{{{name}}}")));
            let arguments: Vec<_> = hidden.chain(request.path.iter().cloned()).collect();
            filled(shared, request, route, &arguments)?
        }
    };
    let method = match &request.method {
        Some(method) => Cow::Owned(method.clone()),
        None => Cow::Borrowed(route.method),
    };
    Ok((
        path,
        Place {
            method,
            path: shown,
        },
    ))
}

fn filled(
    shared: &Shared,
    request: &Request,
    route: &Route,
    arguments: &[(&'static str, String)],
) -> Result<String, String> {
    let path = path::fill(
        route.path,
        arguments,
        &shared.path_defaults,
        request.may_end_empty,
    );
    path.map_err(|fault| shared.api.environment.hint(route.path, fault))
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

/// Adds members that the type of a body does not have.
fn with_fields(
    body: Option<&Upload>,
    content_type: &str,
    extra: &[(String, String)],
) -> Result<Bytes, String> {
    let unfit = || format!("fields cannot be added to a body of `{content_type}`");
    let bytes = match body {
        Some(body) => body.as_bytes().ok_or_else(unfit)?,
        None => &Bytes::from_static(b"{}"),
    };
    let text = std::str::from_utf8(bytes).map_err(|_| unfit())?;
    if content_type == "application/x-www-form-urlencoded" {
        return Ok(form_with_fields(text, extra).into());
    }
    let Shape::Object(mut entries) = Shape::of(text) else {
        return Err(unfit());
    };
    for (name, value) in extra {
        match entries.iter_mut().find(|(key, _)| key == name) {
            Some((_, replaced)) => *replaced = value,
            None => entries.push((name.clone(), value)),
        }
    }
    Ok(shape::object(&entries).into())
}

fn form_with_fields(form: &str, extra: &[(String, String)]) -> String {
    let names = extra.iter().map(|(name, _)| parameter::encode(name));
    let extra_names: Vec<String> = names.collect();
    let is_kept = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        !pair.is_empty() && extra_names.iter().all(|extra| extra != name)
    };
    let kept = form.split('&').filter(is_kept).map(str::to_owned);
    let added = extra
        .iter()
        .flat_map(|(name, value)| parameter::deep_pairs(name, value, parameter::encode));
    kept.chain(added).collect::<Vec<_>>().join("&")
}

fn url(
    shared: &Shared,
    request: &Request,
    route: &Route,
    path: &str,
    credentials: &[Arc<Sent>],
) -> Result<Url, String> {
    let base_url = match (request.base_url.as_deref(), route.server) {
        (Some(own), _) => Cow::Owned(read_base_url(own)?),
        (None, Some(server)) if shared.follows_servers || is_relative(server) => {
            Cow::Owned(read_base_url(&resolved(&shared.base_url, server)?)?)
        }
        (None, Some(_) | None) => Cow::Borrowed(shared.base_url.as_str()),
    };
    let secrets = credentials.iter().filter_map(|it| match it.as_ref() {
        Sent::Query(pair) => Some(pair.as_str()),
        Sent::Header(..) | Sent::Cookie(_) => None,
    });
    if let Some(link) = &request.link {
        return following(&base_url, link, &Vec::from_iter(secrets));
    }
    let mut text = format!("{base_url}{path}");
    let arguments = request.query.iter().map(|(_, pairs)| pairs);
    let arguments = arguments.chain(&request.extra_query).map(String::as_str);
    let mut separator = '?';
    for pairs in arguments.chain(secrets) {
        text.push(separator);
        text.push_str(pairs);
        separator = '&';
    }
    Url::parse(&text).map_err(|error| format!("the URL is invalid: {error}"))
}

/// A URL of the server, which already contains the arguments. The request has credentials, so the URL must not lead to another server.
fn following(base_url: &str, link: &Url, secrets: &[&str]) -> Result<Url, String> {
    let base = Url::parse(base_url).map_err(|error| format!("the URL is invalid: {error}"))?;
    if !is_same_server(&base, link) {
        return Err(
            "the next page is on another server, which must not get the credentials".to_owned(),
        );
    }
    let mut url = link.clone();
    // Nothing but the server matters here, and a URL of http always has one.
    let _ = (url.set_username(""), url.set_password(None));
    if !secrets.is_empty() {
        // The server may have copied the secrets of the request before.
        let is_secret = |pair: &str| secrets.iter().any(|secret| name(pair) == name(secret));
        let pairs = url.query().unwrap_or_default().split('&');
        let kept = pairs.filter(|pair| !pair.is_empty() && !is_secret(pair));
        let query = Vec::from_iter(kept.chain(secrets.iter().copied())).join("&");
        url.set_query(Some(&query));
    }
    Ok(url)
}

/// The decoded name of a pair in a query.
fn name(pair: &str) -> String {
    let name = pair.split('=').next().unwrap_or_default().replace('+', " ");
    percent_decode_str(&name).decode_utf8_lossy().into_owned()
}

/// Adds the headers. Those of the credentials come first, so that a header of the caller replaces them, and the client's defaults last.
fn headers(
    headers: &mut HeaderMap,
    shared: &Shared,
    request: &Request,
    route: &Route,
    credentials: &[Arc<Sent>],
) -> Result<(), String> {
    for credential in credentials {
        match credential.as_ref() {
            // A request has only one `Authorization`, which the first scheme gets.
            Sent::Header(name, _) if name == AUTHORIZATION && headers.contains_key(name) => {}
            Sent::Header(name, value) => {
                headers.insert(name.clone(), value.clone());
            }
            Sent::Query(_) | Sent::Cookie(_) => {}
        }
    }
    if let Some(accept) = request.accept.or(route.accept) {
        headers.insert(ACCEPT, fixed("accept", accept)?);
    }
    if let Some(content_type) = content_type(request)? {
        headers.insert(CONTENT_TYPE, content_type);
    }
    for (name, text) in &request.headers {
        let mut value = value(name, text)?;
        value.set_sensitive(route.secrets.contains(name));
        headers.insert(header_name(name)?, value);
    }
    if let Some(cookies) = cookies(request, credentials)? {
        headers.insert(COOKIE, cookies);
    }
    for (name, text) in &request.extra_headers {
        let (name, mut value) = (header_name(name)?, value(name, text)?);
        value.set_sensitive(is_of_credentials(&name, shared));
        headers.insert(name, value);
    }
    for (name, value) in &shared.default_headers {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    Ok(())
}

/// Returns true if a header contains credentials, whoever sets it.
fn is_of_credentials(name: &HeaderName, shared: &Shared) -> bool {
    let mut schemes = shared.api.schemes.iter();
    [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE].contains(name)
        || schemes.any(|it| match it.placement {
            Placement::Header(declared) => name.as_str().eq_ignore_ascii_case(declared),
            Placement::Bearer | Placement::Basic | Placement::Query(_) | Placement::Cookie(_) => {
                false
            }
        })
}

fn content_type(request: &Request) -> Result<Option<HeaderValue>, String> {
    match &request.body {
        Some((Cow::Borrowed(content_type), _)) => fixed("content-type", content_type).map(Some),
        Some((Cow::Owned(content_type), _)) => value("content-type", content_type).map(Some),
        None if request.extra_fields.is_empty() => Ok(None),
        None => Ok(Some(HeaderValue::from_static("application/json"))),
    }
}

fn cookies(request: &Request, credentials: &[Arc<Sent>]) -> Result<Option<HeaderValue>, String> {
    let arguments = request.cookies.iter().map(|(_, pairs)| pairs.as_str());
    let secrets = credentials.iter().filter_map(|it| match it.as_ref() {
        Sent::Cookie(pair) => Some(pair.as_str()),
        Sent::Header(..) | Sent::Query(_) => None,
    });
    let pairs: Vec<_> = arguments.chain(secrets).collect();
    if pairs.is_empty() {
        return Ok(None);
    }
    let mut cookies = value("cookie", &pairs.join("; "))?;
    cookies.set_sensitive(true);
    Ok(Some(cookies))
}

pub(crate) fn header_name(name: &str) -> Result<HeaderName, String> {
    HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| format!("`{name}` is not a valid header name"))
}

pub(crate) fn value(name: &str, text: &str) -> Result<HeaderValue, String> {
    HeaderValue::from_bytes(text.as_bytes()).map_err(|_| unusable(name))
}

/// A value that is part of the program, and is therefore not copied.
fn fixed(name: &str, text: &'static str) -> Result<HeaderValue, String> {
    let bytes = Bytes::from_static(text.as_bytes());
    HeaderValue::from_maybe_shared(bytes).map_err(|_| unusable(name))
}

fn unusable(name: &str) -> String {
    format!("`{name}` has characters that a header cannot contain")
}
