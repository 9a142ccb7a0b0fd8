//! One file that was read: its text, its value, and the indexes that find places in it when a diagnostic is printed.

use std::cell::OnceCell;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde_json::Value;

use super::json_spans::JsonSpans;
use super::lines::Lines;
use super::spots::Spot;
use super::syntax::{Syntax, likely_syntax};
use super::value::Findings;
use super::yaml_spans::YamlSpans;
use crate::pointer::Pointer;

/// The state of the value of a file.
#[derive(Debug, Default)]
pub(super) enum Reading {
    #[default]
    NotYet,
    /// Empty after the value was taken, until it is needed again.
    Done(OnceCell<Rc<Value>>),
    Failed,
}

#[derive(Debug)]
pub(super) struct SourceFile {
    /// The path as it was given.
    pub(super) path: PathBuf,
    /// The path as it is printed: relative to the working directory if it is below it, with `/`.
    pub(super) shown: String,
    /// Without a byte order mark, so that columns count the characters that an editor shows.
    pub(super) text: String,
    pub(super) syntax: Syntax,
    pub(super) reading: Reading,
    lines: OnceCell<Lines>,
    json: JsonSpans,
    yaml: OnceCell<YamlSpans>,
}

impl SourceFile {
    pub(super) fn new(path: &Path, text: String) -> Self {
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        Self {
            path: path.to_owned(),
            shown: shown(path),
            syntax: likely_syntax(path, &text),
            text,
            reading: Reading::NotYet,
            lines: OnceCell::new(),
            json: JsonSpans::default(),
            yaml: OnceCell::new(),
        }
    }

    pub(super) fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }

    pub(super) fn yaml_spans(&self) -> &YamlSpans {
        self.yaml.get_or_init(|| YamlSpans::of(&self.text))
    }

    /// The byte offset of a line and column, both counted from one.
    pub(super) fn offset(&self, line: usize, column: usize) -> usize {
        self.lines().offset(&self.text, line, column)
    }

    /// The spot of the value at `pointer`, or of the nearest value above it.
    pub(super) fn spot(&self, pointer: &Pointer) -> Spot {
        match self.syntax {
            Syntax::Json => self.json.spot(&self.text, pointer),
            Syntax::Yaml => self.yaml_spans().spot(&self.text, pointer),
            // Settings are located by the spans of their own parser, and never by pointer.
            Syntax::Toml => Spot::new(0..0),
        }
    }

    /// The value of the whole file, if it could be read.
    pub(super) fn value(&self) -> Option<Rc<Value>> {
        match &self.reading {
            Reading::Done(value) => {
                Some(Rc::clone(value.get_or_init(|| Rc::new(again(&self.text)))))
            }
            Reading::NotYet | Reading::Failed => None,
        }
    }

    /// The value of the whole file, to be changed. A copy of YAML is kept, since the whole file would have to be read again
    /// for each of its parts.
    pub(super) fn take(&mut self) -> Option<Value> {
        let whole = match (&mut self.reading, self.syntax) {
            (Reading::Done(value), Syntax::Json) => value.take(),
            _ => None,
        };
        let whole = whole.or_else(|| self.value())?;
        Some(Rc::unwrap_or_clone(whole))
    }

    /// The value at `pointer`, if there is one.
    pub(super) fn part(&self, pointer: &Pointer) -> Option<Value> {
        match self.syntax {
            Syntax::Json => self.json.part(&self.text, pointer),
            Syntax::Yaml | Syntax::Toml => pointer.of(&*self.value()?).cloned(),
        }
    }

    /// Every place where the mapping at `pointer` has `key`.
    pub(super) fn occurrences(&self, pointer: &Pointer, key: &str) -> Vec<Range<usize>> {
        match self.syntax {
            Syntax::Json => self.json.occurrences(&self.text, pointer, key),
            Syntax::Yaml => self.yaml_spans().occurrences(&self.text, pointer, key),
            Syntax::Toml => Vec::new(),
        }
    }
}

fn shown(path: &Path) -> String {
    let below = std::env::current_dir()
        .ok()
        .and_then(|here| path.strip_prefix(here).ok());
    let path = below.unwrap_or(path);
    let path = path.strip_prefix(".").unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}

/// The value of a JSON text that was read successfully before.
fn again(text: &str) -> Value {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = Findings::new(Syntax::Json, text).read(&mut deserializer);
    read.unwrap_or_default()
}
