//! YAML, or JSON, with the line of each key.

use saphyr::{LoadableYamlNode, MarkedYaml, YamlData};

/// A value, and the line on which it or its key is.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) line: usize,
    value: Value,
}

#[derive(Debug)]
enum Value {
    Text(String),
    Flag(bool),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
    Other,
}

impl Tree {
    /// Reads the first document of a text.
    ///
    /// # Errors
    ///
    /// Returns `line:column: message` if it is not YAML.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let documents = MarkedYaml::load_from_str(text).map_err(|error| {
            let at = error.marker();
            format!("{}:{}: {}", at.line(), at.col() + 1, error.info())
        })?;
        let first = documents.first();
        Ok(first.map_or_else(
            || Self {
                line: 1,
                value: Value::Other,
            },
            |it| Self::of(it, 0),
        ))
    }

    fn of(node: &MarkedYaml<'_>, key: usize) -> Self {
        let own = node.span.start.line();
        let value = match &node.data {
            YamlData::Mapping(entries) => {
                let entries = entries.iter().filter_map(|(key, value)| {
                    let name = key.data.as_str()?.to_owned();
                    Some((name, Self::of(value, key.span.start.line())))
                });
                Value::Map(entries.collect())
            }
            YamlData::Sequence(items) => {
                Value::List(items.iter().map(|it| Self::of(it, 0)).collect())
            }
            data => match (data.as_str(), data.as_bool()) {
                (Some(text), _) => Value::Text(text.to_owned()),
                (None, Some(flag)) => Value::Flag(flag),
                (None, None) => Value::Other,
            },
        };
        Self {
            line: if key == 0 { own } else { key },
            value,
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries()
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// The entries of a map; nothing for any other value.
    pub(super) fn entries(&self) -> &[(String, Self)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; nothing for any other value.
    pub(super) fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_false(&self) -> bool {
        matches!(self.value, Value::Flag(false))
    }

    pub(super) fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }
}
