//! Operations as plain data: what is called, what it takes, how it is sent, and what comes back.

pub use crate::ir::{Status, Style};

use super::{Doc, Exception, Paging, RustName, RustType};

#[derive(Clone, Debug)]
pub struct Operation {
    pub method: RustName,
    /// The type that stands for the operation.
    pub marker: RustName,
    pub doc: Doc,
    pub deprecated: bool,
    pub route: Route,
    pub success: Success,
    pub arguments: Vec<Argument>,
    pub exceptions: Vec<Exception>,
    pub setters: Vec<Setter>,
    pub headers: Vec<HeaderKey>,
    /// Where the answer is a page of a list.
    pub paging: Option<Paging>,
    /// Methods that start the same call with another body.
    pub others: Vec<OtherBody>,
    /// Methods of the call that ask for another answer.
    pub answers: Vec<OtherAnswer>,
}

/// A method that starts a call with its body in another media type.
#[derive(Clone, Debug)]
pub struct OtherBody {
    pub method: RustName,
    pub arguments: Vec<Argument>,
    pub exceptions: Vec<Exception>,
    pub doc: Doc,
}

/// A method of a call that asks for the answer in another media type.
#[derive(Clone, Debug)]
pub struct OtherAnswer {
    pub method: RustName,
    pub media_type: String,
    pub success: Success,
    pub doc: Doc,
}

/// A constant by which a header of an answer is read.
#[derive(Clone, Debug)]
pub struct HeaderKey {
    pub constant: RustName,
    pub name: String,
    pub form: HeaderForm,
    pub ty: RustType,
    pub doc: Doc,
}

/// How a header is read; see `runtime/http/header.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    Text,
    Scalar,
    Texts,
    Scalars,
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

/// What is the same for every call of an operation.
#[derive(Clone, Debug)]
pub struct Route {
    pub id: String,
    pub verb: String,
    pub path: String,
    pub accept: Accept,
    pub server: Option<String>,
    /// `None` where it is that of the client.
    pub security: Option<Vec<Vec<String>>>,
    pub failures: Vec<(Status, RustType)>,
}

/// How the body of a successful answer is read; each is a marker type of the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Success {
    /// An enum beside the operation, with a variant per status.
    ByStatus(ByStatus),
    Json(RustType),
    JsonOrEmpty(RustType),
    Unwrap(RustType),
    UnwrapOptional(RustType),
    /// For lists and maps, which are empty where the server sends none.
    UnwrapOrEmpty(RustType),
    UnwrapEmpty(RustType),
    Empty,
    Text,
    Binary,
    /// A stream of events that hold JSON.
    Events(RustType),
    /// A stream of events that hold text.
    TextEvents,
    /// A stream of JSON texts.
    Lines(RustType),
}

impl Success {
    /// Whether a call returns before the body was read.
    pub fn is_stream(&self) -> bool {
        matches!(self, Self::Events(_) | Self::TextEvents | Self::Lines(_))
    }
}

/// What an operation answers, where its successful statuses have different bodies.
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
    /// What the variant holds; nothing where the body says nothing.
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

/// A method that sets what a call can do without.
#[derive(Clone, Debug)]
pub struct Setter {
    pub argument: Argument,
    /// The name of the method, where it is not that of the argument.
    pub name: Option<RustName>,
    pub doc: Doc,
    pub deprecated: bool,
}

impl Setter {
    /// The name of the method.
    pub fn method(&self) -> &RustName {
        self.name.as_ref().unwrap_or(&self.argument.name)
    }
}

/// How an argument is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentType {
    /// `&str`
    Text,
    /// `&[&str]`
    Texts,
    /// By value: numbers, booleans, enums, instants.
    Value(RustType),
    /// By reference.
    Reference(RustType),
    /// `&[T]`
    Slice(RustType),
    /// `impl Into<Upload>`
    Bytes,
}

/// The place of an argument in the request, and how it is written there.
#[derive(Clone, Debug)]
pub enum Target {
    Path(Notation),
    Query(Notation),
    Header(Notation),
    Cookie(Parameter),
    Json(String),
    /// The properties that differ in style from all others.
    Form(Vec<Parameter>),
    Multipart(String),
    Text(String),
    Bytes(String),
}

/// How a parameter is written.
#[derive(Clone, Debug)]
pub enum Notation {
    /// In the way that is usual in its place. All that the call needs is the name.
    Plain(String),
    /// In a style that the call has to state.
    Styled(Parameter),
}

impl Notation {
    /// The name of the parameter.
    pub fn name(&self) -> &str {
        match self {
            Self::Plain(name) => name,
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
