//! The names that a consumer can use do not depend on the order of the document, and an addition to a document only adds to them.
//!
//! Vendors' documents come from the folder that `OPENAPI_SPECS` names. Missing ones are skipped with a message.
#![forbid(unsafe_code)]

#[allow(
    dead_code,
    reason = "only the documents of the cases are needed here, not their snapshots"
)]
mod corpus;
mod shuffling;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use corpus::cases;
use fastrand::Rng;
use sdkgen::{Generator, Stage};
use serde_json::{Value, json};

/// The number of orders that are tried for each document.
const SEEDS: u64 = 2;
/// The number of lines of a failure that are shown.
const SHOWN: usize = 12;
/// Documents of vendors: a few hundred operations in all, with every style of ids, and of all versions.
const VENDORS: [&str; 10] = [
    "apis-guru/increase.com.json",
    "box/box-v2025.json",
    "clerk/clerk-fapi.yml",
    "docker/docker-engine-swagger2.yaml",
    "figma/figma.yaml",
    "meilisearch/meilisearch.json",
    "mistral/mistral.yaml",
    "prefect/prefect-3.9.1.json",
    "qdrant/qdrant.json",
    "spotify/spotify-official.yml",
];

/// A document and its settings.
struct Subject {
    name: String,
    value: Value,
    settings: Option<PathBuf>,
}

#[test]
fn the_surface_of_a_case_does_not_depend_on_the_order_of_the_document() {
    report(case_documents().iter().filter_map(shuffled).collect());
}

#[test]
fn the_surface_of_a_vendor_does_not_depend_on_the_order_of_the_document() {
    report(vendor_documents().iter().filter_map(shuffled).collect());
}

#[test]
fn what_is_added_to_a_case_only_adds_lines() {
    report(case_documents().iter().filter_map(added).collect());
}

#[test]
fn what_is_added_to_a_vendors_document_only_adds_lines() {
    report(vendor_documents().iter().filter_map(added).collect());
}

fn report(failures: Vec<String>) {
    let text = failures.join("\n");
    assert!(
        failures.is_empty(),
        "{} documents differ:\n{text}",
        failures.len()
    );
}

/// Every case that is one file with paths in it.
fn case_documents() -> Vec<Subject> {
    let cases = cases();
    let documents = cases.iter().filter_map(|case| {
        let settings = case.folder().join(format!("{}.toml", case.name));
        Some(Subject {
            name: format!("{}/{}", case.topic, case.name),
            value: parsed(case.document()?)?,
            settings: settings.exists().then_some(settings),
        })
    });
    documents.filter(is_wanted).collect()
}

fn vendor_documents() -> Vec<Subject> {
    let folder = std::env::var_os("OPENAPI_SPECS").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| PathBuf::from("../../shared/specs"));
    let documents = VENDORS.iter().filter_map(|name| {
        let value = parsed(&folder.join(name));
        if value.is_none() {
            eprintln!("skipped: there is no `{name}` in `{}`", folder.display());
        }
        Some(Subject {
            name: (*name).to_owned(),
            value: value?,
            settings: None,
        })
    });
    documents.filter(is_wanted).collect()
}

/// Returns whether the document has paths, and `PERMUTATIONS_ONLY` is a part of its name.
fn is_wanted(subject: &Subject) -> bool {
    let only = std::env::var("PERMUTATIONS_ONLY");
    only.map_or(true, |only| subject.name.contains(&only)) && subject.value["paths"].is_object()
}

/// The document as JSON; `None` if it cannot be parsed. Other tests are about such documents.
fn parsed(path: &Path) -> Option<Value> {
    let text = fs::read_to_string(path).ok()?;
    if path.extension().is_some_and(|it| it == "json") {
        serde_json::from_str(&text).ok()
    } else {
        serde_yaml::from_str(&text).ok()
    }
}

/// Describes the difference between the surface of the document and that of its shuffled copies.
fn shuffled(subject: &Subject) -> Option<String> {
    let before = surface(subject, &subject.value);
    (0..SEEDS).find_map(|seed| {
        let mut value = subject.value.clone();
        shuffling::shuffle(&mut value, &mut Rng::with_seed(seed));
        let after = surface(subject, &value);
        let gone = before.difference(&after).map(|line| format!("  - {line}"));
        let new = after.difference(&before).map(|line| format!("  + {line}"));
        described(&format!("{} (seed {seed})", subject.name), gone, new)
    })
}

/// Describes the lines of the surface that disappear when something is added.
fn added(subject: &Subject) -> Option<String> {
    let before = surface(subject, &subject.value);
    let failures = additions(&subject.value).into_iter().map(|(what, value)| {
        let after = surface(subject, &value);
        let gone = before.difference(&after).map(|line| format!("  - {line}"));
        let name = format!("{}, {what} added", subject.name);
        described(&name, gone, std::iter::empty())
    });
    let failures: Vec<String> = failures.flatten().collect();
    (!failures.is_empty()).then(|| failures.join("\n"))
}

