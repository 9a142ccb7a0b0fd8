//! Headers of a response, with the types that the API declares for them.

use std::fmt;
use std::marker::PhantomData;

use serde_json::Value;

use crate::runtime::json::decode::{self, Decode};
use crate::runtime::json::misfit::token;

use super::response::Response;

/// A header that the API declares: its name, and the way to read it.
pub struct Header<T> {
    name: &'static str,
    form: Form,
    value: PhantomData<fn() -> T>,
}

/// The form of a value in a header (OpenAPI 3.0.4, style `simple`).
#[derive(Clone, Copy)]
enum Form {
    /// The text itself.
    Text,
    /// A number or a boolean, as in JSON.
    Scalar,
    /// Several strings, separated by commas.
    Texts,
    /// Several numbers or booleans, separated by commas.
    Scalars,
    /// Keys and values, separated by commas: `a=1,b=2`, or `a,1,b,2`.
    Entries,
    /// A text that JSON writes in another way.
    #[allow(dead_code, reason = "not every API has dates in headers")]
    Converted(fn(&str) -> String),
}

impl<T> Header<T> {
    const fn new(name: &'static str, form: Form) -> Self {
        Self {
            name,
            form,
            value: PhantomData,
        }
    }

    /// A header whose text is the value.
    pub const fn text(name: &'static str) -> Self {
        Self::new(name, Form::Text)
    }

    /// A header that contains a number, or `true` or `false`.
    pub const fn scalar(name: &'static str) -> Self {
        Self::new(name, Form::Scalar)
    }

    /// A header that contains several strings.
    pub const fn texts(name: &'static str) -> Self {
        Self::new(name, Form::Texts)
    }

    /// A header that contains several numbers.
    pub const fn scalars(name: &'static str) -> Self {
        Self::new(name, Form::Scalars)
    }

    /// A header that contains an object.
    pub const fn entries(name: &'static str) -> Self {
        Self::new(name, Form::Entries)
    }

    /// A header that contains JSON.
    pub const fn json(name: &'static str) -> Self {
        Self::new(name, Form::Scalar)
    }

    #[allow(dead_code, reason = "not every API has dates in headers")]
    pub(super) const fn converted(name: &'static str, convert: fn(&str) -> String) -> Self {
        Self::new(name, Form::Converted(convert))
    }

    /// The name of the header.
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Header<T> {}

impl<T> fmt::Debug for Header<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Header").field(&self.name).finish()
    }
}

impl<B> Response<B> {
    /// The value of a header that the API declares; `None` if it is missing, or not of the declared type.
    ///
    /// [`Response::headers`] has all headers as they were received.
    pub fn header<T: Decode>(&self, header: Header<T>) -> Option<T> {
        let all = self.headers().get_all(header.name).iter();
        let lines: Option<Vec<&str>> = all.map(|line| line.to_str().ok()).collect();
        let lines = lines.filter(|it| !it.is_empty())?;
        let json = match header.form {
            Form::Entries => return object(lines.join(",").trim()),
            // A cookie may contain commas, so that its lines cannot be joined (RFC 6265, section 3).
            Form::Texts if header.is_cookie() => list(lines.iter().map(|line| quoted(line))),
            form if header.is_cookie() => form.json(lines.first()?),
            form => form.json(lines.join(",").trim()),
        };
        decode::from_str(&json).ok()
    }
}

impl<T> Header<T> {
    fn is_cookie(&self) -> bool {
        self.name.eq_ignore_ascii_case("set-cookie")
    }
}

impl Form {
    fn json(self, text: &str) -> String {
        let items = text.split(',').filter(|item| !item.trim().is_empty());
        match self {
            Self::Text => quoted(text),
            Self::Scalar | Self::Entries => text.to_owned(),
            Self::Texts => list(items.map(quoted)),
            Self::Scalars => list(items.map(str::to_owned)),
            Self::Converted(convert) => quoted(&convert(text)),
        }
    }
}

/// Reads an object. Only its type knows which of its values are strings, so that a value to which an error points is read as one.
fn object<T: Decode>(text: &str) -> Option<T> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let pairs: Option<Vec<_>> = parts.iter().map(|it| it.split_once('=')).collect();
    let pairs = pairs.unwrap_or_else(|| {
        let pairs = parts.chunks_exact(2);
        pairs.map(|pair| (pair[0], pair[1])).collect()
    });
    let is_scalar = |text: &str| match serde_json::from_str(text) {
        Ok(Value::Number(_) | Value::Bool(_)) => true,
        Ok(_) | Err(_) => false,
    };
    let mut entries: Vec<(&str, String)> = pairs
        .into_iter()
        .map(|(key, value)| match is_scalar(value) {
            true => (key, value.to_owned()),
            false => (key, quoted(value)),
        })
        .collect();
    loop {
        let members = entries
            .iter()
            .map(|(key, value)| format!("{}:{value}", quoted(key)));
        let json = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
        let error = match decode::from_str(&json) {
            Ok(value) => return Some(value),
            Err(error) => error.to_string(),
        };
        let misfit = entries.iter_mut().find(|(key, value)| {
            let is_it = error.strip_prefix(&format!("/{}:", token(key)));
            is_it.is_some() && !value.starts_with('"')
        });
        let (_, value) = misfit?;
        *value = quoted(value);
    }
}

fn quoted(text: &str) -> String {
    Value::from(text.trim()).to_string()
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}
