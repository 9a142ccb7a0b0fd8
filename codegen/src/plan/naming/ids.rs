//! The operation ids of a document, read by their convention.

use crate::ir::{Api, Operation};
use crate::settings::OperationIds;

use super::convention::{self, Convention, without_class};
use super::lexicon::{is_verb, split, stems};
use super::route::Route;

/// The group and the method that an operation id names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct IdWords {
    /// The resources of its group; empty if it has no group.
    pub(super) group: Vec<String>,
    /// The words of the method.
    pub(super) words: Vec<String>,
}

/// The ids of a document.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    pub(super) convention: Convention,
    /// The words of every id, even of conventions without meaning: they distinguish operations as a last resort.
    all: Vec<IdWords>,
}

impl Ids {
    pub(super) fn of(api: &Api, routes: &[Route], set: Option<OperationIds>) -> Self {
        let ids: Vec<&str> = api.operations.iter().map(own_id).collect();
        let convention = match set {
            Some(OperationIds::Grouped) => {
                convention::grouped(api, routes, &ids).unwrap_or(Convention::Phrase)
            }
            Some(OperationIds::Phrases) => Convention::Phrase,
            Some(OperationIds::Ignored) => Convention::Mechanical,
            None => convention::judge(api, routes, &ids),
        };
        let shared = shared_head(&ids, convention);
        let ids = ids.iter().zip(&api.operations).zip(routes);
        let all =
            ids.map(|((id, operation), route)| id_words(id, operation, route, convention, shared));
        Self {
            all: all.collect(),
            convention,
        }
    }

    /// The group and the method that an id names; `None` if ids of this convention name nothing.
    pub(super) fn named(&self, operation: usize) -> Option<&IdWords> {
        match self.convention {
            Convention::Grouped(_) | Convention::Phrase => {
                self.all.get(operation).filter(|id| !id.words.is_empty())
            }
            Convention::Mechanical | Convention::Prose | Convention::Absent => None,
        }
    }

    /// Returns whether an operation finds several things according to its id. In a sentence, any word may show that.
    pub(super) fn says_list(&self, operation: usize) -> bool {
        let lists = |word: &String| LISTS.contains(&word.as_str());
        match self.convention {
            Convention::Phrase => self.words(operation).first().is_some_and(lists),
            Convention::Prose => self.words(operation).iter().any(lists),
            Convention::Grouped(_) | Convention::Mechanical | Convention::Absent => false,
        }
    }

    /// The words of an id, whatever the convention.
    pub(super) fn words(&self, operation: usize) -> &[String] {
        self.all.get(operation).map_or(&[], |id| &id.words)
    }
}

/// Verbs of ids that find several things.
const LISTS: [&str; 3] = ["find", "list", "search"];

/// The id as its author wrote it, without the parts that a framework appended; empty if the document has none.
fn own_id(operation: &Operation) -> &str {
    // `lower` builds an id from the method and the path if the document has none.
    if operation.id.contains(" /") {
        return "";
    }
    without_variables(without_path(&operation.id, operation), operation)
}

/// Removes `By` and the variables of the path, which Swashbuckle and similar tools append.
fn without_variables<'i>(id: &'i str, operation: &Operation) -> &'i str {
    let names = operation
        .path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next());
    let names: String = names.collect();
    let start = id.len().saturating_sub(names.len() + "by".len());
    let ending = format!("by{names}").to_lowercase();
    match id
        .get(start..)
        .filter(|end| !names.is_empty() && end.to_lowercase() == ending)
    {
        Some(_) if start > 0 => id[..start].trim_end_matches('_'),
        _ => id,
    }
}

/// Removes the path and the method, which FastAPI appends with `_` for everything but letters and digits.
fn without_path<'i>(id: &'i str, operation: &Operation) -> &'i str {
    let method = format!("_{}", operation.method.to_lowercase());
    let Some(stem) = id.strip_suffix(&method) else {
        return id;
    };
    let path = operation.path.chars();
    let path: String = path
        .map(|it| if it.is_alphanumeric() { it } else { '_' })
        .collect();
    // The application may be mounted below a prefix that the ids do not have.
    let starts = path.match_indices('_').map(|(at, _)| &path[at..]);
    let mut starts = starts.filter(|suffix| suffix.len() > 1);
    starts
        .find_map(|suffix| stem.strip_suffix(suffix))
        .filter(|it| !it.is_empty())
        .unwrap_or(id)
}

