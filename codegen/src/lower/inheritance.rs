//! Inheritance: `allOf` over a parent that has a discriminator.
//!
//! As a type, the parent is the union of all kinds below it; inside a child's `allOf` it is only its properties.

use crate::ir::{Discriminator, Docs, Shape, Tag, Type, TypeId, Union, Use, WireName};
use crate::source::Pointer;

use super::hierarchy::Parent;
use super::lowering::Lowering;
use super::page::page;
use super::tags::{Tags, sort_by_tag};

/// The extensions of a schema that state its value of the discriminator.
const VALUE_OF_A_KIND: [&str; 2] = ["x-ms-discriminator-value", "x-discriminator-value"];

impl Lowering<'_> {
    /// The type that holds only the properties of the parent at `pointer`; it is lowered later.
    pub(super) fn base(&mut self, pointer: &Pointer) -> TypeId {
        if let Some(base) = self.bases.get(pointer) {
            return *base;
        }
        let base = self.types.add(Type::default());
        self.bases.insert(pointer.clone(), base);
        // Deferred, since parents can form chains longer than the stack.
        self.pending_bases.push_back((pointer.clone(), base));
        base
    }

    /// Lowers the properties of the parent at `pointer`.
    pub(super) fn define_base(&mut self, pointer: &Pointer, base: TypeId) {
        let Some(schema) = self.document.schema(pointer) else {
            return;
        };
        if let Some(schema) = schema.as_item() {
            let own = self.lowered_alone(schema, pointer);
            self.types[base] = Type {
                title: own.component.map(|name| match name.to_lowercase() {
                    lowered if lowered.ends_with("base") => format!("plain {name}"),
                    _ => format!("{name} base"),
                }),
                component: None,
                ..own
            };
        }
    }

    /// The union of all kinds at and below a parent.
    pub(super) fn family(&mut self, parent: &Parent, pointer: &Pointer) -> Type {
        let mut members = Vec::new();
        let mut mapping = Vec::new();
        for kind in &parent.kinds {
            let member = match self.hierarchy.parent(kind) {
                Some(_) => self.base(kind),
                None => self.reserve(kind),
            };
            members.push(Use::of(member));
            mapping.extend(self.tags(parent, kind, member));
        }
        let discriminator = parent.discriminator.as_ref().map(|discriminator| {
            sort_by_tag(&mut members, &mut mapping);
            Discriminator {
                property: WireName::new(&discriminator.property_name),
                mapping,
            }
        });
        let schema = self.document.schema(pointer);
        let schema = schema.as_ref().and_then(|schema| schema.as_item());
        let data = schema.map(|schema| &schema.schema_data);
        Type {
            pointer: pointer.clone(),
            component: pointer.last(),
            title: data.and_then(|data| data.title.clone()),
            docs: Docs {
                summary: None,
                description: data.and_then(|data| data.description.clone()),
                page: page(data.and_then(|data| data.external_docs.as_ref())),
                ..Docs::default()
            },
            nullable: data.is_some_and(|data| data.nullable),
            shape: Shape::Union(Union {
                members,
                discriminator,
                ..Union::default()
            }),
            ..Type::default()
        }
    }

    /// The values of the discriminator that name a kind: those of the mapping, or else that of the kind's own extension, or else its name.
    fn tags(&self, parent: &Parent, kind: &Pointer, member: TypeId) -> Vec<Tag> {
        let Some(discriminator) = &parent.discriminator else {
            return Vec::new();
        };
        let tags = Tags::of(discriminator).naming(&format!("#{kind}"), member);
        let schema = self.document.schema(kind);
        let schema = schema.as_ref().and_then(|schema| schema.as_item());
        let extensions = schema.map(|schema| &schema.schema_data.extensions);
        let stated = extensions.and_then(|it| {
            VALUE_OF_A_KIND
                .iter()
                .find_map(|key| it.get(*key)?.as_str())
        });
        match (stated, &tags[..]) {
            (Some(value), [Tag { implied: true, .. }]) => vec![Tag {
                value: value.to_owned(),
                member,
                implied: false,
            }],
            _ => tags,
        }
    }
}
