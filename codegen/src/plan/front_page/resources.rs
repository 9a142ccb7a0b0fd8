//! The resources to which a client leads.

use crate::plan::docs;
use crate::plan::rust::{Doc, Resource};

use super::page::Page;

/// The longest description of a resource that the list has.
const SHORT: usize = 160;

/// The beginnings of lines that are not prose.
const MARKS: [char; 8] = ['#', '|', '>', '-', '*', '+', '`', ' '];

impl Page<'_> {
    pub(super) fn resources(&self) -> Doc {
        let (own, others): (Vec<_>, Vec<_>) = self.resources.iter().partition(|it| it.is_client());
        if others.is_empty() {
            return Doc::default();
        }
        let listed = others.into_iter().flat_map(|it| listed(it).0);
        let own = own
            .first()
            .map(|_| docs::sentences("Calls without a resource are methods of [`Client`]."));
        docs::paragraphs([
            docs::line("# Resources"),
            Doc(listed.collect()),
            own.unwrap_or_default(),
        ])
    }
}

/// The title, the link to the resource, its description if that is short, and its feature if that has another name.
fn listed(resource: &Resource) -> Doc {
    // rustdoc knows no `r#`.
    let (module, handle) = (resource.module.plain(), &resource.handle);
    let method = resource.method();
    let title = resource
        .doc
        .0
        .first()
        .map(String::as_str)
        .unwrap_or_default();
    let title = title.split(": `").next().unwrap_or_default();
    let feature = resource.own_feature.as_ref().or(resource.features.first());
    let shared = feature.filter(|it| **it != method.plain().replace('_', "-"));
    let feature = shared.map(|it| format!(" It needs the feature {}.", docs::code(it)));
    let feature = feature.unwrap_or_default();
    let description = description(resource);
    let link = format!("[`client.{method}()`]({module}::{handle})");
    docs::bullet(&format!("{title}: {link}.{description}{feature}"))
}

/// The description of the resource, if it is one short paragraph.
fn description(resource: &Resource) -> String {
    let lines = resource.doc.0.get(2..).unwrap_or_default();
    let text = lines.join(" ");
    let is_paragraph = lines
        .iter()
        .all(|line| !line.is_empty() && !line.starts_with(MARKS));
    let is_short = is_paragraph && !text.is_empty() && text.chars().count() <= SHORT;
    match is_short {
        true if text.ends_with(['.', '!', '?']) => format!(" {text}"),
        true => format!(" {text}."),
        false => String::new(),
    }
}
