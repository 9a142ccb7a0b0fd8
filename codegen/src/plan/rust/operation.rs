//! Operations as plain data: what they are called, what they take, how it is sent, and what they return.

pub use crate::ir::{Status, Style};

use super::{Doc, Exception, Literal, Paging, RustName, RustType};

#[derive(Clone, Debug)]
pub struct Operation {
    /// The JSON Pointer of its origin in the effective document.
    pub pointer: String,
    pub method: RustName,
    /// The type that represents the operation.
    pub marker: RustName,
    /// The module inside that of the resource that has it, if the resource is too large for one file. All of them have the same path.
    pub file: Option<RustName>,
    /// The type of its calls.
    pub call: RustName,
    pub doc: Doc,
    /// The reason for its deprecation.
    pub deprecated: Option<String>,
    pub route: Route,
    pub success: Success,
    pub arguments: Vec<Argument>,
    /// Required parameters with only one value, which is sent without being asked for.
    pub constants: Vec<FixedArgument>,
    /// True if the last argument of the path may be empty.
    pub may_end_empty: bool,
    pub exceptions: Vec<Exception>,
    pub setters: Vec<Setter>,
    pub headers: Vec<HeaderKey>,
    /// The paging, if the response is a page of a list.
    pub paging: Option<Paging>,
    /// Methods that start the same call with another body.
    pub others: Vec<OtherBody>,
    /// Methods of the call that request another response.
    pub other_responses: Vec<OtherResponse>,
}

/// A method that starts a call with its body in another media type.
#[derive(Clone, Debug)]
pub struct OtherBody {
    pub method: RustName,
    pub arguments: Vec<Argument>,
    pub exceptions: Vec<Exception>,
    pub doc: Doc,
}

/// A method of a call that requests the response in another media type.
#[derive(Clone, Debug)]
pub struct OtherResponse {
    pub method: RustName,
    pub media_type: String,
    pub success: Success,
    pub doc: Doc,
    /// The property of the request's body that is set to `true`.
    pub switch: Option<&'static str>,
}

/// A constant by which a header of a response is read.
#[derive(Clone, Debug)]
pub struct HeaderKey {
    pub constant: RustName,
    pub name: String,
    pub form: HeaderForm,
    pub ty: RustType,
    pub doc: Doc,
}

/// The form of a header; see `runtime/http/header.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    Text,
    Scalar,
    Texts,
    Scalars,
    Entries,
    Json,
    Date,
}

/// The media type that a call asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accept {
    /// JSON, as most operations do.
    Json,
    Other(String),
    /// None, since no response has a body.
    Nothing,
}

/// The properties common to all calls of an operation.
#[derive(Clone, Debug)]
pub struct Route {
    pub id: String,
    pub verb: String,
    pub path: String,
    pub accept: Accept,
    pub server: Option<String>,
    /// `None` if it is that of the client.
    pub security: Option<Vec<Vec<String>>>,
    /// The scopes that an access token needs.
    pub scopes: Vec<String>,
    /// The parameters of the path and the header whose values are not shown.
    pub secrets: Vec<String>,
    /// The header for a random key, by which the server recognizes a repeated call.
    pub idempotency_key: Option<String>,
    /// The statuses that mean success; all of class 2 if it is empty.
    pub successes: Vec<Status>,
    pub failures: Vec<Failure>,
}

/// The type of the error bodies of some statuses.
#[derive(Clone, Debug)]
pub struct Failure {
    pub statuses: Status,
    /// The media type, if others of the same status have another type.
    pub media_type: Option<String>,
    pub body: RustType,
}

/// The format of the body of a successful response; each is a marker type of the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Success {
    /// An enum beside the operation, with a variant per status.
    ByStatus(ByStatus),
    Json(RustType),
    JsonOrEmpty(RustType),
    Unwrap(RustType),
    UnwrapOptional(RustType),
    /// For lists and maps, which are empty if the server sends none.
    UnwrapOrEmpty(RustType),
    UnwrapEmpty(RustType),
    Empty,
    Text,
    /// Bytes that are read as they come.
    Binary,
    /// Bytes that are collected.
    Collected,
    /// A stream of events that contain JSON.
    Events(RustType),
    /// A stream of events that contain text.
    TextEvents,
    /// A stream of JSON values.
    Lines(RustType),
}

