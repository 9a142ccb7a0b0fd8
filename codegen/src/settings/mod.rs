//! `codegen.toml` as plain data: what a user decides about one API, with the place where it was said.
//!
//! Names that refer to something in the document are checked by the stage that uses them, since only it knows them.

mod guide;
mod keys;
mod paging;
mod problems;
mod read;
mod schema;
mod table;
#[cfg(test)]
mod tests;

use indexmap::IndexMap;

use crate::source::{Place, Pointer};
pub use guide::guide;
pub use paging::{PagingKeys, PagingSettings, PagingStyle};
pub use read::read;
pub use schema::schema;

/// A value, and where the user wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    pub place: Place,
}

/// Everything that `codegen.toml` can say. In maps, the place is that of the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// `[crate]`: what Cargo.toml says of the emitted crate.
    pub crate_: CrateSettings,
    /// `[client]`: what the client is called and where it finds its configuration.
    pub client: ClientSettings,
    /// `[scope.account_id]`: path parameters that the client supplies by default, by the name the client gives them.
    pub scope: IndexMap<String, Located<ScopeSettings>>,
    /// `[envelope]` or `envelope = false`: the wrapper around the payload of every response.
    pub envelope: EnvelopeSettings,
    /// `[[same_type]]`: schemas that become one type although they differ.
    pub same_type: Vec<Located<SameType>>,
    /// `[names]`, such as `"/components/schemas/pet" = "Animal"`: the Rust name of the type at a pointer.
    pub names: IndexMap<Pointer, Located<String>>,
    /// `[naming]`: what names follow from.
    pub naming: NamingSettings,
    /// `[operations."<operationId>"]`: where an operation stands in the resource tree.
    pub operations: IndexMap<String, Located<OperationSettings>>,
    /// `[resources]`, such as `cfd_tunnel = "cloudflared"`: other names for segments of the resource tree.
    pub resources: IndexMap<String, Located<String>>,
    /// `[formats]`, such as `date-time = "string"`: the type of a string format, or of the string at a pointer.
    pub formats: IndexMap<String, Located<FormatType>>,
    /// `[types]`: what holds for all types.
    pub types: TypeSettings,
    /// `[include]`: the operations to generate; all of them if nothing is named.
    pub include: OperationFilter,
    /// `[exclude]`: the operations to leave out, even if they are included.
    pub exclude: OperationFilter,
}

/// `[include]` and `[exclude]`: operations, named in three ways; whatever any entry names is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperationFilter {
    /// `tags = ["tunnels"]`: all operations that bear a tag.
    pub tags: Vec<Located<String>>,
    /// `paths = ["/accounts/*/tunnels/**"]`: all operations of a path; `*` is within one segment, `**` goes over several.
    pub paths: Vec<Located<String>>,
    /// `operations = ["tunnel-*"]`: operations by their operationId; `*` is any text.
    pub operations: Vec<Located<String>>,
}

/// `[crate]`: what Cargo.toml says of the emitted crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrateSettings {
    /// `name = "cloudflare-tunnel"`: a package name as Cargo allows it.
    pub name: Option<Located<String>>,
    /// `version = "0.1.0"`: a semantic version.
    pub version: Option<Located<String>>,
    /// `description = "Client of the Tunnel API"`
    pub description: Option<Located<String>>,
    /// `license = "MIT OR Apache-2.0"`: an SPDX expression.
    pub license: Option<Located<String>>,
    /// `repository = "https://example.com/tunnel"`
    pub repository: Option<Located<String>>,
}

/// `[client]`: what the client is called and where it finds its configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientSettings {
    /// `user_agent = "tunnel-rust/0.1"`: sent with every request.
    pub user_agent: Option<Located<String>>,
    /// `request_id = ["cf-ray"]`: response headers that carry the id of a request, the first one present counts.
    pub request_id: Vec<Located<String>>,
    /// `permissions = "x-permissions"`: the vendor extension of operations that lists permissions, for the documentation.
    pub permissions: Option<Located<String>>,
    /// `[client.env]`: the environment variables that `Client::from_env` reads.
    pub env: EnvSettings,
}

