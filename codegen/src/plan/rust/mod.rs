//! The crate as plain data: modules, items, names and types, with every decision made.
//!
//! `emit` prints it and nothing else; nothing here knows of OpenAPI or of tokens.

mod conversion;
mod imports;
mod operation;
mod paging;
mod presence;
mod runtime_file;
pub mod spelling;
pub mod text_type;
mod union;

pub use super::naming::feature::Feature;
pub use super::naming::{Convention, RustName};
pub use crate::ir::Placement;
pub use conversion::{Change, Conversion, ConvertedField, ConvertedMember, Parts};
pub use operation::*;
pub use paging::{Items, PageStyle, Paging};
pub use presence::Presence;
pub use runtime_file::RuntimeFile;
pub use text_type::TextType;
pub use union::{Case, Choice, Member, Raw, Told, Trait, Union};

/// A whole crate.
#[derive(Clone, Debug)]
pub struct Plan {
    pub manifest: Manifest,
    /// How the operation ids of the document are made, which says how far they name methods.
    pub operation_ids: Convention,
    pub docs: Doc,
    pub client: Client,
    pub resources: Vec<Resource>,
    pub models: Vec<Module>,
    /// Files of the runtime that the API needs.
    pub runtime: Vec<&'static RuntimeFile>,
    /// What the round-trip example knows; `None` if the crate has no such example.
    pub harness: Option<Vec<RoundTrip>>,
}

/// A schema or a media type of the effective document, and the type that the crate has for it.
#[derive(Clone, Debug)]
pub struct RoundTrip {
    /// A JSON Pointer; with `#request` or `#response` behind it where the two directions have different types.
    pub pointer: String,
    pub ty: RustType,
    /// Whether requests reach the type.
    pub request: bool,
    /// Whether responses reach the type.
    pub response: bool,
}

/// The generated Cargo.toml.
#[derive(Clone, Debug)]
pub struct Manifest {
    pub name: String,
    pub version: String,
    pub description: String,
    pub license: Option<String>,
    pub repository: Option<String>,
    /// One per top-level resource, or for several small ones, and for the parts of a large one.
    pub features: Vec<Feature>,
    /// Features that bring no resource, each with those of dependencies that it turns on.
    pub extras: &'static [(&'static str, &'static [&'static str])],
    pub dependencies: Vec<Dependency>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependency {
    pub name: &'static str,
    pub version: &'static str,
    pub default_features: bool,
    pub features: &'static [&'static str],
    /// Whether only a feature brings it.
    pub optional: bool,
    /// For which targets, if not for all.
    pub target: Option<&'static str>,
}

/// Markdown that rustdoc takes without a warning, one line per entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc(pub Vec<String>);

/// The client and its builder.
#[derive(Clone, Debug)]
pub struct Client {
    /// With `{name}` for each variable.
    pub base_url: String,
    pub server_variables: Vec<ServerVariable>,
    /// What the builder's setter of the base URL says.
    pub base_url_doc: Doc,
    pub user_agent: String,
    pub request_id: Vec<String>,
    pub schemes: Vec<Scheme>,
    /// The alternatives of schemes that most operations have.
    pub security: Vec<Vec<String>>,
    pub scopes: Vec<ScopeSetter>,
    /// What `from_env` reads; `None` where the settings name no variable, and then there is no `from_env`.
    pub environment: Option<Environment>,
    pub roots: Vec<Root>,
}

/// A top-level resource, as the client leads to it.
#[derive(Clone, Debug)]
pub struct Root {
    pub accessor: Accessor,
    /// The features with any of which it is there.
    pub features: Vec<String>,
}

/// A security scheme, and the builder's setter for its credential.
#[derive(Clone, Debug)]
pub struct Scheme {
    pub name: String,
    pub placement: Placement,
    pub setter: RustName,
    pub doc: Doc,
    /// The setter of what gets the credential when it is needed.
    pub provider: RustName,
    /// The method of a call that sets its own credential.
    pub own: RustName,
    /// The setter for the client's own credentials, and where they are exchanged for a token.
    pub grant: Option<(RustName, String)>,
}

/// A part of the base URL, and the builder's setter for it.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    pub name: String,
    pub default: String,
    pub setter: RustName,
    pub doc: Doc,
}

/// A path parameter that the client supplies by default.
#[derive(Clone, Debug)]
pub struct ScopeSetter {
    pub parameter: String,
    pub setter: RustName,
    pub doc: Doc,
}

/// What `Client::from_env` reads.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub base_url: Option<String>,
    /// Security scheme and variable.
    pub credentials: Vec<(String, String)>,
    pub alternatives: Vec<Vec<String>>,
    /// Path parameter and variable.
    pub path_defaults: Vec<(String, String)>,
}

/// A method that leads to a resource.
#[derive(Clone, Debug)]
pub struct Accessor {
    pub method: RustName,
    pub module: RustName,
    pub handle: RustName,
    pub doc: Doc,
}

