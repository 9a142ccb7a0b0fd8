//! Operations: their requests, and their possible responses.

use indexmap::IndexMap;
use serde_json::Value;

use crate::source::Pointer;

use super::{Content, Contents, Docs, Paging, Style, Use, WireName};

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
    /// The scopes that an access token needs, by the first alternative that names some.
    pub scopes: Vec<String>,
    /// The alternatives of schemes that the client cannot send, if there are no others.
    pub beyond: Vec<Vec<String>>,
    /// The base URL, if it differs from that of the API.
    pub server: Option<String>,
    /// The resources and the method that an earlier crate had for it, which it keeps.
    pub pinned: Option<(Vec<String>, String)>,
    /// The file in which an earlier crate has it, without its extension, and in which it stays.
    pub home: Option<String>,
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
    /// A value for examples.
    pub example: Option<Value>,
    pub style: Style,
    pub explode: bool,
    pub reserved: bool,
    /// True if the schema says that the value may be the empty string, which a path otherwise does not contain.
    pub may_be_empty: bool,
    pub docs: Docs,
    /// The name that an earlier crate had for it, which it keeps.
    pub kept: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

impl Location {
    /// The word for it in a document.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
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
    /// True if the value is JSON (`content`), rather than written in the style `simple`.
    pub is_json: bool,
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
        self.is_class(2)
    }

    pub fn is_class(self, class: u8) -> bool {
        match self {
            Self::Exact(status) => status / 100 == u16::from(class),
            Self::Range(range) => range == class,
            Self::Default => false,
        }
    }

    /// Returns whether a response of this status has the target of a redirect (RFC 9110, section 15.4).
    pub fn is_redirect(self) -> bool {
        match self {
            Self::Exact(status) => matches!(status, 301..=303 | 307 | 308),
            Self::Range(class) => class == 3,
            Self::Default => false,
        }
    }
}

impl Operation {
    /// The responses that mean success: those of class 2 and 3, and `default` if no other is listed, or if it describes the same body.
    ///
    /// A page has one type, so that a call that returns pages follows redirects instead.
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        self.responses.iter().filter(|it| match it.status {
            Status::Exact(_) | Status::Range(_) => {
                it.status.is_success() || it.status.is_class(3) && self.paging.is_none()
            }
            Status::Default => self.describes_success(it),
        })
    }

    /// The statuses that mean success, if these are not all of class 2. A `default` that describes an error also describes the statuses of
    /// class 2 that are not listed.
    pub fn listed_successes(&self) -> Vec<Status> {
        let is_error = |it: &Response| it.status == Status::Default && !self.describes_success(it);
        let listed = self.successes().map(|it| it.status);
        if self.responses.iter().any(is_error) {
            return listed.collect();
        }
        let others = listed.filter(|it| it.is_class(3));
        let all: Vec<Status> = std::iter::once(Status::Range(2)).chain(others).collect();
        match all[..] {
            [_] => Vec::new(),
            [..] => all,
        }
    }

    /// Returns whether a `default` describes a success. One without a body mostly describes errors, for which it says nothing.
    fn describes_success(&self, default: &Response) -> bool {
        let mut listed = self.responses.iter().filter(|it| match it.status {
            Status::Exact(304) | Status::Default => false,
            Status::Exact(_) | Status::Range(_) => it.status.is_success() || it.status.is_class(3),
        });
        let body = default.content.preferred().map(Content::meaning);
        let is_same = |it: &Response| it.content.preferred().map(Content::meaning) == body;
        match body {
            Some(_) => listed.clone().next().is_none() || listed.any(is_same),
            None => listed.all(is_same),
        }
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
