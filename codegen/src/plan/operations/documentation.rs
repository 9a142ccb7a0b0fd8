//! The documentation of a method: its description, its route, its arguments, its errors, and an example.

use crate::ir::{self, Location, Status};
use crate::plan::docs::{self, doc, paragraphs};
use crate::plan::naming::RustName;
use crate::plan::planner::Planner;
use crate::plan::rust::{Argument, Doc, Route, Target};

use super::example::Example;
use super::returned;

/// The parts of a planned operation that its documentation describes.
pub(crate) struct Documented<'a> {
    pub(crate) example: Example<'a>,
    pub(crate) route: &'a Route,
    pub(crate) is_paged: bool,
}

impl Planner<'_> {
    pub(crate) fn method_doc(
        &self,
        operation: &ir::Operation,
        chain: &[RustName],
        planned: &Documented<'_>,
    ) -> Doc {
        let described = doc(&operation.docs);
        let route = format!("{} {}", operation.method, planned.route.path);
        paragraphs([
            described,
            docs::line(docs::code(&route)),
            arguments_doc(operation, planned.example.arguments),
            returned::returned(planned.example.success),
            pages_doc(planned.is_paged),
            self.permissions_doc(operation),
            scopes_doc(operation),
            beyond_doc(operation),
            errors_doc(operation, planned.route),
            self.example(operation, chain, &planned.example),
        ])
    }

    fn permissions_doc(&self, operation: &ir::Operation) -> Doc {
        let extension = self.settings.client.permissions.as_ref();
        let listed = extension.and_then(|name| operation.extensions.get(&name.value));
        let names = listed.and_then(|it| it.as_array()).into_iter().flatten();
        let names: Vec<String> = names
            .filter_map(|name| name.as_str())
            .map(docs::code)
            .collect();
        if names.is_empty() {
            return Doc::default();
        }
        docs::text(&format!(
            "Requires one of the permissions {}.",
            names.join(", ")
        ))
    }
}

fn scopes_doc(operation: &ir::Operation) -> Doc {
    let scopes: Vec<String> = operation.scopes.iter().map(|it| docs::code(it)).collect();
    match scopes.as_slice() {
        [] => Doc::default(),
        [scope] => docs::line(format!("Requires the scope {scope}.")),
        scopes => docs::line(format!("Requires the scopes {}.", scopes.join(", "))),
    }
}

fn beyond_doc(operation: &ir::Operation) -> Doc {
    if operation.beyond.is_empty() {
        return Doc::default();
    }
    let all = |names: &Vec<String>| {
        let names = names.iter().map(|name| docs::code(name));
        names.collect::<Vec<_>>().join(" and ")
    };
    let alternatives: Vec<String> = operation.beyond.iter().map(all).collect();
    docs::line(format!(
        "Requires a credential for {}, which this crate cannot send: give the client builder an HTTP client that has it.",
        alternatives.join(" or ")
    ))
}

fn pages_doc(is_paged: bool) -> Doc {
    match is_paged {
        true => docs::line("The response is one page: `.stream()` iterates over the items of all pages, and `.pages()` over the pages.".to_owned()),
        false => Doc::default(),
    }
}

/// An item per argument that the document describes.
fn arguments_doc(operation: &ir::Operation, arguments: &[Argument]) -> Doc {
    let described = arguments.iter().filter_map(|argument| {
        let sent = argument.target.parameter()?;
        let mut parameters = operation.parameters.iter();
        let parameter = parameters.find(|it| (it.location, it.name.as_str()) == sent)?;
        let description = parameter.docs.description.as_deref();
        let description = description.filter(|it| !docs::repeats(&parameter.name, it))?;
        Some(docs::item(&docs::code(argument.name.plain()), description))
    });
    Doc(described.flat_map(|item| item.0).collect())
}

impl Target {
    /// The parameter at that place, unless it is a body.
    pub(crate) fn parameter(&self) -> Option<(Location, &str)> {
        match self {
            Self::Path(it) => Some((Location::Path, it.name())),
            Self::Query(it) => Some((Location::Query, it.name())),
            Self::Header(it) => Some((Location::Header, it.name())),
            Self::Cookie(it) => Some((Location::Cookie, &it.name)),
            Self::Json(_)
            | Self::Form(_)
            | Self::Multipart(_)
            | Self::Properties(..)
            | Self::Text(_)
            | Self::Bytes(_)
            | Self::BytesOf(_) => None,
        }
    }
}

/// An item per status, with the type of the body.
fn errors_doc(operation: &ir::Operation, route: &Route) -> Doc {
    let listed = operation.failures().map(|response| {
        let status = match response.status {
            Status::Exact(status) => status.to_string(),
            Status::Range(class) => format!("{class}XX"),
            Status::Default => "any other status".to_owned(),
        };
        let description = response.docs.description.as_deref().unwrap_or_default();
        let mut item = docs::item(&status, description).0;
        let mut bodies = route.failures.iter();
        let body = bodies.find(|it| it.statuses == response.status);
        let body = body.and_then(|it| returned::linked(&it.body));
        if let (Some(line), Some(body)) = (item.last_mut(), body) {
            line.push_str(&format!(" ({body})"));
        }
        item
    });
    let listed: Vec<String> = listed.flatten().collect();
    if listed.is_empty() {
        return Doc::default();
    }
    let mut lines = vec!["# Errors".to_owned(), String::new()];
    lines.extend(listed);
    Doc(lines)
}
