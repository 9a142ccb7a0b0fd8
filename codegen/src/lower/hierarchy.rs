//! The hierarchies of a document: which schemas inherit from which, and the discriminators of their kinds.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use openapiv3::{Discriminator, ReferenceOr, Schema};

use crate::document::{Document, Keywords, target};
use crate::source::Pointer;

/// The parents of a document, each with its kinds.
#[derive(Debug, Default)]
pub(super) struct Hierarchy {
    parents: HashMap<Pointer, Parent>,
}

/// A schema that others inherit from, used as the union of its kinds.
#[derive(Clone, Debug)]
pub(super) struct Parent {
    /// The discriminator of the parent or of its nearest ancestor that has one, with the mappings of the whole hierarchy.
    pub(super) discriminator: Option<Discriminator>,
    /// The schemas that a value may be of.
    pub(super) kinds: Vec<Pointer>,
}

/// The schemas in `components`, and those from which each inherits.
struct Schemas<'d> {
    schemas: BTreeMap<Pointer, &'d Schema>,
    children: HashMap<Pointer, BTreeSet<Pointer>>,
    /// The number of steps that may still be taken: a chain of n schemas has n families with n kinds each, too many for a long chain.
    budget: Cell<usize>,
}

impl Hierarchy {
    pub(super) fn of(document: &Document) -> Self {
        let schemas = Schemas::of(document);
        let mut hierarchy = Self::default();
        for (pointer, discriminator) in schemas.discriminators() {
            let kinds = schemas.below(&pointer);
            if kinds.is_empty() {
                continue;
            }
            let parent = Parent {
                kinds: schemas.kinds(&pointer, kinds, discriminator.as_ref()),
                discriminator,
            };
            hierarchy.parents.insert(pointer, parent);
        }
        hierarchy
    }

    pub(super) fn parent(&self, pointer: &Pointer) -> Option<&Parent> {
        self.parents.get(pointer)
    }
}

impl<'d> Schemas<'d> {
    fn of(document: &'d Document) -> Self {
        let at = Pointer::root().child("components").child("schemas");
        let components = document.openapi.components.iter();
        let named = components.flat_map(|it| &it.schemas);
        let named = named.filter_map(|(name, schema)| Some((at.child(name), schema.as_item()?)));
        let schemas: BTreeMap<Pointer, &Schema> = named.collect();
        let mut children: HashMap<Pointer, BTreeSet<Pointer>> = HashMap::new();
        for (pointer, schema) in &schemas {
            for parent in inherited(schema) {
                children.entry(parent).or_default().insert(pointer.clone());
            }
        }
        let budget = Cell::new(1_000 + 32 * schemas.len());
        Self {
            schemas,
            children,
            budget,
        }
    }

    /// The schemas that have a discriminator, either directly or from the nearest ancestor, or that list their own children.
    fn discriminators(&self) -> BTreeMap<Pointer, Option<Discriminator>> {
        let mut found: BTreeMap<Pointer, Option<Discriminator>> = BTreeMap::new();
        let mut inherited: BTreeMap<Pointer, (usize, Discriminator)> = BTreeMap::new();
        for (pointer, schema) in &self.schemas {
            let lists = self.lists_children(pointer, schema);
            let own = discriminator(schema, lists);
            if let Some(own) = &own {
                for (distance, heir) in self.levels(pointer) {
                    let known = inherited.get(&heir);
                    if known.is_none_or(|(nearest, _)| distance < *nearest) {
                        inherited.insert(heir, (distance, own.clone()));
                    }
                }
            }
            if own.is_some() || lists {
                found.insert(pointer.clone(), own);
            }
        }
        for (pointer, (_, ancestor)) in inherited {
            match found.get_mut(&pointer) {
                // Both name kinds of the same hierarchy.
                Some(Some(own)) if own.property_name == ancestor.property_name => {
                    let further = ancestor.mapping.into_iter();
                    let further = further.filter(|(value, _)| !own.mapping.contains_key(value));
                    let further: Vec<_> = further.collect();
                    own.mapping.extend(further);
                }
                Some(_) => {}
                None => {
                    found.insert(pointer, Some(ancestor));
                }
            }
        }
        found
    }

