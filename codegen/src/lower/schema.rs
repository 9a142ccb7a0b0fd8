//! Schemas: references become ids, compositions become `AllOf` and `Union`.

use std::collections::HashSet;

use indexmap::IndexSet;
use openapiv3::{ReferenceOr, Schema};

use crate::document::{Keywords, target};
use crate::ir::{Discriminator, Docs, Shape, Type, TypeId, Union, Use, WireName};
use crate::source::Pointer;

use super::constraints::constraints;
use super::default::broken_keyword;
use super::deprecation;
use super::enumerators::name_values;
use super::foreign_type::foreign_type;
use super::lowering::Lowering;
use super::page::page;
use super::problems;
use super::tags::{Tags, name, sort_by_tag};

impl Lowering<'_> {
    /// The type of the schema at `at`, inline or by reference.
    pub(super) fn schema(&mut self, schema: &ReferenceOr<Schema>, at: &Pointer) -> TypeId {
        match schema {
            ReferenceOr::Item(schema) => self.inline(schema, at),
            ReferenceOr::Reference { reference } => self.referenced(reference, at),
        }
    }

    pub(super) fn boxed_schema(
        &mut self,
        schema: &ReferenceOr<Box<Schema>>,
        at: &Pointer,
    ) -> TypeId {
        match schema {
            ReferenceOr::Item(schema) => self.inline(schema, at),
            ReferenceOr::Reference { reference } => self.referenced(reference, at),
        }
    }

    /// The id of the schema at `pointer`, which is lowered later.
    pub(super) fn reserve(&mut self, pointer: &Pointer) -> TypeId {
        if let Some(&id) = self.by_pointer.get(pointer) {
            return id;
        }
        let id = self.types.add(Type {
            pointer: pointer.clone(),
            component: component(pointer),
            ..Type::default()
        });
        self.by_pointer.insert(pointer.clone(), id);
        self.pending.push_back((pointer.clone(), id));
        id
    }

    /// Gives the reserved `id` its shape.
    pub(super) fn define(&mut self, pointer: &Pointer, id: TypeId) {
        let Some(schema) = self.document.schema(pointer) else {
            return;
        };
        if let Some(parent) = self.hierarchy.parent(pointer).cloned() {
            self.types[id] = self.family(&parent, pointer);
            return;
        }
        self.types[id] = match schema.as_ref() {
            ReferenceOr::Item(schema) => self.lowered(schema, pointer),
            ReferenceOr::Reference { reference } => Type {
                pointer: pointer.clone(),
                component: component(pointer),
                shape: Shape::Reference(self.referenced(reference, pointer)),
                ..Type::default()
            },
        };
    }

    fn inline(&mut self, schema: &Schema, at: &Pointer) -> TypeId {
        // A reference may have come here first; then its id is the one to define.
        if self.by_pointer.contains_key(at) {
            return self.reserve(at);
        }
        let ty = self.lowered(schema, at);
        let id = self.types.add(ty);
        self.by_pointer.insert(at.clone(), id);
        id
    }

    pub(super) fn referenced(&mut self, reference: &str, at: &Pointer) -> TypeId {
        let Some(pointer) = target(reference) else {
            // A reference to another file that could not be resolved was reported at that time.
            if reference.starts_with('#') {
                let problem = problems::dangling_reference(reference, at, None, None);
                self.report.push(problem);
            }
            return self.assumed_schema(at);
        };
        if pointer == *at {
            self.report
                .push(problems::reference_to_itself(reference, at));
            return self.assumed_schema(at);
        }
        if self.is_circle(&pointer) {
            self.report
                .push(problems::reference_to_itself(reference, at));
            return self.assumed_schema(at);
        }
        if !self.by_pointer.contains_key(&pointer) && self.document.schema(&pointer).is_none() {
            let nearest = self.document.nearest(&pointer);
            let namesake = self.document.namesake(&pointer);
            let problem = problems::dangling_reference(reference, at, nearest, namesake);
            self.report.push(problem);
            return self.assumed_schema(at);
        }
        self.reserve(&pointer)
    }

    /// Returns whether the schema at `pointer` is a reference that leads back to itself and thus to no schema.
    fn is_circle(&mut self, pointer: &Pointer) -> bool {
        let mut way = IndexSet::new();
        let mut current = pointer.clone();
        let is_circle = loop {
            // The result for one reference holds for all that lead to it, so long chains are walked once.
            if let Some(&known) = self.circles.get(&current) {
                break known;
            }
            let reference = self.document.schema_reference(&current);
            let next = reference.and_then(target);
            if !way.insert(current) {
                break true;
            }
            match next {
                Some(next) => current = next,
                None => break false,
            }
        };
        self.circles
            .extend(way.into_iter().map(|pointer| (pointer, is_circle)));
        is_circle
    }

    /// Replaces the schema to which a reference should have led; the problem is reported already.
    fn assumed_schema(&mut self, at: &Pointer) -> TypeId {
        self.types.add(Type {
            pointer: at.clone(),
            assumed: true,
            ..Type::default()
        })
    }

    /// Everything in a schema, as one type.
    pub(super) fn lowered(&mut self, schema: &Schema, at: &Pointer) -> Type {
        self.typed(schema, Keywords::of(schema), at)
    }

    /// Everything in a schema but its alternatives.
    pub(super) fn lowered_alone(&mut self, schema: &Schema, at: &Pointer) -> Type {
        let keywords = Keywords {
            one_of: &[],
            any_of: &[],
            ..Keywords::of(schema)
        };
        self.typed(schema, keywords, at)
    }

    fn typed(&mut self, schema: &Schema, keywords: Keywords, at: &Pointer) -> Type {
        let data = &schema.schema_data;
        let (mut shape, null_listed) = self.composed(schema, &keywords, at);
        let values = keywords.values.as_deref().unwrap_or_default();
        name_values(&mut shape, values, &data.extensions);
        let sensitive = data.extensions.get("x-sensitive");
        let constraints = constraints(schema);
        if let Some(default) = &data.default
            && let Some(keyword) = broken_keyword(default, &keywords, &constraints)
        {
            let problem = problems::unaccepted_default(keyword, at);
            self.report.push(problem);
        }
        Type {
            pointer: at.clone(),
            title: data.title.clone(),
            component: component(at),
            docs: Docs {
                summary: None,
                description: data.description.clone(),
                deprecation: deprecation::reason(&data.extensions),
                page: page(data.external_docs.as_ref()),
            },
            deprecated: component(at).is_some()
                && deprecation::is_deprecated(data.deprecated, &data.extensions),
            nullable: data.nullable || null_listed,
            constraints,
            sensitive: keywords.format.as_deref() == Some("password")
                || sensitive.is_some_and(|it| it.as_bool() == Some(true)),
            // Only an unknown type, which was reported, leaves a schema with a type untyped.
            assumed: keywords.ty.is_some() && matches!(shape, Shape::Any),
            suggested: foreign_type(&data.extensions),
            shape,
            ..Type::default()
        }
    }

    /// The shape of a schema, and whether its own `enum` lists `null`.
    fn composed(&mut self, schema: &Schema, keywords: &Keywords, at: &Pointer) -> (Shape, bool) {
        let composed = [keywords.all_of, keywords.one_of, keywords.any_of];
        if composed.iter().all(|members| members.is_empty()) {
            return self.own_shape(keywords, at);
        }

        let mut members = self.all_of(keywords, at);
        let mut null_listed = false;
        if keywords.has_own_shape() {
            let (shape, null) = self.own_shape(keywords, at);
            null_listed = null;
            members.push(self.part(at.clone(), shape, null));
        }
        for (word, alternatives) in [("oneOf", keywords.one_of), ("anyOf", keywords.any_of)] {
            if !alternatives.is_empty() {
                let mut union = self.union(schema, alternatives, &at.child(word));
                union.any_of = word == "anyOf";
                let union = Shape::Union(union);
                if members.is_empty() && composed_of(keywords) == 1 {
                    return (union, false);
                }
                members.push(self.part(at.child(word), union, false));
            }
        }
        (Shape::AllOf(members), null_listed)
    }

    /// A part of a composition that has no schema by itself.
    pub(super) fn part(&mut self, pointer: Pointer, shape: Shape, nullable: bool) -> TypeId {
        self.types.add(Type {
            pointer,
            shape,
            nullable,
            ..Type::default()
        })
    }

    fn all_of(&mut self, keywords: &Keywords, at: &Pointer) -> Vec<TypeId> {
        // A reference with annotations is that type, and not a child of it.
        let annotated = keywords.all_of.len() == 1
            && !keywords.has_own_shape()
            && composed_of(keywords) == 1
            && component(at).is_none();
        let at = at.child("allOf");
        let members = keywords.all_of.iter().enumerate();
        members
            .map(|(index, member)| {
                let at = at.index(index);
                let parent = match member {
                    ReferenceOr::Reference { reference } if !annotated => {
                        target(reference).filter(|it| self.hierarchy.parent(it).is_some())
                    }
                    ReferenceOr::Reference { .. } | ReferenceOr::Item(_) => None,
                };
                match parent {
                    // A child takes its parent's properties, not the family of all children.
                    Some(parent) => self.base(&parent),
                    None => self.schema(member, &at),
                }
            })
            .collect()
    }

    fn union(&mut self, schema: &Schema, members: &[ReferenceOr<Schema>], at: &Pointer) -> Union {
        let discriminator = schema.schema_data.discriminator.as_ref();
        let mut mapping = Vec::new();
        let mut uses = Vec::new();
        let tags = discriminator.map(Tags::of);
        for (index, member) in members.iter().enumerate() {
            let id = self.schema(member, &at.index(index));
            uses.push(Use::of(id));
            let (Some(tags), ReferenceOr::Reference { reference }) = (&tags, member) else {
                continue;
            };
            mapping.extend(tags.naming(reference, id));
        }
        if let Some(discriminator) = discriminator {
            self.unmatched_tags(discriminator, members, at);
            sort_by_tag(&mut uses, &mut mapping);
        }
        Union {
            members: uses,
            discriminator: discriminator.map(|it| Discriminator {
                property: WireName::new(&it.property_name),
                mapping,
            }),
            ..Union::default()
        }
    }
}

