//! Input that is meant to break the generator leads to a crate or to a located error, on the stack of a test.
//!
//! These documents are too large for files. A test that overflows its stack or does not end has found a recursion or a loop.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;
use std::process::Command;

use sdkgen::{Generated, Generator, Severity};
use serde_json::{Value, json};

/// A length for which any recursion overflows the stack of a test.
const LONG: usize = 4_000;

/// The result for the text of one file.
fn read(name: &str, text: impl AsRef<[u8]>) -> Generated {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    checked(Generator::new(path).lint())
}

/// The result for a document with these schemas, of which the first is used both ways.
fn schemas(schemas: Value) -> Generated {
    read("openapi.json", document(&schemas).to_string())
}

fn document(schemas: &Value) -> Value {
    let first = schemas.as_object().unwrap().keys().next().unwrap();
    let content = json!({"application/json": {"schema": to(first)}});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Hostile", "version": "1"},
        "paths": {"/a": {"post": {
            "operationId": "a",
            "requestBody": {"content": content},
            "responses": {"200": {"description": "Done.", "content": content}},
        }}},
        "components": {"schemas": schemas},
    })
}

fn to(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// Schemas `S0`, `S1` and so on, each of which refers to the next; the last one is `end`.
fn chain(length: usize, link: impl Fn(usize, Value) -> Value, end: Value) -> Value {
    let links = (0..length).map(|index| link(index, to(&format!("S{}", index + 1))));
    let links = links.chain([end]).enumerate();
    links
        .map(|(index, link)| (format!("S{index}"), link))
        .collect()
}

/// Checks that every error and warning has a place, and that a missing crate has a reason.
fn checked(generated: Generated) -> Generated {
    let report = generated.json();
    let diagnostics = report["diagnostics"].as_array().unwrap();
    for diagnostic in diagnostics {
        assert!(diagnostic["line"].is_u64(), "{diagnostic:#}");
    }
    let has_error = diagnostics.iter().any(|it| it["severity"] == "error");
    assert_eq!(generated.is_ok(), !has_error, "{}", generated.text(false));
    generated
}

fn has(generated: &Generated, code: &str) {
    let report = generated.json();
    let diagnostics = report["diagnostics"].as_array().unwrap();
    let found = diagnostics.iter().any(|it| it["code"] == code);
    assert!(found, "no {code} in {:.2000}", generated.text(false));
}

fn string() -> Value {
    json!({"type": "string"})
}

/// An object with one property.
fn object(name: &str, property: Value) -> Value {
    json!({"type": "object", "properties": {name: property}})
}

#[test]
fn brackets_without_end_are_too_deep() {
    for text in ["[", "{\"a\":", "a: [", "? [", "a: {a: ", "[{"] {
        for name in ["openapi.yaml", "openapi.json"] {
            let start = if text.starts_with('a') { "" } else { "a: " };
            let start = if name.ends_with("json") { "" } else { start };
            let generated = read(name, format!("{start}{}", text.repeat(20_000)));
            assert!(!generated.is_ok());
        }
    }
    has(
        &read("a.yaml", format!("a: {}", "[".repeat(100_000))),
        "too-deep",
    );
    has(&read("a.json", "[".repeat(100_000)), "too-deep");
    has(&read("a.yaml", "- ".repeat(20_000)), "too-deep");
}

#[test]
fn brackets_in_texts_are_no_nesting() {
    let brackets = "[".repeat(20_000);
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1', description: '{brackets}'}}\npaths: {{}}\n"
    );
    assert!(read("openapi.yaml", text).is_ok());
}

#[test]
fn aliases_and_merge_keys_expand_within_bounds() {
    for part in [
        "[*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]",
        "{<<: [*a, *a], k: *a}",
    ] {
        let mut text = "a: &a0 {x: y}\n".to_owned();
        for level in 1..40 {
            let part = part.replace("*a", &format!("*a{}", level - 1));
            text.push_str(&format!("a{level}: &a{level} {part}\n"));
        }
        has(&read("openapi.yaml", text), "too-large");
    }
}

#[test]
fn chains_of_references_are_followed() {
    let generated = schemas(chain(20_000, |_, next| next, string()));
    assert!(generated.is_ok());
}

