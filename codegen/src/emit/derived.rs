//! The traits that a type derives by the settings, and the attributes that tell them the names of the API.

use crate::plan::rust::Derived;

use super::types::quoted;

/// `#[derive(Eq, Hash)]`, if there are traits.
pub(super) fn derive(derived: &Derived) -> Option<String> {
    let traits = derived.traits.join(", ");
    (!traits.is_empty()).then(|| format!("#[derive({traits})]"))
}

/// `#[serde(rename = "firstName")]`, if a name differs from that of the API.
pub(super) fn rename(derived: &Derived, name: &str, wire: &str) -> Option<String> {
    let attribute = attribute(derived)?;
    (name != wire).then(|| format!("#[{attribute}(rename = {})]", quoted(wire)))
}

/// `#[serde(untagged)]`
pub(super) fn untagged(derived: &Derived) -> Option<String> {
    Some(format!("#[{}(untagged)]", attribute(derived)?))
}

/// The attribute, if a trait reads it.
fn attribute(derived: &Derived) -> Option<&str> {
    let is_foreign = |name: &String| name.contains("::");
    let attribute = derived.attribute.as_deref()?;
    derived.traits.iter().any(is_foreign).then_some(attribute)
}
