//! A document is the same API in YAML and in JSON: the crates are equal, and so are the reports except for their places.
#![forbid(unsafe_code)]

#[allow(
    dead_code,
    reason = "only the documents of the cases are needed here, not their snapshots"
)]
mod corpus;

use std::fs;

use sdkgen::{Generated, Generator};
use serde_json::Value;

/// Codes that concern the text of a file, and not the document in it.
const ABOUT_TEXT: [&str; 9] = [
    "duplicate-key",
    "empty-file",
    "invalid-merge",
    "not-utf8",
    "several-documents",
    "syntax",
    "too-deep",
    "too-large",
    "unsupported-key",
];

#[test]
fn yaml_and_json_give_the_same_crate() {
    let cases = corpus::cases();
    let documents = cases.iter().filter_map(|case| case.document());
    let mut compared = 0;
    let mut different = Vec::new();
    for path in documents {
        let text = fs::read_to_string(path).unwrap_or_default();
        let Some(document) = value(&text).filter(|_| !is_about_text(&text)) else {
            continue;
        };
        let written = generated("openapi.yaml", &text);
        let json = generated("openapi.json", &document.to_string());
        let yaml = generated("openapi.yaml", &serde_yaml::to_string(&document).unwrap());
        if [&json, &yaml].iter().any(|other| !is_same(&written, other)) {
            different.push(path);
        }
        compared += 1;
    }
    assert!(different.is_empty(), "{different:#?}");
    assert!(compared > 100, "only {compared} cases could be compared");
}

fn is_same(one: &Generated, other: &Generated) -> bool {
    let mut files = one.files().iter().zip(other.files());
    one.files().len() == other.files().len()
        && files.all(|(one, other)| one.path == other.path && one.text == other.text)
        && report(one) == report(other)
}

/// The value of a YAML or JSON text; `None` if it has merge keys or tags, which only YAML has.
fn value(text: &str) -> Option<Value> {
    let value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
    let is_yaml = text.contains("<<:") || text.contains(": !");
    let value = serde_json::to_value(value).ok().filter(|_| !is_yaml);
    value.filter(Value::is_object)
}

fn is_about_text(text: &str) -> bool {
    let report = generated("openapi.yaml", text).json();
    let diagnostics = report["diagnostics"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let codes = diagnostics.iter().filter_map(|it| it["code"].as_str());
    codes.into_iter().any(|code| ABOUT_TEXT.contains(&code))
}

fn generated(name: &str, text: &str) -> Generated {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    Generator::new(path).name("same").generate()
}

/// The findings without their places, in an order that does not depend on them.
fn report(generated: &Generated) -> Vec<String> {
    let report = generated.json();
    let diagnostics = report["diagnostics"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let mut findings: Vec<String> = diagnostics
        .into_iter()
        .map(|mut diagnostic| {
            for place in ["file", "line", "column"] {
                diagnostic[place] = Value::Null;
            }
            diagnostic.to_string()
        })
        .collect();
    findings.sort();
    findings
}