impl Lowering<'_> {
    /// Reports values of a discriminator that name none of the members.
    fn unmatched_tags(
        &mut self,
        discriminator: &openapiv3::Discriminator,
        members: &[ReferenceOr<Schema>],
        at: &Pointer,
    ) {
        let names: HashSet<&str> = members
            .iter()
            .filter_map(|member| match member {
                ReferenceOr::Reference { reference } => Some([reference, name(reference)]),
                ReferenceOr::Item(_) => None,
            })
            .flatten()
            .collect();
        let Some(schema) = at.parent() else {
            return;
        };
        let mapping = schema.child("discriminator").child("mapping");
        for (value, mapped) in &discriminator.mapping {
            if !names.contains(mapped.as_str()) {
                let problem = problems::unmatched_tag(value, mapped, &mapping.child(value));
                self.report.push(problem);
            }
        }
    }
}

/// The number of `allOf`, `oneOf` and `anyOf` that a schema has.
fn composed_of(keywords: &Keywords) -> usize {
    let composed = [keywords.all_of, keywords.one_of, keywords.any_of];
    let composed = composed.iter();
    composed.filter(|members| !members.is_empty()).count()
}

/// The name under which `components` lists the schema at `pointer`.
fn component(pointer: &Pointer) -> Option<String> {
    let parent = pointer.parent()?;
    (parent.as_str() == "/components/schemas").then(|| pointer.last())?
}
