//! Traits that a type derives because the settings say so.

/// The traits, and the attribute that tells them the names of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derived {
    /// Their paths.
    pub traits: Vec<String>,
    /// `serde` for `#[serde(rename = "…")]`
    pub attribute: Option<String>,
}
