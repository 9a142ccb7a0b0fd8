//! Every key of `codegen.toml`, declared once: its type, its documentation, and an example.
//!
//! The JSON Schema is derived from these types; the guide and the checks of a file follow from the schema.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::choices::{DateCrate, FormatType, OperationIds, Renaming, SerdeDirections};
use super::located::{ByKey, Located};
use super::paging::PagingSettings;
use super::patterns::{
    EnvironmentName, ModulePathText, PackageName, PathPattern, RustPath, Variable, Version,
};
use super::switch::{Chosen, EnvelopeSettings};
use crate::source::Pointer;

/// The decisions of a user about one API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "codegen.toml")]
pub struct Settings {
    /// The package of the emitted crate, as its Cargo.toml describes it.
    #[serde(rename = "crate")]
    pub crate_: CrateSettings,
    /// The module that takes the place of a crate, if the code is written into a crate of the user.
    pub module: ModuleSettings,
    /// The headers that the client sends and reads, and the places where it finds its configuration.
    pub client: ClientSettings,
    /// Path parameters that the client supplies unless a call names another value. The key is the client's name for the parameter.
    #[schemars(example = json!({"account_id": {}}))]
    pub scope: ByKey<String, ScopeSettings>,
    /// The wrapper around the payload of every response. Without this setting, envelopes are detected by their shape;
    /// `envelope = false` turns the detection off.
    pub envelope: EnvelopeSettings,
    /// Schemas that become one type although they differ. The type has the properties of all of them.
    pub same_type: Vec<Located<SameType>>,
    /// The Rust name of the type at a JSON Pointer into the document.
    #[schemars(example = json!({"/components/schemas/pet": "Animal"}))]
    pub names: ByKey<Pointer, String>,
    /// The source of the names.
    pub naming: NamingSettings,
    /// The place of an operation in the resource tree. The key is its operationId.
    #[schemars(example = json!({"createPet": {}}))]
    pub operations: ByKey<String, OperationSettings>,
    /// Another name for a segment of the resource tree.
    #[schemars(example = json!({"pet_shop": "shops"}))]
    pub resources: ByKey<String, String>,
    /// The type of a string format, or of the one string at a JSON Pointer. `timestamp` and `date` are types
    /// of the crate that `types.dates` names; `duration` is a type of jiff; `base64` is bytes; `uuid` and `decimal` are types of the crates with these names; `ip`, `ipv4` and `ipv6` are types
    /// of std; and `string` keeps the string as it is. `decimal` is also for numbers, which keep all their digits, in JSON and in forms. Without a setting, `date-time`, `date` and `byte` have types.
    #[schemars(example = json!({"uuid": "uuid"}))]
    pub formats: ByKey<String, FormatType>,
    /// Rules for all types.
    pub types: TypeSettings,
    /// The operations to generate: those that any entry names. Without entries, all operations are generated.
    pub include: OperationFilter,
    /// The operations to leave out: those that any entry names, even if they are included. Their diagnostics are dropped as well,
    /// except for errors.
    pub exclude: OperationFilter,
}

/// `[crate]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CrateSettings {
    /// The name of the package.
    #[schemars(with = "PackageName", example = json!("pet-store"))]
    pub name: Option<Located<String>>,
    /// The semantic version of the package.
    #[schemars(with = "Version", example = json!("0.1.0"))]
    pub version: Option<Located<String>>,
    /// The description of the package.
    #[schemars(example = json!("Client of the Pet Store."))]
    pub description: Option<Located<String>>,
    /// The licence of the package, as an SPDX expression.
    #[schemars(example = json!("MIT OR Apache-2.0"))]
    pub license: Option<Located<String>>,
    /// The address of the source code.
    #[schemars(example = json!("https://example.com/pet-store"))]
    pub repository: Option<Located<String>>,
    /// The address of the documentation of the package. Without it, that is docs.rs.
    #[schemars(example = json!("https://example.com/pet-store/docs"))]
    pub documentation: Option<Located<String>>,
    /// Words by which the package is found: at most five.
    #[schemars(example = json!(["pets", "store"]))]
    pub keywords: Vec<Located<String>>,
    /// Categories of crates.io, instead of `api-bindings`.
    #[schemars(example = json!(["api-bindings", "web-programming::http-client"]))]
    pub categories: Vec<Located<String>>,
    /// The file that becomes the README of the package, as a path from the folder of the settings.
    #[schemars(example = json!("client.md"))]
    pub readme: Option<Located<String>>,
    /// The crates from which `types.use` and `types.derive` take types and traits.
    #[schemars(with = "ByKey<PackageName, DependencySettings>", example = json!({"my-ids": {}}))]
    pub dependencies: ByKey<String, DependencySettings>,
}

