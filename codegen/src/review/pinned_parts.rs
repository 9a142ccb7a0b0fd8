//! Names of parts that a crate keeps: of fields, values, members, parameters and features, and the files of types.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ir::{Api, Enumerator, KeptFeatures, Shape, TypeId};
use crate::plan::{Fact, PublicItem, PublicKind};
use crate::pointer::Pointer;

use super::lock::Lock;
use super::matching::same_parts;

/// A part of the IR that has a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Part {
    /// A property of the schemas at a pointer.
    Field(String, String),
    /// A value, as the line of its variant shows it.
    Value(String, String),
    /// A member of a union, by its type in Rust.
    Member(String, String),
    /// A parameter of the operation at a pointer: its place, and its name in the document.
    Parameter(String, &'static str, String),
}

/// A name that moved: the line of the diagnostic, and the part that keeps the name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moved {
    pub(super) pointer: String,
    pub(super) kept: String,
    pub(super) natural: String,
}

/// The names of parts that have to be kept.
#[derive(Clone, Debug, Default)]
pub(super) struct PinnedParts {
    names: BTreeMap<Part, String>,
    pub(super) moved: Vec<Moved>,
    /// The files of types, by the pointers of the types.
    homes: HashMap<String, String>,
    features: Option<KeptFeatures>,
}

impl PinnedParts {
    /// The names of `lock` that differ in `items`, except those whose new name `is_accepted`. `pairs` are the whole items of both.
    pub(super) fn of(
        lock: &Lock,
        items: &[PublicItem],
        pairs: &[(&PublicItem, &PublicItem)],
        is_accepted: &dyn Fn(&str) -> bool,
    ) -> Self {
        let mut pinned = Self::default();
        let owners = items.iter().filter(|it| it.kind.is_whole());
        let owners: HashMap<&str, &PublicItem> = owners.map(|it| (it.path.as_str(), it)).collect();
        for (before, after) in same_parts(&lock.items, items, pairs) {
            let (Some(kept), Some(natural)) = (before.name(), after.name()) else {
                continue;
            };
            if kept == natural || is_accepted(&after.path) {
                continue;
            }
            let owner = owners.get(after.owner.as_str());
            let Some(part) = owner.and_then(|owner| part(owner, after)) else {
                continue;
            };
            pinned.names.insert(part, kept.to_owned());
            pinned.moved.push(Moved {
                pointer: after.pointer.clone(),
                kept: format!(
                    "{}{}",
                    &after.path[..after.path.len() - natural.len()],
                    kept
                ),
                natural: after.path.clone(),
            });
        }
        for (before, after) in pairs {
            pinned.arguments(before, after, is_accepted);
            let is_apart = after.kind.is_type() || after.operation.is_some();
            let is_moved = before.path == after.path && before.file != after.file;
            if is_apart && is_moved && !is_accepted(&after.path) {
                pinned
                    .homes
                    .extend(home(before).map(|it| (after.pointer.clone(), it)));
            }
        }
        pinned.features = changed_features(&lock.items, items, is_accepted);
        pinned
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.homes.is_empty() && self.features.is_none()
    }

    /// The arguments of a call whose names moved.
    fn arguments(
        &mut self,
        before: &PublicItem,
        after: &PublicItem,
        is_accepted: &dyn Fn(&str) -> bool,
    ) {
        if after.operation.is_none() || is_accepted(&after.path) {
            return;
        }
        let known: HashMap<(Fact, &str), &str> = sent(before).collect();
        for ((place, form), natural) in sent(after) {
            let kept = known.get(&(place, form)).filter(|kept| **kept != natural);
            if let Some(kept) = kept {
                let wire = form.split(' ').next().unwrap_or(form).to_owned();
                let part = Part::Parameter(after.pointer.clone(), place.word(), wire);
                self.names.insert(part, (*kept).to_owned());
                self.moved.push(Moved {
                    pointer: after.pointer.clone(),
                    kept: format!("{}({kept})", after.path),
                    natural: format!("{}({natural})", after.path),
                });
            }
        }
    }

    /// Gives the parts of an API the names that they keep.
    pub(super) fn apply(&self, api: &mut Api) {
        for id in api.types.ids() {
            self.apply_to_type(id, api);
        }
        for operation in &mut api.operations {
            for parameter in &mut operation.parameters {
                let wire = parameter.name.as_str().to_owned();
                let pointer = operation.pointer.as_str().to_owned();
                let part = Part::Parameter(pointer, parameter.location.as_str(), wire);
                parameter.kept = self.names.get(&part).cloned();
            }
            operation.home = self.homes.get(operation.pointer.as_str()).cloned();
        }
        api.kept_features = self.features.clone().unwrap_or_default();
    }

