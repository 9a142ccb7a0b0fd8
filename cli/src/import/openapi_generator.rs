//! The configuration of openapi-generator, in YAML or JSON.

use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};

use super::findings::Findings;
use super::settings::Imported;
use super::tree::Tree;

/// Keys by which the configuration is recognized.
const OWN: [&str; 6] = [
    "generatorName",
    "additionalProperties",
    "modelNameMappings",
    "schemaMappings",
    "operationIdNameMappings",
    "packageName",
];

/// Keys that say where files are, which `sdk.toml` says here.
const NEEDLESS: [&str; 5] = [
    "generatorName",
    "inputSpec",
    "outputDir",
    "library",
    "templateDir",
];

pub(super) fn is_one(tree: &Tree) -> bool {
    OWN.iter().any(|key| tree.get(key).is_some())
}

pub(super) fn import(tree: &Tree, findings: &mut Findings) -> Imported {
    let mut imported = Imported::default();
    entries(tree, &mut imported, findings);
    imported
}

fn entries(tree: &Tree, imported: &mut Imported, findings: &mut Findings) {
    for (key, value) in tree.entries() {
        match (key.as_str(), value.text()) {
            ("additionalProperties", _) if value.is_map() => entries(value, imported, findings),
            ("packageName", Some(name)) => imported.set(&["crate", "name"], name.to_kebab_case()),
            ("packageVersion", Some(version)) => imported.set(&["crate", "version"], version),
            ("httpUserAgent", Some(agent)) => imported.set(&["client", "user_agent"], agent),
            ("modelNameMappings", _) => {
                for (schema, name) in texts(value) {
                    let pointer = format!("/components/schemas/{schema}");
                    imported.set(&["names", &pointer], name.to_upper_camel_case());
                }
            }
            ("operationIdNameMappings", _) => {
                for (id, name) in texts(value) {
                    imported.operation(id, &[], &name.to_snake_case());
                }
            }
            (key, _) if NEEDLESS.contains(&key) => {}
            (key, _) => findings.add(value.line, format!("`{key}` is not taken over")),
        }
    }
}

fn texts(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    let entries = tree.entries().iter();
    entries.filter_map(|(key, value)| Some((key.as_str(), value.text()?)))
}
