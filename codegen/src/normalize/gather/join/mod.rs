//! Joins the root document and all fragments into one effective document, and remembers where each part came from.
//!
//! The same thing said twice joins silently; two different things under one name are an error that shows both.

mod assumed;
mod fragment;
pub(crate) mod paths;
mod problems;
pub(crate) mod same;
mod servers;
#[cfg(test)]
mod tests;
mod version;

use same::Side;
use serde_json::{Map, Value};
use servers::Bases;

use crate::report::{Diagnostic, Report};
use crate::source::{FileId, Place, Pointer, Sources};

use super::{Fragment, Parts};
use crate::normalize::specification::{Version, methods};

/// Joins all parts. Returns nothing where the root is of a version that cannot be read.
pub(crate) fn join(parts: Parts, sources: &mut Sources, report: &mut Report) -> Option<Value> {
    let (mut document, bases) = match parts.root {
        Some(root) => (root_document(root, sources), Bases::default()),
        None => assumed::root(&parts, sources, report),
    };
    if let Some(problem) = version::unsupported(&mut document, parts.root.unwrap_or(parts.spec)) {
        report.push(problem);
        return None;
    }
    let mut joined = Joined {
        servers: document.get("servers").filter(|it| !it.is_null()).cloned(),
        document,
        sources,
        report,
        has_root: parts.root.is_some(),
        bases,
    };
    for part in &parts.fragments {
        match part {
            Fragment::Partial(file) => fragment::add_partial(&mut joined, *file),
            Fragment::Operation(file) => fragment::add_operation(&mut joined, *file),
        }
    }
    Some(Value::Object(joined.document))
}

fn root_document(root: FileId, sources: &mut Sources) -> Map<String, Value> {
    sources.originate(Pointer::root(), root, Pointer::root());
    match sources.take(root) {
        Some(Value::Object(document)) => document,
        Some(
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_),
        )
        | None => Map::new(),
    }
}

/// The effective document while fragments are added to it.
struct Joined<'a> {
    document: Map<String, Value>,
    sources: &'a mut Sources,
    report: &'a mut Report,
    /// The servers that were settled for the whole document.
    servers: Option<Value>,
    /// Whether there is a root, or one was assumed.
    has_root: bool,
    bases: Bases,
}

/// A value that is about to be joined, and where it was read.
struct Part {
    value: Value,
    file: FileId,
    pointer: Pointer,
}

impl Part {
    fn member(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?.clone();
        Some(Self {
            value,
            file: self.file,
            pointer: self.pointer.child(key),
        })
    }

    fn place(&self) -> Place {
        Place::File(self.file, self.pointer.clone()).key()
    }
}

/// How a contradiction between two places is told.
type Contradiction = fn(first: Place, second: Place, name: &str) -> Diagnostic;

impl Joined<'_> {
    fn get(&self, at: &Pointer) -> Option<&Value> {
        let mut tokens = at.tokens();
        let first = self.document.get(tokens.next()?.as_ref())?;
        tokens.try_fold(first, |value, token| match value {
            Value::Object(map) => map.get(token.as_ref()),
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        })
    }

    /// The mapping at a pointer, made if it is not there. Nothing if something else is there.
    fn mapping(&mut self, at: &Pointer) -> Option<&mut Map<String, Value>> {
        let mut map = &mut self.document;
        for token in at.tokens() {
            let value = map
                .entry(token.into_owned())
                .or_insert_with(|| Value::Object(Map::new()));
            if value.is_null() {
                *value = Value::Object(Map::new());
            }
            map = value.as_object_mut()?;
        }
        Some(map)
    }

    fn insert(&mut self, folder: &Pointer, name: &str, part: Part) {
        let Some(map) = self.mapping(folder) else {
            self.report.push(problems::malformed(
                Place::Document(folder.clone()),
                folder.as_str(),
            ));
            return;
        };
        map.insert(name.to_owned(), part.value);
        // What is said of the folder as a whole is shown where it was opened first.
        let opened = part.pointer.parent();
        let opened = opened.filter(|it| it.last() == folder.last());
        if let (None, Some(opened)) = (self.sources.origin(folder), opened) {
            self.sources.originate(folder.clone(), part.file, opened);
        }
        self.sources
            .originate(folder.child(name), part.file, part.pointer);
    }

    /// Adds a value under a name, unless it is there already; a different one is a contradiction.
    fn unite(&mut self, folder: &Pointer, name: &str, part: Part, contradiction: Contradiction) {
        let at = folder.child(name);
        match self.get(&at).filter(|it| !it.is_null()) {
            None => self.insert(folder, name, part),
            Some(known) if self.is_same(known, &at, &part) => {}
            Some(_) => {
                let first = Place::Document(at).key();
                self.report.push(contradiction(first, part.place(), name));
            }
        }
    }

    /// Whether a part says what is known already, key order aside and references followed to their files.
    fn is_same(&self, known: &Value, at: &Pointer, part: &Part) -> bool {
        let known_file = self
            .sources
            .origin(at)
            .and_then(|(file, _)| self.sources.path(file));
        let sides = (known_file, self.sources.path(part.file));
        match sides {
            (Some(one), Some(other)) => {
                same::is_same(Side::new(known, one), Side::new(&part.value, other))
            }
            (None, _) | (_, None) => *known == part.value,
        }
    }
}

fn is_method(key: &str) -> bool {
    methods(Version::V3_2).any(|it| it == key)
}
