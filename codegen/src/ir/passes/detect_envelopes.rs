//! Recognizes the wrapper that an API puts around every result, and makes it one generic type.
//!
//! Its shape decides: an object with a boolean for success, a list of problems, and one payload.

use std::collections::{HashMap, HashSet};

use crate::ir::{
    Api, EnvelopeRoles, Field, Object, SchemaPaths, Shape, Type, TypeId, Types, Use, WireName,
    fingerprint, same_shape,
};
use crate::report::Report;
use crate::settings::{EnvelopeSettings, Settings};

/// Names of the payload in APIs that wrap their results.
const PAYLOADS: [&str; 3] = ["result", "data", "payload"];
/// Names of the boolean that tells whether a call succeeded.
const SUCCESSES: [&str; 3] = ["success", "ok", "succeeded"];

pub(super) fn detect_envelopes(mut api: Api, settings: &Settings, _report: &mut Report) -> Api {
    let mut envelopes: HashMap<String, Vec<TypeId>> = HashMap::new();
    let mut parameter = None;
    for body in bodies(&api) {
        let roles = roles(&api.types, body, &settings.envelope);
        let Some(roles) = roles.filter(|roles| !wraps_itself(&api.types, body, roles)) else {
            continue;
        };
        let parameter = *parameter.get_or_insert_with(|| {
            api.types.add(Type {
                shape: Shape::Parameter,
                ..Type::default()
            })
        });
        wrap(&mut api.types, body, roles, parameter, &mut envelopes);
    }
    api
}

/// The types of all response bodies, sorted by place: the first of equal ones represents them, whatever the order of operations.
fn bodies(api: &Api) -> Vec<TypeId> {
    let standings = SchemaPaths::of(api);
    let responses = api.operations.iter().flat_map(|it| &it.responses);
    let content = responses.flat_map(|response| &response.content);
    let bodies = content.filter_map(|content| Some(content.value?.ty));
    let mut bodies: Vec<TypeId> = bodies.collect();
    bodies.sort();
    bodies.dedup();
    bodies.sort_by_cached_key(|id| standings.at(&api.types[*id].pointer));
    bodies
}

/// The meaning of the properties of a response body, if it is an envelope.
fn roles(types: &Types, body: TypeId, settings: &EnvelopeSettings) -> Option<EnvelopeRoles> {
    let Shape::Object(object) = &types[body].shape else {
        return None;
    };
    if object.envelope.is_some() {
        return None;
    }
    match settings {
        EnvelopeSettings::Off => None,
        EnvelopeSettings::Named { payload, success } => {
            let payload = WireName::new(&payload.value);
            let success = success.as_ref().map(|it| WireName::new(&it.value));
            let has_success = success
                .as_ref()
                .is_none_or(|it| object.fields.contains_key(it));
            (object.fields.contains_key(&payload) && has_success)
                .then_some(EnvelopeRoles { payload, success })
        }
        EnvelopeSettings::Detected => detected(types, object),
    }
}

/// Returns whether the payload is the envelope again, or lists, maps or envelopes of it: such a generic type would have no end.
fn wraps_itself(types: &Types, body: TypeId, roles: &EnvelopeRoles) -> bool {
    let envelope = types[body].shape.as_object();
    let payload = envelope.and_then(|object| object.fields.get(&roles.payload));
    let mut current = payload.map(|it| it.value.ty);
    let mut seen = HashSet::new();
    while let Some(id) = current
        && seen.insert(id)
    {
        if id == body {
            return true;
        }
        let shape = &types[id].shape;
        let applied = match shape {
            Shape::Apply { payload, .. } => Some(*payload),
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array { .. }
            | Shape::Object(_)
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter => None,
        };
        current = applied.or_else(|| shape.contained()).map(|it| it.ty);
    }
    false
}

fn detected(types: &Types, object: &Object) -> Option<EnvelopeRoles> {
    // Takes the first of the names that exists, and not the first of the properties, whose order means nothing.
    let named = |names: &[&str]| {
        let mut names = names.iter().map(|name| WireName::new(*name));
        let found = names.find_map(|name| object.fields.get_key_value(&name));
        found.map(|(name, field)| (name.clone(), field.clone()))
    };
    let (success, flag) = named(&SUCCESSES)?;
    let (payload, _) = named(&PAYLOADS)?;
    let is_flag = matches!(types[flag.value.ty].shape, Shape::Boolean { .. });
    let has_problems = object.fields.values().any(|it| is_problem_list(types, it));
    (is_flag && has_problems).then_some(EnvelopeRoles {
        payload,
        success: Some(success),
    })
}

/// A list of objects that each have a message or a code.
fn is_problem_list(types: &Types, field: &Field) -> bool {
    let items = types[field.value.ty].shape.items();
    let item = items.and_then(|items| types[items.ty].shape.as_object());
    item.is_some_and(|object| {
        let mut names = ["message", "code"].iter();
        names.any(|name| object.fields.contains_key(&WireName::new(*name)))
    })
}

/// Makes `body` an application of its envelope to its payload.
fn wrap(
    types: &mut Types,
    body: TypeId,
    roles: EnvelopeRoles,
    parameter: TypeId,
    envelopes: &mut HashMap<String, Vec<TypeId>>,
) {
    let Shape::Object(mut object) = types[body].shape.clone() else {
        return;
    };
    let payload = object.fields.get_mut(&roles.payload);
    // The result of a call is an `Option`, which has no third state.
    let Some(payload) = payload.filter(|it| !it.cleared_by_empty) else {
        return;
    };
    let argument = std::mem::replace(&mut payload.value, Use::of(parameter));
    // A failed call has no payload, so the generic type never requires one.
    payload.required = false;
    payload.docs = Default::default();
    if let Some(success) = roles
        .success
        .as_ref()
        .and_then(|it| object.fields.get_mut(it))
    {
        // `enum: [true]` and `enum: [false]` are the two halves of one boolean.
        success.value = Use::of(types.add(Type {
            pointer: success.pointer.clone(),
            shape: Shape::Boolean { only: None },
            ..Type::default()
        }));
    }
    object.envelope = Some(roles);

    let candidate = types.add(Type {
        title: Some("Envelope".to_owned()),
        component: None,
        docs: Default::default(),
        shape: Shape::Object(object),
        ..types[body].clone()
    });
    let alike = envelopes.entry(fingerprint(types, candidate).text);
    let alike = alike.or_default();
    let known = alike
        .iter()
        .find(|&&known| same_shape(types, known, candidate));
    let envelope = known.copied().unwrap_or(candidate);
    if envelope == candidate {
        alike.push(candidate);
    }
    types[body].shape = Shape::Apply {
        envelope,
        payload: argument,
    };
}
