//! Document → IR: says what each object of the document means.
//!
//! References become ids here; every composition is left as it stands, for the passes to work out.

mod constraints;
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
    hierarchy: inheritance::Hierarchy,
}

impl<'d> Lowering<'d> {
    fn new(document: &'d Document, report: &'d mut Report) -> Self {
        Self {
            document,
            report,
            types: Types::default(),
            by_pointer: HashMap::new(),
            pending: VecDeque::new(),
            hierarchy: inheritance::Hierarchy::of(document),
        }
    }

    /// Gives an id to every named schema, so that settings can point at each.
    fn components(&mut self) {
        let schemas = Pointer::root().child("components").child("schemas");
        let names = self.document.openapi.components.iter();
        let names: Vec<&String> = names.flat_map(|it| it.schemas.keys()).collect();
        for name in names {
            self.reserve(&schemas.child(name));
        }
    }

    /// Lowers what references asked for, until nothing is left to ask for.
    fn pending_schemas(&mut self) {
        while let Some((pointer, id)) = self.pending.pop_front() {
            self.define(&pointer, id);
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
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
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
