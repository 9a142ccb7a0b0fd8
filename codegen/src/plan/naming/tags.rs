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
        let tagged = operations
            .iter()
            .map(|(operation, steps)| (tag(operation).unwrap_or_default(), *steps));
        let tagged: Vec<(&str, &[Step])> = tagged.collect();
        Self {
            alike: alike(&tagged),
            parts: parts(&tagged),
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

/// The first words of paths that a tag spells differently: in the plural, or with more words.
fn alike(tagged: &[(&str, &[Step])]) -> BTreeMap<String, String> {
    let pairs = tagged
        .iter()
        .filter_map(|(tag, steps)| Some((steps.first()?.word()?, *tag)));
    let pairs: BTreeSet<(&str, &str)> = pairs.collect();
    let is_plural = |text: &str| split(text).last().is_some_and(|word| is_plural(word));
    let mut alike: BTreeMap<String, String> = BTreeMap::new();
    for (first, tag) in pairs {
        let loses_plural = is_plural(first) && !is_plural(tag);
        if !loses_plural && stems(tag).concat() == stems(first).concat() {
            let spelled = split(tag).join("_");
            let known = alike.entry(first.to_owned()).or_default();
            // The longest of several spellings divides the most words.
            if spelled.len() > known.len() {
                *known = spelled;
            }
        }
    }
    alike
}

/// The places with their own tag, which adds words that the first word of the path lacks: `/workers/dispatch` with the tag
/// `Workers for Platforms`.
fn parts(tagged: &[(&str, &[Step])]) -> BTreeMap<(String, String), String> {
    let mut tags: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    let mut seconds: BTreeMap<&str, BTreeSet<Option<&str>>> = BTreeMap::new();
    let mut bases: BTreeMap<&str, BTreeSet<Option<(&str, &str)>>> = BTreeMap::new();
    let mut paths: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (tag, steps) in tagged {
        let first = steps.first().and_then(Step::word);
        let second = steps.get(1).and_then(Step::word);
        if let Some(first) = first {
            seconds.entry(first).or_default().insert(second);
        }
        // An operation without a tag does not affect the tag of its neighbours.
        if tag.is_empty() {
            continue;
        }
        let base = first.zip(second);
        bases.entry(tag).or_default().insert(base);
        paths
            .entry(tag)
            .or_default()
            .extend(steps.iter().filter_map(Step::word));
        if let Some(base) = base {
            tags.entry(base).or_default().insert(tag);
        }
    }
    let parts = tags.into_iter().filter_map(|((first, second), tags)| {
        let tag = *tags
            .first()
            .filter(|tag| tags.len() == 1 && bases[**tag].len() == 1)?;
        let path: BTreeSet<String> = paths[tag].iter().flat_map(|word| stems(word)).collect();
        let words = stems(tag);
        let rest = words.strip_prefix(&stems(first)[..])?;
        let is_new = !rest.is_empty() && !rest.iter().any(|word| path.contains(word));
        let is_named = seconds[first].len() > 1 && is_new;
        is_named.then(|| ((first.to_owned(), second.to_owned()), split(tag).join("_")))
    });
    parts.collect()
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
