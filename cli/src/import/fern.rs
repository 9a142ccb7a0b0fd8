//! Overrides of a document with the extensions of Fern, such as `openapi-overrides.yml`.

use super::Routes;
use super::findings::Findings;
use super::settings::Imported;
use super::tree::Tree;

pub(super) fn import(tree: &Tree, routes: &Routes, findings: &mut Findings) -> Imported {
    let mut imported = Imported::default();
    let paths = tree.get("paths").into_iter().flat_map(Tree::entries);
    for (path, item) in paths {
        for (verb, operation) in item.entries() {
            let Some(id) = routes.id(verb, path) else {
                findings.add(
                    operation.line,
                    format!("the document has no operation `{verb} {path}`"),
                );
                continue;
            };
            place(operation, id, &mut imported, findings);
        }
    }
    for (key, value) in tree.entries().iter().filter(|(key, _)| key != "paths") {
        findings.add(
            value.line,
            format!("`{key}` is not taken over: an overlay can hold it"),
        );
    }
    imported
}

fn place(operation: &Tree, id: &str, imported: &mut Imported, findings: &mut Findings) {
    for (key, value) in operation.entries() {
        match (key.as_str(), value.text()) {
            ("x-fern-sdk-group-name", Some(group)) => {
                let path: toml_edit::Array = [group].into_iter().collect();
                imported.set(&["operations", id, "path"], path);
            }
            ("x-fern-sdk-group-name", None) => {
                let path: toml_edit::Array = value.items().iter().filter_map(Tree::text).collect();
                imported.set(&["operations", id, "path"], path);
            }
            ("x-fern-sdk-method-name", Some(method)) => {
                imported.set(&["operations", id, "method"], method);
            }
            (key, _) => findings.add(
                value.line,
                format!("`{key}` is not taken over: an overlay can hold it"),
            ),
        }
    }
}
