//! Operations: their requests, and their possible responses.

use indexmap::IndexMap;
use serde_json::Value;

use crate::source::Pointer;

use super::{Contents, Docs, Paging, Style, Use, WireName};

/// One method on one path (OpenAPI 3.0.4, Operation Object).
#[derive(Clone, Debug)]
pub struct Operation {
    pub pointer: Pointer,
    /// The `operationId`, unique in the document.
    pub id: String,
    /// The HTTP method in upper case.
    pub method: String,
    /// The path template, with `{name}` for each path parameter.
    pub path: String,
    pub tags: Vec<String>,
    pub docs: Docs,
    pub deprecated: bool,
    /// The vendor extensions (`x-…`), for settings and for the names in the vendor's own SDK.
    pub extensions: IndexMap<String, Value>,
    pub parameters: Vec<Parameter>,
    pub body: Option<Body>,
    pub responses: Vec<Response>,
    /// Set by `detect_pages` if the response is a page of a list.
    pub paging: Option<Paging>,
    /// Alternatives; each lists all the schemes that it needs.
    pub security: Vec<Vec<String>>,
    /// The alternatives of schemes that the client cannot send, if there are no others.
    pub beyond: Vec<Vec<String>>,
    /// The base URL, if it differs from that of the API.
    pub server: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Parameter {
    pub pointer: Pointer,
    pub location: Location,
    pub name: WireName,
    pub required: bool,
    pub deprecated: bool,
    pub value: Use,
    /// The value that the server uses if the parameter is not sent.
    pub default: Option<Value>,
    pub style: Style,
    pub explode: bool,
    pub reserved: bool,
    /// True if the schema says that the value may be the empty string, which a path otherwise does not contain.
    pub may_be_empty: bool,
    pub docs: Docs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

#[derive(Clone, Debug)]
pub struct Body {
    pub pointer: Pointer,
    pub required: bool,
    pub docs: Docs,
    pub content: Contents,
}

#[derive(Clone, Debug)]
pub struct Response {
    pub pointer: Pointer,
    pub status: Status,
    pub docs: Docs,
    pub content: Contents,
    pub headers: Vec<Header>,
}

#[derive(Clone, Debug)]
pub struct Header {
    pub name: WireName,
    pub value: Use,
    pub docs: Docs,
}

/// The statuses of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    Exact(u16),
    /// `4` is `4XX`.
    Range(u8),
    Default,
}

impl Status {
    pub fn is_success(self) -> bool {
        match self {
            Self::Exact(status) => (200..300).contains(&status),
            Self::Range(class) => class == 2,
            Self::Default => false,
        }
    }
}

impl Operation {
    /// The responses that mean success: those of class 2, or `default` if no other is listed.
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        let is_listed = self.responses.iter().any(|it| it.status.is_success());
        let responses = self.responses.iter();
        responses.filter(move |response| match response.status {
            Status::Exact(_) | Status::Range(_) => response.status.is_success(),
            Status::Default => !is_listed,
        })
    }

    /// The responses that mean failure. `default` is one of them even if it also describes success.
    pub fn failures(&self) -> impl Iterator<Item = &Response> {
        self.responses.iter().filter(|it| match it.status {
            Status::Exact(status) => status >= 400,
            Status::Range(class) => class >= 4,
            Status::Default => true,
        })
    }

    pub fn uses(&self) -> Vec<Use> {
        let mut uses = self.request_uses();
        uses.extend(self.response_uses());
        uses
    }

    pub fn request_uses(&self) -> Vec<Use> {
        let parameters = self.parameters.iter().map(|parameter| parameter.value);
        let content = self.body.iter().flat_map(|body| &body.content);
        parameters
            .chain(content.filter_map(|content| content.value))
            .collect()
    }

    pub fn response_uses(&self) -> Vec<Use> {
        let content = self.responses.iter().flat_map(|response| &response.content);
        let headers = self.responses.iter().flat_map(|response| &response.headers);
        content
            .filter_map(|content| content.value)
            .chain(headers.map(|header| header.value))
            .collect()
    }

    pub fn uses_mut(&mut self) -> Vec<&mut Use> {
        let mut uses: Vec<&mut Use> = self
            .parameters
            .iter_mut()
            .map(|parameter| &mut parameter.value)
            .collect();
        for content in self.body.iter_mut().flat_map(|body| &mut body.content) {
            uses.extend(&mut content.value);
        }
        for response in &mut self.responses {
            for content in &mut response.content {
                uses.extend(&mut content.value);
            }
            uses.extend(response.headers.iter_mut().map(|header| &mut header.value));
        }
        uses
    }
}
