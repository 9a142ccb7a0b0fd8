//! Decides which values of a tag name the members of a union, and makes each member declare its own.
//!
//! A member that declares its tag is never sent with another one, and a caller does not have to pass it.

use std::collections::{HashMap, HashSet};

use indexmap::{IndexMap, IndexSet};

use crate::ir::{
    Api, Docs, Field, Shape, StringShape, Tag, Type, TypeId, Types, Union, Use, WireName, reach,
};
use crate::report::Report;
use crate::settings::Settings;

/// The depth to which unions with the same tag are followed if they are members of each other.
const DEEPEST: usize = 4;

/// The values that identify a member in unions, by the member and the property with the value.
type Known = IndexMap<(TypeId, WireName), IndexSet<String>>;

pub(super) fn settle_tags(mut api: Api, _settings: &Settings, _report: &mut Report) -> Api {
    let reach = reach(&api);
    let reached = reach.request.iter().chain(reach.response.iter());
    let reached: IndexSet<TypeId> = reached.collect();
    let mut known = Known::new();
    for id in reached {
        let Some(mapping) = settled(&api.types, id, 0) else {
            continue;
        };
        if let Shape::Union(Union {
            discriminator: Some(discriminator),
            ..
        }) = &mut api.types[id].shape
        {
            for tag in &mapping {
                let key = (tag.member, discriminator.property.clone());
                known.entry(key).or_default().insert(tag.value.clone());
            }
            discriminator.mapping = mapping;
        }
    }
    for ((member, property), values) in known {
        state(&mut api.types, member, property, values);
    }
    api
}

/// The values that name the members of a union: those of the mapping, or else those that the members declare, or else the component names.
fn settled(types: &Types, id: TypeId, depth: usize) -> Option<Vec<Tag>> {
    let Shape::Union(union) = &types[id].shape else {
        return None;
    };
    let discriminator = union.discriminator.as_ref()?;
    let members: IndexSet<TypeId> = union.members.iter().map(|member| member.ty).collect();
    let (implied, mut mapping): (Vec<Tag>, Vec<Tag>) = discriminator
        .mapping
        .iter()
        .cloned()
        .partition(|tag| tag.implied);
    let implied: HashMap<TypeId, Tag> = implied.into_iter().map(|tag| (tag.member, tag)).collect();
    let mapped: HashSet<TypeId> = mapping.iter().map(|tag| tag.member).collect();
    let stated: Vec<(TypeId, Vec<String>)> = members
        .into_iter()
        .map(|member| {
            (
                member,
                stated(types, member, &discriminator.property, depth),
            )
        })
        .collect();
    // A value that several members declare names none of them.
    let mut claims: HashMap<String, usize> = HashMap::new();
    let claimed = stated.iter().flat_map(|(_, values)| values);
    for value in claimed.chain(mapping.iter().map(|tag| &tag.value)) {
        *claims.entry(value.clone()).or_default() += 1;
    }
    for (member, values) in stated {
        if mapped.contains(&member) {
            continue;
        }
        if !values.is_empty() && values.iter().all(|value| claims.get(value) == Some(&1)) {
            mapping.extend(values.into_iter().map(|value| Tag {
                value,
                member,
                implied: false,
            }));
        } else {
            mapping.extend(implied.get(&member).cloned());
        }
    }
    mapping.sort();
    Some(mapping)
}

/// The values that a member itself declares for the tag.
fn stated(types: &Types, member: TypeId, property: &WireName, depth: usize) -> Vec<String> {
    match &types[member].shape {
        Shape::Object(object) => {
            let field = object.fields.get(property);
            let string = field.and_then(|field| types[field.value.ty].shape.as_string());
            let closed = string.filter(|string| !string.open).into_iter();
            closed.flat_map(|string| &string.values).cloned().collect()
        }
        Shape::Union(inner) => {
            let inner = inner.discriminator.as_ref();
            let is_same = inner.is_some_and(|inner| inner.property == *property);
            let tags = (is_same && depth < DEEPEST).then(|| settled(types, member, depth + 1));
            let tags = tags.flatten().into_iter().flatten();
            tags.map(|tag| tag.value).collect()
        }
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array { .. }
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => Vec::new(),
    }
}

/// Restricts the tag of an object to these values, and makes it required.
fn state(types: &mut Types, member: TypeId, property: WireName, values: IndexSet<String>) {
    let Shape::Object(object) = &types[member].shape else {
        return;
    };
    let (pointer, values) = match object.fields.get(&property) {
        None => (types[member].pointer.clone(), values),
        Some(field) => {
            let Some(string) = types[field.value.ty].shape.as_string() else {
                return;
            };
            let own: IndexSet<String> = string.values.intersection(&values).cloned().collect();
            // A member that states its tag already may leave it out.
            if own == string.values && !own.is_empty() && !field.required {
                return;
            }
            match (string.values.is_empty(), own.is_empty()) {
                (true, _) => (field.pointer.clone(), values),
                (false, false) => (field.pointer.clone(), own),
                (false, true) => return,
            }
        }
    };
    let ty = types.add(Type {
        pointer: pointer.clone(),
        shape: Shape::String(StringShape {
            values,
            ..StringShape::default()
        }),
        ..Type::default()
    });
    let Shape::Object(object) = &mut types[member].shape else {
        return;
    };
    let field = object.fields.entry(property).or_insert_with(|| Field {
        value: Use::of(ty),
        required: true,
        cleared_by_empty: false,
        untyped: false,
        read_only: false,
        write_only: false,
        deprecated: false,
        default: None,
        example: None,
        docs: Docs::default(),
        pointer,
        kept: None,
    });
    // A tag is used in both directions, or else the union could not be read or written.
    *field = Field {
        value: Use::of(ty),
        required: true,
        cleared_by_empty: false,
        untyped: false,
        read_only: false,
        write_only: false,
        default: None,
        example: None,
        ..field.clone()
    };
}
