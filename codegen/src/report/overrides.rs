//! Corrections that a user can paste to resolve a finding: actions of an overlay, or lines of codegen.toml.
//!
//! They are data only: places are those of the effective document, and become those of the author's document when they are printed.

use serde_json::{Value, json};

use crate::pointer::Pointer;

/// The longest value, in bytes of JSON, that a correction repeats.
pub(crate) const LONGEST_REPEATED: usize = 300;

/// A correction of the subject of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Override {
    /// Corrects the document.
    Overlay(Vec<Action>),
    /// Corrects the code that is generated from the document.
    Settings(String),
    /// Adds dependencies to the Cargo.toml of the crate around a module.
    Manifest(String),
}

/// One change of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Merges a value, in the keywords of OpenAPI 3.0, into the value at a place, or into the nearest one above it.
    Update(Pointer, Value),
    /// Removes the value at a place.
    Remove(Pointer),
    /// Makes the reference at the first place name the second one.
    Refer(Pointer, Pointer),
    /// Replaces a name in the `required` of the schema at a place by another one.
    Require {
        schema: Pointer,
        wrong: String,
        right: Option<String>,
    },
}

impl Override {
    /// Merges one value into the value at a place.
    pub(crate) fn update(at: &Pointer, value: Value) -> Self {
        Self::Overlay(vec![Action::Update(at.clone(), value)])
    }

    /// Sets one keyword of the object at a place.
    pub(crate) fn say(at: &Pointer, keyword: &str, value: impl Into<Value>) -> Self {
        Self::update(at, json!({ keyword: value.into() }))
    }

    /// Removes the value at a place.
    pub(crate) fn remove(at: &Pointer) -> Self {
        Self::Overlay(vec![Action::Remove(at.clone())])
    }

    /// Replaces one keyword by others. `None` if their values are so long that the author had better correct them in the document.
    pub(crate) fn replace(at: &Pointer, keywords: Value) -> Option<Self> {
        if keywords.to_string().len() > LONGEST_REPEATED {
            return None;
        }
        let update = Action::Update(at.parent()?, keywords);
        Some(Self::Overlay(vec![Action::Remove(at.clone()), update]))
    }
}
