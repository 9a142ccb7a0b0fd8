//! What a schema belongs to, by where it stands.

use heck::ToSnakeCase;

use crate::ir::{Root, Standing, Step};

/// What the schema is called where it stands: the property or parameter that holds it, or what a list is called that has a name.
pub(super) fn name(standing: &Standing) -> Option<String> {
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

/// Whether a property says nothing of what it holds.
pub(super) fn is_container(name: &str) -> bool {
    CONTAINERS.contains(&name)
}

/// Properties that hold what an answer is about, and say nothing of it.
const CONTAINERS: [&str; 10] = [
    "data", "entries", "items", "list", "payload", "records", "response", "result", "results",
    "values",
];

/// Whether the schema is what an operation answers, be it in an object that only contains it.
pub(super) fn is_answer(standing: &Standing) -> bool {
    let mut properties = properties(standing);
    match &standing.root {
        Root::Answer(..) => {
            let first = properties.next();
            first.is_none_or(|name| CONTAINERS.contains(&name)) && properties.next().is_none()
        }
        Root::Component(..) | Root::Body(..) | Root::Parameter(..) | Root::Elsewhere(_) => false,
    }
}

fn properties(standing: &Standing) -> impl DoubleEndedIterator<Item = &str> {
    standing.steps.iter().filter_map(|step| match step {
        Step::Property(name) => Some(name.as_str()),
        Step::Item | Step::Value | Step::Member => None,
    })
}

/// The resource or the component that a schema belongs to.
pub(super) fn owner(standing: &Standing) -> String {
    match &standing.root {
        Root::Component(section, name) => format!("#{section}/{name}"),
        Root::Body(path, _) | Root::Answer(path, _, _) | Root::Parameter(path, _, _, _) => {
            resources(path).join("/")
        }
        Root::Elsewhere(words) => words.join("/"),
    }
}

/// What has the property that is the schema: the name of the property around it, or the owner.
pub(super) fn parent(standing: &Standing) -> String {
    let around = properties(standing).rev().nth(1);
    around.map_or_else(|| owner(standing), ToSnakeCase::to_snake_case)
}

/// The resource high above a body or an answer, which is the noun of all operations that lead there.
pub(super) fn above(standing: &Standing) -> Option<(&'static str, String)> {
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
pub(super) fn top_owner(standing: &Standing) -> String {
    match &standing.root {
        Root::Body(path, _) | Root::Answer(path, _, _) | Root::Parameter(path, _, _, _) => {
            top(path)
        }
        Root::Component(..) | Root::Elsewhere(_) => owner(standing),
    }
}

/// So many words of a path say what it is about.
const TOP: usize = 2;

fn top(path: &str) -> String {
    let resources = resources(path);
    resources.get(..TOP).unwrap_or(&resources).join("/")
}

/// The words of a path without its variables: an item belongs to the same resource as the list.
fn resources(path: &str) -> Vec<&str> {
    let words = path.split('/');
    words
        .filter(|it| !it.is_empty() && !it.contains('{'))
        .collect()
}

/// Whether the name of a component says what the property holds: `simple_user` for `user` or `users`.
pub(super) fn fits(component: &str, property: &str) -> bool {
    let component = component.to_snake_case();
    let (component, property) = (singular(&component), singular(property));
    let rest = component.strip_suffix(property);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('_'))
}

fn singular(words: &str) -> &str {
    words.strip_suffix('s').unwrap_or(words)
}