impl Success {
    /// Returns whether a call returns before the body was read.
    pub fn is_read_later(&self) -> bool {
        self.is_stream() || *self == Self::Binary
    }

    /// Returns whether the body has items that arrive one by one.
    pub fn is_stream(&self) -> bool {
        matches!(self, Self::Events(_) | Self::TextEvents | Self::Lines(_))
    }

    /// Returns whether a call that succeeds returns `()`.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Empty | Self::UnwrapEmpty(_))
    }
}

/// The response of an operation whose successful statuses have different bodies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByStatus {
    pub name: RustName,
    pub variants: Vec<StatusVariant>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusVariant {
    pub name: RustName,
    pub statuses: Status,
    pub body: Success,
    /// The content of the variant; `None` if the body has none.
    pub holds: Option<RustType>,
    pub doc: Doc,
}

/// An argument of a method: required, in the order of the signature.
#[derive(Clone, Debug)]
pub struct Argument {
    pub name: RustName,
    pub ty: ArgumentType,
    pub target: Target,
}

/// A method that sets an optional part of a call.
#[derive(Clone, Debug)]
pub struct Setter {
    pub argument: Argument,
    /// The name of the method, if it differs from that of the argument.
    pub name: Option<RustName>,
    pub doc: Doc,
    /// The reason for its deprecation.
    pub deprecated: Option<String>,
}

impl Setter {
    /// The name of the method.
    pub fn method(&self) -> &RustName {
        self.name.as_ref().unwrap_or(&self.argument.name)
    }
}

/// A value that every call of an operation sends.
#[derive(Clone, Debug)]
pub struct FixedArgument {
    pub target: Target,
    pub value: Literal,
}

/// The way in which an argument is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentType {
    /// `&str`
    Text,
    /// `&[&str]`
    Texts,
    /// By value: numbers, booleans, enums.
    Value(RustType),
    /// `impl Into<T>`, for a type of the runtime that is made from another.
    Into(RustType),
    /// By reference.
    Reference(RustType),
    /// `&[T]`
    Slice(RustType),
    /// `impl Into<Upload>`
    Bytes,
    /// `(&str, impl Into<Upload>)`: the media type, and the content.
    TypedBytes,
    /// `&Form`
    Parts,
}

/// The place of an argument in the request, and its serialization.
#[derive(Clone, Debug)]
pub enum Target {
    Path(Notation),
    Query(Notation),
    Header(Notation),
    Cookie(Parameter),
    Json(String),
    /// The properties whose style differs from the usual one.
    Form(Vec<Parameter>),
    Multipart(String),
    /// A form of the properties of a value that is JSON elsewhere, and the media types of some of them.
    Properties(String, Vec<(String, String)>),
    Text(String),
    Bytes(String),
    /// Bytes in one of a range of media types.
    BytesOf(String),
}

/// The notation of a parameter.
#[derive(Clone, Debug)]
pub enum Notation {
    /// The usual one of its place. The call needs only the name.
    Plain(String),
    /// In a style that the call has to state.
    Styled(Parameter),
    /// As a date of HTTP, which only headers contain.
    Date(String),
}

impl Notation {
    /// The name of the parameter.
    pub fn name(&self) -> &str {
        match self {
            Self::Plain(name) | Self::Date(name) => name,
            Self::Styled(parameter) => &parameter.name,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Parameter {
    pub name: String,
    pub style: Style,
    pub explode: bool,
    pub reserved: bool,
}

impl Parameter {
    /// The constructor of the runtime for a usual style, which does not name the style; `None` for any other style.
    pub fn shorthand(&self) -> Option<&'static str> {
        match (self.style, self.explode) {
            (Style::Form, true) => Some("query"),
            (Style::Simple, false) => Some("simple"),
            (
                Style::Form
                | Style::SpaceDelimited
                | Style::PipeDelimited
                | Style::TabDelimited
                | Style::DeepObject
                | Style::Simple
                | Style::Label
                | Style::Matrix
                | Style::Json,
                _,
            ) => None,
        }
    }
}
