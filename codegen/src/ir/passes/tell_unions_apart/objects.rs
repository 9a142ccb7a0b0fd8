//! Distinguishes objects: by a property with different constants, by a key, or by the JSON type of a property.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use crate::ir::{Additional, Choice, Kind, Object, Shape, TypeId, Types, WireName};

use super::kinds::kinds;

pub(super) fn by_content(types: &Types, members: &[TypeId], indexes: &[usize]) -> Option<Choice> {
    let objects: Option<Vec<(usize, &Object)>> = indexes
        .iter()
        .map(|&index| Some((index, types[members[index]].shape.as_object()?)))
        .collect();
    let objects = objects?;
    by_constant(types, &objects)
        .or_else(|| by_required_key(&objects))
        .or_else(|| by_property_kind(types, &objects))
}

/// A property whose known values are disjoint between the members; at most one member may lack values for it.
fn by_constant(types: &Types, objects: &[(usize, &Object)]) -> Option<Choice> {
    let common = declarations(objects)
        .into_iter()
        .filter(|(_, count)| count + 1 >= objects.len());
    let choices = common.filter_map(|(key, _)| {
        let choice = constant(types, objects, key)?;
        Some(((several_values(&choice, objects.len()), key), choice))
    });
    // A property with one value in each member is the tag; one with several happens to differ. If two are alike, the name decides.
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
    // An unlisted value of an open enum would go to the member that lists none; a constant has no unlisted values.
    let constants = cases.len() + 1 == objects.len();
    let told_apart = !cases.is_empty() && (fallback.is_none() || constants);
    told_apart.then(|| Choice::Tag {
        key: key.clone(),
        cases: cases.into_iter().collect(),
        otherwise: Box::new(untagged(objects, key, fallback)),
    })
}

/// The member of a value without the tag: one that may lack it and has a key that no other has, or the one without a tag.
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
    // Each key belongs to one member, so their order means nothing.
    cases.sort_by(|(left, _), (right, _)| left.cmp(right));
    Choice::Key {
        cases,
        otherwise: Box::new(otherwise),
    }
}

/// The values of an enumerated scalar, as text.
pub(super) fn known_values(types: &Types, id: TypeId) -> Vec<String> {
    match &types[id].shape {
        Shape::String(string) => string.values.iter().cloned().collect(),
        Shape::Integer(integer) => integer.values.iter().map(i64::to_string).collect(),
        Shape::Boolean { only: Some(only) } => vec![only.to_string()],
        Shape::Any
        | Shape::Null
        | Shape::Boolean { only: None }
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::Object(_)
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => Vec::new(),
    }
}

/// A required key that no other member declares settles a member; then a key that no other of the remaining members declares settles
/// the next, and so on. One member may remain.
fn by_required_key(objects: &[(usize, &Object)]) -> Option<Choice> {
    let mut cases = Vec::new();
    let mut remaining = objects.to_vec();
    while !remaining.is_empty() {
        // Only a key that no other member declares, settled or not, distinguishes the last one from an unknown value.
        let rivals = if remaining.len() == 1 {
            objects
        } else {
            &remaining[..]
        };
        let mut settled = settled_by_key(rivals);
        let open: HashSet<usize> = remaining.iter().map(|(index, _)| *index).collect();
        settled.retain(|(_, index)| open.contains(index));
        if settled.is_empty() {
            break;
        }
        let closed: HashSet<usize> = settled.iter().map(|(_, index)| *index).collect();
        remaining.retain(|(index, _)| !closed.contains(index));
        cases.extend(
            settled
                .into_iter()
                .map(|(name, index)| (name.clone(), Choice::Member(index))),
        );
    }
    let otherwise = match remaining[..] {
        [] => Choice::Unknown,
        [(last, _)] => Choice::Member(last),
        [..] => return None,
    };
    (!cases.is_empty()).then(|| Choice::Key {
        cases,
        otherwise: Box::new(otherwise),
    })
}

/// The members that can be settled by a required key that no other of them declares, each with the first such key.
fn settled_by_key<'o>(objects: &[(usize, &'o Object)]) -> Vec<(&'o WireName, usize)> {
    // An object with typed further keys might hold any key.
    let holds_any = |object: &Object| matches!(object.additional, Additional::Typed(_));
    let declared = declarations(objects);
    let holding_any = objects.iter().filter(|(_, it)| holds_any(it)).count();
    let settled = objects.iter().filter_map(|(index, object)| {
        if holding_any > usize::from(holds_any(object)) {
            return None;
        }
        // A required key that may be null does not distinguish anything.
        let required = object
            .fields
            .iter()
            .filter(|(_, field)| field.required && !field.value.nullable);
        let own = required.filter(|(name, _)| declared[name] == 1);
        own.map(|(name, _)| name).min().map(|name| (name, *index))
    });
    settled.collect()
}

/// The number of members that declare each key, in the order of the members.
fn declarations<'o>(objects: &[(usize, &'o Object)]) -> IndexMap<&'o WireName, usize> {
    let mut counts = IndexMap::new();
    for key in objects.iter().flat_map(|(_, object)| object.fields.keys()) {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

/// A key required in all members, with a different JSON type in each.
fn by_property_kind(types: &Types, objects: &[(usize, &Object)]) -> Option<Choice> {
    let (_, first) = objects.first()?;
    let mut keys: Vec<&WireName> = first.fields.keys().collect();
    keys.sort_unstable();
    keys.into_iter().find_map(|key| {
        let mut cases: Vec<(Kind, Choice)> = Vec::new();
        for (index, object) in objects {
            let field = object.fields.get(key);
            let field = field.filter(|it| it.required && !it.cleared_by_empty)?;
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
