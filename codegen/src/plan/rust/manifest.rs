//! The generated Cargo.toml.

use std::fmt;

use super::Feature;

/// Targets in a browser.
pub const BROWSER: &str = "cfg(target_arch = \"wasm32\")";

/// The generated Cargo.toml.
#[derive(Clone, Debug)]
pub struct Manifest {
    pub name: String,
    pub version: String,
    pub description: String,
    pub license: Option<String>,
    pub repository: Option<String>,
    pub documentation: Option<String>,
    pub keywords: Vec<String>,
    pub categories: Vec<String>,
    /// The features of top-level resources, of groups of small ones, and of the parts of large ones.
    pub features: Vec<Feature>,
    /// Features that enable no resource, each with those of dependencies that it turns on.
    pub extras: Vec<(&'static str, &'static [&'static str])>,
    /// The one of them that is on by default.
    pub default_extra: &'static str,
    pub dependencies: Vec<Dependency>,
    /// The dependencies that the settings add.
    pub added: Vec<AddedDependency>,
}

/// A dependency that the settings add: its name, and its keys in the order in which they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedDependency {
    pub name: String,
    pub keys: Vec<(&'static str, ManifestValue)>,
}

/// A value in the manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestValue {
    String(String),
    Strings(Vec<String>),
    Boolean(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependency {
    pub name: &'static str,
    pub version: &'static str,
    pub default_features: bool,
    pub features: &'static [&'static str],
    /// True if only a feature enables it.
    pub optional: bool,
    /// The condition of its targets; `None` if it is for all.
    pub target: Option<&'static str>,
}

impl AddedDependency {
    /// The line of a Cargo.toml.
    pub fn line(&self) -> String {
        let keys = self
            .keys
            .iter()
            .map(|(key, value)| format!("{key} = {value}"));
        let keys: Vec<String> = keys.collect();
        format!("{} = {{ {} }}", self.name, keys.join(", "))
    }
}

impl fmt::Display for ManifestValue {
    /// The value as TOML.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &String| toml::Value::String(text.clone()).to_string();
        match self {
            Self::String(value) => formatter.write_str(&quoted(value)),
            Self::Strings(values) => {
                let values: Vec<String> = values.iter().map(quoted).collect();
                write!(formatter, "[{}]", values.join(", "))
            }
            Self::Boolean(value) => write!(formatter, "{value}"),
        }
    }
}
