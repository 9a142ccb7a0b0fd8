//! Serializes parameters in the styles of OpenAPI (3.0.4, section 4.8.12, and RFC 6570).
//!
//! Values are passed as JSON text. The styles are thus implemented once rather than for each type, and numbers keep all of their digits.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::runtime::json::shape::{Shape, is_null};

/// The name and the style of a parameter.
#[derive(Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// The style.
    pub style: Style,
    /// True if each item or property is a parameter.
    pub explode: bool,
    /// True if reserved characters are not encoded (`allowReserved`).
    pub reserved: bool,
}

impl Parameter {
    /// A parameter with a style. If it is exploded, each item or property is a parameter.
    pub const fn new(name: &'static str, style: Style, explode: bool) -> Self {
        Self {
            name,
            style,
            explode,
            reserved: false,
        }
    }

    /// A parameter with the default style of query parameters.
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Style::Form, true)
    }

    /// A parameter with the default style of path parameters and headers.
    pub const fn simple(name: &'static str) -> Self {
        Self::new(name, Style::Simple, false)
    }

    /// The parameter, without encoding reserved characters (`allowReserved`).
    pub const fn reserved(self) -> Self {
        Self {
            reserved: true,
            ..self
        }
    }
}

/// The styles of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `color=blue,black`
    Form,
    /// `color=blue%20black`
    SpaceDelimited,
    /// `color=blue%7Cblack`
    PipeDelimited,
    /// `color=blue%09black`
    TabDelimited,
    /// `color[R]=100&color[G]=200`, to any depth
    DeepObject,
    /// `blue,black`
    Simple,
    /// `.blue.black`
    Label,
    /// `;color=blue;color=black`
    Matrix,
    /// The JSON text of the value, for a parameter that is declared by `content`.
    Json,
}

/// All characters but the unreserved ones of RFC 3986, section 2.3.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same without the reserved characters that have no meaning within a query.
const RESERVED: &AsciiSet = &STRICT
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// A value, flattened and encoded.
enum Flat {
    Scalar(String),
    List(Vec<String>),
    Entries(Vec<(String, String)>),
}

type Encode = fn(&str) -> String;

/// Percent-encodes all but the unreserved characters.
pub(crate) fn encode(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, STRICT)).into_owned()
}

/// Keeps escapes as well (RFC 6570, section 3.2.3).
fn encode_reserved(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_keeping_escapes(&mut encoded, text, RESERVED);
    encoded
}

/// Encodes characters. A `%` is kept only if it begins an escape (RFC 3986, section 2.1).
pub(super) fn push_keeping_escapes(encoded: &mut String, text: &str, set: &'static AsciiSet) {
    for (index, part) in text.split('%').enumerate() {
        if index > 0 {
            let digits = part.as_bytes().get(..2);
            let escape = digits.is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit));
            encoded.push_str(if escape { "%" } else { "%25" });
        }
        encoded.extend(utf8_percent_encode(part, set));
    }
}

impl Parameter {
    /// The `name=value` pairs of a query or a cookie; empty for null and for empty lists and objects.
    pub(crate) fn pairs(&self, value: &str) -> Vec<String> {
        let encode = if self.reserved {
            encode_reserved
        } else {
            encode
        };
        match self.style {
            Style::DeepObject => deep_pairs(self.name, value, encode),
            Style::Json => Vec::from([format!("{}={}", self::encode(self.name), encode(value))]),
            Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::TabDelimited
            | Style::Form
            | Style::Simple
            | Style::Label
            | Style::Matrix => self.flat_pairs(value, self.separator(), encode),
        }
    }

    /// The text in a path; `None` for null and for empty lists and objects.
    pub(crate) fn segment(&self, value: &str) -> Option<String> {
        let flat = match self.style {
            Style::Json => Flat::Scalar(encode(value)),
            Style::Label
            | Style::Matrix
            | Style::Simple
            | Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::TabDelimited
            | Style::DeepObject => flatten(value, encode)?,
        };
        match self.style {
            Style::Label => {
                let separator = if self.explode { "." } else { "," };
                Some(format!(".{}", joined(flat, separator, self.explode)))
            }
            Style::Matrix => Some(self.matrix(flat)),
            Style::Simple
            | Style::Json
            | Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::TabDelimited
            | Style::DeepObject => Some(joined(flat, self.separator(), self.explode)),
        }
    }

    /// The text in a header, not encoded; `None` for null and for empty lists and objects.
    pub(crate) fn line(&self, value: &str) -> Option<String> {
        match self.style {
            Style::Json => Some(value.to_owned()),
            Style::Simple
            | Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::TabDelimited
            | Style::DeepObject
            | Style::Label
            | Style::Matrix => {
                let flat = flatten(value, str::to_owned)?;
                let separator = match self.separator() {
                    "%20" => " ",
                    "%7C" => "|",
                    "%09" => "\t",
                    other => other,
                };
                Some(joined(flat, separator, self.explode))
            }
        }
    }

