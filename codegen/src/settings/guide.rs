//! The guide to `codegen.toml` in Markdown: every table with its keys and an example.

use serde_json::Value;

use super::form::{self, Form, Key};
use super::schema;

const OPENING: &str = "\
# Settings

`codegen.toml` holds the decisions that a document cannot express. It lies beside the spec, or is named with `--config`. All of it is
optional. An unknown key, a value of the wrong type, and a name that the document does not have are errors, with the place in the file.

`cargo xtask settings` writes this page and [codegen.schema.json](../codegen/codegen.schema.json), with which editors complete and
check the file. To use it, put `#:schema path/to/codegen.schema.json` in the first line.
";

/// The guide, which is committed as `docs/settings.md`.
pub fn guide() -> String {
    let mut sections = vec![OPENING.to_owned()];
    for key in &form::keys(&schema::root()) {
        sections.extend(section("", key));
    }
    sections.join("\n")
}

/// The section of a table, and those of the tables in it.
fn section(above: &str, key: &Key) -> Vec<String> {
    let (header, keys) = opened(above, key);
    let (tables, leaves): (Vec<_>, Vec<_>) = keys.iter().partition(|it| is_table(&it.form));
    let table = in_a_table(&leaves);
    let example = match keys {
        [] => lines(key.example.as_ref()),
        _ => leaves
            .iter()
            .map(|it| line(&it.name, it.example.as_ref()))
            .collect(),
    };
    let description = &key.description;
    let text =
        format!("## `{header}`\n\n{description}\n{table}\n```toml\n{header}\n{example}```\n");
    let inner = tables
        .iter()
        .flat_map(|table| section(header.trim_matches(['[', ']']), table));
    std::iter::once(text).chain(inner).collect()
}

/// The line that opens a table in TOML, and the keys of the table; `None` if the user chooses them and their values are not tables.
fn opened<'k>(above: &str, key: &'k Key) -> (String, &'k [Key]) {
    let path = joined(above, &key.name);
    match without_flag(&key.form) {
        Form::Table(keys) => (format!("[{path}]"), keys),
        Form::List(items) => (format!("[[{path}]]"), keys_of(items)),
        Form::ByKey { value, .. } if !keys_of(value).is_empty() => {
            let sample = entries(key.example.as_ref()).next();
            let sample = sample.map_or_else(String::new, |(name, _)| quoted(name));
            (format!("[{}]", joined(&path, &sample)), keys_of(value))
        }
        Form::ByKey { .. } => (format!("[{path}]"), &[]),
        Form::Text(_) | Form::Flag | Form::Choice(_) | Form::OrFlag(_) => (path, &[]),
    }
}

fn keys_of(form: &Form) -> &[Key] {
    match form {
        Form::Table(keys) => keys,
        Form::Text(_)
        | Form::Flag
        | Form::Choice(_)
        | Form::List(_)
        | Form::ByKey { .. }
        | Form::OrFlag(_) => &[],
    }
}

fn is_table(form: &Form) -> bool {
    match without_flag(form) {
        Form::Table(_) | Form::ByKey { .. } => true,
        Form::List(items) => is_table(items),
        Form::Text(_) | Form::Flag | Form::Choice(_) | Form::OrFlag(_) => false,
    }
}

fn without_flag(form: &Form) -> &Form {
    match form {
        Form::OrFlag(other) => other,
        Form::Text(_)
        | Form::Flag
        | Form::Choice(_)
        | Form::List(_)
        | Form::Table(_)
        | Form::ByKey { .. } => form,
    }
}

/// The keys as a table in Markdown; empty if there are none.
fn in_a_table(keys: &[&Key]) -> String {
    let rows = keys.iter().map(|key| {
        let form = in_the_guide(&key.form);
        let needed = if key.needed { "; required" } else { "" };
        format!(
            "| `{}` ({form}{needed}) | {} |\n",
            key.name, key.description
        )
    });
    match keys {
        [] => String::new(),
        _ => format!(
            "\n| key | meaning |\n|---|---|\n{}",
            rows.collect::<String>()
        ),
    }
}

fn in_the_guide(form: &Form) -> String {
    match form {
        Form::Choice(choices) => {
            let choices = choices.iter().map(|it| format!("`\"{it}\"`"));
            choices.collect::<Vec<_>>().join(" or ")
        }
        Form::OrFlag(other) => format!("{}, or `true` or `false`", in_the_guide(other)),
        Form::Text(_) | Form::Flag | Form::List(_) | Form::Table(_) | Form::ByKey { .. } => {
            form.in_words().trim_start_matches("a ").to_owned()
        }
    }
}

fn lines(example: Option<&Value>) -> String {
    entries(example)
        .map(|(name, value)| line(name, Some(value)))
        .collect()
}

fn entries(example: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    example.and_then(Value::as_object).into_iter().flatten()
}

fn line(name: &str, value: Option<&Value>) -> String {
    let value = value.and_then(|it| toml::Value::try_from(it).ok());
    let value = value.map_or_else(String::new, |it| it.to_string());
    format!("{} = {value}\n", quoted(name))
}

fn joined(above: &str, name: &str) -> String {
    if above.is_empty() {
        name.to_owned()
    } else {
        format!("{above}.{name}")
    }
}

/// A key as it is spelled in TOML.
fn quoted(name: &str) -> String {
    let bare = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        format!("\"{name}\"")
    }
}
