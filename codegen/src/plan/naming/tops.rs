//! The names of top-level resources on which tag and path agree, and the groups of operations whose path names nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::Operation;

use super::lexicon::{is_plural, split, stems};
use super::route::Step;

/// The names that tags give to the first words of paths.
#[derive(Clone, Debug, Default)]
pub(super) struct Tops {
    /// By the first word.
    alike: BTreeMap<String, String>,
    /// By the first two words, if one tag has all operations below them.
    parts: BTreeMap<(String, String), String>,
}

impl Tops {
    /// Reads the tags of operations, each with the steps below its scope.
    pub(super) fn of(operations: &[(&Operation, &[Step])]) -> Self {
        let mut alike: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut below: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
        let mut bases: BTreeMap<&str, BTreeSet<Option<(String, String)>>> = BTreeMap::new();
        let mut seconds: BTreeMap<String, BTreeSet<Option<&str>>> = BTreeMap::new();
        for (operation, steps) in operations {
            let tag = tag(operation).unwrap_or_default();
            let first = steps.first().and_then(Step::word);
            let second = steps.get(1).and_then(Step::word);
            if let Some(first) = first {
                seconds.entry(first.to_owned()).or_default().insert(second);
                let is_plural = |text: &str| split(text).last().is_some_and(|word| is_plural(word));
                let loses_plural = is_plural(first) && !is_plural(tag);
                if !loses_plural && stems(tag).concat() == stems(first).concat() {
                    alike
                        .entry(first.to_owned())
                        .or_default()
                        .insert(split(tag).join("_"));
                }
            }
            // An operation without a tag says nothing about the tag of its neighbours.
            if tag.is_empty() {
                continue;
            }
            let base = first
                .zip(second)
                .map(|(first, second)| (first.to_owned(), second.to_owned()));
            bases.entry(tag).or_default().insert(base.clone());
            if let Some(base) = base {
                below.entry(base).or_default().insert(tag);
            }
        }
        let parts = below.into_iter().filter_map(|((first, second), tags)| {
            let tag = *tags
                .first()
                .filter(|tag| tags.len() == 1 && !tag.is_empty())?;
            let alone = bases.get(tag).is_some_and(|bases| bases.len() == 1);
            let others = seconds.get(&first).is_some_and(|seconds| seconds.len() > 1);
            let rest = stems(tag).strip_prefix(&stems(&first)[..])?.to_vec();
            let path: Vec<String> = operations
                .iter()
                .filter(|(operation, _)| self::tag(operation) == Some(tag))
                .flat_map(|(_, steps)| steps.iter().filter_map(Step::word).flat_map(stems))
                .collect();
            let is_new = !rest.is_empty() && rest.iter().all(|word| !path.contains(word));
            (alone && others && is_new).then(|| ((first, second), split(tag).join("_")))
        });
        Self {
            parts: parts.collect(),
            // The longest of several spellings divides the most words.
            alike: alike
                .into_iter()
                .filter_map(|(first, names)| {
                    Some((first, names.into_iter().max_by_key(String::len)?))
                })
                .collect(),
        }
    }

    /// The name of the first resource in these steps, if a tag gives it one.
    pub(super) fn name(&self, steps: &[Step]) -> Option<&String> {
        let first = steps.first().and_then(Step::word)?;
        let second = steps.get(1).and_then(Step::word);
        let part = second.and_then(|second| self.parts.get(&(first.to_owned(), second.to_owned())));
        part.or_else(|| self.alike.get(first))
    }
}

/// The first tag that has any words.
pub(super) fn tag(operation: &Operation) -> Option<&str> {
    let tags = operation.tags.iter().map(|tag| tag.trim());
    tags.into_iter().find(|tag| !split(tag).is_empty())
}

/// The resources of an operation whose path names none: those of its tag, which dots divide if it has no spaces.
///
/// An operation without a tag belongs to the client itself.
pub(super) fn group(operation: &Operation) -> Vec<String> {
    let Some(tag) = tag(operation) else {
        return Vec::new();
    };
    match tag.contains(' ') {
        true => vec![tag.to_owned()],
        false => tag
            .split('.')
            .filter(|part| !split(part).is_empty())
            .map(str::to_owned)
            .collect(),
    }
}
