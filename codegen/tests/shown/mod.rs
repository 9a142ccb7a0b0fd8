//! The part of a crate that the snapshot of a case shows: the subject of the case, and nothing that is the same in every crate.

use std::fs;

use sdkgen::Generated;

use crate::corpus::Case;

/// A part of a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Every file except those of the runtime.
    Everything,
    /// The files of models.
    Types,
    /// The methods of resources and their tables, without examples and without the parts of every resource.
    Operations,
    /// `client.rs`.
    Client,
    /// A file, or only the items in it that contain a name.
    File(String, Option<String>),
}

/// The mark of the line in which a case names its parts: `# shows: types, src/client.rs ClientBuilder`.
const MARK: &str = "# shows:";

/// Returns the code that the snapshot of the case shows, each file below a line with its path.
pub fn code(case: &Case, generated: &Generated) -> String {
    let parts = parts(case);
    let shown = shown(&parts, generated);
    match shown.is_empty() {
        // A case below a topic about types may have none.
        true => self::shown(&[Part::Operations], generated),
        false => shown,
    }
}

fn shown(parts: &[Part], generated: &Generated) -> String {
    let files = generated.files().iter().filter_map(|file| {
        let shown = parts
            .iter()
            .find_map(|part| part.of(&file.path, &file.text));
        let shown = shown.filter(|text| !text.trim().is_empty())?;
        Some(format!("// {}\n{}\n", file.path, shown.trim_end()))
    });
    files.collect::<Vec<_>>().join("\n")
}

/// The parts that the case names, or else those of its topic.
fn parts(case: &Case) -> Vec<Part> {
    let text = case.document().map(fs::read_to_string);
    let text = text.and_then(Result::ok).unwrap_or_default();
    let named = text.lines().find_map(|line| line.strip_prefix(MARK));
    match named {
        Some(named) => named.split(',').map(|it| Part::named(it.trim())).collect(),
        None => of_topic(&case.topic),
    }
}

fn of_topic(topic: &str) -> Vec<Part> {
    match topic {
        "all_of" | "enums" | "names" | "nullable" | "objects" | "read_write" | "scalars"
        | "unions" => vec![Part::Types],
        "filters" | "operations" | "paging" | "parameters" | "streams" => vec![Part::Operations],
        "security" => vec![Part::Client, Part::Operations],
        _ => vec![Part::Types, Part::Operations],
    }
}

impl Part {
    fn named(text: &str) -> Self {
        match text {
            "everything" => Self::Everything,
            "types" => Self::Types,
            "operations" => Self::Operations,
            "client" => Self::Client,
            other => match other.split_once(' ') {
                Some((path, item)) => Self::File(path.to_owned(), Some(item.to_owned())),
                None => Self::File(other.to_owned(), None),
            },
        }
    }

    /// Returns the part's share of a file.
    fn of(&self, path: &str, text: &str) -> Option<String> {
        let is_runtime = path.starts_with("src/runtime");
        let is_model = path.starts_with("src/models/");
        let is_shared = matches!(path, "src/lib.rs" | "src/models.rs" | "src/client.rs");
        let is_resource = path.ends_with(".rs") && !is_runtime && !is_model && !is_shared;
        match self {
            Self::Everything => (!path.starts_with("src/runtime/")).then(|| text.to_owned()),
            Self::Types => is_model.then(|| types(text)),
            Self::Operations => is_resource.then(|| operations(text)),
            Self::Client => (path == "src/client.rs").then(|| text.to_owned()),
            Self::File(file, None) => (path == file).then(|| text.to_owned()),
            Self::File(file, Some(item)) => (path == file).then(|| {
                let items = items(text).into_iter().filter(|it| it.contains(item));
                items.collect::<Vec<_>>().join("\n\n")
            }),
        }
    }
}

/// The items of a file. An item begins where a line that is not indented follows an empty one.
fn items(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let mut after_gap = true;
    for line in text.lines() {
        let begins = after_gap && !line.is_empty() && !line.starts_with(' ');
        match items.last_mut() {
            Some(last) if !begins => {
                last.push('\n');
                last.push_str(line);
            }
            Some(_) | None => items.push(line.to_owned()),
        }
        after_gap = line.is_empty();
    }
    items.iter().map(|it| it.trim_end().to_owned()).collect()
}

/// The types in a file of models, without imports.
fn types(text: &str) -> String {
    let types = items(text).into_iter().filter(|item| !is_import(item));
    types.collect::<Vec<_>>().join("\n\n")
}

/// Returns whether an item is the imports of a file, or the documentation of the file itself.
fn is_import(item: &str) -> bool {
    item.starts_with("use ") || item.starts_with("//!")
}

/// The items of a resource without imports, the handle, and the examples.
fn operations(text: &str) -> String {
    let items = items(text).into_iter().filter(|item| {
        let is_handle = item.contains("\n    core: Core,\n");
        !is_import(item) && !is_handle
    });
    let items = items.map(|item| without_examples(&item));
    items.collect::<Vec<_>>().join("\n\n")
}

/// The item without its examples, and without the constructor of a handle.
fn without_examples(item: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut fences = 2;
    let mut in_constructor = false;
    for line in item.lines() {
        let content = line.trim_start();
        if content == "/// # Example" {
            fences = 0;
            // The empty line before the heading.
            kept.pop_if(|last| last.trim_start() == "///");
        }
        in_constructor |= content.starts_with("pub(crate) fn with_core(");
        if fences == 2 && !in_constructor {
            kept.push(line);
        }
        fences += usize::from(fences < 2 && content.starts_with("/// ```"));
        in_constructor &= line != "    }";
    }
    kept.join("\n").replace("{\n\n", "{\n")
}
