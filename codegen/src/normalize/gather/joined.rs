//! The effective document while fragments are added to it, and the values to be added.

use serde_json::{Map, Value};

use super::problems;
use super::servers::Bases;
use crate::normalize::references::same::{self, Side};
use crate::report::{Diagnostic, Report};
use crate::source::{FileId, Place, Pointer, Sources};

/// The effective document while fragments are added to it.
pub(super) struct Joined<'a> {
    pub(super) document: Map<String, Value>,
    pub(super) sources: &'a mut Sources,
    pub(super) report: &'a mut Report,
    /// The servers that apply to the whole document.
    pub(super) servers: Option<Value>,
    /// True if the author wrote a root. Otherwise one was assumed.
    pub(super) has_root: bool,
    pub(super) bases: Bases,
}

/// A value that is about to be joined, and its origin.
pub(super) struct Part {
    pub(super) value: Value,
    pub(super) file: FileId,
    pub(super) pointer: Pointer,
}

impl Part {
    pub(super) fn member(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?.clone();
        Some(Self {
            value,
            file: self.file,
            pointer: self.pointer.child(key),
        })
    }

    pub(super) fn place(&self) -> Place {
        Place::File(self.file, self.pointer.clone()).key()
    }
}

/// The maker of a diagnostic about a contradiction between two places.
pub(super) type Contradiction = fn(first: Place, second: Place, name: &str) -> Diagnostic;

impl Joined<'_> {
    pub(super) fn get(&self, at: &Pointer) -> Option<&Value> {
        let mut tokens = at.tokens();
        let first = self.document.get(tokens.next()?.as_ref())?;
        tokens.try_fold(first, |value, token| match value {
            Value::Object(map) => map.get(token.as_ref()),
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        })
    }

    /// The mapping at a pointer, created if nothing is there. `None` if another value is there.
    pub(super) fn mapping(&mut self, at: &Pointer) -> Option<&mut Map<String, Value>> {
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

    pub(super) fn insert(&mut self, folder: &Pointer, name: &str, part: Part) {
        let Some(map) = self.mapping(folder) else {
            self.report.push(problems::malformed(
                Place::Document(folder.clone()),
                folder.as_str(),
            ));
            return;
        };
        map.insert(name.to_owned(), part.value);
        // A diagnostic about the folder as a whole points to its first place.
        let opened = part.pointer.parent();
        let opened = opened.filter(|it| it.last() == folder.last());
        if let (None, Some(opened)) = (self.sources.origin(folder), opened) {
            self.sources.originate(folder.clone(), part.file, opened);
        }
        self.sources
            .originate(folder.child(name), part.file, part.pointer);
    }

    /// Adds a value under a name, unless it is present already; a different one is a contradiction.
    pub(super) fn unite(
        &mut self,
        folder: &Pointer,
        name: &str,
        part: Part,
        contradiction: Contradiction,
    ) {
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

    /// Returns whether a part equals a known value, ignoring the order of keys and following references to their files.
    pub(super) fn is_same(&self, known: &Value, at: &Pointer, part: &Part) -> bool {
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
