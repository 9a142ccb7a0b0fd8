//! Objects: declared properties, and the values that may be beside them.

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use crate::source::Pointer;

use super::{Docs, Use, WireName};

#[derive(Clone, Debug, Default)]
pub struct Object {
    pub fields: IndexMap<WireName, Field>,
    pub additional: Additional,
    /// Names that are required here and declared elsewhere (in another member of an `allOf`).
    pub required_elsewhere: IndexSet<WireName>,
    /// Set by `detect_envelopes`.
    pub envelope: Option<EnvelopeRoles>,
}

/// The properties of an envelope that have a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeRoles {
    pub payload: WireName,
    /// The boolean that tells whether the call succeeded.
    pub success: Option<WireName>,
}

/// The properties of an object that are not declared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// The document does not mention them: any may occur, none is expected.
    #[default]
    Open,
    /// No other properties.
    Closed,
    /// Values of this type, declared with `additionalProperties`.
    Typed(Use),
}

#[derive(Clone, Debug)]
pub struct Field {
    pub value: Use,
    pub required: bool,
    /// True if the empty string stands for no value; set by `fold_empty`.
    pub cleared_by_empty: bool,
    /// True if it is required, and its schema has properties and no type, so that the value may be of any other type as well.
    pub untyped: bool,
    pub read_only: bool,
    pub write_only: bool,
    pub deprecated: bool,
    pub default: Option<Value>,
    /// A value for examples.
    pub example: Option<Value>,
    pub docs: Docs,
    pub pointer: Pointer,
    /// The name that an earlier crate had for it, which it keeps.
    pub kept: Option<String>,
}

impl Object {
    pub(super) fn uses_mut(&mut self) -> Vec<&mut Use> {
        let fields = self.fields.values_mut().map(|field| &mut field.value);
        let additional = match &mut self.additional {
            Additional::Typed(value) => Some(value),
            Additional::Open | Additional::Closed => None,
        };
        fields.chain(additional).collect()
    }

    /// Returns whether it is only a map: it declares no property, and allows others.
    pub fn is_map(&self) -> bool {
        self.fields.is_empty() && self.additional != Additional::Closed
    }
}

impl Additional {
    pub fn value(self) -> Option<Use> {
        match self {
            Self::Typed(value) => Some(value),
            Self::Open | Self::Closed => None,
        }
    }
}
