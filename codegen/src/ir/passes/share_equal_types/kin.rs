//! Decides which equal types become one: those whose places fit one name.
//!
//! The order of the document does not matter.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use heck::ToSnakeCase;

use crate::ir::{Api, Root, SchemaPath, SchemaPaths, Shape, Step, TypeId, Types};

use super::owner::{above, is_answer, is_container, name, owner, parent, top_owner};
use super::shape::{is_of_named, only_property};

/// The reason why equal types are one. Equal types of the same kin are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kin {
    /// An object without properties, which is the same everywhere.
    Empty,
    /// A union of named types and scalars, which is named after them.
    Members,
    /// Many properties of one type, which are like the values of a map.
    Values(String),
    /// The property, the parameter or the title that all have in common.
    Named(String),
    /// The same, but only below one resource or component, since more places give that name to types of another shape.
    NamedBelow(String, String),
    /// The only property of a response without a better name.
    Only(String),
    /// The only property of the bodies of many operations.
    OnlySent(String),
    /// The body of one operation.
    Body(String, String),
    /// A response of one resource.
    Answer(String),
    /// A type that many operations below one resource send or return.
    Below(&'static str, String),
    /// A response that reports an error.
    Problem,
    Other(String),
}

/// This many equal types are one thing, while fewer may be equal by accident.
const MANY: usize = 3;

/// Equal types that this many operations send or return are one thing.
const MANY_OPERATIONS: usize = 5;

/// The places of types, and the types that are entitled to each name.
pub(super) struct Kinship {
    standings: HashMap<TypeId, SchemaPath>,
    /// For each name, the types of the shape that most often has it.
    entitled: HashMap<String, HashSet<TypeId>>,
}

impl Kinship {
    pub(super) fn of(api: &Api, equal: &[Vec<TypeId>]) -> Self {
        let standings = SchemaPaths::of(api);
        let standing = |id: &TypeId| (*id, standings.at(&api.types[*id].pointer));
        let mut kinship = Self {
            standings: equal.iter().flatten().map(standing).collect(),
            entitled: HashMap::new(),
        };
        let mut wanted: BTreeMap<String, (usize, BTreeSet<&SchemaPath>, &Vec<TypeId>)> =
            BTreeMap::new();
        for equal in equal {
            let mut places: BTreeMap<String, BTreeSet<&SchemaPath>> = BTreeMap::new();
            let unnamed = equal.iter();
            for id in unnamed.filter(|id| api.types[**id].component.is_none()) {
                if let Some(name) = kinship.name(&api.types, *id) {
                    let standing = kinship.standings.get(id);
                    places.entry(name).or_default().extend(standing);
                }
            }
            for (name, places) in places {
                let count = places.len();
                let best = wanted.get(&name);
                let is_better = best.is_none_or(|(most, known, _)| {
                    (count, known.first()) > (*most, places.first())
                });
                if is_better {
                    wanted.insert(name, (count, places, equal));
                }
            }
        }
        let entitled = wanted.into_iter();
        let entitled =
            entitled.map(|(name, (_, _, equal))| (name, equal.iter().copied().collect()));
        let entitled = entitled.collect();
        kinship.entitled = entitled;
        kinship
    }

    /// The key by which equal types are sorted, whatever the order of the document.
    pub(super) fn place(&self, types: &Types, id: TypeId) -> (Option<&SchemaPath>, Option<String>) {
        (self.standings.get(&id), types[id].docs.description.clone())
    }

    /// The name of the type at its place: the property or parameter that holds it, or its title.
    pub(super) fn name(&self, types: &Types, id: TypeId) -> Option<String> {
        let standing = self.standings.get(&id)?;
        if is_answer(standing) {
            return None;
        }
        name(standing).or_else(|| types[id].title.as_deref().map(ToSnakeCase::to_snake_case))
    }

