//! Multipart forms (RFC 7578) with a part per property. Files are sent unchanged.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use serde::Serialize;

use crate::runtime::error::cause::Cause;
use crate::runtime::error::received::is_json_type;
use crate::runtime::json::number::to_string;
use crate::runtime::json::shape::Shape;
use crate::runtime::system::random;

use super::content::Body;
use super::upload::{Opening, Source, Upload};

/// A file to send, with its name and its media type.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    content: Upload,
    name: Option<String>,
    content_type: Option<String>,
}

impl File {
    /// A file with this content: bytes, or an [`Upload`]. Its name is `file` unless another one is set.
    pub fn new(content: impl Into<Upload>) -> Self {
        Self {
            content: content.into(),
            name: None,
            content_type: None,
        }
    }

    /// Sets the name of the file.
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

impl From<Upload> for File {
    fn from(content: Upload) -> Self {
        Self::new(content)
    }
}

/// Shows the length of the file, but not its content.
impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("content", &self.content)
            .finish()
    }
}

/// A body that is sent as a form of parts.
pub trait Multipart {
    /// Adds a part per property.
    fn write(&self, form: &mut Form);
}

/// The parts of a form. It is a body itself, for an API that does not say which parts it takes.
#[derive(Debug, Default)]
pub struct Form {
    parts: Vec<Part>,
    fault: Option<String>,
}

#[derive(Clone, Debug)]
struct Part {
    head: String,
    body: Upload,
}

impl Form {
    /// Adds a file, if there is one.
    pub fn file(&mut self, name: &str, file: Option<&File>) {
        self.file_as(name, "application/octet-stream", file);
    }

    /// Adds a file, if there is one. It has this media type unless the file names one. If this is a range, the file must name one.
    pub fn file_as(&mut self, name: &str, content_type: &str, file: Option<&File>) {
        let Some(file) = file else {
            return;
        };
        let file_name = quoted(file.name.as_deref().unwrap_or("file"));
        let content_type = match file.content_type.as_deref() {
            Some(own) => own,
            None => {
                if content_type.contains(['*', ',']) {
                    self.fail(format!(
                        "`{name}` takes files of `{content_type}`: set the media type of the file by `File::content_type`"
                    ));
                }
                content_type
            }
        };
        if content_type.contains(['\r', '\n']) {
            self.fail(format!(
                "the content type of `{name}` has a line break in it"
            ));
        }
        let about = format!("; filename=\"{file_name}\"\r\nContent-Type: {content_type}");
        self.push(name, &about, file.content.clone());
    }

