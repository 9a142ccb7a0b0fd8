//! The convention of a document's operation ids, decided once from all of them.

use std::fmt;

use crate::ir::{Api, Operation};

use super::lexicon::{METHODS, is_crud, split, stems};
use super::nouns::singular;
use super::route::Route;

/// The pattern of operation ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// A group, a separator, and a method, as in `repos/list-branches`, `users.list` or `Customers_List`.
    Grouped(char),
    /// A verb and its object, as in `createCustomer`.
    Phrase,
    /// The HTTP method and the words of the path. Such an id adds nothing to the path.
    Mechanical,
    /// A sentence, or words without boundaries. Neither can be a name.
    Prose,
    /// Fewer than half of the operations have an id.
    Absent,
}

impl fmt::Display for Convention {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Grouped(separator) => write!(formatter, "group{separator}method"),
            Self::Phrase => formatter.write_str("verb and noun"),
            Self::Mechanical => formatter.write_str("HTTP method and path, which name nothing"),
            Self::Prose => formatter.write_str("sentences, which name nothing"),
            Self::Absent => formatter.write_str("absent"),
        }
    }
}

/// Returns whether `is_so` is true for at least `of_ten` tenths.
fn most<T>(all: &[T], of_ten: usize, is_so: impl Fn(&T) -> bool) -> bool {
    !all.is_empty() && all.iter().filter(|it| is_so(it)).count() * 10 >= all.len() * of_ten
}

/// Judges the convention from the ids of all operations. An empty id counts as missing.
pub(super) fn judge(api: &Api, routes: &[Route], ids: &[&str]) -> Convention {
    let present: Vec<(usize, Vec<String>)> = ids
        .iter()
        .enumerate()
        .map(|(index, id)| (index, split(id)))
        .collect();
    let present: Vec<_> = present
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .collect();
    if present.is_empty() || present.len() * 2 < ids.len() {
        return Convention::Absent;
    }
    if most(&present, 8, |(index, words)| {
        is_mechanical(words, &api.operations[*index])
    }) {
        return Convention::Mechanical;
    }
    if let Some(grouped) = grouped(api, routes, ids) {
        return grouped;
    }
    let words: usize = present.iter().map(|(_, words)| words.len()).sum();
    let letters: usize = present
        .iter()
        .flat_map(|(_, words)| words)
        .map(String::len)
        .sum();
    let is_prose = words > present.len() * 6 || letters > words * 11;
    match is_prose {
        true => Convention::Prose,
        false => Convention::Phrase,
    }
}

/// Returns whether an id consists of the HTTP method and words of the path.
fn is_mechanical(words: &[String], operation: &Operation) -> bool {
    let path = stems(&operation.path);
    let is_method = |word: &String| *word == operation.method.to_lowercase();
    let first = words.first().is_some_and(is_method) || words.last().is_some_and(is_method);
    let is_said = |word: &&String| {
        let word = singular(word);
        path.contains(&word)
            || METHODS.contains(&word.as_str())
            || matches!(word.as_str(), "by" | "id" | "collection")
    };
    let is_path = words
        .iter()
        .map(|word| singular(word))
        .eq(path.iter().cloned());
    is_path || first && words.iter().filter(is_said).count() + 1 >= words.len()
}

/// Suffixes of groups that come from the class names of frameworks.
const CLASSES: [&str; 5] = ["api", "controller", "handler", "resource", "service"];

/// Finds the separator that most ids have between a group and a method.
///
/// The group does not begin with a verb, and the path or the tag has it as well.
pub(super) fn grouped(api: &Api, routes: &[Route], ids: &[&str]) -> Option<Convention> {
    let separators = ['/', '.', ':', '_', '-'].into_iter();
    let mut separators = separators.filter(|&separator| {
        let all = ids.iter().enumerate().filter(|(_, id)| !id.is_empty());
        let all: Vec<(usize, &&str)> = all.collect();
        let divides = most(&all, 6, |(_, id)| {
            head(id, separator).is_some_and(|(head, _)| !head.is_empty())
        });
        // This is computed once, since looking at all ids for each id would take quadratic time.
        let is_word_separator = matches!(separator, '_' | '-') && !is_distinct(ids, separator);
        let is_group = |(index, id): &(usize, &&str)| {
            let Some((head, _)) = head(id, separator) else {
                return false;
            };
            let group = head.rsplit(separator).next().unwrap_or(head);
            let group = without_class(stems(group));
            let operation = &api.operations[*index];
            let in_path = routes[*index]
                .words()
                .any(|word| stems(word).ends_with(&group));
            let in_tag = operation.tags.iter().any(|tag| stems(tag) == group);
            let starts_with_verb = group
                .first()
                .is_some_and(|word| METHODS.contains(&word.as_str()) || is_crud(word));
            !group.is_empty() && !starts_with_verb && (in_path || (in_tag && !is_word_separator))
        };
        divides && most(&all, 6, is_group)
    });
    separators.next().map(Convention::Grouped)
}

/// Returns whether ids also divide words in another way, so that this separator has a meaning.
fn is_distinct(ids: &[&str], separator: char) -> bool {
    most(ids, 3, |id| {
        let mut parts = id.split(separator);
        parts.any(|part| split(part).len() > 1)
    })
}

/// The parts of an id before and after the separator that ends its group.
///
/// Dots, slashes and colons also divide groups of groups, so the last one counts; otherwise the first one does.
fn head(id: &str, separator: char) -> Option<(&str, &str)> {
    match separator {
        '/' | '.' | ':' => id.rsplit_once(separator),
        _ => id.split_once(separator),
    }
}

/// Removes the suffix that a framework gives to the class of a group.
pub(super) fn without_class(mut words: Vec<String>) -> Vec<String> {
    let is_class = |word: &String| CLASSES.contains(&word.as_str());
    if words.len() > 1 && words.last().is_some_and(is_class) {
        words.pop();
    }
    words
}