    /// The kin of each of these equal types.
    pub(super) fn kin(&self, types: &Types, equal: &[TypeId]) -> Vec<(TypeId, Kin)> {
        let values = self.values(equal);
        let below = self.many_below(equal);
        let bodies = equal.iter().filter_map(|id| self.standings.get(id));
        let bodies = bodies.filter(|it| it.steps.is_empty() && matches!(it.root, Root::Body(..)));
        let bodies = bodies.count();
        let titles = self.titles(types, equal);
        let kin = equal.iter().filter_map(|id| {
            let standing = self.standings.get(id)?;
            let kin = match &types[*id].shape {
                Shape::Object(object) if object.fields.is_empty() => Kin::Empty,
                Shape::Union(_) if is_of_named(types, *id) => Kin::Members,
                _ if values.contains(&parent(standing)) => Kin::Values(parent(standing)),
                _ if titles.contains(&types[*id].title) => Kin::Named(
                    types[*id]
                        .title
                        .as_deref()
                        .map(ToSnakeCase::to_snake_case)
                        .unwrap_or_default(),
                ),
                _ => self.kin_of(types, *id, standing, &below, bodies),
            };
            Some((*id, kin))
        });
        kin.collect()
    }

    fn kin_of(
        &self,
        types: &Types,
        id: TypeId,
        standing: &SchemaPath,
        below: &BTreeSet<(&'static str, String)>,
        bodies: usize,
    ) -> Kin {
        if let Some(name) = self.name(types, id) {
            let is_small = !matches!(types[id].shape, Shape::Object(_) | Shape::Union(_));
            let is_entitled = self.entitled.get(&name).is_none_or(|it| it.contains(&id));
            return if is_container(&name) || is_small && !is_entitled {
                match only_property(types, id) {
                    Some(only) if is_container(&name) => Kin::Only(only),
                    Some(_) | None => Kin::NamedBelow(name, top_owner(standing)),
                }
            } else {
                Kin::Named(name)
            };
        }
        if let Some(only) = only_property(types, id) {
            if is_answer(standing) {
                return Kin::Only(only);
            }
            if matches!(standing.root, Root::Body(..)) && bodies >= MANY_OPERATIONS {
                return Kin::OnlySent(only);
            }
        }
        if let Some(above) = above(standing).filter(|it| below.contains(it)) {
            return Kin::Below(above.0, above.1);
        }
        match &standing.root {
            Root::Body(path, _) if below.contains(&("resource", path.clone())) => {
                Kin::Below("resource", path.clone())
            }
            Root::Body(path, method) => Kin::Body(path.clone(), method.clone()),
            Root::Answer(_, _, status) if status.starts_with('2') => Kin::Answer(owner(standing)),
            Root::Answer(..) => Kin::Problem,
            Root::Component(..) | Root::Parameter(..) | Root::Elsewhere(_) => {
                Kin::Other(owner(standing))
            }
        }
    }

    /// The titles that equal objects and unions have under several properties: the author declares that they are one thing.
    fn titles(&self, types: &Types, equal: &[TypeId]) -> BTreeSet<Option<String>> {
        let mut properties: BTreeMap<&String, BTreeSet<&str>> = BTreeMap::new();
        for id in equal {
            let ty = &types[*id];
            let is_large = matches!(ty.shape, Shape::Object(_) | Shape::Union(_));
            let property = self.standings.get(id).and_then(SchemaPath::property);
            if let (Some(title), Some(property), true) = (&ty.title, property, is_large) {
                properties.entry(title).or_default().insert(property);
            }
        }
        properties.retain(|_, properties| properties.len() > 1);
        properties.into_keys().cloned().map(Some).collect()
    }

    /// The owners that have many properties of this one type.
    fn values(&self, equal: &[TypeId]) -> BTreeSet<String> {
        let mut properties: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for standing in equal.iter().filter_map(|id| self.standings.get(id)) {
            if matches!(standing.steps.last(), Some(Step::Property(_))) {
                let known = properties.entry(parent(standing)).or_default();
                known.extend(standing.property());
            }
        }
        properties.retain(|_, known| known.len() >= MANY);
        properties.into_keys().collect()
    }

    /// The resources below which many operations send or return this one type.
    fn many_below(&self, equal: &[TypeId]) -> BTreeSet<(&'static str, String)> {
        let mut roots: BTreeMap<(&'static str, String), BTreeSet<&Root>> = BTreeMap::new();
        for standing in equal.iter().filter_map(|id| self.standings.get(id)) {
            if let Some(above) = above(standing) {
                roots.entry(above).or_default().insert(&standing.root);
            }
            if let Root::Body(path, _) = &standing.root {
                let resource = roots.entry(("resource", path.clone()));
                resource.or_default().insert(&standing.root);
            }
        }
        roots.retain(|(kind, _), roots| {
            let many = if *kind == "resource" {
                MANY
            } else {
                MANY_OPERATIONS
            };
            roots.len() >= many
        });
        roots.into_keys().collect()
    }
}
