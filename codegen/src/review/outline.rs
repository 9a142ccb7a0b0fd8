//! `API.md`: the tree of calls for people, with the request and the types of each.

use std::collections::BTreeMap;

use crate::plan::{PublicItem, PublicKind};

/// The name of the file in an emitted crate.
pub const OUTLINE: &str = "API.md";

/// The calls of a crate, a line each, folded by resource.
pub fn outline(items: &[PublicItem]) -> String {
    let name = items.iter().find(|item| item.kind == PublicKind::Crate);
    let name = name.map_or("", |item| item.signature.trim_start());
    let methods = items.iter().filter(|item| item.kind == PublicKind::Method);
    let mut resources: BTreeMap<&str, Vec<&PublicItem>> = BTreeMap::new();
    for method in methods {
        let resource = method
            .path
            .rsplit_once('.')
            .map_or("", |(resource, _)| resource);
        resources.entry(resource).or_default().push(method);
    }
    let mut text = format!(
        "# The calls of `{name}`\n\nThe generator writes this file from the same items as `api.lock`.\n"
    );
    for (resource, methods) in resources {
        let noun = if methods.len() == 1 { "call" } else { "calls" };
        text += &format!(
            "\n<details open><summary><code>{resource}</code> ({} {noun})</summary>\n\n",
            methods.len()
        );
        for method in methods {
            text += &line(method);
        }
        text += "\n</details>\n";
    }
    text
}

fn line(method: &PublicItem) -> String {
    let name = method.path.rsplit('.').next().unwrap_or_default();
    let route = method.wire.trim_start_matches(", ").replace('`', "'");
    format!("- `{name}{}`: `{route}`\n", method.signature)
}