/// `[module]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ModuleSettings {
    /// The features of a crate that the module has, instead of `rustls`. Its code is compiled always, and that of other features is left out.
    #[schemars(example = json!(["rustls", "blocking"]))]
    pub features: Option<Vec<Located<String>>>,
    /// The path of the module in its crate, if it does not follow from its folder.
    #[schemars(with = "ModulePathText", example = json!("crate::vendor::pets"))]
    pub path: Option<Located<String>>,
}

/// `[crate.dependencies.<name>]`, as in the manifest of a package. Source: the Cargo book, "Specifying Dependencies".
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct DependencySettings {
    /// The version requirement.
    #[schemars(example = json!("1"))]
    pub version: Option<Located<String>>,
    /// The features that are turned on.
    #[schemars(example = json!(["serde"]))]
    pub features: Vec<Located<String>>,
    /// False to leave out the features that the crate turns on by default.
    #[schemars(example = json!(false))]
    pub default_features: Option<bool>,
    /// The folder of the crate, as a path from the folder of the emitted crate.
    #[schemars(example = json!("../my-ids"))]
    pub path: Option<Located<String>>,
    /// The address of the crate's repository.
    #[schemars(example = json!("https://example.com/my-ids"))]
    pub git: Option<Located<String>>,
    /// The commit or the tag in the repository.
    #[schemars(example = json!("v1.0.0"))]
    pub rev: Option<Located<String>>,
}

/// `[client]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ClientSettings {
    /// The `User-Agent` of every request.
    #[schemars(example = json!("pet-store-rust/0.1"))]
    pub user_agent: Option<Located<String>>,
    /// Response headers that hold the id of a request, which errors show. The first header that is present counts.
    #[schemars(example = json!(["x-request-id"]))]
    pub request_id: Vec<Located<String>>,
    /// The header of POST and PATCH by which the service recognizes a call that it has received before, if the document does not declare it.
    /// Calls have a random key unless they set one, and are retried like others.
    #[schemars(example = json!("Idempotency-Key"))]
    pub idempotency_key: Option<Located<String>>,
    /// The extension of operations that lists the permissions they need, for their documentation.
    #[schemars(example = json!("x-permissions"))]
    pub permissions: Option<Located<String>>,
    /// The environment variables that `Client::from_env` reads.
    pub env: EnvSettings,
    /// The names of servers, by their URLs in the document. They become variants of `Environment`, as servers with a name or a short
    /// description do.
    #[schemars(with = "ByKey<String, EnvironmentName>", example = json!({"https://sandbox.example.com": "Sandbox"}))]
    pub environments: ByKey<String, String>,
}

/// `[client.env]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct EnvSettings {
    /// The variable that holds the address of the service.
    #[schemars(with = "Variable", example = json!("PET_STORE_URL"))]
    pub base_url: Option<Located<String>>,
    /// The variable that holds the credential of a security scheme.
    #[schemars(with = "ByKey<String, Variable>", example = json!({"api_token": "PET_STORE_TOKEN"}))]
    pub credentials: ByKey<String, String>,
    /// The variable that holds the value of a parameter in `[scope]`.
    #[schemars(with = "ByKey<String, Variable>", example = json!({"account_id": "PET_STORE_ACCOUNT"}))]
    pub scope: ByKey<String, String>,
}

/// `[scope.<name>]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ScopeSettings {
    /// The names of the parameter in the document. Without this setting, the name is that of the client.
    #[schemars(example = json!(["account_id", "account_identifier"]))]
    pub parameters: Vec<Located<String>>,
    /// The documentation of the parameter.
    #[schemars(example = json!("The account to work on."))]
    pub description: Option<Located<String>>,
}

/// `[[same_type]]`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SameType {
    /// The Rust name of the type.
    #[schemars(example = json!("Message"))]
    pub name: Option<Located<String>>,
    /// JSON Pointers to the schemas.
    #[schemars(example = json!(["/components/schemas/error", "/components/schemas/warning"]))]
    pub pointers: Vec<Located<Pointer>>,
}

/// `[naming]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NamingSettings {
    /// The convention of the operation ids: `grouped` as in `users.list` or `Users_List`, `phrases` as in `listUsers`. With
    /// `ignored`, paths name everything. Without this setting, the convention is judged from all ids, and `inspect plan` shows
    /// the result.
    #[schemars(example = json!("ignored"))]
    pub operation_ids: Option<OperationIds>,
    /// The name of a type whose schema the document has renamed since the last run. With `keep`, the old name stays. With `alias`, the type
    /// takes the new name, and the old one is a deprecated alias for one release: the first version after the renaming has it, and the next one does not.
    #[schemars(example = json!("alias"))]
    pub rename: Renaming,
}

