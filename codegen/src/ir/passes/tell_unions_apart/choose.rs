//! Chooses the way to distinguish the members of a union: a discriminator, the JSON type, or the content of objects and arrays.

use std::collections::HashMap;

use crate::ir::{Choice, Discriminator, Kind, Shape, TypeId, Types, Union};

use super::kinds::kinds;
use super::objects::by_content;
use super::overlap::may_be_several;

/// The way in which the members of a union are distinguished, if there is one.
pub(super) fn chosen(types: &Types, union: &Union) -> Option<Choice> {
    let members: Vec<TypeId> = union.members.iter().map(|member| member.ty).collect();
    let discriminator = union.discriminator.as_ref();
    discriminator
        .and_then(|it| by_discriminator(types, &members, it))
        .or_else(|| by_kind(types, &members))
}

/// Returns whether a union has one meaning in a request (an enum) and another in a response (one type, or kept JSON). A value that may be
/// of several members at once has the properties of all in both directions.
pub fn depends_on_direction(types: &Types, union: &Union) -> bool {
    !may_be_several(types, union) && chosen(types, union).is_none()
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

/// Distinguishes by JSON type first, and among several objects or arrays by their content.
fn by_kind(types: &Types, members: &[TypeId]) -> Option<Choice> {
    let mut by_kind: Vec<(Kind, Vec<usize>)> = Vec::new();
    let is_integer = |id: &TypeId| matches!(types[*id].shape, Shape::Integer(_));
    let has_integers = members.iter().any(is_integer);
    for (index, &member) in members.iter().enumerate() {
        for kind in kinds(types, member) {
            // A whole number is of the member for integers, although it is a number as well.
            let is_number = matches!(types[member].shape, Shape::Number(_));
            if kind == Kind::Integer && has_integers && is_number {
                continue;
            }
            match by_kind.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, indexes)) => indexes.push(index),
                None => by_kind.push((kind, vec![index])),
            }
        }
    }
    // `Integer` comes before `Number`, since every whole number is both.
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

/// Distinguishes arrays whose items are of different JSON types, or objects that are distinguished like members. An empty array fits
/// all of them, and goes to the first member.
fn by_items(types: &Types, members: &[TypeId], indexes: &[usize]) -> Option<Choice> {
    let mut items = members.to_vec();
    let mut by_kind: Vec<(Kind, Vec<usize>)> = Vec::new();
    for &index in indexes {
        let Shape::Array { items: own } = &types[members[index]].shape else {
            return None;
        };
        items[index] = own.ty;
        for kind in kinds(types, own.ty) {
            match by_kind.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, indexes)) => indexes.push(index),
                None => by_kind.push((kind, vec![index])),
            }
        }
    }
    by_kind.sort_by_key(|(kind, _)| *kind);
    let cases = by_kind.into_iter().map(|(kind, indexes)| {
        let choice = match (kind, &indexes[..]) {
            (_, [only]) => Choice::Member(*only),
            (Kind::Object, _) => by_content(types, &items, &indexes)?,
            (_, _) => return None,
        };
        Some((kind, choice))
    });
    let cases: Option<Vec<(Kind, Choice)>> = cases.collect();
    Some(Choice::Items {
        cases: cases?,
        otherwise: Box::new(Choice::Member(*indexes.first()?)),
    })
}