/// The number of group levels that all ids share, and that therefore name nothing: `drive.files.list`, `drive.changes.list`.
fn shared_head(ids: &[&str], convention: Convention) -> usize {
    let Convention::Grouped(separator) = convention else {
        return 0;
    };
    let groups: Vec<Vec<&str>> = ids.iter().map(|id| id.split(separator).collect()).collect();
    let Some(first) = groups.first() else {
        return 0;
    };
    let depth = groups
        .iter()
        .map(Vec::len)
        .min()
        .unwrap_or_default()
        .saturating_sub(2);
    let is_shared = |at: &usize| groups.iter().all(|it| it.get(*at) == first.get(*at));
    (0..depth).take_while(is_shared).count()
}

fn id_words(
    id: &str,
    operation: &Operation,
    route: &Route,
    convention: Convention,
    shared: usize,
) -> IdWords {
    let Convention::Grouped(separator) = convention else {
        return IdWords {
            group: Vec::new(),
            words: verb_first(without_number(split(id))),
        };
    };
    let whole = || IdWords {
        group: Vec::new(),
        words: verb_first(without_number(split(id))),
    };
    let mut parts: Vec<&str> = id
        .split(separator)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() > 1 && parts.last().is_some_and(|part| is_number(part)) {
        parts.pop();
    }
    let Some(end) = group_end(&parts, separator, operation, route) else {
        return whole();
    };
    let words = parts[end..].iter().flat_map(|part| split(part)).collect();
    IdWords {
        group: parts[shared.min(end - 1)..end]
            .iter()
            .map(|part| group_name(part))
            .collect(),
        words: without_number(words),
    }
}

/// The number of parts of an id that form its group; `None` if the id has no group.
///
/// Dots, slashes and colons divide groups of groups, so all parts but the last form the group. With other separators it is the
/// first parts that the path or a tag names, and as many more as these have words for.
fn group_end(
    parts: &[&str],
    separator: char,
    operation: &Operation,
    route: &Route,
) -> Option<usize> {
    let last = parts.len().checked_sub(1).filter(|last| *last > 0)?;
    if matches!(separator, '/' | '.' | ':') {
        return Some(last);
    }
    let is_named = |parts: &[&str]| {
        let group = without_class(parts.iter().flat_map(|part| stems(part)).collect());
        let in_tag = operation.tags.iter().any(|tag| stems(tag) == group);
        in_tag || route.words().any(|word| stems(word) == group)
    };
    let first = (1..=last).find(|end| is_named(&parts[..*end]));
    let Some(mut end) = first else {
        // A part whose words are divided in another way is a group, whether or not it is in the path.
        return parts
            .first()
            .is_some_and(|head| split(head).len() > 1)
            .then_some(1);
    };
    while end < last
        && is_named(&parts[end..=end])
        && !split(parts[end]).first().is_some_and(|word| is_verb(word))
    {
        end += 1;
    }
    Some(end)
}

/// Leaves out the number that a vendor's tool appended to make two ids different.
fn without_number(mut words: Vec<String>) -> Vec<String> {
    if words.len() > 1 && words.last().is_some_and(|word| is_number(word)) {
        words.pop();
    }
    words
}

fn is_number(word: &str) -> bool {
    word.chars().all(|it| it.is_ascii_digit())
}

fn group_name(text: &str) -> String {
    without_class(split(text)).join("_")
}

/// Moves a verb that follows its noun to the front: `blueprint_list` → `list_blueprint`.
fn verb_first(mut words: Vec<String>) -> Vec<String> {
    let starts = words.first().is_some_and(|word| is_verb(word));
    if !starts && words.last().is_some_and(|word| is_verb(word)) {
        words.rotate_right(1);
    }
    words
}
