//! Decides how the member of a union is found, once, at generation time.
//!
//! What cannot be told apart becomes one type in a response, keeps its JSON there, or stays an enum in a request.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use crate::ir::{
    Additional, Api, Choice, Discriminator, Kind, Object, Reach, Shape, Type, TypeId, Types, Union,
    Use, WireName, reach,
};
use crate::report::Report;
use crate::settings::Settings;
use crate::source::Pointer;

use super::budget::Budget;
use super::problems;
use super::sort_by_tag::sort_by_tag;
use super::unite::{Meaning, Uniting};

pub(super) fn tell_unions_apart(mut api: Api, _settings: &Settings, report: &mut Report) -> Api {
    let parts = api.types.iter().map(|(_, ty)| ty.shape.uses().len()).sum();
    let mut uniting = Uniting::new(Meaning::Either, Budget::of(parts));
    let mut places = Places::default();
    // Merging members makes new types, with new unions in them; each is looked at once.
    let mut done = HashSet::new();
    loop {
        let reach = reach(&api);
        let reached = reach.request.iter().chain(reach.response.iter());
        let pending: Vec<TypeId> = reached.filter(|id| done.insert(*id)).collect();
        if pending.is_empty() {
            return api;
        }
        for id in pending {
            decide(
                &mut api.types,
                id,
                &reach,
                (&mut uniting, &mut places),
                report,
            );
        }
    }
}

fn decide(
    types: &mut Types,
    id: TypeId,
    reach: &Reach,
    (uniting, places): (&mut Uniting, &mut Places),
    report: &mut Report,
) {
    let Shape::Union(union) = types[id].shape.clone() else {
        return;
    };
    let members: Vec<TypeId> = union.members.iter().map(|member| member.ty).collect();
    if let Some(choice) = chosen(types, &union) {
        set(types, id, choice);
    } else if reach.request.contains(id) {
        set(types, id, Choice::Unknown);
        if reach.response.contains(id) {
            let tag = likely_tag(types, &members);
            report.push(problems::kept_as_json(&types[id], tag));
        }
    } else if let Some(whole) = united(types, &members, uniting) {
        let same = places.of(types, &members);
        let problem = problems::became_one_type(&types[id], members.len(), same.as_deref());
        report.push(problem);
        let names: Vec<Option<String>> = members.iter().map(|id| name(types, *id)).collect();
        let whole = types[whole].clone();
        let ty = &mut types[id];
        ty.title = ty.title.take().or_else(|| common_name(&names));
        if ty.docs.description.is_none() {
            ty.docs = whole.docs;
        }
        ty.shape = whole.shape;
    } else {
        set(types, id, Choice::Unknown);
        let tag = likely_tag(types, &members);
        report.push(problems::kept_as_json(&types[id], tag));
    }
}

/// What stands at each place of the document; looked up once there is something to say of a place.
#[derive(Default)]
struct Places(Option<HashMap<Pointer, TypeId>>);

impl Places {
    /// The places of the members, if settings can name them: a part of a composition has none of its own.
    fn of(&mut self, types: &Types, members: &[TypeId]) -> Option<Vec<Pointer>> {
        let standing = self.0.get_or_insert_with(|| {
            let schemas = types.schemas().into_iter();
            schemas
                .map(|(place, schema)| (place.clone(), schema.ty))
                .collect()
        });
        let places = members.iter().map(|member| {
            let place = &types[*member].pointer;
            (standing.get(place) == Some(member)).then(|| place.clone())
        });
        places.collect()
    }
}

/// The property by which a discriminator could tell the members apart: it needs members with names of their own.
fn likely_tag<'t>(types: &'t Types, members: &[TypeId]) -> Option<&'t str> {
    let objects: Option<Vec<&Object>> = members
        .iter()
        .map(|id| match &types[*id].shape {
            Shape::Object(object) if types[*id].component.is_some() => Some(object),
            _ => None,
        })
        .collect();
    let (first, rest) = objects.as_ref()?.split_first()?;
    let mut texts = first.fields.iter().filter(|(name, field)| {
        let is_text = matches!(types[field.value.ty].shape, Shape::String(_));
        is_text && rest.iter().all(|it| it.fields.contains_key(*name))
    });
    let common = texts.next().map(|(name, _)| name.as_str());
    Some(common.unwrap_or("type"))
}

/// How the members of a union are told apart, if they can be.
fn chosen(types: &Types, union: &Union) -> Option<Choice> {
    let members: Vec<TypeId> = union.members.iter().map(|member| member.ty).collect();
    let discriminator = union.discriminator.as_ref();
    discriminator
        .and_then(|it| by_discriminator(types, &members, it))
        .or_else(|| by_kind(types, &members))
}