/// `[operations."<operationId>"]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OperationSettings {
    /// The resources that lead to the operation.
    #[schemars(example = json!(["shops", "pets"]))]
    pub path: Option<Located<Vec<String>>>,
    /// The name of the operation's method.
    #[schemars(example = json!("create"))]
    pub method: Option<Located<String>>,
    /// The division of the list in the response into pages, if the document does not show it. Keys that are not
    /// given are recognized by their names. `paging = false` means that the response is not a page.
    pub paging: PagingSettings,
}

/// `[types]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TypeSettings {
    /// The impls of a type: those that the operations need, or both `Serialize` and `Deserialize`. A consumer may also turn on the
    /// feature `serde` of a crate that has only the needed ones.
    #[schemars(example = json!("both"))]
    pub serde: SerdeDirections,
    /// JSON Pointers to required properties that may nevertheless be missing or null; `true` means all of them.
    #[schemars(example = json!(["/components/schemas/pet/properties/name"]))]
    pub relax_required: Chosen,
    /// JSON Pointers to the schemas of responses whose types keep undocumented keys in a field `extra`; `true` means all of them. Types
    /// that are also sent keep them without this setting.
    #[schemars(example = json!(["/components/schemas/pet"]))]
    pub extra: Chosen,
    /// Types of other crates, in place of the strings and numbers of a format, or of the schema at a JSON Pointer. Such a type implements
    /// `Clone`, `Debug`, `Default`, `PartialEq`, `Serialize` and `Deserialize`. Its crate is among `crate.dependencies`. The extension
    /// `x-rust-type` of a schema counts if its crate is there as well.
    #[serde(rename = "use")]
    #[schemars(with = "ByKey<String, RustPath>", example = json!({"account-id": "my_ids::AccountId"}))]
    pub use_: ByKey<String, String>,
    /// Further traits that types derive, and so do the types of their fields. A key is the name of a type in Rust, in which `*` matches any text.
    /// `Copy`, `Default`, `Eq`, `Hash`, `Ord` and `PartialOrd` are checked: a type that cannot have one is an error if the key is its
    /// whole name, and else goes without. A trait of a crate among `crate.dependencies` is named by its path.
    #[schemars(with = "ByKey<String, Vec<RustPath>>", example = json!({"Pet": ["Eq", "Hash"]}))]
    pub derive: ByKey<String, Vec<Located<String>>>,
    /// The attribute that tells derived traits of other crates the names of the API: with `serde`, a field whose name differs has
    /// `#[serde(rename = "…")]`, and a union has `#[serde(untagged)]`.
    #[schemars(example = json!("serde"))]
    pub derive_attribute: Option<Located<String>>,
    /// The crate whose types dates and instants are: `jiff`, `chrono` or `time`. The emitted crate depends on no other of them. `chrono` and `time` keep
    /// the offset of an instant. They have no type for a duration of ISO 8601, so that `duration` needs `jiff`.
    #[schemars(example = json!("chrono"))]
    pub dates: DateCrate,
}

/// `[include]` and `[exclude]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OperationFilter {
    /// All operations that have one of these tags.
    #[schemars(example = json!(["pets"]))]
    pub tags: Vec<Located<String>>,
    /// All operations of these paths. `*` matches any text within one segment, and `**` matches any number of segments.
    #[schemars(with = "Vec<PathPattern>", example = json!(["/pets", "/pets/**"]))]
    pub paths: Vec<Located<String>>,
    /// The operations with these operationIds. `*` matches any text.
    #[schemars(example = json!(["list*"]))]
    pub operations: Vec<Located<String>>,
    /// Webhooks and callbacks with these names, in which `*` matches any text. All are included if `include` names none.
    #[schemars(example = json!(["pet.*"]))]
    pub webhooks: Vec<Located<String>>,
    /// Schemas with these names among the components, in which `*` matches any text, even if no operation uses them. A document without
    /// operations and webhooks includes all.
    #[schemars(example = json!(["Pet*"]))]
    pub schemas: Vec<Located<String>>,
}

impl OperationFilter {
    /// Returns whether it names operations, rather than only webhooks and schemas.
    pub fn names_operations(&self) -> bool {
        !self.tags.is_empty() || !self.paths.is_empty() || !self.operations.is_empty()
    }
}
