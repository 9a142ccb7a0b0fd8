//! Document → IR: says what each object of the document means.
//!
//! References become ids here; every composition is left as it stands, for the passes to work out.

mod constraints;
mod default;
mod encoding;
mod hierarchy;
mod inheritance;
mod operation;
mod parameter;
mod problems;
mod response;
mod schema;
mod security;
mod shape;

use std::collections::{HashMap, VecDeque};

use openapiv3::Server;

use crate::document::Document;
use crate::ir::{self, Api, Docs, TypeId, Types};
use crate::report::Report;
use crate::source::Pointer;

/// Lowers a whole document.
pub fn lower(document: &Document, report: &mut Report) -> Api {
    let mut lowering = Lowering::new(document, report);
    let operations = lowering.operations();
    lowering.components();
    lowering.pending_schemas();
    lowering.types.shorten_references();

    let openapi = &document.openapi;
    let security_schemes = security::schemes(document, lowering.report);
    Api {
        title: openapi.info.title.clone(),
        version: openapi.info.version.clone(),
        docs: Docs {
            summary: None,
            description: openapi.info.description.clone(),
        },
        servers: openapi.servers.iter().map(server).collect(),
        tags: tags(document),
        security_schemes,
        operations,
        types: lowering.types,
    }
}

/// What lowering remembers on its way.
struct Lowering<'d> {
    document: &'d Document,
    report: &'d mut Report,
    types: Types,
    /// The type of every schema that was met, by where it stands.
    by_pointer: HashMap<Pointer, TypeId>,
    /// Schemas that are referenced and still have no shape.
    pending: VecDeque<(Pointer, TypeId)>,
    /// Parents whose own properties are asked for and not lowered yet.
    pending_bases: VecDeque<(Pointer, TypeId)>,
    /// Which schemas are references that lead back to themselves, of those that were asked about.
    circles: HashMap<Pointer, bool>,
    hierarchy: hierarchy::Hierarchy,
    /// The types that hold only the properties of a parent.
    bases: HashMap<Pointer, TypeId>,
}

impl<'d> Lowering<'d> {
    fn new(document: &'d Document, report: &'d mut Report) -> Self {
        Self {
            document,
            report,
            types: Types::default(),
            by_pointer: HashMap::new(),
            pending: VecDeque::new(),
            pending_bases: VecDeque::new(),
            circles: HashMap::new(),
            hierarchy: hierarchy::Hierarchy::of(document),
            bases: HashMap::new(),
        }
    }

    /// Gives an id to every named schema, so that settings can point at each; by name, since the order of components means nothing.
    fn components(&mut self) {
        let schemas = Pointer::root().child("components").child("schemas");
        let names = self.document.openapi.components.iter();
        let mut names: Vec<&String> = names.flat_map(|it| it.schemas.keys()).collect();
        names.sort_unstable();
        for name in names {
            self.reserve(&schemas.child(name));
        }
    }

    /// Lowers what references asked for, until nothing is left to ask for.
    fn pending_schemas(&mut self) {
        loop {
            if let Some((parent, base)) = self.pending_bases.pop_front() {
                self.define_base(&parent, base);
            } else if let Some((pointer, id)) = self.pending.pop_front() {
                self.define(&pointer, id);
            } else {
                return;
            }
        }
    }
}

/// A server, with those of its variables that its URL has.
fn server(server: &Server) -> ir::Server {
    let variables = server.variables.iter().flatten();
    let used = variables.filter(|(name, _)| server.url.contains(&format!("{{{name}}}")));
    let docs = |description: &Option<String>| Docs {
        summary: None,
        description: description.clone(),
    };
    ir::Server {
        url: server.url.clone(),
        variables: used
            .map(|(name, variable)| ir::ServerVariable {
                name: name.clone(),
                default: variable.default.clone(),
                values: variable.enumeration.clone(),
                docs: docs(&variable.description),
            })
            .collect(),
        docs: docs(&server.description),
    }
}

/// A server's URL with its variables at their defaults (OpenAPI 3.0.4, Server Object).
fn server_url(server: &Server) -> String {
    let mut url = String::new();
    let mut rest = server.url.as_str();
    // What a default says is not looked through again: it is a value and no template.
    while let Some((before, name, after)) = next_variable(rest) {
        let variable = server.variables.as_ref().and_then(|all| all.get(name));
        url.push_str(before);
        match variable {
            Some(variable) => url.push_str(&variable.default),
            None => url.extend(["{", name, "}"]),
        }
        rest = after;
    }
    url + rest
}

/// What stands before the first `{name}`, the name, and what stands after it.
fn next_variable(url: &str) -> Option<(&str, &str, &str)> {
    let opened = url.find('{')?;
    let end = opened + url[opened..].find('}')?;
    let (before, name) = url[..end].rsplit_once('{')?;
    Some((before, name, &url[end + 1..]))
}

fn tags(document: &Document) -> indexmap::IndexMap<String, Docs> {
    let tags = document.openapi.tags.iter();
    tags.map(|tag| {
        let docs = Docs {
            summary: None,
            description: tag.description.clone(),
        };
        (tag.name.clone(), docs)
    })
    .collect()
}