/// Whether a union means one thing in a request (an enum) and another in a response (one type, or kept JSON).
pub(super) fn depends_on_direction(types: &Types, union: &Union) -> bool {
    chosen(types, union).is_none()
}

fn set(types: &mut Types, id: TypeId, choice: Choice) {
    if let Shape::Union(union) = &mut types[id].shape {
        union.choice = Some(choice);
        sort_by_tag(union);
    }
}

/// One type with the properties of all members.
fn united(types: &mut Types, members: &[TypeId], uniting: &mut Uniting) -> Option<TypeId> {
    let is_object = |id: &TypeId| matches!(types[*id].shape, Shape::Object(_));
    if !members.iter().all(is_object) {
        return None;
    }
    let (first, rest) = members.split_first()?;
    uniting.forget();
    let mut rest = rest.iter();
    let whole = rest.try_fold(*first, |whole, &member| uniting.unite(types, whole, member))?;
    let open = |id: &TypeId| match &types[*id].shape {
        Shape::Object(object) => object.is_map(),
        _ => false,
    };
    // A member without properties takes anything, so what comes beside the known keys is kept.
    if members.iter().any(open)
        && let Shape::Object(object) = &types[whole].shape
        && object.additional == Additional::Open
    {
        let pointer = types[whole].pointer.clone();
        let any = types.add(Type {
            pointer,
            ..Type::default()
        });
        if let Shape::Object(object) = &mut types[whole].shape {
            object.additional = Additional::Typed(Use::of(any));
        }
    }
    Some(whole)
}

fn name(types: &Types, id: TypeId) -> Option<String> {
    let ty = &types[id];
    let given = ty.component.clone().or_else(|| ty.title.clone());
    given.or_else(|| crate::ir::noun_phrase(ty.docs.description.as_deref()?))
}

/// The words in which all names end: what `Cloudflare Tunnel` and `WARP Connector Tunnel` both are is a `Tunnel`.
fn common_name(names: &[Option<String>]) -> Option<String> {
    let names: Option<Vec<Vec<String>>> = names
        .iter()
        .map(|name| Some(words(name.as_deref()?)))
        .collect();
    let names = names?;
    let (first, rest) = names.split_first()?;
    let common = (1..=first.len()).take_while(|&count| {
        let end = &first[first.len() - count..];
        rest.iter().all(|name| name.ends_with(end))
    });
    let count = common.last()?;
    Some(first[first.len() - count..].join(" "))
}

fn words(name: &str) -> Vec<String> {
    let spaced = heck::ToSnakeCase::to_snake_case(name);
    spaced.split('_').map(str::to_owned).collect()
}

fn by_discriminator(
    types: &Types,
    members: &[TypeId],
    discriminator: &Discriminator,
) -> Option<Choice> {
    let mut indexes = HashMap::new();
    for (index, member) in members.iter().enumerate() {
        indexes.entry(member).or_insert(index);
    }
    let mapping = discriminator.mapping.iter();
    let cases = mapping.filter_map(|tag| {
        Some((
            tag.value.clone(),
            Choice::Member(*indexes.get(&tag.member)?),
        ))
    });
    let cases: Vec<(String, Choice)> = cases.collect();
    let objects = members
        .iter()
        .all(|id| matches!(types[*id].shape, Shape::Object(_) | Shape::Union(_)));
    (objects && !cases.is_empty()).then(|| Choice::Tag {
        key: discriminator.property.clone(),
        cases,
        otherwise: Box::new(Choice::Unknown),
    })
}

/// By JSON type first, and among several objects or arrays by what is in them.
fn by_kind(types: &Types, members: &[TypeId]) -> Option<Choice> {
    let mut by_kind: Vec<(Kind, Vec<usize>)> = Vec::new();
    for (index, &member) in members.iter().enumerate() {
        for kind in kinds(types, member) {
            match by_kind.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, indexes)) => indexes.push(index),
                None => by_kind.push((kind, vec![index])),
            }
        }
    }
    // `Integer` is asked for before `Number`, since every whole number is both.
    by_kind.sort_by_key(|(kind, _)| *kind);
    let cases: Option<Vec<(Kind, Choice)>> = by_kind
        .into_iter()
        .map(|(kind, indexes)| Some((kind, within_kind(types, members, kind, &indexes)?)))
        .collect();
    let mut cases = cases?;
    if cases.len() == 1 && matches!(cases[0].1, Choice::Tag { .. } | Choice::Key { .. }) {
        return cases.pop().map(|(_, choice)| choice);
    }
    Some(Choice::Kind(cases))
}

