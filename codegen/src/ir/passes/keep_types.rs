//! Keeps types that no operation uses: that of all events, and the schemas that the settings name.
//!
//! A document without operations and events describes only types, which are then all kept.

use std::collections::HashSet;

use crate::glob::Glob;
use crate::ir::{Api, Docs, Event, Kept, Purpose, Shape, Type, TypeId, Union, Use, reach};
use crate::report::{Report, nearest};
use crate::settings::{Located, Settings};
use crate::source::Pointer;

use super::problems;

/// The title of the type of all events, from which it gets its name.
const TITLE: &str = "Webhook event";

pub(super) fn keep_types(mut api: Api, settings: &Settings, report: &mut Report) -> Api {
    let (include, exclude) = (&settings.include, &settings.exclude);
    let events = std::mem::take(&mut api.events);
    for patterns in [&include.webhooks, &exclude.webhooks] {
        check(
            "event",
            patterns,
            events.iter().map(|it| it.name.as_str()),
            report,
        );
    }
    let events = events.into_iter().filter(|event| {
        let is_chosen = include.webhooks.is_empty() || fits(&include.webhooks, &event.name);
        is_chosen && !fits(&exclude.webhooks, &event.name)
    });
    let event = union(&mut api, events.collect());
    api.kept.extend(event);

    let components = components(&api);
    for patterns in [&include.schemas, &exclude.schemas] {
        check(
            "schema",
            patterns,
            components.iter().map(|(name, _)| name.as_str()),
            report,
        );
    }
    let describes_only_types = api.operations.is_empty() && api.kept.is_empty();
    let reach = reach(&api);
    // A parent is a part of its children, and then has other types at its place.
    let reached = [&reach.request, &reach.response];
    let reached = reached.into_iter().flat_map(|it| it.iter());
    let places: HashSet<Pointer> = reached.map(|id| api.types[id].pointer.clone()).collect();
    let unused = components
        .into_iter()
        .filter(|(_, id)| !places.contains(&api.types[*id].pointer));
    let (kept, left): (Vec<_>, Vec<_>) = unused.partition(|(name, _)| {
        let is_chosen = describes_only_types || fits(&include.schemas, name);
        is_chosen && !fits(&exclude.schemas, name)
    });
    for (_, id) in kept {
        let purposes = [Purpose::Read, Purpose::Written].into_iter();
        api.kept.extend(purposes.map(|purpose| Kept {
            value: Use::of(id),
            purpose,
        }));
    }
    let left = left
        .iter()
        .filter(|(name, _)| !fits(&exclude.schemas, name));
    let left: Vec<TypeId> = left.map(|(_, id)| *id).collect();
    // The settings leave operations out deliberately, and with them their schemas.
    let is_deliberate = [include, exclude].iter().any(|it| it.names_operations());
    if let (Some(first), false) = (left.first(), is_deliberate) {
        report.push(problems::unused_schemas(&api.types[*first], left.len()));
    }
    api
}

/// The type of all events: a union, whose members stay apart even if nothing distinguishes them.
fn union(api: &mut Api, events: Vec<Event>) -> Option<Kept> {
    let mut members: Vec<Use> = Vec::new();
    for event in &events {
        if !members.contains(&event.payload) {
            members.push(event.payload);
        }
    }
    let section = events.first()?.pointer.parent()?.parent()?;
    let ty = api.types.add(Type {
        pointer: section,
        title: Some(TITLE.to_owned()),
        docs: Docs {
            description: Some("An event that the API sends by itself.".to_owned()),
            ..Docs::default()
        },
        shape: Shape::Union(Union {
            members,
            separate: true,
            ..Union::default()
        }),
        ..Type::default()
    });
    Some(Kept {
        value: Use::of(ty),
        purpose: Purpose::Event,
    })
}

/// The named schemas, sorted by name.
fn components(api: &Api) -> Vec<(String, TypeId)> {
    let types = api.types.iter();
    let named = types.filter_map(|(id, ty)| {
        let is_schema = ty.pointer.as_str().starts_with("/components/schemas/");
        let is_whole = ty.pointer.tokens().count() == 3;
        let name = ty.component.clone()?;
        (is_schema && is_whole).then_some((name, id))
    });
    let mut named: Vec<(String, TypeId)> = named.collect();
    named.sort();
    // The first type at a pointer is the schema; those after it were made of it.
    named.dedup_by(|later, earlier| later.0 == earlier.0);
    named
}

fn fits(patterns: &[Located<String>], name: &str) -> bool {
    let mut patterns = patterns.iter();
    patterns.any(|pattern| Glob::of_names(&pattern.value).fits(name))
}

/// Reports patterns that name nothing.
fn check<'k>(
    what: &str,
    patterns: &[Located<String>],
    known: impl Iterator<Item = &'k str> + Clone,
    report: &mut Report,
) {
    for pattern in patterns {
        let glob = Glob::of_names(&pattern.value);
        if !known.clone().any(|name| glob.fits(name)) {
            let nearest = nearest(&pattern.value, known.clone());
            report.push(problems::unmatched_kept(what, pattern, nearest));
        }
    }
}
