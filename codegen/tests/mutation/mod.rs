//! Small random changes that make a document wrong in ways that nobody thought of.

use fastrand::Rng;
use serde_json::{Map, Number, Value, json};

/// Words with a meaning in a description, so that a renamed key becomes one.
const WORDS: [&str; 46] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "components",
    "const",
    "content",
    "default",
    "definitions",
    "deprecated",
    "description",
    "discriminator",
    "enum",
    "example",
    "examples",
    "explode",
    "format",
    "headers",
    "in",
    "items",
    "mapping",
    "maximum",
    "minimum",
    "name",
    "not",
    "nullable",
    "oneOf",
    "operationId",
    "parameters",
    "paths",
    "prefixItems",
    "properties",
    "propertyName",
    "readOnly",
    "requestBody",
    "required",
    "responses",
    "schema",
    "schemas",
    "security",
    "servers",
    "style",
    "tags",
    "title",
    "type",
    "x-sensitive",
];

/// Strings that have broken generators before.
const TEXTS: [&str; 24] = [
    "",
    " ",
    "*/",
    "\"#",
    "'",
    "\\",
    "\0",
    "\n",
    "\u{202e}",
    "\u{feff}",
    "{",
    "{}",
    "{a}",
    "/../x",
    "self",
    "r#type",
    "1",
    "-1",
    "😀",
    "Ω≈ß",
    "#",
    "#/",
    "null",
    "application/json",
];

/// Changes a value in place, a few times.
pub fn mutate(document: &mut Value, rng: &mut Rng) {
    for _ in 0..rng.usize(1..=6) {
        mutate_once(document, rng);
    }
}

fn mutate_once(document: &mut Value, rng: &mut Rng) {
    let places = places(document);
    let one = rng.choice(&places).cloned().unwrap_or_default();
    let other = rng.choice(&places).cloned().unwrap_or_default();
    let copy = document.pointer(&other).cloned().unwrap_or_default();
    match rng.u8(0..12) {
        0 => {
            let replaced = document
                .pointer_mut(&one)
                .map(|it| std::mem::replace(it, copy));
            if let (Some(replaced), Some(place)) = (replaced, document.pointer_mut(&other)) {
                *place = replaced;
            }
        }
        1 => put(document, &one, copy),
        2 => put(document, &one, scalar(rng)),
        3 => put(document, &one, json!({"$ref": format!("#{other}")})),
        4 => put(document, &one, json!([])),
        5 => put(document, &one, json!({})),
        6 | 7 => wrap(document, &one, copy, rng),
        8 => change_container(document, &one, |container| remove(container, rng)),
        9 => change_container(document, &one, |container| add(container, copy, rng)),
        10 => change_container(document, &one, |container| rename(container, rng)),
        _ => redirect(document, &places, rng),
    }
}

fn put(document: &mut Value, at: &str, value: Value) {
    if let Some(place) = document.pointer_mut(at) {
        *place = value;
    }
}

/// Puts a value below a keyword, where it may or may not belong.
fn wrap(document: &mut Value, at: &str, beside: Value, rng: &mut Rng) {
    let Some(place) = document.pointer_mut(at) else {
        return;
    };
    let value = place.take();
    *place = match rng.u8(0..7) {
        0 => json!({"allOf": [value, beside]}),
        1 => json!({"oneOf": [value, beside]}),
        2 => json!({"anyOf": [beside, value], "nullable": true}),
        3 => json!({"type": "array", "items": value}),
        4 => json!({"type": "object", "additionalProperties": value}),
        5 => json!({"type": "object", "properties": {"a": value, "b": beside}, "required": ["a"]}),
        _ => json!([value]),
    };
}

/// Changes the object or list that holds the value at `at`.
fn change_container(document: &mut Value, at: &str, change: impl FnOnce(&mut Value)) {
    let above = at.rfind('/').map_or("", |end| &at[..end]);
    if let Some(container) = document.pointer_mut(above) {
        change(container);
    }
}

fn remove(container: &mut Value, rng: &mut Rng) {
    match container {
        Value::Array(items) if !items.is_empty() => {
            items.remove(rng.usize(0..items.len()));
        }
        Value::Object(members) => {
            if let Some(key) = key(members, rng) {
                members.shift_remove(&key);
            }
        }
        _ => {}
    }
}

fn add(container: &mut Value, value: Value, rng: &mut Rng) {
    match container {
        Value::Array(items) => items.push(value),
        Value::Object(members) => {
            members.insert(word(rng), value);
        }
        _ => {}
    }
}

fn rename(container: &mut Value, rng: &mut Rng) {
    let Value::Object(members) = container else {
        return;
    };
    if let Some(value) = key(members, rng).and_then(|key| members.shift_remove(&key)) {
        members.insert(word(rng), value);
    }
}

/// Lets one of the references name another place.
fn redirect(document: &mut Value, places: &[String], rng: &mut Rng) {
    let references: Vec<&String> = places.iter().filter(|it| it.ends_with("/$ref")).collect();
    if let (Some(reference), Some(target)) = (rng.choice(references), rng.choice(places)) {
        put(document, reference, json!(format!("#{target}")));
    }
}

fn key(members: &Map<String, Value>, rng: &mut Rng) -> Option<String> {
    rng.choice(members.keys()).cloned()
}

fn word(rng: &mut Rng) -> String {
    let words: &[&str] = if rng.bool() { &WORDS } else { &TEXTS };
    rng.choice(words)
        .map_or_else(String::new, |word| (*word).to_owned())
}

fn scalar(rng: &mut Rng) -> Value {
    match rng.u8(0..9) {
        0 => Value::Null,
        1 => json!(rng.bool()),
        2 => json!(rng.i64(..)),
        3 => json!(u64::MAX),
        4 => Number::from_f64(f64::from_bits(rng.u64(..))).map_or(Value::Null, Value::Number),
        5 => json!(-1),
        6 => json!(word(rng).repeat(rng.usize(1..300))),
        _ => json!(word(rng)),
    }
}

/// The pointer to every value of a document, except for the root.
fn places(document: &Value) -> Vec<String> {
    let mut places = Vec::new();
    let mut pending = vec![(String::new(), document)];
    while let Some((at, value)) = pending.pop() {
        let below: Vec<(String, &Value)> = match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(index, item)| (format!("{at}/{index}"), item))
                .collect(),
            Value::Object(members) => members
                .iter()
                .map(|(key, member)| (format!("{at}/{}", escaped(key)), member))
                .collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
        };
        places.extend(below.iter().map(|(at, _)| at.clone()));
        pending.extend(below);
    }
    places
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Changes bytes of a text, which may then no longer be UTF-8.
pub fn mutate_text(text: &str, rng: &mut Rng) -> Vec<u8> {
    const BYTES: &[u8] = b" \t\n\"'#&*-:?[]{}|>%@`,!~<\0\xff0a";
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..rng.usize(1..=8) {
        let at = rng.usize(0..=bytes.len());
        let end = (at + rng.usize(0..40)).min(bytes.len());
        match rng.u8(0..4) {
            0 => bytes.insert(at, BYTES[rng.usize(0..BYTES.len())]),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let part = bytes[at..end].to_vec();
                let to = rng.usize(0..=bytes.len());
                bytes.splice(to..to, part);
            }
            _ => bytes.truncate(rng.usize(bytes.len() / 2..=bytes.len())),
        }
    }
    bytes
}