/// The JSON types of a type's values.
fn kinds(types: &Types, id: TypeId) -> Vec<Kind> {
    match &types[id].shape {
        Shape::Null => vec![Kind::Null],
        Shape::Boolean { .. } => vec![Kind::Boolean],
        Shape::Integer(_) => vec![Kind::Integer],
        Shape::Number(_) => vec![Kind::Integer, Kind::Number],
        Shape::String(_) => vec![Kind::String],
        Shape::Array { .. } => vec![Kind::Array],
        Shape::Object(_) | Shape::Apply { .. } => vec![Kind::Object],
        Shape::Union(union) => {
            let members = union.members.iter();
            let mut all: Vec<Kind> = members.flat_map(|it| scalar_kinds(types, it.ty)).collect();
            all.sort();
            all.dedup();
            all
        }
        // Several of these cannot be told apart by anything.
        Shape::Any | Shape::AllOf(_) | Shape::Reference(_) | Shape::Parameter => vec![
            Kind::Null,
            Kind::Boolean,
            Kind::Integer,
            Kind::Number,
            Kind::String,
            Kind::Array,
            Kind::Object,
        ],
    }
}

/// The JSON types of a member of a nested union; unions nest no deeper here, since they are flattened.
fn scalar_kinds(types: &Types, id: TypeId) -> Vec<Kind> {
    match &types[id].shape {
        Shape::Union(_) => vec![Kind::Object],
        _ => kinds(types, id),
    }
}

fn within_kind(types: &Types, members: &[TypeId], kind: Kind, indexes: &[usize]) -> Option<Choice> {
    if let [only] = indexes {
        return Some(Choice::Member(*only));
    }
    match kind {
        Kind::Object => by_content(types, members, indexes),
        Kind::Array => by_items(types, members, indexes),
        Kind::Null | Kind::Boolean | Kind::Integer | Kind::Number | Kind::String => None,
    }
}

fn by_content(types: &Types, members: &[TypeId], indexes: &[usize]) -> Option<Choice> {
    let objects: Option<Vec<(usize, &Object)>> = indexes
        .iter()
        .map(|&index| match &types[members[index]].shape {
            Shape::Object(object) => Some((index, object)),
            _ => None,
        })
        .collect();
    let objects = objects?;
    by_constant(types, &objects)
        .or_else(|| by_required_key(&objects))
        .or_else(|| by_property_kind(types, &objects))
}

/// A property whose known values are disjoint between the members; at most one member may lack values for it.
fn by_constant(types: &Types, objects: &[(usize, &Object)]) -> Option<Choice> {
    let mut keys: IndexMap<&WireName, usize> = IndexMap::new();
    for (_, object) in objects {
        for key in object.fields.keys() {
            *keys.entry(key).or_default() += 1;
        }
    }
    let common = keys
        .into_iter()
        .filter(|(_, count)| count + 1 >= objects.len());
    let choices = common.filter_map(|(key, _)| {
        let choice = constant(types, objects, key)?;
        Some(((several_values(&choice, objects.len()), key), choice))
    });
    // What has one value in each member is the tag; what has several happens to differ. Of two such the name decides, and no order.
    let best = choices.min_by(|(left, _), (right, _)| left.cmp(right));
    best.map(|(_, choice)| choice)
}

/// Returns whether the tag has more values than there are members.
fn several_values(choice: &Choice, members: usize) -> bool {
    match choice {
        Choice::Tag { cases, .. } => cases.len() > members,
        Choice::Member(_)
        | Choice::Unknown
        | Choice::Kind(_)
        | Choice::Key { .. }
        | Choice::Property { .. }
        | Choice::Items { .. } => false,
    }
}

fn constant(types: &Types, objects: &[(usize, &Object)], key: &WireName) -> Option<Choice> {
    let mut cases: IndexMap<String, Choice> = IndexMap::new();
    let mut fallback = None;
    for (index, object) in objects {
        let field = object.fields.get(key);
        let values = field.map(|field| known_values(types, field.value.ty));
        let values = values.unwrap_or_default();
        if values.is_empty() {
            if fallback.replace(*index).is_some() {
                return None;
            }
            continue;
        }
        for value in values {
            if cases.insert(value, Choice::Member(*index)).is_some() {
                return None;
            }
        }
    }
    // An unlisted value of an open enum would fall to the member that lists none; a constant has no unlisted values.
    let constants = cases.len() + 1 == objects.len();
    let told_apart = !cases.is_empty() && (fallback.is_none() || constants);
    told_apart.then(|| Choice::Tag {
        key: key.clone(),
        cases: cases.into_iter().collect(),
        otherwise: Box::new(untagged(objects, key, fallback)),
    })
}

