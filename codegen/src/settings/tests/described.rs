//! The JSON Schema and the guide agree with the settings that are read.

use super::*;
use crate::settings::form::{self, Form, Key};

fn schema_value() -> serde_json::Value {
    serde_json::from_str(&schema()).unwrap()
}

#[test]
fn every_key_has_a_description_and_an_example() {
    fn check(keys: &[Key]) {
        for key in keys {
            assert!(key.description.ends_with('.'), "{}", key.name);
            let has_example = key.example.is_some();
            check_form(&key.name, &key.form, has_example);
        }
    }
    fn check_form(name: &str, form: &Form, has_example: bool) {
        match form {
            Form::Table(keys) => check(keys),
            Form::OrFlag(form) | Form::List(form) if !has_example => {
                check_form(name, form, false);
            }
            Form::ByKey { value, .. } => {
                assert!(has_example, "{name}");
                check_form(name, value, has_example);
            }
            _ => assert!(has_example, "{name}"),
        }
    }
    check(&form::keys(&schema_value()));
}

#[test]
fn the_schema_has_only_types_that_are_checked() {
    fn check(path: &str, schema: &serde_json::Value) {
        match schema {
            serde_json::Value::Object(object) => {
                assert!(!object.contains_key("$ref"), "{path}");
                if let Some(serde_json::Value::String(name)) = object.get("type") {
                    let known = ["string", "boolean", "array", "object"];
                    assert!(known.contains(&name.as_str()), "{path}: {name}");
                }
                for (key, inner) in object {
                    check(&format!("{path}/{key}"), inner);
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|it| check(path, it)),
            _ => {}
        }
    }
    check("", &schema_value());
}

/// The examples of the guide, as one file.
fn examples() -> String {
    let guide = guide();
    let blocks = guide.split("```toml\n").skip(1);
    blocks
        .filter_map(|block| block.split("```").next())
        .collect()
}

#[test]
fn the_examples_of_the_guide_are_read() {
    let settings = settings(&examples());
    assert_eq!(texts(&settings.include.tags), ["pets"]);
    assert_eq!(settings.same_type.len(), 1);
    assert_eq!(settings.client.env.credentials.len(), 1);
}

/// Returns whether a schema accepts a value. It knows the keywords of our schema.
fn takes(schema: &serde_json::Value, value: &serde_json::Value) -> bool {
    for keyword in ["anyOf", "oneOf"] {
        if let Some(alternatives) = schema[keyword].as_array() {
            return alternatives.iter().any(|it| takes(it, value));
        }
    }
    if let Some(word) = schema.get("const") {
        return word == value;
    }
    if let Some(choices) = schema["enum"].as_array() {
        return choices.contains(value);
    }
    match schema["type"].as_str() {
        Some("string") => value.as_str().is_some_and(|text| {
            let pattern = schema["pattern"].as_str();
            pattern.is_none_or(|it| regex::Regex::new(it).unwrap().is_match(text))
        }),
        Some("boolean") => value.is_boolean(),
        Some("array") => value
            .as_array()
            .is_some_and(|items| items.iter().all(|it| takes(&schema["items"], it))),
        Some("object") => value.as_object().is_some_and(|object| {
            let needed = schema["required"].as_array().into_iter().flatten();
            needed
                .filter_map(|it| it.as_str())
                .all(|it| object.contains_key(it))
                && object
                    .iter()
                    .all(|(key, value)| match &schema["properties"][key] {
                        serde_json::Value::Null => takes(&schema["additionalProperties"], value),
                        property => takes(property, value),
                    })
        }),
        _ => false,
    }
}

#[test]
fn the_schema_takes_what_is_read_and_nothing_else() {
    let schema = schema_value();
    let takes = |text: &str| takes(&schema, &toml::from_str(text).unwrap());
    assert!(takes(&examples()));
    assert!(takes(include_str!("../../../../spec/codegen.toml")));
    for text in [
        "envelope = true\n",
        "[types]\nrelax_required = true\n",
        "[scope.zone]\n",
    ] {
        settings(text);
        assert!(takes(text), "{text}");
    }
    for text in [
        "nothing = 1\n",
        "[crate]\nname = 1\n",
        "[crate]\nname = \"a b\"\n",
        "[envelope]\nsuccess = \"s\"\n",
        "[types]\nserde = \"none\"\n",
        "[include]\ntags = \"pets\"\n",
        "[[same_type]]\nname = \"A\"\n",
    ] {
        finding(text);
        assert!(!takes(text), "{text}");
    }
}

#[test]
fn the_schema_and_the_guide_are_up_to_date() {
    assert_eq!(
        include_str!("../../../codegen.schema.json"),
        schema(),
        "run `cargo xtask settings`"
    );
    assert_eq!(
        include_str!("../../../../docs/settings.md"),
        guide(),
        "run `cargo xtask settings`"
    );
}
