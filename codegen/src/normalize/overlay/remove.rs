//! Removes every value that a target selects, and moves the origins of later items up with them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::source::{Pointer, Sources};

/// Removes the values at some places; the root is not among them.
pub(super) fn remove(document: &mut Value, selected: &[Pointer], sources: &mut Sources) {
    let mut by_parent: BTreeMap<Pointer, BTreeSet<String>> = BTreeMap::new();
    for at in selected {
        if let (Some(parent), Some(name)) = (at.parent(), at.last()) {
            by_parent.entry(parent).or_default().insert(name);
        }
    }
    let mut parents: Vec<_> = by_parent.into_iter().collect();
    // Values are removed from the bottom up, since removing an item renumbers the later ones.
    parents.sort_by_key(|(parent, _)| Reverse(parent.tokens().count()));
    for (parent, names) in parents {
        match document.pointer_mut(parent.as_str()) {
            Some(Value::Object(object)) => object.retain(|key, _| !names.contains(key)),
            Some(Value::Array(items)) => remove_items(items, &names, &parent, sources),
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
        }
    }
}

fn remove_items(
    items: &mut Vec<Value>,
    removed: &BTreeSet<String>,
    list: &Pointer,
    sources: &mut Sources,
) {
    let stays = |index: &usize| !removed.contains(&index.to_string());
    let staying: Vec<usize> = (0..items.len()).filter(stays).collect();
    for (new, old) in staying.iter().enumerate().filter(|(new, old)| new != *old) {
        let origins = sources.origins_of(&list.index(*old));
        sources.reoriginate(&list.index(new), &origins);
    }
    let mut index = 0;
    items.retain(|_| {
        index += 1;
        stays(&(index - 1))
    });
}
