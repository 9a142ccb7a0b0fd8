//! The owner of a schema, according to its place.

use heck::ToSnakeCase;

use crate::ir::{Root, SchemaPath, Step};

/// The name of the schema at its place: its property or parameter, or the last word of the named list around it.
pub(super) fn name(standing: &SchemaPath) -> Option<String> {
    if let Some(name) = standing.property() {
        return Some(name.to_snake_case());
    }
    match &standing.root {
        Root::Component(_, name) if standing.steps == [Step::Item] => {
            let name = name.to_snake_case();
            name.rsplit('_').next().map(str::to_owned)
        }
        Root::Component(..)
        | Root::Body(..)
        | Root::Answer(..)
        | Root::Parameter(..)
        | Root::Elsewhere(_) => None,
    }
}

/// Returns whether the name of a property tells nothing about its value.
pub(super) fn is_container(name: &str) -> bool {
    CONTAINERS.contains(&name)
}

/// Properties that hold the content of a response, and whose names tell nothing about it.
const CONTAINERS: [&str; 10] = [
    "data", "entries", "items", "list", "payload", "records", "response", "result", "results",
    "values",
];

/// Returns whether the schema is the response of an operation, either by itself or in an object that only contains it.
pub(super) fn is_answer(standing: &SchemaPath) -> bool {
    let mut properties = properties(standing);
    match &standing.root {
        Root::Answer(..) => {
            let first = properties.next();
            first.is_none_or(|name| CONTAINERS.contains(&name)) && properties.next().is_none()
        }
        Root::Component(..) | Root::Body(..) | Root::Parameter(..) | Root::Elsewhere(_) => false,
    }
}

fn properties(standing: &SchemaPath) -> impl DoubleEndedIterator<Item = &str> {
    standing.steps.iter().filter_map(|step| match step {
        Step::Property(name) => Some(name.as_str()),
        Step::Item | Step::Value | Step::Member => None,
    })
}

/// The resource or the component that a schema belongs to.
pub(super) fn owner(standing: &SchemaPath) -> String {
    match &standing.root {
        Root::Component(section, name) => format!("#{section}/{name}"),
        Root::Body(path, _) | Root::Answer(path, _, _) | Root::Parameter(path, _, _, _) => {
            resources(path).join("/")
        }
        Root::Elsewhere(words) => words.join("/"),
    }
}

/// The parent of the property that holds the schema: the name of the property around it, or else the owner.
pub(super) fn parent(standing: &SchemaPath) -> String {
    let around = properties(standing).rev().nth(1);
    around.map_or_else(|| owner(standing), ToSnakeCase::to_snake_case)
}

/// The resource high above a body or a successful response, whose noun fits all operations below it.
pub(super) fn above(standing: &SchemaPath) -> Option<(&'static str, String)> {
    let (kind, path) = match &standing.root {
        Root::Body(path, _) if properties(standing).next().is_none() => ("body", path),
        Root::Answer(path, _, status) if status.starts_with('2') && is_answer(standing) => {
            ("answer", path)
        }
        Root::Component(..)
        | Root::Body(..)
        | Root::Answer(..)
        | Root::Parameter(..)
        | Root::Elsewhere(_) => return None,
    };
    Some((kind, top(path)))
}

/// The resource high above a schema, or its component.
pub(super) fn top_owner(standing: &SchemaPath) -> String {
    match &standing.root {
        Root::Body(path, _) | Root::Answer(path, _, _) | Root::Parameter(path, _, _, _) => {
            top(path)
        }
        Root::Component(..) | Root::Elsewhere(_) => owner(standing),
    }
}

/// This many words of a path tell what it is about.
const TOP: usize = 2;

fn top(path: &str) -> String {
    let resources = resources(path);
    resources.get(..TOP).unwrap_or(&resources).join("/")
}

/// The words of a path without its variables, since an item belongs to the same resource as the list.
fn resources(path: &str) -> Vec<&str> {
    let words = path.split('/');
    words
        .filter(|it| !it.is_empty() && !it.contains('{'))
        .collect()
}

/// Returns whether the name of a component fits a property: `simple_user` fits `user` and `users`.
pub(super) fn fits(component: &str, property: &str) -> bool {
    let component = component.to_snake_case();
    let (component, property) = (singular(&component), singular(property));
    let rest = component.strip_suffix(property);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('_'))
}

fn singular(words: &str) -> &str {
    words.strip_suffix('s').unwrap_or(words)
}
