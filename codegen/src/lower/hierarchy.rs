//! The hierarchy of the named schemas: parents with a discriminator, and the children that have them in an `allOf`.

use std::collections::HashMap;

use openapiv3::{ReferenceOr, Schema};

use crate::document::{Document, Keywords, target};
use crate::ir::TypeId;
use crate::source::Pointer;

/// The parents of a document, each with its children.
#[derive(Debug, Default)]
pub(super) struct Hierarchy {
    pub(super) parents: HashMap<Pointer, Parent>,
}

#[derive(Clone, Debug)]
pub(super) struct Parent {
    pub(super) discriminator: openapiv3::Discriminator,
    pub(super) children: Vec<Pointer>,
    /// The type that holds only the parent's own properties.
    pub(super) base: Option<TypeId>,
    pub(super) base_is_defined: bool,
}

impl Hierarchy {
    pub(super) fn of(document: &Document) -> Self {
        let mut hierarchy = Self::default();
        let at = Pointer::root().child("components").child("schemas");
        let Some(components) = &document.openapi.components else {
            return hierarchy;
        };
        for (name, schema) in &components.schemas {
            if let Some(discriminator) = discriminated(schema) {
                let parent = Parent {
                    discriminator,
                    children: Vec::new(),
                    base: None,
                    base_is_defined: false,
                };
                hierarchy.parents.insert(at.child(name), parent);
            }
        }
        for (name, schema) in &components.schemas {
            for parent in parents(schema) {
                if let Some(parent) = hierarchy.parents.get_mut(&parent) {
                    parent.children.push(at.child(name));
                }
            }
        }
        hierarchy.parents.retain(|_, it| !it.children.is_empty());
        // The members of the union are the same in whatever order the document lists its schemas.
        let parents = hierarchy.parents.values_mut();
        parents.for_each(|parent| parent.children.sort_unstable());
        hierarchy
    }

    pub(super) fn is_parent(&self, pointer: &Pointer) -> bool {
        self.parents.contains_key(pointer)
    }

    pub(super) fn parent_of_union(&self, pointer: &Pointer) -> Option<&Parent> {
        self.parents.get(pointer)
    }
}

/// The discriminator of a schema that others inherit from.
fn discriminated(schema: &ReferenceOr<Schema>) -> Option<openapiv3::Discriminator> {
    let schema = schema.as_item()?;
    let keywords = Keywords::of(schema);
    let alone = keywords.one_of.is_empty() && keywords.any_of.is_empty();
    schema.schema_data.discriminator.clone().filter(|_| alone)
}

fn parents(schema: &ReferenceOr<Schema>) -> Vec<Pointer> {
    let Some(schema) = schema.as_item() else {
        return Vec::new();
    };
    let members = Keywords::of(schema).all_of.iter();
    members
        .filter_map(|member| match member {
            ReferenceOr::Reference { reference } => target(reference),
            ReferenceOr::Item(_) => None,
        })
        .collect()
}
