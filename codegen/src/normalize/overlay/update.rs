//! Merges a value into every value that a target selects.
//!
//! Source: Overlay Specification 1.1.0, Action Object.

use serde_json::Value;

use super::problems;
use crate::report::Report;
use crate::source::{FileId, Origins, Place, Pointer, Sources};

/// The value that is merged, and its place in the overlay.
pub(super) struct Patch {
    pub(super) value: Value,
    pub(super) origins: Origins,
    pub(super) file: FileId,
    pub(super) at: Pointer,
    /// True if `at` is a query for the value and not the value itself.
    pub(super) copied: bool,
}

impl Patch {
    fn place(&self, part: &Pointer) -> Place {
        let at = if self.copied {
            self.at.clone()
        } else {
            self.at.join(part)
        };
        Place::File(self.file, at)
    }
}

/// Kinds of values, only one of which an action may change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Object,
    List,
    Scalar,
}

pub(super) fn update(
    document: &mut Value,
    selected: &[Pointer],
    patch: &Patch,
    sources: &mut Sources,
    report: &mut Report,
) {
    if let Some((one, other)) = of_two_kinds(document, selected) {
        report.push(problems::mixed_selection(
            patch.place(&Pointer::root()),
            one,
            other,
        ));
        return;
    }
    let mut merging = Merging {
        patch,
        sources,
        report,
    };
    for at in selected {
        if let Some(target) = document.pointer_mut(at.as_str()) {
            merging.selected(target, at);
        }
    }
}

/// Two selected values of different kinds, if there are any.
fn of_two_kinds<'s>(
    document: &Value,
    selected: &'s [Pointer],
) -> Option<(&'s Pointer, &'s Pointer)> {
    let kind_at = |at: &Pointer| at.of(document).map(kind);
    let first = selected.first()?;
    let other = selected
        .iter()
        .find(|other| kind_at(other) != kind_at(first))?;
    Some((first, other))
}

fn kind(value: &Value) -> Kind {
    match value {
        Value::Object(_) => Kind::Object,
        Value::Array(_) => Kind::List,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Kind::Scalar,
    }
}

struct Merging<'a> {
    patch: &'a Patch,
    sources: &'a mut Sources,
    report: &'a mut Report,
}

impl Merging<'_> {
    fn selected(&mut self, target: &mut Value, at: &Pointer) {
        let root = Pointer::root();
        let patch = self.patch;
        match (target, &patch.value) {
            // Only a selected list takes a single item; further down, a list takes a list.
            (Value::Array(items), entry) if kind(entry) != Kind::List => {
                self.append(items, entry, at, &root);
            }
            (target, value) => self.merge(target, value, at, &root),
        }
    }

    /// Merges `from`, the part `part` of the patch, into the value at `at`.
    fn merge(&mut self, into: &mut Value, from: &Value, at: &Pointer, part: &Pointer) {
        match (into, from) {
            (Value::Object(into), Value::Object(from)) => {
                for (key, value) in from {
                    let (at, part) = (at.child(key), part.child(key));
                    match into.get_mut(key) {
                        Some(known) => self.merge(known, value, &at, &part),
                        None => {
                            into.insert(key.clone(), value.clone());
                            self.originate(&at, &part);
                        }
                    }
                }
            }
            // In version 1.0 a list that is merged into a list becomes one item of it. No list of OpenAPI contains lists, so
            // the meaning of 1.1 is intended.
            (Value::Array(into), Value::Array(from)) => {
                for (index, item) in from.iter().enumerate() {
                    self.append(into, item, at, &part.index(index));
                }
            }
            // A key without a value, as `components:` in YAML, has nothing to merge.
            (Value::Object(_) | Value::Array(_), Value::Null) => {}
            (Value::Object(_), _) | (Value::Array(_), _) => self.refuse(at, part),
            // Such a key in the document has nothing to be overwritten.
            (into @ Value::Null, from) => self.replace(into, from, at, part),
            (_, Value::Object(_) | Value::Array(_)) => self.refuse(at, part),
            (into, from) => self.replace(into, from, at, part),
        }
    }

    fn append(&mut self, items: &mut Vec<Value>, item: &Value, list: &Pointer, part: &Pointer) {
        items.push(item.clone());
        self.originate(&list.index(items.len() - 1), part);
    }

    fn replace(&mut self, into: &mut Value, from: &Value, at: &Pointer, part: &Pointer) {
        *into = from.clone();
        self.originate(at, part);
    }

    fn originate(&mut self, at: &Pointer, part: &Pointer) {
        let origins = self.patch.origins.of_part(part);
        self.sources.reoriginate(at, &origins);
    }

    fn refuse(&mut self, at: &Pointer, part: &Pointer) {
        let place = self.patch.place(part);
        self.report.push(problems::incompatible(place, at));
    }
}
