//! The keys of `codegen.toml` and the form of their values, from the JSON Schema.
//!
//! Reads only the part of JSON Schema that `keys.rs` produces.

use regex::Regex;
use serde_json::Value;

/// One key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: String,
    /// Its documentation in Markdown.
    pub(super) description: String,
    pub(super) form: Form,
    /// An example value; a table with fixed keys has the examples of its keys instead.
    pub(super) example: Option<Value>,
    /// True if its table is meaningless without it.
    pub(super) needed: bool,
}

/// The form of a value.
#[derive(Debug)]
pub(super) enum Form {
    Text(Option<Pattern>),
    Flag,
    Choice(Vec<String>),
    List(Box<Form>),
    /// `[name]`
    Table(Vec<Key>),
    /// `[name]` with keys that the user chooses.
    ByKey {
        key: Option<Pattern>,
        value: Box<Form>,
    },
    /// Another form, or true or false instead.
    OrFlag(Box<Form>),
}

/// The pattern of a string.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) regex: Regex,
    /// The end of the sentence "the setting must be …".
    pub(super) expected: String,
}

impl Form {
    /// The form of the values that a schema describes.
    pub(super) fn of(schema: &Value) -> Self {
        if let Some(alternatives) = schema["anyOf"].as_array() {
            let set = alternatives.iter().find(|it| it["type"] != "boolean");
            return set.map_or(Self::Flag, |set| Self::OrFlag(Box::new(Self::of(set))));
        }
        if let Some(choices) = choices(schema) {
            return Self::Choice(choices);
        }
        match schema["type"].as_str() {
            Some("boolean") => Self::Flag,
            Some("array") => Self::List(Box::new(Self::of(&schema["items"]))),
            Some("object") if schema["properties"].is_object() => Self::Table(keys(schema)),
            Some("object") => Self::ByKey {
                key: Pattern::of(&schema["propertyNames"]),
                value: Box::new(Self::of(&schema["additionalProperties"])),
            },
            _ => Self::Text(Pattern::of(schema)),
        }
    }

    /// The form in words, such as `a list of strings`.
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Text(_) | Self::Choice(_) => "a string".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::List(items) => {
                format!("a list of {}s", items.in_words().trim_start_matches("a "))
            }
            Self::Table(_) | Self::ByKey { .. } => "a table".to_owned(),
            Self::OrFlag(other) => format!("{}, `true` or `false`", other.in_words()),
        }
    }
}

impl Pattern {
    fn of(schema: &Value) -> Option<Self> {
        let message = schema["patternErrorMessage"].as_str().unwrap_or_default();
        Some(Self {
            regex: Regex::new(schema["pattern"].as_str()?).ok()?,
            expected: message.trim_start_matches("must be ").to_owned(),
        })
    }
}

/// The keys of a table that a schema describes.
pub(super) fn keys(schema: &Value) -> Vec<Key> {
    let needed = schema["required"].as_array();
    let is_needed = |name: &str| needed.is_some_and(|all| all.iter().any(|it| it == name));
    let properties = schema["properties"].as_object().into_iter().flatten();
    let key = |(name, schema): (&String, &Value)| Key {
        name: name.clone(),
        description: schema["description"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
        form: Form::of(schema),
        example: schema["examples"].get(0).cloned(),
        needed: is_needed(name),
    };
    properties.map(key).collect()
}

/// The words that a schema allows, with or without a description of each.
fn choices(schema: &Value) -> Option<Vec<String>> {
    let described = schema["oneOf"].as_array().into_iter().flatten();
    let mut words: Vec<&Value> = described.flat_map(words).collect();
    words.extend(self::words(schema));
    let words = words.into_iter().filter_map(|it| it.as_str());
    Some(words.map(str::to_owned).collect()).filter(|words: &Vec<_>| !words.is_empty())
}

fn words(schema: &Value) -> Vec<&Value> {
    let listed = schema["enum"].as_array().into_iter().flatten();
    listed.chain(schema.get("const")).collect()
}
