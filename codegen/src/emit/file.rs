//! Tokens → text. The one writer of Rust files.

use proc_macro2::TokenStream;

use crate::write::File;

use super::table::table;

/// Formats one file. Tokens that are no file are printed as they are, so that rustc can say what is wrong with them.
pub(super) fn rust(path: String, tokens: TokenStream) -> File {
    let text = match syn::parse2(tokens.clone()) {
        Ok(file) => spaced(&on_one_line(&printed(file))),
        Err(_) => tokens.to_string(),
    };
    File { path, text }
}

/// prettyplease wraps the arguments of a macro like prose; a table of values is printed a row per line instead, so that a
/// new value is a new line in a diff.
fn printed(file: syn::File) -> String {
    let mut text = String::new();
    let mut chunk = file;
    for item in std::mem::take(&mut chunk.items) {
        match table(&item) {
            Some(table) => {
                text.push_str(&prettyplease::unparse(&chunk));
                text.push_str(&table);
                chunk.attrs.clear();
                chunk.items.clear();
            }
            None => chunk.items.push(item),
        }
    }
    text + &prettyplease::unparse(&chunk)
}

/// prettyplease gives each feature of a long condition a line, so that one more feature would be more lines than one.
fn on_one_line(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut open = None;
    for line in text.lines() {
        let part = line.trim();
        let indent = &line[..line.len() - line.trim_start().len()];
        match open {
            None if part == "#[cfg(" => {
                joined.push_str(line);
                open = Some(indent);
            }
            None => joined.extend([line, "\n"]),
            Some(opened) if indent == opened && part == ")]" => {
                joined.push_str(")]\n");
                open = None;
            }
            Some(_) => {
                if part.starts_with(')') && joined.ends_with(',') {
                    joined.pop();
                } else if joined.ends_with(',') {
                    joined.push(' ');
                }
                joined.push_str(part);
            }
        }
    }
    joined
}

/// Puts an empty line before each item and method, which prettyplease leaves out.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 16);
    let mut previous = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        // A condition belongs to the import or the module below it.
        let item = match line.starts_with("#[cfg(") {
            true => lines.clone().next().unwrap_or_default(),
            false => line,
        };
        if opens_item(line) && !follows_on(previous) && !continues(previous, item) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        previous = line;
    }
    spaced
}

/// Whether the line is the first of an item or a method, its attributes included.
fn opens_item(line: &str) -> bool {
    let indent = line.len() - line.trim_start().len();
    let text = line.trim_start();
    let starts = [
        "pub ",
        "fn ",
        "impl",
        "///",
        "#[",
        "#![",
        "static ",
        "use ",
        "mod ",
        "const ",
        "type ",
        "crate::",
        "runtime::",
    ];
    indent <= 4 && indent.is_multiple_of(4) && starts.iter().any(|start| text.starts_with(start))
}

/// Whether nothing separates a line from the one before it.
fn follows_on(previous: &str) -> bool {
    let text = previous.trim();
    text.is_empty()
        || text.ends_with('{')
        || text.ends_with('(')
        || text.ends_with('[')
        || text.starts_with("///")
        || (text.starts_with("#[") && text.ends_with(']'))
}

/// Whether two lines are of one kind that stands together: fields, imports, modules, constants.
fn continues(previous: &str, line: &str) -> bool {
    let kind = |line: &str| {
        let text = line.trim_start();
        let kinds = ["use ", "pub use ", "mod ", "pub mod "];
        kinds.iter().position(|kind| text.starts_with(kind))
    };
    let previous_ends = previous.trim_end();
    let is_inner = previous_ends.starts_with("//!") || previous_ends.starts_with("#![");
    let is_open = !previous_ends.ends_with(['}', ';']) && !is_inner;
    let same = kind(previous).is_some() && kind(previous) == kind(line);
    same || is_open
}