    fn apply_to_type(&self, id: TypeId, api: &mut Api) {
        let ty = &mut api.types[id];
        let pointer = ty.pointer.as_str().to_owned();
        ty.home = self.homes.get(&pointer).cloned();
        match &mut ty.shape {
            Shape::Object(object) => {
                for (wire, field) in &mut object.fields {
                    let part = Part::Field(pointer.clone(), wire.as_str().to_owned());
                    field.kept = self.names.get(&part).cloned();
                }
            }
            Shape::String(string) => {
                let values = string.values.iter();
                let values = values.map(|it| (it.clone(), format!(" = {it:?}")));
                self.keep_values(&pointer, values.collect(), &mut string.enumerators);
            }
            Shape::Integer(integer) => {
                let values = integer.values.iter();
                let values = values.map(|it| (it.to_string(), format!(" = {it}")));
                self.keep_values(&pointer, values.collect(), &mut integer.enumerators);
            }
            Shape::Union(union) => {
                let members = self.names.iter().filter_map(|(part, name)| match part {
                    Part::Member(owner, ty) if *owner == pointer => {
                        Some((ty.clone(), name.clone()))
                    }
                    Part::Member(..) | Part::Field(..) | Part::Value(..) | Part::Parameter(..) => {
                        None
                    }
                });
                union.kept = members.collect();
            }
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Number(_)
            | Shape::Array { .. }
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => {}
        }
    }

    fn keep_values(
        &self,
        pointer: &str,
        values: Vec<(String, String)>,
        enumerators: &mut BTreeMap<String, Enumerator>,
    ) {
        for (value, line) in values {
            let part = Part::Value(pointer.to_owned(), line);
            if let Some(kept) = self.names.get(&part) {
                enumerators.entry(value).or_default().kept = Some(kept.clone());
            }
        }
    }
}

/// The part of the IR that an item stands for. `owner` is the type or the method that it belongs to.
fn part(owner: &PublicItem, item: &PublicItem) -> Option<Part> {
    let pointer = owner.pointer.clone();
    match item.kind {
        PublicKind::Field => Some(Part::Field(pointer, Pointer::parse(&item.pointer)?.last()?)),
        PublicKind::Variant => Some(Part::Value(pointer, item.wire.clone())),
        PublicKind::Member => {
            let ty = item.signature.trim_start_matches('(');
            Some(Part::Member(pointer, ty.strip_suffix(')')?.to_owned()))
        }
        PublicKind::Option => {
            let (place, wire) = item.wire.strip_prefix(", ")?.split_once(' ')?;
            let places = [Fact::Path, Fact::Query, Fact::Header, Fact::Cookie];
            let place = places.into_iter().find(|it| it.word() == place)?;
            Some(Part::Parameter(pointer, place.word(), wire.to_owned()))
        }
        // The names of all other parts follow from these, or belong to every crate.
        _ => None,
    }
}

/// The arguments of a method: where and how each is sent, and its name.
fn sent(method: &PublicItem) -> impl Iterator<Item = ((Fact, &str), &str)> {
    method.facts.iter().filter_map(|(place, fact)| {
        let places = [Fact::Path, Fact::Query, Fact::Header, Fact::Cookie];
        let (name, form) = fact.split_once(" as ")?;
        places.contains(place).then_some(((*place, form), name))
    })
}

/// The file of a type or a call, without its folder and extension. A call in the file of its resource has none of its own.
fn home(item: &PublicItem) -> Option<String> {
    let (folder, name) = item.file.rsplit_once('/')?;
    let name = name.strip_suffix(".rs")?;
    let is_apart = matches!(folder, "src/models" | "models") || name.starts_with("calls_");
    is_apart.then(|| name.to_owned())
}

/// The features of the earlier crate, if any of them is gone or brings something else.
fn changed_features(
    old: &[PublicItem],
    new: &[PublicItem],
    is_accepted: &dyn Fn(&str) -> bool,
) -> Option<KeptFeatures> {
    let (before, after) = (features(old), features(new));
    let is_gone = |name: &&String| !after.names.contains(*name) && !is_accepted(name);
    let has_moved = before.by_resource.iter().any(|(resource, feature)| {
        let now = after.by_resource.get(resource);
        now.is_some_and(|now| now != feature && !is_accepted(&format!("feature {now}")))
    });
    (has_moved || before.names.iter().any(|it| is_gone(&it))).then_some(before)
}

fn features(items: &[PublicItem]) -> KeptFeatures {
    let of_kind = |kind| items.iter().filter(move |it| it.kind == kind);
    let names = of_kind(PublicKind::Feature).filter_map(|it| it.path.strip_prefix("feature "));
    let brought = of_kind(PublicKind::Brought).filter_map(|it| {
        let (feature, brought) = it.path.strip_prefix("feature ")?.split_once(" brings ")?;
        let resource = brought.strip_prefix("client.")?.strip_suffix("()")?;
        Some((
            resource.trim_start_matches("r#").to_owned(),
            feature.to_owned(),
        ))
    });
    // The parts of a large resource bring it as well; the shortest name is that of the whole.
    let mut by_resource: BTreeMap<String, String> = BTreeMap::new();
    for (resource, feature) in brought {
        let known = by_resource
            .entry(resource)
            .or_insert_with(|| feature.clone());
        if feature.len() < known.len() {
            *known = feature;
        }
    }
    KeptFeatures {
        by_resource,
        names: names.map(str::to_owned).collect::<BTreeSet<_>>(),
    }
}
