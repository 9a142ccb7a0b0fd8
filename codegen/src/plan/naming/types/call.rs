//! Puts an operation into words: its method and the noun of its resource.

use super::super::lexicon::{PREPOSITIONS, is_verb};
use super::super::tree::Place;
use super::super::words::singular;
use super::path::{Path, words};

/// The call with the noun alone, and with all resources.
pub(super) fn calls(place: &Place) -> (Path, Path) {
    (call(place, &place.noun()), call_in_full(place))
}

pub(super) fn call_in_full(place: &Place) -> Path {
    call(place, &place.full_noun())
}

/// The method and its object: `list_line_items` of a session is `list session line items`.
pub(super) fn call(place: &Place, noun: &str) -> Path {
    let mut method = words(&place.method);
    while method.len() > 1
        && method
            .pop_if(|it| PREPOSITIONS.contains(&it.as_str()))
            .is_some()
    {}
    if contains_noun(&method, &words(noun)) {
        return Path::of([method.join(" ")]);
    }
    let (verb, rest) = method.split_at(verbs(&method));
    Path::of([verb.join(" "), noun.to_owned(), rest.join(" ")])
}

/// The number of words at the front that name the action: `create_or_update_secret` begins with three.
///
/// A method without a verb at the front is named after its result.
fn verbs(method: &[String]) -> usize {
    let is_verb = |at: usize| method.get(at).is_some_and(|it| is_verb(it));
    if !is_verb(0) {
        return 0;
    }
    let mut count = 1;
    while is_verb(count + 1)
        && method
            .get(count)
            .is_some_and(|it| it == "or" || it == "and")
    {
        count += 2;
    }
    count
}

/// The noun and the words that the method adds to it: `get_usage` of an account is about an `account usage`.
pub(super) fn noun_phrase(place: &Place, noun: &str) -> Path {
    let method = words(&place.method);
    let rest = method[verbs(&method)..]
        .iter()
        .take_while(|it| !PREPOSITIONS.contains(&it.as_str()));
    let rest: Vec<String> = rest.cloned().collect();
    let rest = match rest.split_last() {
        Some((last, before)) => [before, &[singular(last)]].concat(),
        None => rest,
    };
    if contains_noun(&rest, &words(noun)) {
        return Path::of([rest.join(" ")]);
    }
    Path::of([noun.to_owned(), rest.join(" ")])
}

/// Returns whether a method is named after its action rather than its result.
pub(super) fn is_verbal(place: &Place) -> bool {
    verbs(&words(&place.method)) > 0
}

/// Returns whether the words contain a noun, in singular or plural.
fn contains_noun(name: &[String], noun: &[String]) -> bool {
    let one = |all: &[String]| -> Vec<String> { all.iter().map(|it| singular(it)).collect() };
    let (name, noun) = (one(name), one(noun));
    !noun.is_empty() && name.windows(noun.len()).any(|it| *it == noun[..])
}

/// The noun, in the plural of its resource if the method is a list.
pub(super) fn plural_where_many(place: &Place, noun: String) -> String {
    let is_list = words(&place.method)
        .first()
        .is_some_and(|verb| verb == "list");
    let Some(last) = place.path.last().filter(|_| is_list) else {
        return noun;
    };
    match noun.strip_suffix(singular(last).as_str()) {
        Some(before) => format!("{before}{last}"),
        None => noun,
    }
}
