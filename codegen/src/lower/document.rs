//! A whole document: its operations first, then all types that they use.

use crate::document::{ADDRESS, Document};
use crate::ir::{Api, Docs, KeptFeatures};
use crate::report::Report;

use super::lowering::Lowering;
use super::page::page;
use super::retries::retries;
use super::security;
use super::server::server;

/// Lowers a whole document.
pub fn lower(document: &Document, report: &mut Report) -> Api {
    let mut lowering = Lowering::new(document, report);
    let operations = lowering.operations();
    let events = lowering.events();
    lowering.components();
    lowering.pending_schemas();
    lowering.types.shorten_references();

    let openapi = &document.openapi;
    let security_schemes = security::schemes(document, lowering.report);
    Api {
        kept_features: KeptFeatures::default(),
        title: openapi.info.title.clone(),
        version: openapi.info.version.clone(),
        docs: Docs {
            summary: None,
            description: openapi.info.description.clone(),
            page: page(openapi.external_docs.as_ref()),
            ..Docs::default()
        },
        address: openapi
            .extensions
            .get(ADDRESS)
            .and_then(|it| Some(it.as_str()?.to_owned())),
        servers: openapi.servers.iter().map(server).collect(),
        retries: retries(&openapi.extensions),
        tags: tags(document),
        security_schemes,
        operations,
        events,
        kept: Vec::new(),
        types: lowering.types,
    }
}

fn tags(document: &Document) -> indexmap::IndexMap<String, Docs> {
    let tags = document.openapi.tags.iter();
    tags.map(|tag| {
        let docs = Docs {
            summary: None,
            description: tag.description.clone(),
            page: page(tag.external_docs.as_ref()),
            ..Docs::default()
        };
        (tag.name.clone(), docs)
    })
    .collect()
}