#[test]
fn references_in_a_circle_end() {
    let circle = chain(LONG, |_, next| next, to("S0"));
    has(&schemas(circle), "reference-to-itself");
}

#[test]
fn references_from_property_to_property_are_followed() {
    let properties = (0..1_000).map(|index| {
        let next = format!("#/components/schemas/A/properties/p{}", index + 1);
        (format!("p{index}"), json!({"$ref": next}))
    });
    let mut properties: serde_json::Map<String, Value> = properties.collect();
    properties.insert("p1000".to_owned(), string());
    assert!(schemas(json!({"A": {"properties": properties}})).is_ok());
}

#[test]
fn chains_of_properties_are_types() {
    let link = |_, next| json!({"type": "object", "required": ["a"], "properties": {"a": next}});
    assert!(schemas(chain(LONG, link, string())).is_ok());
    has(&schemas(chain(LONG, link, to("S0"))), "endless-requirement");
}

#[test]
fn chains_of_lists_and_maps_end() {
    for link in [
        |_, next| json!({"type": "array", "items": next}),
        |_, next| json!({"type": "object", "additionalProperties": next}),
    ] {
        let long = chain(LONG, link, string());
        has(&schemas(long.clone()), "too-deep");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("openapi.json");
        fs::write(&path, document(&long).to_string()).unwrap();
        // The IR is printed too, since a list is printed inside the one that contains it.
        assert!(checked(Generator::new(path).generate()).is_ok());
        let circle = chain(LONG, link, link(0, to("S0")));
        has(&schemas(circle), "recursive-list");
    }
}

#[test]
fn chains_of_all_of_are_merged() {
    let link = |_, next| json!({"allOf": [next, object("b", string())]});
    assert!(schemas(chain(LONG, link, object("z", string()))).is_ok());
    has(&schemas(chain(LONG, link, to("S0"))), "cyclic-all-of");
    let annotated = |_, next| json!({"allOf": [next], "description": "d"});
    assert!(schemas(chain(LONG, annotated, object("z", string()))).is_ok());
}

#[test]
fn all_of_in_all_of_grows_within_bounds() {
    let link = |index, next| json!({"allOf": [next, object(&format!("b{index}"), string())]});
    degraded(chain(1_000, link, object("z", string())));
}

#[test]
fn all_of_with_many_members_is_one_type() {
    let members = (0..LONG).map(|index| object(&format!("p{index}"), string()));
    assert!(schemas(json!({"A": {"allOf": members.collect::<Vec<_>>()}})).is_ok());
}

#[test]
fn all_of_two_long_chains_ends() {
    let link = |_, next| object("n", next);
    let mut both = chain(LONG, link, object("x", string()));
    let other = chain(
        LONG,
        |_, next: Value| {
            let next = next["$ref"].as_str().unwrap().replace("/S", "/T");
            object("n", json!({"$ref": next}))
        },
        object("y", string()),
    );
    let both = both.as_object_mut().unwrap();
    for (name, schema) in other.as_object().unwrap() {
        both.insert(name.replace('S', "T"), schema.clone());
    }
    let mut all = serde_json::Map::new();
    all.insert("A".to_owned(), json!({"allOf": [to("S0"), to("T0")]}));
    all.append(both);
    schemas(Value::Object(all));
}

#[test]
fn unions_of_long_chains_end() {
    const LENGTH: usize = 1_500;
    for word in ["oneOf", "anyOf", "allOf"] {
        let twice = |link: &dyn Fn(&str) -> Value, end: Value| {
            let mut all = serde_json::Map::new();
            all.insert("A".to_owned(), json!({word: [to("S0"), to("T0")]}));
            for side in ["S", "T"] {
                for index in 0..LENGTH {
                    let next = format!("{side}{}", index + 1);
                    all.insert(format!("{side}{index}"), link(&next));
                }
                all.insert(format!("{side}{LENGTH}"), end.clone());
            }
            schemas(Value::Object(all))
        };
        twice(&|next| object("n", to(next)), string());
        twice(
            &|next| json!({"type": "array", "items": to(next)}),
            string(),
        );
        twice(
            &|next| json!({"oneOf": [to(next), {"type": "integer"}]}),
            string(),
        );
        twice(&|next| json!({"oneOf": [to(next), to(next)]}), string());
        twice(
            &|next| json!({"allOf": [to(next), {"oneOf": [to(next), string()]}]}),
            string(),
        );
    }
}