    /// The encoded text between the items of a list that is not exploded.
    fn separator(&self) -> &'static str {
        match self.style {
            Style::SpaceDelimited => "%20",
            Style::PipeDelimited => "%7C",
            Style::TabDelimited => "%09",
            Style::Form
            | Style::DeepObject
            | Style::Simple
            | Style::Label
            | Style::Matrix
            | Style::Json => ",",
        }
    }

    fn flat_pairs(&self, value: &str, separator: &str, encode: Encode) -> Vec<String> {
        let name = self::encode(self.name);
        match flatten(value, encode) {
            None => Vec::new(),
            Some(Flat::List(items)) if self.explode => {
                items.iter().map(|item| format!("{name}={item}")).collect()
            }
            Some(Flat::Entries(entries)) if self.explode => entries
                .iter()
                .map(|(key, value)| format!("{key}={value}"))
                .collect(),
            Some(flat) => Vec::from([format!("{name}={}", joined(flat, separator, false))]),
        }
    }

    fn matrix(&self, flat: Flat) -> String {
        let name = encode(self.name);
        match flat {
            Flat::Scalar(text) if text.is_empty() => format!(";{name}"),
            Flat::List(items) if self.explode => {
                items.iter().map(|item| format!(";{name}={item}")).collect()
            }
            Flat::Entries(entries) if self.explode => entries
                .iter()
                .map(|(key, value)| format!(";{key}={value}"))
                .collect(),
            Flat::Scalar(_) | Flat::List(_) | Flat::Entries(_) => {
                format!(";{name}={}", joined(flat, ",", false))
            }
        }
    }
}

fn flatten(value: &str, encode: Encode) -> Option<Flat> {
    match Shape::of(value) {
        Shape::Null => None,
        Shape::Scalar(text) => Some(Flat::Scalar(encode(&text))),
        Shape::List(items) => {
            let items = items.into_iter().filter(|item| !is_null(item));
            let items = Vec::from_iter(items.map(|item| encode(&text(item))));
            (!items.is_empty()).then_some(Flat::List(items))
        }
        Shape::Object(entries) => {
            let entries = entries.iter().filter(|(_, value)| !is_null(value));
            let entries =
                Vec::from_iter(entries.map(|(key, value)| (encode(key), encode(&text(value)))));
            (!entries.is_empty()).then_some(Flat::Entries(entries))
        }
    }
}

/// One pair; `None` for null. A list and an object are JSON.
pub(crate) fn pair(name: &str, value: &str) -> Option<String> {
    let text = (!is_null(value)).then(|| text(value))?;
    Some(format!("{}={}", encode(name), encode(&text)))
}

/// The text of a scalar. The styles do not define deeper values, so those are JSON.
fn text(value: &str) -> Cow<'_, str> {
    match Shape::of(value) {
        Shape::Scalar(text) => text,
        Shape::Null | Shape::List(_) | Shape::Object(_) => value.into(),
    }
}

fn joined(flat: Flat, separator: &str, explode: bool) -> String {
    match flat {
        Flat::Scalar(text) => text,
        Flat::List(items) => items.join(separator),
        Flat::Entries(entries) => {
            let between = if explode { "=" } else { separator };
            let entries: Vec<_> = entries
                .iter()
                .map(|(key, value)| format!("{key}{between}{value}"))
                .collect();
            entries.join(separator)
        }
    }
}

/// The pairs of a value whose properties and items are named in brackets.
pub(crate) fn deep_pairs(name: &str, value: &str, encode: fn(&str) -> String) -> Vec<String> {
    let mut pairs = Vec::new();
    push_deep(&self::encode(name), value, encode, &mut pairs);
    pairs
}

/// Writes a scalar item as `a[]=1`, and an item with properties as `a[0][b]=1`, so that its properties stay together.
fn push_deep(name: &str, value: &str, encode: Encode, pairs: &mut Vec<String>) {
    match Shape::of(value) {
        Shape::Null => {}
        Shape::Scalar(text) => pairs.push(format!("{name}={}", encode(&text))),
        Shape::List(items) => {
            for (index, item) in items.into_iter().enumerate() {
                let name = match Shape::of(item) {
                    Shape::List(_) | Shape::Object(_) => format!("{name}%5B{index}%5D"),
                    Shape::Null | Shape::Scalar(_) => format!("{name}%5B%5D"),
                };
                push_deep(&name, item, encode, pairs);
            }
        }
        Shape::Object(entries) => {
            for (key, value) in entries {
                let name = format!("{name}%5B{}%5D", self::encode(&key));
                push_deep(&name, value, encode, pairs);
            }
        }
    }
}