fn described(
    name: &str,
    gone: impl Iterator<Item = String>,
    new: impl Iterator<Item = String>,
) -> Option<String> {
    let gone: Vec<String> = gone.collect();
    let new: Vec<String> = new.collect();
    if gone.is_empty() && new.is_empty() {
        return None;
    }
    let counts = format!("{name}: {} lines gone, {} new\n", gone.len(), new.len());
    let shown = gone.iter().take(SHOWN).chain(new.iter().take(SHOWN));
    let shown: Vec<&str> = shown.map(String::as_str).collect();
    Some(counts + &shown.join("\n"))
}

/// The lines of the surface; empty if the document leaves nothing to list, whatever its order.
fn surface(subject: &Subject, document: &Value) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.json");
    fs::write(&path, document.to_string()).unwrap();
    let mut generator = Generator::new(&path).name("permuted");
    if let Some(settings) = &subject.settings {
        generator = generator.config(settings);
    }
    let text = generator.inspect(Stage::Surface, None, None);
    let text = text.unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// Copies of the document with one addition each, and the names of the additions.
fn additions(document: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    // One noun comes before those of the document, and one comes after them.
    for noun in ["aardvark", "zorilla"] {
        let mut value = document.clone();
        add_schema(&mut value, noun);
        all.push((format!("the component {noun}"), value.clone()));
        let schema = answer(&value, noun);
        add_operation(&mut value, &format!("/{noun}s"), &schema);
        all.push((format!("/{noun}s"), value));
        if let Some(item) = an_item(document) {
            let mut value = document.clone();
            add_schema(&mut value, noun);
            let path = format!("{item}/{noun}s");
            add_operation(&mut value, &path, &schema);
            all.push((path, value));
        }
        if let Some(schema) = an_answer(document) {
            let mut value = document.clone();
            add_operation(&mut value, &format!("/{noun}s"), &schema);
            all.push((format!("/{noun}s with a known answer"), value));
        }
    }
    all
}

fn is_swagger(document: &Value) -> bool {
    document.get("swagger").is_some()
}

fn add_schema(document: &mut Value, noun: &str) {
    let name = format!("{}{}", noun[..1].to_uppercase(), &noun[1..]);
    let schema = json!({"type": "object", "properties": {"id": {"type": "string"}, "kind": {"type": "string", "enum": ["a", "b"]}}});
    let schemas = if is_swagger(document) {
        &mut document["definitions"]
    } else {
        if !document["components"].is_object() {
            document["components"] = json!({});
        }
        &mut document["components"]["schemas"]
    };
    if schemas.is_null() {
        *schemas = json!({});
    }
    schemas[name] = schema;
}

fn answer(document: &Value, noun: &str) -> Value {
    let name = format!("{}{}", noun[..1].to_uppercase(), &noun[1..]);
    let at = if is_swagger(document) {
        "definitions"
    } else {
        "components/schemas"
    };
    json!({"type": "array", "items": {"$ref": format!("#/{at}/{name}")}})
}

/// Adds a GET that returns a schema, with the variables that its path has.
fn add_operation(document: &mut Value, path: &str, schema: &Value) {
    let swagger = is_swagger(document);
    let variables = path.split('/').filter_map(|segment| {
        let name = segment.split_once('{')?.1.split_once('}')?.0;
        Some(if swagger {
            json!({"name": name, "in": "path", "required": true, "type": "string"})
        } else {
            json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}})
        })
    });
    let variables: Vec<Value> = variables.collect();
    let response = if swagger {
        json!({"description": "ok", "schema": schema})
    } else {
        json!({"description": "ok", "content": {"application/json": {"schema": schema}}})
    };
    let operation = json!({"get": {"parameters": variables, "responses": {"200": response}}});
    document["paths"][path] = operation;
}

/// The first path by name that leads to an item, and can therefore have another collection below it.
fn an_item(document: &Value) -> Option<&str> {
    let paths = document["paths"].as_object()?;
    let paths: BTreeSet<&str> = paths.keys().map(String::as_str).collect();
    let mut items = paths
        .into_iter()
        .filter(|path| path.ends_with('}') && path.starts_with('/'));
    items.next()
}

/// The component that the first operation, by its path, returns as JSON.
///
/// An unnamed response would not do: two operations with it share one type, whose name depends on both of them.
fn an_answer(document: &Value) -> Option<Value> {
    let paths = document["paths"].as_object()?;
    let mut paths: Vec<_> = paths.iter().collect();
    paths.sort_by_key(|(path, _)| *path);
    paths.into_iter().find_map(|(_, item)| {
        let response = &item["get"]["responses"]["200"];
        let schema = match is_swagger(document) {
            true => response.get("schema"),
            false => response["content"]["application/json"].get("schema"),
        };
        schema
            .filter(|schema| schema.get("$ref").is_some())
            .cloned()
    })
}
