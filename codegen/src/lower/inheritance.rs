//! Inheritance: `allOf` over a parent that has a discriminator.
//!
//! The parent used as a type is the union of its children; inside a child's `allOf` it is only its properties.

use openapiv3::ReferenceOr;

use crate::ir::{Discriminator, Shape, Type, TypeId, Union, Use, WireName};
use crate::source::Pointer;

use super::hierarchy::Parent;
use super::lowering::Lowering;
use super::tags::{Tags, sort_by_tag};

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