    /// Every schema below one, with the number of steps to it, the nearest first.
    fn levels(&self, pointer: &Pointer) -> Vec<(usize, Pointer)> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::from([pointer.clone()]);
        let mut level = vec![pointer.clone()];
        let mut distance = 0;
        while !level.is_empty() {
            distance += 1;
            let below = level
                .iter()
                .filter_map(|it| self.children.get(it))
                .flatten();
            let below = below.filter(|child| seen.insert((*child).clone()));
            level = below.take(self.budget.get()).cloned().collect();
            self.budget.set(self.budget.get() - level.len());
            found.extend(level.iter().map(|heir| (distance, heir.clone())));
        }
        found
    }

    /// Every schema below one, sorted, since the order of the document means nothing.
    fn below(&self, pointer: &Pointer) -> Vec<Pointer> {
        let levels = self.levels(pointer).into_iter();
        let mut below: Vec<Pointer> = levels.map(|(_, heir)| heir).collect();
        below.sort_unstable();
        below
    }

    /// The kinds of a parent: all schemas below it, and the parent itself, unless its document excludes that.
    fn kinds(
        &self,
        pointer: &Pointer,
        below: Vec<Pointer>,
        discriminator: Option<&Discriminator>,
    ) -> Vec<Pointer> {
        let schema = self.schemas.get(pointer);
        let listed = schema.map(|schema| listed(schema)).unwrap_or_default();
        let mut kinds = below;
        if !listed.is_empty() {
            let further = listed.into_iter().filter(|it| !kinds.contains(it));
            let further: Vec<Pointer> = further.collect();
            kinds.extend(further);
            return kinds;
        }
        let names = |mapped: &String| {
            target(mapped).as_ref() == Some(pointer) || pointer.last().as_ref() == Some(mapped)
        };
        let mapping = discriminator.map(|it| &it.mapping);
        let is_abstract = mapping.is_some_and(|it| !it.is_empty() && !it.values().any(names));
        if !is_abstract {
            kinds.push(pointer.clone());
        }
        kinds
    }

    /// Returns whether a schema lists schemas in `oneOf` or `anyOf` that inherit from it.
    fn lists_children(&self, pointer: &Pointer, schema: &Schema) -> bool {
        let children = self.children.get(pointer);
        children.is_some_and(|children| listed(schema).iter().any(|it| children.contains(it)))
    }
}

/// The discriminator of a schema that others inherit from, which may be in an inline member of its `allOf`.
fn discriminator(schema: &Schema, lists_children: bool) -> Option<Discriminator> {
    let keywords = Keywords::of(schema);
    let is_union = !keywords.one_of.is_empty() || !keywords.any_of.is_empty();
    if is_union && !lists_children {
        return None;
    }
    let inline = || {
        let members = keywords.all_of.iter().filter_map(ReferenceOr::as_item);
        members
            .filter_map(|member| discriminator(member, false))
            .next()
    };
    schema.schema_data.discriminator.clone().or_else(inline)
}

/// The schemas in the `allOf` of a schema, including those of inline members.
fn inherited(schema: &Schema) -> Vec<Pointer> {
    let members = Keywords::of(schema).all_of.iter();
    let parents = members.map(|member| match member {
        ReferenceOr::Reference { reference } => target(reference).into_iter().collect(),
        ReferenceOr::Item(member) => inherited(member),
    });
    parents.flatten().collect()
}

/// The schemas that a schema lists as alternatives by reference.
fn listed(schema: &Schema) -> Vec<Pointer> {
    let keywords = Keywords::of(schema);
    let members = keywords.one_of.iter().chain(keywords.any_of);
    let references = members.filter_map(|member| match member {
        ReferenceOr::Reference { reference } => target(reference),
        ReferenceOr::Item(_) => None,
    });
    references.collect()
}
