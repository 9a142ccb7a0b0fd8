//! Multipart forms (RFC 7578): a part per property, files as they are.

use std::fmt;

use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;

use super::call::{Call, Operation};
use super::request::Request;

/// A file to send, with what its part says about it.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    bytes: Bytes,
    name: Option<String>,
    content_type: Option<String>,
}

impl File {
    /// A file of these bytes. It is called `file` unless it is given a name.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            bytes: bytes.into(),
            name: None,
            content_type: None,
        }
    }

    /// Names the file.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type; `application/octet-stream` unless set.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<Bytes> for File {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

/// Shows how long the file is, and not what is in it.
impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

/// A body that is sent as a form of parts.
pub trait Multipart {
    /// Adds a part per property.
    fn write(&self, form: &mut Form);
}

/// The parts of a form.
#[derive(Default)]
pub struct Form {
    parts: Vec<Part>,
    fault: Option<String>,
}

struct Part {
    head: String,
    body: Bytes,
}

impl Form {
    /// Adds a file, if there is one.
    pub fn file(&mut self, name: &str, file: Option<&File>) {
        self.file_as(name, "application/octet-stream", file);
    }

    /// Adds a file that is of this media type unless it has its own.
    pub fn file_as(&mut self, name: &str, content_type: &str, file: Option<&File>) {
        let Some(file) = file else {
            return;
        };
        let file_name = quoted(file.name.as_deref().unwrap_or("file"));
        let content_type = file.content_type.as_deref().unwrap_or(content_type);
        if content_type.contains(['\r', '\n']) {
            self.fail(format!(
                "the content type of `{name}` has a line break in it"
            ));
        }
        let about = format!("; filename=\"{file_name}\"\r\nContent-Type: {content_type}");
        self.push(name, &about, file.bytes.clone());
    }

    /// Adds files under one name.
    pub fn files<'f>(&mut self, name: &str, files: impl IntoIterator<Item = &'f File>) {
        self.files_as(name, "application/octet-stream", files);
    }

    /// Adds files under one name, of this media type unless they have their own.
    pub fn files_as<'f>(
        &mut self,
        name: &str,
        content_type: &str,
        files: impl IntoIterator<Item = &'f File>,
    ) {
        for file in files {
            self.file_as(name, content_type, Some(file));
        }
    }

    /// Adds a value: text as it is, each item of a list under the same name, objects as JSON, and null not at all.
    pub fn value(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        let value = serde_json::to_value(value);
        self.written(name, value, |form, value| form.plain(name, "", value));
    }

    /// Adds a value in a media type: JSON whole, be it text or a list, and all others as without one.
    pub fn value_as(&mut self, name: &str, content_type: &str, value: &(impl Serialize + ?Sized)) {
        let value = serde_json::to_value(value);
        let about = format!("\r\nContent-Type: {content_type}");
        self.written(name, value, |form, value| match value {
            Value::Null => {}
            value if is_json(content_type) => form.push(name, &about, value.to_string().into()),
            value => form.plain(name, &about, value),
        });
    }

    fn written(
        &mut self,
        name: &str,
        value: serde_json::Result<Value>,
        write: impl FnOnce(&mut Self, &Value),
    ) {
        match value {
            Ok(value) => write(self, &value),
            Err(error) => self.fail(format!("`{name}` cannot be written: {error}")),
        }
    }

    fn plain(&mut self, name: &str, about: &str, value: &Value) {
        match value {
            Value::Null => {}
            Value::String(text) => self.push(name, about, Bytes::copy_from_slice(text.as_bytes())),
            Value::Bool(_) | Value::Number(_) => self.push(name, about, value.to_string().into()),
            Value::Array(items) => items.iter().for_each(|item| self.plain(name, about, item)),
            Value::Object(_) => {
                let about = "\r\nContent-Type: application/json";
                self.push(name, about, value.to_string().into());
            }
        }
    }

    fn push(&mut self, name: &str, about: &str, body: Bytes) {
        let name = quoted(name);
        self.parts.push(Part {
            head: format!("Content-Disposition: form-data; name=\"{name}\"{about}"),
            body,
        });
    }

    /// The first fault is the one to tell.
    fn fail(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }

    /// A line that is in none of the parts (RFC 2046, section 5.1.1).
    fn boundary(&self) -> String {
        let mut boundary = "form-boundary".to_owned();
        while self
            .parts
            .iter()
            .any(|part| contains(&part.body, &boundary))
        {
            boundary.push_str("-x");
        }
        boundary
    }

    fn body(&self, boundary: &str) -> Bytes {
        let mut body = Vec::new();
        for part in &self.parts {
            body.extend_from_slice(format!("--{boundary}\r\n{}\r\n\r\n", part.head).as_bytes());
            body.extend_from_slice(&part.body);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        body.into()
    }
}

impl Request {
    /// Sets a multipart body.
    pub fn multipart(&mut self, content_type: &'static str, body: &dyn Multipart) {
        let mut form = Form::default();
        body.write(&mut form);
        if let Some(fault) = form.fault.take() {
            self.fail(fault);
        }
        let boundary = form.boundary();
        let bytes = form.body(&boundary);
        self.body = Some((format!("{content_type}; boundary={boundary}").into(), bytes));
    }
}

impl<O: Operation> Call<O> {
    /// Sets a multipart body.
    #[allow(
        dead_code,
        reason = "the operations with such a body may be of features that are off"
    )]
    pub(crate) fn put_multipart(
        mut self,
        content_type: &'static str,
        body: &dyn Multipart,
    ) -> Self {
        self.request.multipart(content_type, body);
        self
    }
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    matches!(essence, "application/json" | "text/json") || essence.ends_with("+json")
}

fn contains(body: &[u8], boundary: &str) -> bool {
    let boundary = boundary.as_bytes();
    body.windows(boundary.len())
        .any(|window| window == boundary)
}

/// Escapes what would end a quoted name, as browsers do (RFC 7578, section 2, and the HTML standard).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
