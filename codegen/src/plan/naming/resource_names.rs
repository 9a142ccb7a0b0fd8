//! The names of the resources along a path, without the words that the resource before them already has.

use super::lexicon::{split, stems};
use super::route::Step;
use super::sites::{At, Sites};

/// Returns a name for each word of the steps. A resource that only echoes its group adds none: `/ai-gateway/gateways` is one.
pub(super) fn names((scope, steps): At<'_>, sites: &Sites) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut above: Option<&str> = None;
    for (at, step) in steps.iter().enumerate() {
        let Some(word) = step.word() else {
            continue;
        };
        let parent = sites.get((scope, &steps[..at]));
        let groups = parent.methods.is_empty() && !parent.has_items;
        let has = |name: &str| {
            parent
                .children
                .iter()
                .any(|child| stems(child) == stems(name))
        };
        match above {
            Some(above) if groups && is_end_of(word, above) => {}
            Some(above) if parent.has_items || is_item(steps, at) => {
                names.push(
                    rest(word, above)
                        .filter(|name| !has(name))
                        .unwrap_or_else(|| word.to_owned()),
                );
            }
            Some(_) => names.push(word.to_owned()),
            None => names.push(word.to_owned()),
        }
        above = Some(word);
    }
    names
}

/// Returns whether a step is directly below an item.
fn is_item(steps: &[Step], at: usize) -> bool {
    at > 0 && steps[at - 1].is_value()
}

/// Returns whether a name is the end of a longer one: `gateways` of `ai-gateway`.
fn is_end_of(word: &str, above: &str) -> bool {
    let (word, above) = (stems(word), stems(above));
    word.len() < above.len() && above.ends_with(&word)
}

/// The words after those of the resource above: `rules` of `snippet_rules` below `snippets`.
fn rest(word: &str, above: &str) -> Option<String> {
    let length = stems(above).len();
    let rest = stems(word)
        .starts_with(&stems(above))
        .then(|| split(word)[length..].join("_"));
    rest.filter(|rest| !rest.is_empty())
}

/// Splits the name of a kind into its words: `networkpolicies` of `NetworkPolicy` is `network_policies`. Other names stay.
pub(super) fn spelled_as(name: &str, kind: &str) -> String {
    let words = split(kind);
    let Some((_, first)) = words.split_last() else {
        return name.to_owned();
    };
    match name.strip_prefix(&first.concat()) {
        Some(last) if !first.is_empty() && stems(last) == stems(&words[first.len()]) => {
            [first, &[last.to_owned()]].concat().join("_")
        }
        _ => name.to_owned(),
    }
}

/// The names of the resources of a path below a group: those after the group's own word, or else those after the item with which
/// the path begins, such as an organization.
pub(super) fn below(group: &[String], steps: &[Step], names: &[String]) -> Vec<String> {
    let last = group.last().map(|name| stems(name)).unwrap_or_default();
    let words: Vec<usize> = (0..steps.len())
        .filter(|&at| !steps[at].is_value())
        .collect();
    let own = names.iter().rposition(|name| stems(name) == last);
    let owner = words
        .first()
        .filter(|&&at| steps.get(at + 1).is_some_and(Step::is_value));
    let start = own.map_or(usize::from(owner.is_some()), |own| own + 1);
    names.get(start..).unwrap_or_default().to_vec()
}