/// One node of the resource tree: a module with a handle, its operations and its children.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The features with any of which it is there; none if it is whenever the resource above it is.
    pub features: Vec<String>,
    /// The feature of its own operations, where parts of it can be there without them.
    pub own_feature: Option<String>,
    /// The methods that lead to it from the client.
    pub chain: Vec<RustName>,
    pub module: RustName,
    pub handle: RustName,
    pub doc: Doc,
    pub operations: Vec<Operation>,
    pub accessors: Vec<Accessor>,
    pub children: Vec<Resource>,
}

/// A file of models.
#[derive(Clone, Debug)]
pub struct Module {
    pub name: RustName,
    pub doc: Doc,
    /// The features with any of which there is something in the file; none if there always is.
    pub features: Vec<String>,
    pub entries: Vec<Entry>,
}

/// A type, and the features with any of which it is compiled; none if it always is.
#[derive(Clone, Debug)]
pub struct Entry {
    pub features: Vec<String>,
    /// The conversions into the type.
    pub conversions: Vec<Conversion>,
    pub item: Item,
}

#[derive(Clone, Debug)]
pub enum Item {
    Struct(Struct),
    Enum(Enum),
    Union(Union),
    Raw(Raw),
}

/// Which directions of serde a type has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Directions {
    pub decode: bool,
    pub encode: bool,
}

#[derive(Clone, Debug)]
pub struct Struct {
    pub name: RustName,
    pub doc: Doc,
    /// Whether it has a type parameter `T`.
    pub generic: bool,
    pub directions: Directions,
    /// Whether `Default` is derived: nothing is required.
    pub default: bool,
    pub fields: Vec<Field>,
    pub constants: Vec<Constant>,
    /// The map of keys that are not declared.
    pub extra: Option<Extra>,
    /// Whether it is sent as a multipart form, and then not as JSON.
    pub multipart: bool,
    /// `new` and a setter per optional field; for types that a consumer makes.
    pub constructor: bool,
    pub envelope: Option<Envelope>,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub name: RustName,
    pub wire: String,
    pub ty: RustType,
    pub presence: Presence,
    pub doc: Doc,
    /// How `new` and the setter take the value.
    pub taken: Taken,
    /// The method that sets it.
    pub setter: RustName,
    /// The constant that `new` sets it to: an optional property with one value.
    pub preset: Option<RustName>,
    /// The method that sets it to null.
    pub clear: Option<RustName>,
    pub or_default: Option<DefaultAccessor>,
    /// The media type of its part, where the struct is a multipart form and its document says.
    pub part: Option<String>,
}

/// A method that gives the value of a field, or what the API takes where there is none.
#[derive(Clone, Debug)]
pub struct DefaultAccessor {
    pub method: RustName,
    pub default: Default,
    pub doc: Doc,
}

/// A default, as a value of its field's type.
#[derive(Clone, Debug)]
pub enum Default {
    Boolean(bool),
    Integer(RustType, i128),
    Number(f64),
    Text(String),
    /// An enum, and one of its variants.
    Variant(RustName, RustName),
    /// An empty list of this type.
    NoItems(RustType),
}

/// How a constructor or a setter takes a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// `impl Into<T>`
    Into(RustType),
    /// `T`
    Value(RustType),
    /// `T`, boxed by the setter.
    Boxed(RustType),
}

/// A property that has only one value.
#[derive(Clone, Debug)]
pub struct Constant {
    pub name: RustName,
    /// Whether it is always sent; otherwise a field of the same property is.
    pub encoded: bool,
    pub wire: String,
    pub value: Literal,
    pub doc: Doc,
    /// As for a field.
    pub part: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    Text(String),
    Integer(i64),
    Boolean(bool),
}

#[derive(Clone, Debug)]
pub struct Extra {
    pub name: RustName,
    pub value: RustType,
    pub doc: Doc,
}

/// What the fields of an envelope mean.
#[derive(Clone, Debug)]
pub struct Envelope {
    pub payload: Role,
    pub success: Option<Role>,
}

/// A field that means something, with its name on the wire.
#[derive(Clone, Debug)]
pub struct Role {
    pub field: RustName,
    pub wire: String,
}

/// An open enum over strings or integers.
#[derive(Clone, Debug)]
pub struct Enum {
    pub name: RustName,
    pub doc: Doc,
    pub variants: Vec<Variant>,
    pub over: EnumOver,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumOver {
    Strings,
    Integers,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub name: RustName,
    pub value: Literal,
}

/// A Rust type as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RustType {
    Bool,
    I32,
    I64,
    U64,
    F64,
    String,
    /// Any JSON.
    Value,
    /// A value that is ignored.
    Unit,
    /// A string in the type of its format.
    Text(TextType),
    Secret,
    /// Bytes that came as a whole body.
    Bytes,
    /// A file in a multipart form.
    File,
    /// A type of `models`.
    Model(RustName),
    /// A generic type of `models` and its argument.
    Generic(RustName, Box<RustType>),
    /// The type parameter of the enclosing item.
    Parameter,
    Vec(Box<RustType>),
    Map(Box<RustType>),
    Option(Box<RustType>),
    Nullable(Box<RustType>),
    Boxed(Box<RustType>),
}
