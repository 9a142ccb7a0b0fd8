//! Strings of a certain form: the pattern of each, which both the reader and editors check.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};

use crate::source::Pointer;

/// The name of a package. Source: the Cargo book, "The manifest format", the `name` field.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct PackageName;

/// A semantic version, whose numbers fit 64 bits. Source: Semantic Versioning 2.0.0.
pub(super) struct Version;

/// The name of an environment variable. Source: POSIX.1-2017, XBD 8.1.
pub(super) struct Variable;

/// The name of an environment, which is a variant of an enum.
pub(super) struct EnvironmentName;

/// The path of a type or a trait. Source: the Rust Reference, "Paths".
pub(super) struct RustPath;

/// The path of a module in its own crate. Source: the Rust Reference, "Paths".
pub(super) struct ModulePathText;

/// A path of a document, in which stars match other text.
pub(super) struct PathPattern;

/// Gives types a pattern, and the end of the sentence "the setting must be …".
macro_rules! patterns {
    ($($name:ident: $pattern:expr, $expected:literal;)*) => {$(
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "pattern": $pattern,
                    "patternErrorMessage": concat!("must be ", $expected),
                })
            }
        }
    )*};
}

patterns! {
    PackageName:
        "^[A-Za-z][A-Za-z0-9_-]*$",
        "a package name: letters, digits, `-` and `_`, starting with a letter";
    Version:
        concat!(
            r"^(0|[1-9][0-9]{0,18})\.(0|[1-9][0-9]{0,18})\.(0|[1-9][0-9]{0,18})",
            r"(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$",
        ),
        "a semantic version, such as `0.1.0`";
    Variable:
        "^[A-Za-z_][A-Za-z0-9_]*$",
        "the name of an environment variable, such as `API_TOKEN`";
    EnvironmentName:
        "^[A-Z][A-Za-z0-9]*$",
        "the name of a variant, such as `Sandbox`";
    RustPath:
        "^[A-Za-z_][A-Za-z0-9_]*(::[A-Za-z_][A-Za-z0-9_]*)*$",
        "a path in Rust, such as `my_ids::AccountId`";
    ModulePathText:
        "^crate(::[A-Za-z_][A-Za-z0-9_]*)+$",
        "the path of a module, such as `crate::api`";
    PathPattern:
        r"^(\*\*|\*?([^/*]+\*?)*)(/(\*\*|\*?([^/*]+\*?)*))*$",
        "a path in which `**` is a whole segment, such as `/pets/**`";
    Pointer:
        "^#?(/([^/~]|~[01])*)*$",
        "a JSON Pointer, such as `/components/schemas/Pet`";
}

impl<'de> Deserialize<'de> for Pointer {
    /// Accepts `#/components/…` as well, which is how documents write it, and what people paste.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let pointer = text.strip_prefix('#').unwrap_or(&text);
        Self::parse(pointer).ok_or_else(|| D::Error::custom("not a JSON Pointer"))
    }
}
