//! The files of this repository as text.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders with handwritten sources.
pub const WRITTEN: &[&str] = &[
    "codegen/src",
    "codegen/runtime",
    "cli/src",
    "xtask/src",
    "tests",
    "examples",
];
/// The code that handles a user's data; tests are not part of it.
pub const PRODUCT: &[&str] = &["codegen/src", "codegen/runtime", "cli/src", "xtask/src"];

/// A file of this repository.
pub struct Source {
    /// The path relative to the root, with `/` between its parts.
    pub path: String,
    pub text: String,
}

/// One line of code.
pub struct Line<'s> {
    pub place: String,
    pub code: &'s str,
}

impl Source {
    /// The lines that are neither a comment nor part of a test; tests are below `#[cfg(test)]`.
    pub fn code(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        let mut numbered = self.text.lines().enumerate();
        while let Some((index, line)) = numbered.next() {
            let code = line.trim_start();
            if code == "#[cfg(test)]" {
                let indent = &line[..line.len() - code.len()];
                let end = format!("{indent}}}");
                let opened = numbered.next().is_some_and(|(_, line)| line.ends_with('{'));
                if opened {
                    numbered.by_ref().find(|(_, line)| *line == end);
                }
            } else if !code.starts_with("//") {
                let place = format!("{}:{}", self.path, index + 1);
                lines.push(Line { place, code });
            }
        }
        lines
    }

    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs")
            || self.path.contains("/tests/")
            || self.path.starts_with("tests/")
    }

    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &str) -> String {
    let text = fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let below = |path: PathBuf| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    };
    paths.into_iter().flat_map(below).collect()
}

/// The Rust sources below some folders.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let paths = folders.iter().flat_map(|it| files(&root().join(it)));
    let rust = paths.filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let source = |path: PathBuf| {
        let parts = path.strip_prefix(root()).unwrap().iter();
        let parts: Vec<_> = parts.map(|it| it.to_string_lossy()).collect();
        let path = parts.join("/");
        Source {
            text: read(&path),
            path,
        }
    };
    rust.map(source).collect()
}

/// The places in code, outside tests, where one of these occurs.
pub fn places(sources: &[Source], wanted: &[&str]) -> Vec<String> {
    let lines = sources.iter().filter(|it| !it.is_test());
    lines
        .flat_map(Source::code)
        .filter(|line| wanted.iter().any(|wanted| contains(line.code, wanted)))
        .map(|line| format!("{}: {}", line.place, line.code))
        .collect()
}

/// Returns whether a text occurs other than at the end or the beginning of a longer word.
pub fn contains(code: &str, wanted: &str) -> bool {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let mut found = code.match_indices(wanted);
    found.any(|(start, _)| {
        let (before, after) = (&code[..start], &code[start + wanted.len()..]);
        let begins = !wanted.starts_with(is_word) || !before.ends_with(is_word);
        let ends = !wanted.ends_with(is_word) || !after.starts_with(is_word);
        begins && ends
    })
}

/// The sources of the generator that are not below one of these folders or files.
pub fn generator_without(exempt: &[&str]) -> Vec<Source> {
    let mut all = sources(&["codegen/src"]);
    all.retain(|source| {
        let path = source.path.trim_start_matches("codegen/src/");
        !exempt.iter().any(|it| path.starts_with(it))
    });
    all
}

pub fn nothing(places: &[String], rule: &str) {
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}