#[test]
fn unions_that_contain_themselves_end() {
    for other in [string(), object("a", string()), json!({})] {
        schemas(json!({"A": {"allOf": [to("U"), other]}, "U": {"oneOf": [to("U"), other]}}));
        schemas(json!({"A": {"oneOf": [to("B"), other]}, "B": {"anyOf": [to("A"), other]}}));
        schemas(json!({"A": {"oneOf": [{"allOf": [to("A"), other]}, other]}}));
    }
}

#[test]
fn chains_of_unions_grow_within_bounds() {
    let link = |index, next| json!({"oneOf": [next, object(&format!("p{index}"), string())]});
    degraded(chain(2_000, link, string()));
    let alike = |_, next| json!({"oneOf": [next, object("b", string())]});
    schemas(chain(LONG, alike, string()));
}

/// Checks that the schemas, which grow without end, are read with a warning, and that another schema of the document has its properties.
fn degraded(mut all: Value) {
    let parts = ["one", "two"].map(|name| object(name, string()));
    all["S0"] = object("endless", all["S0"].take());
    all["Zebra"] = json!({"allOf": parts});
    all["S0"]["properties"]["zebra"] = to("Zebra");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.json");
    fs::write(&path, document(&all).to_string()).unwrap();
    let generated = checked(Generator::new(path).generate());
    assert!(generated.is_ok());
    has(&generated, "too-large");
    let mut files = generated.files().iter();
    let zebra = files.find(|file| file.path.ends_with("/zebra.rs")).unwrap();
    for name in ["one", "two"] {
        assert!(zebra.text.contains(name), "{}", zebra.text);
    }
}

#[test]
fn large_unions_are_decided() {
    for member in [
        |index: usize| object(&format!("p{index}"), string()),
        |index| json!({"required": ["a"], "properties": {"a": {"enum": [format!("v{index}")]}}}),
        |index| json!({"type": "string", "enum": [format!("v{index}")]}),
        |index| json!({"type": "array", "items": {"enum": [index]}}),
    ] {
        let members: Vec<Value> = (0..1_500).map(member).collect();
        schemas(json!({"A": {"oneOf": members}}));
    }
}

#[test]
fn long_lines_of_parents_are_lowered() {
    let link = |_, next| json!({"allOf": [next], "discriminator": {"propertyName": "t"}});
    assert!(schemas(chain(LONG, link, object("t", string()))).is_ok());
}

#[test]
fn large_enums_have_a_name_per_value() {
    let same =
        (0..5_000).map(|index| format!("{}a{}", "-".repeat(index % 70), "-".repeat(index / 70)));
    let same: Vec<String> = same.collect();
    assert!(schemas(json!({"A": {"type": "string", "enum": same}})).is_ok());
    let numbers: Vec<usize> = (0..20_000).collect();
    assert!(schemas(json!({"A": {"type": "integer", "enum": numbers}})).is_ok());
}

