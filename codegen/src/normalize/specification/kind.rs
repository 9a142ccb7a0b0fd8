//! The kinds of values in a document, each of which has a table of keywords.

/// The kind of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::normalize) enum Kind {
    Document,
    Info,
    Server,
    ServerVariable,
    Tag,
    ExternalDocs,
    Components,
    PathItem,
    Operation,
    Callback,
    Parameter,
    Header,
    RequestBody,
    Responses,
    Response,
    Link,
    MediaType,
    Encoding,
    Example,
    Schema,
    Discriminator,
    /// A value of `mapping`: the name of a schema, or a reference to one.
    MappedSchema,
    SecurityScheme,
    SecurityRequirement,
    /// Any other value of the description, such as a description or a list of tags.
    Plain,
    /// A value of the API, such as an example, in which `$ref` is a key like any other.
    Opaque,
}