    /// Adds files under one name.
    pub fn files<'f>(&mut self, name: &str, files: impl IntoIterator<Item = &'f File>) {
        self.files_as(name, "application/octet-stream", files);
    }

    /// Adds files under one name. They have this media type unless a file names one.
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

    /// Adds a value: a string unchanged, each item of a list under the same name, an object as JSON, and nothing for null.
    pub fn value(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        self.serialized(name, to_string(value), |form, value| {
            form.plain(name, "", value);
        });
    }

    /// Adds a value with a media type, which is that of each item if the value is a list. If it is JSON, strings are JSON as well.
    pub fn value_as(&mut self, name: &str, content_type: &str, value: &(impl Serialize + ?Sized)) {
        self.serialized(name, to_string(value), |form, value| {
            form.typed(name, content_type, value);
        });
    }

    /// Adds a part per property of an object, which is JSON. Those in `types` have a media type.
    pub(crate) fn properties(
        &mut self,
        types: &[(&str, &str)],
        object: serde_json::Result<String>,
    ) {
        self.serialized("body", object, |form, object| match Shape::of(object) {
            Shape::Object(entries) => {
                for (name, value) in &entries {
                    match types.iter().find(|(typed, _)| typed == name) {
                        Some((_, content_type)) => form.typed(name, content_type, value),
                        None => form.plain(name, "", value),
                    }
                }
            }
            Shape::Null | Shape::Scalar(_) | Shape::List(_) => {
                form.fail("`body` is not an object, as a form requires".to_owned());
            }
        });
    }

    fn serialized(
        &mut self,
        name: &str,
        value: serde_json::Result<String>,
        write: impl FnOnce(&mut Self, &str),
    ) {
        match value {
            Ok(value) => write(self, &value),
            Err(error) => self.fail(format!("`{name}` cannot be written: {error}")),
        }
    }

    fn typed(&mut self, name: &str, content_type: &str, value: &str) {
        let about = format!("\r\nContent-Type: {content_type}");
        if !is_json_type(content_type) {
            return self.plain(name, &about, value);
        }
        match Shape::of(value) {
            Shape::Null => {}
            Shape::List(items) => items
                .into_iter()
                .for_each(|item| self.push(name, &about, item.to_owned().into())),
            Shape::Scalar(_) | Shape::Object(_) => {
                self.push(name, &about, value.to_owned().into());
            }
        }
    }

    fn plain(&mut self, name: &str, about: &str, value: &str) {
        match Shape::of(value) {
            Shape::Null => {}
            Shape::Scalar(text) => self.push(name, about, text.into_owned().into()),
            Shape::List(items) => items.into_iter().for_each(|item| match Shape::of(item) {
                Shape::List(_) => self.json(name, item),
                Shape::Null | Shape::Scalar(_) | Shape::Object(_) => self.plain(name, about, item),
            }),
            Shape::Object(_) => self.json(name, value),
        }
    }

    fn json(&mut self, name: &str, value: &str) {
        let about = "\r\nContent-Type: application/json";
        self.push(name, about, value.to_owned().into());
    }

    fn push(&mut self, name: &str, about: &str, body: Upload) {
        let name = quoted(name);
        self.parts.push(Part {
            head: format!("Content-Disposition: form-data; name=\"{name}\"{about}"),
            body,
        });
    }

    /// Keeps the first fault, since later ones may follow from it.
    fn fail(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }

    /// A line that occurs in none of the parts (RFC 2046, section 5.1.1). It is random if a part is a stream, which cannot be searched.
    fn boundary(&self) -> String {
        let mut boundary = "form-boundary".to_owned();
        let bodies: Option<Vec<_>> = self.parts.iter().map(|it| it.body.as_bytes()).collect();
        let Some(bodies) = bodies else {
            return format!("{boundary}-{:016x}-{:016x}", random::bits(), random::bits());
        };
        while bodies.iter().any(|body| contains(body, &boundary)) {
            boundary.push_str("-x");
        }
        boundary
    }

    /// Builds the body, and returns it with its boundary. The body is in memory if all parts are.
    ///
    /// # Errors
    ///
    /// Returns an error if a part cannot be sent.
    pub(crate) fn finish(self) -> Result<(String, Upload), String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let boundary = self.boundary();
        let body = self.body(&boundary);
        Ok((boundary, body))
    }

    fn body(&self, boundary: &str) -> Upload {
        let mut pieces: Vec<Upload> = Vec::new();
        let mut text = String::new();
        for part in &self.parts {
            text.push_str(&format!("--{boundary}\r\n{}\r\n\r\n", part.head));
            pieces.push(std::mem::take(&mut text).into());
            pieces.push(part.body.clone());
            text.push_str("\r\n");
        }
        text.push_str(&format!("--{boundary}--\r\n"));
        pieces.push(text.into());
        let known: Option<Vec<_>> = pieces.iter().map(Upload::as_bytes).collect();
        match known {
            Some(known) => {
                let slices: Vec<&[u8]> = known.into_iter().map(AsRef::as_ref).collect();
                slices.concat().into()
            }
            None => Upload::source(Concatenated(pieces)),
        }
    }
}

impl Multipart for Form {
    fn write(&self, form: &mut Form) {
        form.parts.extend(self.parts.iter().cloned());
        if let Some(fault) = &self.fault {
            form.fail(fault.clone());
        }
    }
}

/// Uploads that are sent one after the other.
struct Concatenated(Vec<Upload>);

impl Source for Concatenated {
    fn open(&self) -> Opening<'_> {
        Box::pin(async {
            let mut bodies = Vec::new();
            for upload in &self.0 {
                bodies.push(upload.open().await?);
            }
            let lengths: Option<Vec<u64>> = bodies.iter().map(Body::remaining).collect();
            let length = lengths.map(|it| it.into_iter().sum());
            bodies.reverse();
            Ok(Body::stream(Chain(bodies), length))
        })
    }

    fn is_replayable(&self) -> bool {
        self.0.iter().all(Upload::is_replayable)
    }
}

/// Bodies in reverse order: the next one is the last.
struct Chain(Vec<Body>);

impl Stream for Chain {
    type Item = Result<Bytes, Cause>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let bodies = &mut self.get_mut().0;
        while let Some(body) = bodies.last_mut() {
            match ready!(body.poll(context)) {
                Some(piece) => return Poll::Ready(Some(piece.map_err(Cause::from))),
                None => bodies.pop(),
            };
        }
        Poll::Ready(None)
    }
}

fn contains(body: &[u8], boundary: &str) -> bool {
    let boundary = boundary.as_bytes();
    body.windows(boundary.len())
        .any(|window| window == boundary)
}

/// Escapes characters that would end a quoted name, as browsers do (RFC 7578, section 2, and the HTML standard).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
