//! Inheritance: `allOf` over a parent that has a discriminator.
//!
//! The parent used as a type is the union of its children; inside a child's `allOf` it is only its properties.

use std::collections::HashMap;

use openapiv3::{ReferenceOr, Schema};

use crate::document::{Document, Keywords, target};
use crate::ir::{Discriminator, Shape, Type, TypeId, Union, Use, WireName};
use crate::source::Pointer;

use super::Lowering;
use super::schema::{Tags, sort_by_tag};

/// The parents of a document, each with its children.
#[derive(Debug, Default)]
pub(super) struct Hierarchy {
    parents: HashMap<Pointer, Parent>,
}

#[derive(Clone, Debug)]
pub(super) struct Parent {
    discriminator: openapiv3::Discriminator,
    children: Vec<Pointer>,
    /// The type that holds only the parent's own properties.
    base: Option<TypeId>,
    base_is_defined: bool,
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

impl Lowering<'_> {
    /// The type that holds only the properties of the parent at `pointer`; it is lowered later.
    pub(super) fn base(&mut self, pointer: &Pointer) -> TypeId {
        let known = self.hierarchy.parents.get(pointer);
        if let Some(base) = known.and_then(|parent| parent.base) {
            return base;
        }
        let base = self.types.add(Type::default());
        if let Some(parent) = self.hierarchy.parents.get_mut(pointer) {
            parent.base = Some(base);
        }
        // Later, as a parent may have a parent in turn, and so on for longer than a stack is.
        self.pending_bases.push_back(pointer.clone());
        base
    }

    /// Lowers the properties of the parent at `pointer`, once.
    pub(super) fn define_base(&mut self, pointer: &Pointer) -> TypeId {
        let base = self.base(pointer);
        let parent = self.hierarchy.parents.get_mut(pointer);
        let is_defined = parent.is_none_or(|it| std::mem::replace(&mut it.base_is_defined, true));
        if let (false, Some(schema)) = (is_defined, self.document.schema(pointer))
            && let ReferenceOr::Item(schema) = schema.as_ref()
        {
            self.types[base] = self.lowered(schema, pointer);
        }
        base
    }

    /// The union of a parent's children.
    pub(super) fn family(&mut self, parent: Parent, pointer: &Pointer) -> Type {
        let base = self.define_base(pointer);
        let tags = Tags::of(&parent.discriminator);
        let mut mapping = Vec::new();
        let mut members = Vec::new();
        for child in &parent.children {
            let id = self.reserve(child);
            members.push(Use::of(id));
            let reference = format!("#{child}");
            for value in tags.naming(&reference) {
                mapping.push((value, id));
            }
        }
        sort_by_tag(&mut members, &mut mapping);
        Type {
            shape: Shape::Union(Union {
                members,
                discriminator: Some(Discriminator {
                    property: WireName::new(&parent.discriminator.property_name),
                    mapping,
                }),
                choice: None,
            }),
            ..self.types[base].clone()
        }
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