/// `[client.env]`: the environment variables that `Client::from_env` reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnvSettings {
    /// `base_url = "CLOUDFLARE_BASE_URL"`
    pub base_url: Option<Located<String>>,
    /// `[client.env.credentials]`, such as `api_token = "CLOUDFLARE_API_TOKEN"`: security scheme → variable.
    pub credentials: IndexMap<String, Located<String>>,
    /// `[client.env.scope]`, such as `account_id = "CLOUDFLARE_ACCOUNT_ID"`: scope parameter → variable.
    pub scope: IndexMap<String, Located<String>>,
}

/// `[scope.account_id]`: path parameters that the client supplies by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeSettings {
    /// `parameters = ["account_id", "account_identifier"]`: what the document calls them; the key itself if not given.
    pub parameters: Vec<Located<String>>,
    /// `description = "The account to act on"`
    pub description: Option<Located<String>>,
}

/// `[envelope]`: the wrapper around the payload of every response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EnvelopeSettings {
    /// Nothing is said, or `envelope = true`: envelopes are detected by their shape.
    #[default]
    Detected,
    /// `envelope = false`: the payload is the whole body.
    Off,
    /// `payload = "result"` and, if there is one, `success = "success"`: the properties that make an envelope.
    Named {
        payload: Located<String>,
        success: Option<Located<String>>,
    },
}

/// `[[same_type]]`: schemas that become one type although they differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SameType {
    /// `name = "Message"`: the Rust name of the type.
    pub name: Option<Located<String>>,
    /// `pointers = ["/components/schemas/a", "/components/schemas/b"]`: the schemas in the effective document.
    pub pointers: Vec<Located<Pointer>>,
}

/// `[operations."<operationId>"]`: where an operation stands in the resource tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperationSettings {
    /// `path = ["zero_trust", "tunnels"]`: the resources that lead to it.
    pub path: Option<Located<Vec<String>>>,
    /// `method = "create"`: the name of its method.
    pub method: Option<Located<String>>,
    /// `paging = false` or `[operations."<operationId>".paging]`: how its list is divided into pages.
    pub paging: PagingSettings,
}

/// `[naming]`: what names follow from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamingSettings {
    /// `operation_ids = "ignored"`: how the operation ids are made; judged from all of them if not given.
    pub operation_ids: Option<OperationIds>,
}

/// How the operation ids of a document are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationIds {
    /// `"grouped"`: a group, a separator and a method, as in `users.list`.
    Grouped,
    /// `"phrases"`: a verb and what it is about, as in `createUser`.
    Phrases,
    /// `"ignored"`: they say nothing; the paths name everything.
    Ignored,
}

/// What a string format becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormatType {
    /// `"timestamp"`: an instant, `jiff::Timestamp`.
    Timestamp,
    /// `"date"`: a day, `jiff::civil::Date`.
    Date,
    /// `"duration"`: an ISO 8601 duration, `jiff::Span` in a type that can be compared.
    Duration,
    /// `"base64"`: bytes.
    Base64,
    /// `"uuid"`: `uuid::Uuid`.
    Uuid,
    /// `"ip"`: `std::net::IpAddr`.
    Ip,
    /// `"ipv4"`: `std::net::Ipv4Addr`.
    Ipv4,
    /// `"ipv6"`: `std::net::Ipv6Addr`.
    Ipv6,
    /// `"decimal"`: a decimal number with all its digits, `rust_decimal::Decimal`.
    Decimal,
    /// `"string"`, for every format: plain text.
    String,
}

/// `[types]`: what holds for all types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeSettings {
    /// `serde = "both"`: which serde impls a type gets.
    pub serde: SerdeDirections,
    /// `relax_required = true`: which required properties may be missing or null all the same.
    pub relax_required: RelaxRequired,
}

/// Which serde impls a type gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SerdeDirections {
    /// `"needed"`: those which the operations use.
    #[default]
    Needed,
    /// `"both"`: `Serialize` and `Deserialize`.
    Both,
}

/// Which required properties may be missing or null all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelaxRequired {
    /// `["/components/schemas/pet/properties/name"]`: the properties at these pointers; none by default.
    These(Vec<Located<Pointer>>),
    /// `true`: all properties of the document.
    All,
}

impl Default for RelaxRequired {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}
