//! The guide to `codegen.toml` in Markdown: every table with its keys and an example.

use super::keys::{Form, KEYS, Key};

const OPENING: &str = "\
# Settings

`codegen.toml` says what a document cannot. It stands beside the spec, or is named with `--config`; all of it is optional. A key that
means nothing, a value of the wrong type, and a name that the document does not have are errors, with the place in the file.

This page is written by `cargo xtask settings`, and so is [codegen.schema.json](../codegen/codegen.schema.json), which editors take
to complete and check the file: `#:schema path/to/codegen.schema.json` in its first line.
";

/// The guide; it is committed as `docs/settings.md`.
pub fn guide() -> String {
    let mut sections = vec![OPENING.to_owned()];
    for key in KEYS {
        sections.extend(section("", key));
    }
    sections.join("\n")
}

/// The section of a table, and those of the tables in it.
fn section(above: &str, key: &Key) -> Vec<String> {
    let path = joined(above, key.name);
    let (header, keys) = header(&path, &key.form);
    let (tables, leaves): (Vec<_>, Vec<_>) = keys.iter().partition(|it| is_table(it));
    let mut text = format!("## `{header}`\n\n{}\n", key.says);
    if !leaves.is_empty() {
        text += "\n| key | says |\n|---|---|\n";
    }
    for leaf in &leaves {
        let needed = if leaf.needed { "; needed" } else { "" };
        let kind = described(&leaf.form);
        text += &format!("| `{}` ({kind}{needed}) | {} |\n", leaf.name, leaf.says);
    }
    let lines: Vec<String> = leaves.iter().map(|it| line(it.name, it.example)).collect();
    let lines = match &key.form {
        Form::Named { sample, .. } if !key.example.is_empty() => vec![line(sample, key.example)],
        _ => lines,
    };
    text += &format!("\n```toml\n{header}\n{}```\n", lines.concat());
    let mut sections = vec![text];
    for table in tables {
        sections.extend(section(header.trim_matches(['[', ']']), table));
    }
    sections
}

fn line(name: &str, value: &str) -> String {
    format!("{} = {value}\n", quoted(name))
}

/// How a table is opened in TOML, and the keys that it has.
fn header(path: &str, form: &Form) -> (String, &'static [Key]) {
    match form {
        Form::Table(keys) | Form::TableOrFlag(keys) => (format!("[{path}]"), keys),
        Form::Tables(keys) => (format!("[[{path}]]"), keys),
        Form::Named { sample, of } => match of {
            Form::Table(keys) => (format!("[{}]", joined(path, &quoted(sample))), keys),
            Form::Text
            | Form::Flag
            | Form::Texts
            | Form::Choice(_)
            | Form::TextsOrFlag
            | Form::TableOrFlag(_)
            | Form::Tables(_)
            | Form::Named { .. } => (format!("[{path}]"), &[]),
        },
        Form::Text | Form::Flag | Form::Texts | Form::Choice(_) | Form::TextsOrFlag => {
            (path.to_owned(), &[])
        }
    }
}

fn is_table(key: &Key) -> bool {
    match &key.form {
        Form::Table(_) | Form::TableOrFlag(_) | Form::Tables(_) | Form::Named { .. } => true,
        Form::Text | Form::Flag | Form::Texts | Form::Choice(_) | Form::TextsOrFlag => false,
    }
}

fn described(form: &Form) -> String {
    match form {
        Form::Text => "text".to_owned(),
        Form::Flag => "true or false".to_owned(),
        Form::Texts => "list of texts".to_owned(),
        Form::TextsOrFlag => "list of texts, or true or false".to_owned(),
        Form::Choice(choices) => {
            let choices = choices.iter().map(|it| format!("`\"{it}\"`"));
            choices.collect::<Vec<_>>().join(" or ")
        }
        Form::Table(_) | Form::TableOrFlag(_) | Form::Named { .. } => "table".to_owned(),
        Form::Tables(_) => "list of tables".to_owned(),
    }
}

fn joined(above: &str, name: &str) -> String {
    if above.is_empty() {
        name.to_owned()
    } else {
        format!("{above}.{name}")
    }
}

/// A key as TOML spells it.
fn quoted(name: &str) -> String {
    let bare = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        format!("\"{name}\"")
    }
}