/// What a value without the tag is: a member that need not have it, if it has a key of its own, or the one that has no tag.
fn untagged(objects: &[(usize, &Object)], tag: &WireName, fallback: Option<usize>) -> Choice {
    let mut declared: HashMap<&WireName, usize> = HashMap::new();
    for name in objects.iter().flat_map(|(_, object)| object.fields.keys()) {
        *declared.entry(name).or_default() += 1;
    }
    let mut cases = Vec::new();
    for (index, object) in objects {
        let field = object.fields.get(tag);
        if Some(*index) != fallback && field.is_some_and(|field| !field.required) {
            let own = object.fields.keys().filter(|name| declared[name] == 1);
            let mut own: Vec<&WireName> = own.collect();
            own.sort_unstable();
            let own = own.into_iter();
            cases.extend(own.map(|name| (name.clone(), Choice::Member(*index))));
        }
    }
    let otherwise = fallback.map_or(Choice::Unknown, Choice::Member);
    if cases.is_empty() {
        return otherwise;
    }
    Choice::Key {
        cases,
        otherwise: Box::new(otherwise),
    }
}

/// The values of an enumerated scalar, as text.
fn known_values(types: &Types, id: TypeId) -> Vec<String> {
    match &types[id].shape {
        Shape::String(string) => string.values.iter().cloned().collect(),
        Shape::Integer(integer) => integer.values.iter().map(i64::to_string).collect(),
        Shape::Boolean { only: Some(only) } => vec![only.to_string()],
        _ => Vec::new(),
    }
}

/// A required key that no other member declares; at most one member may have none.
fn by_required_key(objects: &[(usize, &Object)]) -> Option<Choice> {
    let mut cases = Vec::new();
    let mut fallback = None;
    let mut declared: HashMap<&WireName, usize> = HashMap::new();
    for (_, object) in objects {
        for name in object.fields.keys() {
            *declared.entry(name).or_default() += 1;
        }
    }
    // An object with typed further keys might hold any key.
    let holds_any = |object: &Object| matches!(object.additional, Additional::Typed(_));
    let holding_any = objects.iter().filter(|(_, it)| holds_any(it)).count();
    for (index, object) in objects {
        let required = object.fields.iter().filter(|(_, field)| {
            // A required key that may be null says nothing when it is looked for.
            field.required && !field.value.nullable
        });
        let others_hold_any = holding_any > usize::from(holds_any(object));
        let unique =
            required.filter(|(name, _)| !others_hold_any && declared.get(*name) == Some(&1));
        let unique = unique.min_by_key(|(name, _)| *name);
        match unique {
            Some((name, _)) => cases.push((name.clone(), Choice::Member(*index))),
            None if fallback.replace(*index).is_some() => return None,
            None => {}
        }
    }
    (!cases.is_empty()).then(|| Choice::Key {
        cases,
        otherwise: Box::new(fallback.map_or(Choice::Unknown, Choice::Member)),
    })
}

/// A key required in all members, with a different JSON type in each.
fn by_property_kind(types: &Types, objects: &[(usize, &Object)]) -> Option<Choice> {
    let (_, first) = objects.first()?;
    let mut keys: Vec<&WireName> = first.fields.keys().collect();
    keys.sort_unstable();
    keys.into_iter().find_map(|key| {
        let mut cases: Vec<(Kind, Choice)> = Vec::new();
        for (index, object) in objects {
            let field = object.fields.get(key).filter(|field| field.required)?;
            for kind in kinds(types, field.value.ty) {
                if cases.iter().any(|(known, _)| *known == kind) {
                    return None;
                }
                cases.push((kind, Choice::Member(*index)));
            }
        }
        cases.sort_by_key(|(kind, _)| *kind);
        Some(Choice::Property {
            key: key.clone(),
            cases,
            otherwise: Box::new(Choice::Unknown),
        })
    })
}

/// Arrays whose items are of different JSON types. An empty array is all of them, and the first member takes it.
fn by_items(types: &Types, members: &[TypeId], indexes: &[usize]) -> Option<Choice> {
    let mut cases: Vec<(Kind, Choice)> = Vec::new();
    for &index in indexes {
        let Shape::Array { items } = &types[members[index]].shape else {
            return None;
        };
        for kind in kinds(types, items.ty) {
            if cases.iter().any(|(known, _)| *known == kind) {
                return None;
            }
            cases.push((kind, Choice::Member(index)));
        }
    }
    cases.sort_by_key(|(kind, _)| *kind);
    let first = indexes.first()?;
    Some(Choice::Items {
        cases,
        otherwise: Box::new(Choice::Member(*first)),
    })
}