#[test]
fn long_names_become_short_ones() {
    let name = "veryLong-".repeat(400);
    let mut all = document(&json!({"A": {"properties": {&name: object(&name, string())}}}));
    all["paths"]["/a"]["post"]["operationId"] = json!(name);
    all["paths"]["/a"]["post"]["tags"] = json!([name]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.json");
    fs::write(&path, all.to_string()).unwrap();
    let generated = checked(Generator::new(path).generate());
    let out = folder.path().join("client");
    assert!(
        generated.write(&out).is_ok(),
        "{:.500}",
        generated.text(false)
    );
}

#[test]
fn keys_have_a_longest_length() {
    let name = "k".repeat(100_000);
    let long = document(&json!({"A": {"properties": {&name: string(), "b": string()}}}));
    let yaml = serde_json::to_string_pretty(&long).unwrap();
    let yaml = yaml.replace(&format!("\"{name}\":"), &format!("? {name}\n:"));
    for generated in [
        read("openapi.json", long.to_string()),
        read("openapi.yaml", yaml),
    ] {
        assert!(generated.is_ok());
        has(&generated, "too-large");
    }
}

#[test]
fn defaults_of_server_variables_are_no_templates() {
    let variables = (0..60).map(|index| {
        let next = format!("{{v{0}}}{{v{0}}}", index + 1);
        (format!("v{index}"), json!({"default": next}))
    });
    let mut all = document(&json!({"A": string()}));
    all["servers"] = json!([{"url": "https://{v0}/", "variables": variables.collect::<Value>()}]);
    assert!(read("openapi.json", all.to_string()).is_ok());
}

#[test]
fn path_items_expand_within_bounds() {
    let mut all = document(&json!({"A": string()}));
    let parameters =
        (0..500).map(|index| json!({"name": format!("q{index}"), "in": "query", "schema": {}}));
    all["paths"]["/a"]["post"]["parameters"] = parameters.collect();
    for index in 0..500 {
        all["paths"][format!("/p{index}")] = json!({"$ref": "#/paths/~1a"});
    }
    has(&read("openapi.json", all.to_string()), "too-large");
}

#[test]
fn groups_without_end_are_shallow() {
    let mut all = document(&json!({"A": string()}));
    all["paths"]["/a"]["post"]["x-fern-sdk-group-name"] = json!("a.".repeat(LONG));
    assert!(read("openapi.json", all.to_string()).is_ok());
}

#[test]
fn repeated_keys_are_reported_once_each() {
    let repeated = "a: 1\n".repeat(20_000);
    has(&read("openapi.yaml", repeated), "duplicate-key");
    let pairs: String = (0..2_000)
        .map(|index| format!("k{index}: 1\nk{index}: 2\n"))
        .collect();
    has(&read("openapi.yaml", pairs), "duplicate-key");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let utf16: Vec<u8> = "\u{feff}openapi: 3.0.3"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    has(&read("openapi.yaml", utf16), "not-utf8");
    has(&read("openapi.yaml", [0x6f, 0xff, 0xfe]), "not-utf8");
    has(&read("openapi.yaml", ""), "empty-file");
    has(&read("openapi.json", "\u{feff}"), "empty-file");
    assert!(!read("openapi.yaml", "\0\0\0").is_ok());
}

#[test]
fn folders_and_missing_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("openapi.yaml")).unwrap();
    for spec in [
        folder.path(),
        &folder.path().join("openapi.yaml"),
        Path::new("nowhere.yaml"),
    ] {
        assert!(!Generator::new(spec).generate().is_ok());
    }
    let document = folder.path().join("spec.json");
    fs::write(
        &document,
        self::document(&json!({"A": string()})).to_string(),
    )
    .unwrap();
    for wrong in [folder.path(), Path::new("nowhere.toml")] {
        assert!(!Generator::new(&document).config(wrong).generate().is_ok());
        assert!(!Generator::new(&document).overlay(wrong).generate().is_ok());
    }
}

#[cfg(unix)]
#[test]
fn references_to_pipes_and_devices_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.yaml");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.yaml")).unwrap();
    for target in ["pipe.yaml", "zero.yaml", "/dev/zero"] {
        let path = folder.path().join("openapi.json");
        let schemas = json!({"A": {"properties": {"a": {"$ref": target}, "b": string()}}});
        fs::write(&path, document(&schemas).to_string()).unwrap();
        let generated = checked(Generator::new(&path).lint());
        assert!(generated.is_ok(), "{}", generated.text(false));
        assert_eq!(
            generated.count(Severity::Warning),
            1,
            "{}",
            generated.text(false)
        );
    }
}

#[test]
fn hostile_settings_and_overlays_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("spec.json");
    fs::write(
        &document,
        self::document(&json!({"A": string()})).to_string(),
    )
    .unwrap();
    let deep = format!("a = {}", "[".repeat(100_000));
    let dotted = format!("{}a = 1", "a.".repeat(LONG));
    let target = format!("$[?{}@.a", "@[?".repeat(LONG));
    let overlay = json!({
        "overlay": "1.0.0",
        "info": {"title": "T", "version": "1"},
        "actions": [{"target": target, "remove": true}],
    });
    for text in [deep, dotted, overlay.to_string(), "\0".to_owned()] {
        let path = folder.path().join("hostile");
        fs::write(&path, text).unwrap();
        assert!(!checked(Generator::new(&document).config(&path).lint()).is_ok());
        assert!(!checked(Generator::new(&document).overlay(&path).lint()).is_ok());
    }
}
