//! The arguments of a call.
//!
//! A request only collects them, and keeps the first fault, so no setter returns a `Result`.

use std::borrow::Cow;
use std::time::Duration;

use serde::Serialize;
use url::Url;

use crate::runtime::auth::secret::Secret;
use crate::runtime::body::upload::Upload;
use crate::runtime::http::parameter::{self, Parameter, Style};
use crate::runtime::http::path;
use crate::runtime::json::number::{to_string, to_vec};
use crate::runtime::json::shape::Shape;

use super::route::IdempotencyKey;

/// The arguments of one call.
#[derive(Clone, Default)]
pub struct Request {
    pub(crate) path: Vec<(&'static str, String)>,
    pub(crate) query: Vec<(&'static str, String)>,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) cookies: Vec<(&'static str, String)>,
    pub(crate) body: Option<(Cow<'static, str>, Upload)>,
    pub(crate) extra_query: Vec<String>,
    pub(crate) extra_headers: Vec<(String, String)>,
    pub(crate) base_url: Option<String>,
    pub(crate) accept: Option<&'static str>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_retries: Option<u32>,
    /// A method that replaces the operation's.
    pub(crate) method: Option<String>,
    /// A path that replaces the operation's, and is sent unchanged.
    pub(crate) free_path: Option<String>,
    /// True if an empty argument may end the path.
    pub(crate) may_end_empty: bool,
    /// Credentials that replace the client's.
    pub(crate) credentials: Vec<(&'static str, Secret)>,
    /// Members to add to the body, with their values as JSON.
    pub(crate) extra_fields: Vec<(String, String)>,
    /// True if the request does no harm when it is sent twice, whatever its method.
    pub(crate) is_repeatable: bool,
    /// A URL of the server, which replaces the path and the query. It must lead to the same server.
    pub(crate) link: Option<Url>,
    pub(crate) fault: Option<String>,
}

impl Request {
    /// A request without arguments.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a path argument that is a string. Setting an argument again replaces it.
    pub fn path(&mut self, name: &'static str, value: String) {
        let encoded = path::encode(name, &value);
        self.put_path(name, encoded);
    }

    /// Sets a path argument in the style that its document declares.
    pub fn styled_path(&mut self, parameter: &Parameter, value: &(impl Serialize + ?Sized)) {
        let value = to_string(value);
        self.put_styled_path(parameter, value);
    }

    /// Sets a query parameter; `None` and null leave it out.
    pub fn query(&mut self, parameter: &Parameter, value: &(impl Serialize + ?Sized)) {
        let value = to_string(value);
        self.put_query(parameter, value);
    }

    /// Sets a header; `None` and null leave it out.
    pub fn header(&mut self, parameter: &Parameter, value: &(impl Serialize + ?Sized)) {
        let value = to_string(value);
        self.put_header(parameter, value);
    }

    /// Sets a cookie; `None` and null leave it out.
    pub fn cookie(&mut self, parameter: &Parameter, value: &(impl Serialize + ?Sized)) {
        let value = to_string(value);
        self.put_cookie(parameter, value);
    }

    /// Sets a JSON body.
    pub fn json(&mut self, content_type: &'static str, body: &(impl Serialize + ?Sized)) {
        let body = to_vec(body);
        self.put_body(content_type, body);
    }

    /// Sets a form-urlencoded body (OpenAPI 3.1.1, Encoding Object). A list repeats the name of its property for each item. An object is JSON,
    /// unless `properties` has a style for it.
    pub fn form(&mut self, properties: &[Parameter], body: &(impl Serialize + ?Sized)) {
        let body = to_string(body);
        self.put_form(properties, body);
    }

    /// Sets a body that is sent unchanged.
    pub fn upload(&mut self, content_type: &'static str, body: Upload) {
        self.body = Some((content_type.into(), body));
    }

    /// Returns true if the body can be sent more than once.
    pub(crate) fn is_replayable(&self) -> bool {
        let body = self.body.as_ref();
        body.is_none_or(|(_, body)| body.is_replayable())
    }

    /// Adds a member to the body.
    pub(crate) fn extra_field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        if let Some(value) = self.serialized(name, to_string(value)) {
            self.extra_fields.push((name.to_owned(), value));
        }
    }

    fn put_path(&mut self, name: &'static str, encoded: Result<String, String>) {
        match encoded {
            Ok(encoded) => replace(&mut self.path, name, Some(encoded)),
            Err(fault) => self.fail(fault),
        }
    }

    fn put_styled_path(&mut self, parameter: &Parameter, value: serde_json::Result<String>) {
        let Some(value) = self.serialized(parameter.name, value) else {
            return;
        };
        // In a label or a matrix, a mark precedes an empty or a dot value, so the bare value is checked as well.
        let encoded = match Shape::of(&value) {
            Shape::Scalar(text) => path::encode(parameter.name, &text).map(drop),
            Shape::Null | Shape::List(_) | Shape::Object(_) => Ok(()),
        }
        .and_then(|()| {
            let segment = parameter.segment(&value).unwrap_or_default();
            path::accept(parameter.name, segment)
        });
        self.put_path(parameter.name, encoded);
    }

    fn put_query(&mut self, parameter: &Parameter, value: serde_json::Result<String>) {
        if let Some(value) = self.serialized(parameter.name, value) {
            let pairs = parameter.pairs(&value);
            let query = (!pairs.is_empty()).then(|| pairs.join("&"));
            replace(&mut self.query, parameter.name, query);
        }
    }

    fn put_header(&mut self, parameter: &Parameter, value: serde_json::Result<String>) {
        if let Some(value) = self.serialized(parameter.name, value) {
            replace(&mut self.headers, parameter.name, parameter.line(&value));
        }
    }

    fn put_cookie(&mut self, parameter: &Parameter, value: serde_json::Result<String>) {
        if let Some(value) = self.serialized(parameter.name, value) {
            let pairs = parameter.pairs(&value);
            let cookie = (!pairs.is_empty()).then(|| pairs.join("; "));
            replace(&mut self.cookies, parameter.name, cookie);
        }
    }

    fn put_form(&mut self, properties: &[Parameter], body: serde_json::Result<String>) {
        let Some(body) = self.serialized("body", body) else {
            return;
        };
        let Shape::Object(entries) = Shape::of(&body) else {
            self.fail("`body` is not an object, as a form requires".to_owned());
            return;
        };
        let pairs: Vec<_> = entries
            .iter()
            .flat_map(|(key, value)| form_pairs(properties, key, value))
            .collect();
        let form = pairs.join("&");
        self.body = Some(("application/x-www-form-urlencoded".into(), form.into()));
    }

    fn put_body(&mut self, content_type: &'static str, body: serde_json::Result<Vec<u8>>) {
        if let Some(body) = self.serialized("body", body) {
            self.body = Some((content_type.into(), body.into()));
        }
    }

    fn serialized<T>(&mut self, name: &str, value: serde_json::Result<T>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(error) => {
                self.fail(format!("`{name}` cannot be written: {error}"));
                None
            }
        }
    }

    /// The encoded value of a query parameter that is one pair.
    #[allow(dead_code, reason = "not every API has pages")]
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let (_, pair) = self.query.iter().find(|(known, _)| *known == name)?;
        pair.split_once('=').map(|(_, value)| value)
    }

