//! Writes the corrections that a report proposes as actions of an overlay.
//!
//! Places of the effective document become those of the document that overlays change, in its author's keywords.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::path::json_path;
use super::widen::Change;
use crate::report::Action;
use crate::source::{Pointer, Sources, Written};

/// A change at one place of the document as its author wrote it.
enum Spelled {
    Update(String, Value),
    Remove(String),
}

/// The actions in YAML, one list item each; `None` if one of them has nothing to change.
///
/// Source: Overlay Specification 1.1.0, Action Object.
pub(crate) fn spelled_actions(actions: &[Action], sources: &Sources) -> Option<String> {
    let removed = actions.iter().filter_map(|action| match action {
        Action::Remove(at) => Some(sources.written(at)?.at),
        Action::Update(..) | Action::Refer(..) | Action::Require { .. } => None,
    });
    let removed: Vec<Pointer> = removed.collect();
    if goes_twice(&removed) {
        return None;
    }
    let spelled: Option<Vec<Vec<Spelled>>> = actions
        .iter()
        .map(|action| spelled(action, &removed, sources))
        .collect();
    let lines = spelled?.into_iter().flatten().map(|action| match action {
        Spelled::Update(target, value) => {
            let (target, value) = (scalar(&target), flow(&value));
            format!("- target: {target}\n  update: {value}")
        }
        Spelled::Remove(target) => format!("- target: {}\n  remove: true", scalar(&target)),
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn spelled(action: &Action, removed: &[Pointer], sources: &Sources) -> Option<Vec<Spelled>> {
    match action {
        Action::Update(at, value) => {
            let (written, value) = holder(at, value.clone(), sources)?;
            if removed.contains(&written.at) {
                return None;
            }
            let value = in_words_of_the_document(value, sources);
            fits(&written.value, &value, &written.at, removed)
                .then(|| vec![Spelled::Update(json_path(&written.at), value)])
        }
        Action::Remove(at) => {
            let written = sources.written(at)?;
            let is_root = written.at == Pointer::root();
            (!is_root).then(|| vec![Spelled::Remove(json_path(&written.at))])
        }
        Action::Refer(at, to) => {
            let (written, to) = (sources.written(at)?, sources.written(to)?);
            let reference = crate::normalize::references::resolve::fragment(&to.at);
            let update = json!({ "$ref": reference });
            let refers = written.value.get("$ref").is_some();
            refers.then(|| vec![Spelled::Update(json_path(&written.at), update)])
        }
        Action::Require {
            schema,
            wrong,
            right,
        } => {
            let Some(at) = requiring(schema, wrong, sources) else {
                // A schema that others share requires it. They may have the property, so this one gets it as well.
                let written = sources.written(schema)?;
                let declared = json!({ "properties": { wrong: { "type": "string" } } });
                return Some(vec![Spelled::Update(json_path(&written.at), declared)]);
            };
            let list = json_path(&at.child("required"));
            let mut actions = vec![Spelled::Remove(format!("{list}[?@ == {}]", quoted(wrong)))];
            let right = right.iter();
            let right =
                right.map(|it| Spelled::Update(json_path(&at), json!({ "required": [it] })));
            actions.extend(right);
            Some(actions)
        }
    }
}

/// A change of the document as its author wrote it, with the reason, in YAML.
pub(crate) fn spelled_change(change: &Change, reason: &str) -> String {
    let (target, change) = match change {
        Change::Update(at, keywords) => {
            let keywords = Value::Object(keywords.clone());
            (json_path(at), format!("update: {}", flow(&keywords)))
        }
        Change::Append(at, item) => (json_path(at), format!("update: {}", flow(item))),
        Change::Remove(at) => (json_path(at), "remove: true".to_owned()),
        Change::RemoveName(list, name) => {
            let target = format!("{}[?@ == {}]", json_path(list), quoted(name));
            (target, "remove: true".to_owned())
        }
    };
    let reason = Value::from(reason);
    format!(
        "- target: {}\n  description: {reason}\n  {change}\n",
        scalar(&target)
    )
}

/// Returns whether two values of the effective document were built from one that the author wrote, which cannot be changed for only one.
fn goes_twice(removed: &[Pointer]) -> bool {
    let mut seen = HashSet::new();
    !removed.iter().all(|at| seen.insert(at))
}

/// The value at a place, or the nearest one above it together with the value that adds the levels between.
fn holder(at: &Pointer, value: Value, sources: &Sources) -> Option<(Written, Value)> {
    let (mut at, mut value) = (at.clone(), value);
    loop {
        if let Some(written) = sources.written(&at) {
            return Some((written, value));
        }
        value = json!({ at.last()?: value });
        at = at.parent()?;
    }
}

/// Returns whether a value can be merged into the value at a place without a clash of kinds.
fn fits(into: &Value, value: &Value, at: &Pointer, removed: &[Pointer]) -> bool {
    match (into, value) {
        _ if removed.contains(at) => true,
        (Value::Object(into), Value::Object(value)) => value.iter().all(|(key, value)| {
            let known = into.get(key);
            known.is_none_or(|into| fits(into, value, &at.child(key), removed))
        }),
        (Value::Array(_), Value::Array(_)) | (Value::Null, _) => true,
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => false,
        _ => true,
    }
}

/// The place of the `required` that has a wrong name: the schema, or a member of its `allOf`.
fn requiring(schema: &Pointer, wrong: &str, sources: &Sources) -> Option<Pointer> {
    let written = sources.written(schema)?;
    let names = |value: &Value| {
        let required = value.get("required").and_then(Value::as_array);
        required.is_some_and(|names| names.iter().any(|name| name == wrong))
    };
    if names(&written.value) {
        return Some(written.at);
    }
    let members = written.value.get("allOf")?.as_array()?;
    let index = members.iter().position(names)?;
    Some(written.at.child("allOf").index(index))
}

/// The type of a parameter is beside its name in Swagger 2.0 (Parameter Object), and in a schema in 3.0.
fn in_words_of_the_document(value: Value, sources: &Sources) -> Value {
    let swagger = Pointer::root().child("swagger");
    if sources.written(&swagger).is_some() {
        flattened(value)
    } else {
        value
    }
}

fn flattened(value: Value) -> Value {
    match value {
        Value::Object(mut members) => {
            if members.contains_key("in")
                && let Some(Value::Object(schema)) = members.shift_remove("schema")
            {
                members.extend(schema);
            }
            let flat = members
                .into_iter()
                .map(|(key, value)| (key, flattened(value)));
            Value::Object(flat.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.into_iter().map(flattened).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

/// A text between the quotes of a filter (RFC 9535, section 2.3.1.1).
fn quoted(text: &str) -> String {
    format!("'{}'", super::path::escaped(text))
}

/// A value in one line of YAML, with quotes only if it needs them.
fn flow(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(key, value)| format!("{}: {}", word(key), flow(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::String(text) => word(text),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// A text within a flow collection. JSON's quotes are YAML's (YAML 1.2.2, section 1.3).
fn word(text: &str) -> String {
    const MEAN_OTHERS: [&str; 10] = [
        "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan",
    ];
    let starts = text.starts_with(|it: char| it.is_ascii_alphabetic() || it == '$');
    let plain = |it: char| it.is_ascii_alphanumeric() || "_-.$".contains(it);
    let means_itself = !MEAN_OTHERS.contains(&text.to_ascii_lowercase().as_str());
    if starts && text.chars().all(plain) && means_itself {
        return text.to_owned();
    }
    Value::from(text).to_string()
}

/// A target as a scalar. It starts with `$`, so that only characters that end a plain scalar need quotes.
fn scalar(target: &str) -> String {
    let ends = target.contains(": ") || target.contains(" #") || target.ends_with([':', ' ']);
    if ends || target.contains(char::is_control) {
        return Value::from(target).to_string();
    }
    target.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_yaml_would_read_something_else() {
        let value = json!({"type": "string", "a b": ["1", true, "No", "x: y"], "n": null});
        assert_eq!(
            flow(&value),
            r#"{type: string, "a b": ["1", true, "No", "x: y"], "n": null}"#
        );
        assert_eq!(scalar("$['a: b']"), r#""$['a: b']""#);
        assert_eq!(scalar("$['a b']"), "$['a b']");
    }

    #[test]
    fn nothing_is_merged_into_what_cannot_take_it() {
        let root = Pointer::root();
        let fits = |into: Value, value: Value| fits(&into, &value, &root, &[root.child("b")]);
        assert!(fits(json!({"a": 1}), json!({"a": "b", "c": []})));
        assert!(!fits(json!({"a": 1}), json!({"a": []})));
        assert!(!fits(json!([]), json!({})));
        assert!(fits(json!({"b": 1}), json!({"b": []})));
    }

    #[test]
    fn a_parameter_of_swagger_has_its_type_beside_its_name() {
        let parameter = json!({"parameters": [{"in": "path", "schema": {"type": "string"}}]});
        let flat = json!({"parameters": [{"in": "path", "type": "string"}]});
        assert_eq!(flattened(parameter), flat);
    }
}