    /// The value of a query parameter that is a whole number.
    #[allow(dead_code, reason = "not every API has pages")]
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        self.value(name)?.parse().ok()
    }

    /// Gives the request a key if it has none, so that the server recognizes a repeated request.
    pub(crate) fn key(&mut self, key: &IdempotencyKey) {
        if !self.has_header(key.header) {
            match (key.random)() {
                Ok(random) => self.headers.push((key.header, random)),
                Err(fault) => self.fail(fault),
            }
        }
        self.is_repeatable = true;
    }

    fn has_header(&self, header: &str) -> bool {
        let declared = self.headers.iter().map(|(name, _)| *name);
        let extra = self.extra_headers.iter().map(|(name, _)| name.as_str());
        declared
            .chain(extra)
            .any(|name| name.eq_ignore_ascii_case(header))
    }

    /// Returns true if the request does no harm when it is sent twice, because it carries a key by which the server recognizes it.
    pub(crate) fn is_keyed(&self) -> bool {
        self.is_repeatable || self.has_header("idempotency-key")
    }

    /// Returns true if the caller has set the header `Authorization`.
    pub(crate) fn is_authorized(&self) -> bool {
        let mut names = self.extra_headers.iter().map(|(name, _)| name);
        names.any(|name| name.eq_ignore_ascii_case("authorization"))
    }

    /// Keeps the first fault, since later ones may follow from it.
    pub(crate) fn fail(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }
}

fn replace(entries: &mut Vec<(&'static str, String)>, name: &'static str, value: Option<String>) {
    entries.retain(|(known, _)| *known != name);
    entries.extend(value.map(|value| (name, value)));
}

fn form_pairs(properties: &[Parameter], key: &str, value: &str) -> Vec<String> {
    let items = match Shape::of(value) {
        Shape::List(items) => items,
        Shape::Null => Vec::new(),
        Shape::Scalar(_) | Shape::Object(_) => Vec::from([value]),
    };
    let items = items.into_iter();
    match properties.iter().find(|it| it.name == key) {
        // The media type of a property is that of each item (OpenAPI 3.2, Encoding By Name).
        Some(declared) if declared.style == Style::Json => {
            items.flat_map(|it| declared.pairs(it)).collect()
        }
        Some(declared) => declared.pairs(value),
        None => items.filter_map(|it| parameter::pair(key, it)).collect(),
    }
}
