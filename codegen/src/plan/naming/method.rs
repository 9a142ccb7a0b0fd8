//! The name of a method, from the role of its operation or from a more telling id.

use std::borrow::Cow;

use super::convention::Convention;
use super::ids::IdWords;
use super::lexicon::{ARTICLES, METHODS, PREPOSITIONS, is_crud, is_verb, split, stems};
use super::nouns::singular;
use super::role::{Asked, Role};
use super::route::Step;
use super::sites::Site;

/// The words of a method, derived only from the operations of the document at its place.
pub(super) fn by_role(role: Role, asked: Asked<'_>) -> Vec<String> {
    let (scope, steps) = asked.at;
    let site = asked.sites.get(asked.at);
    let last = steps
        .last()
        .and_then(Step::word)
        .map(split)
        .unwrap_or_default();
    match role {
        Role::Action if asked.method == "GET" && site.has("POST") => {
            [vec!["get".to_owned()], last].concat()
        }
        Role::Action => last,
        Role::Leaf => match asked.method {
            "GET" => last,
            method => [vec![one_verb(method, &site).into_owned()], last].concat(),
        },
        Role::Item => {
            // An item that is listed, or created by another call, exists already.
            let above = asked.sites.get((scope, &steps[..steps.len() - 1]));
            let is_there = asked.updates_by_post && (site.has("GET") || site.has("DELETE"));
            let is_update = above.has("POST") || above.has("GET") || is_there;
            vec![match asked.method {
                "POST" if is_update && !site.is_updated() => "update".to_owned(),
                "POST" if above.has("POST") => "post".to_owned(),
                method => one_verb(method, &site).into_owned(),
            }]
        }
        Role::Singleton | Role::Nameless => {
            let is_update = asked.updates_by_post && site.has("GET") && !site.is_updated();
            vec![match asked.method {
                "POST" if is_update => "update".to_owned(),
                method => one_verb(method, &site).into_owned(),
            }]
        }
        Role::Collection => {
            let item = [steps, &[Step::Value]].concat();
            let item = asked.sites.get((scope, &item));
            split(&many_verb(asked.method, &site, &item))
        }
    }
}

/// The verb for an HTTP method.
pub(super) fn plain_verb(method: &str) -> Cow<'static, str> {
    one_verb(method, &Site::default())
}

/// The verb for one thing. A method without a verb of its own is one.
fn one_verb(method: &str, site: &Site) -> Cow<'static, str> {
    let verb = match method {
        "GET" => "get",
        "POST" => "create",
        "PUT" if site.has("PATCH") => "replace",
        "PUT" | "PATCH" => "update",
        "DELETE" => "delete",
        "HEAD" => "exists",
        "OPTIONS" => "options",
        "TRACE" => "trace",
        // A method is written in capitals, unless it consists of several words.
        other if other.chars().any(char::is_lowercase) => return other.to_owned().into(),
        other => return other.to_lowercase().into(),
    };
    verb.into()
}

/// The verb for many things, with `all` if the same can be done to each of them.
fn many_verb(method: &str, site: &Site, item: &Site) -> Cow<'static, str> {
    let verb = match method {
        "GET" if site.has_items || site.methods.get("GET").is_some_and(|lists| *lists) => "list",
        "PUT" if site.has("PATCH") && item.is_updated() => "replace_all",
        "PUT" | "PATCH" if item.is_updated() => "update_all",
        "DELETE" if site.has_items => "delete_all",
        method => return one_verb(method, site),
    };
    verb.into()
}

/// The words of a method from a designed id; `None` if the id adds nothing to the path.
///
/// `resource` has the words of the resources that lead to the method, in the singular.
pub(super) fn by_id(
    id: &IdWords,
    convention: Convention,
    role: Role,
    asked: Asked<'_>,
    resource: &[String],
    variables: &[String],
) -> Option<Vec<String>> {
    let words = without_resource(&id.words, resource, variables);
    if is_end(&words, resource) {
        return None;
    }
    match convention {
        // An id without a group is a phrase, whatever the convention of the others.
        Convention::Grouped(_) if !id.group.is_empty() => by_grouped_id(words),
        Convention::Grouped(_) | Convention::Phrase => by_phrase(id, words, role, asked),
        Convention::Mechanical | Convention::Prose | Convention::Absent => None,
    }
}

/// The words of an id with a group, unless they only repeat the HTTP method.
fn by_grouped_id(words: Vec<String>) -> Option<Vec<String>> {
    let is_method = |word: &String| METHODS.contains(&word.as_str()) || word == "collection";
    (!words.is_empty() && !words.iter().all(is_method)).then_some(words)
}

/// The words of a phrase, if they tell more than the path, which has the resource already and a verb that is easy to guess.
fn by_phrase(
    id: &IdWords,
    words: Vec<String>,
    role: Role,
    asked: Asked<'_>,
) -> Option<Vec<String>> {
    let verb = id.words.first()?;
    let has_own_verb = is_verb(verb) && !is_crud(verb) && words.first() == Some(verb);
    let tells_more = match role {
        Role::Nameless => true,
        Role::Leaf => has_own_verb && has_noun_of_path(&words, asked),
        // Another call creates the item and another method changes it, so this call does something else.
        Role::Item if asked.method == "POST" && by_role(role, asked) == ["post"] => true,
        Role::Item | Role::Collection | Role::Singleton => {
            has_own_verb && asked.method == "PUT" && words.len() < 3
        }
        Role::Action => false,
    };
    tells_more.then_some(words)
}

/// Returns whether the words have the last word of the path among them.
fn has_noun_of_path(words: &[String], asked: Asked<'_>) -> bool {
    let (_, steps) = asked.at;
    let last = steps.last().and_then(Step::word).unwrap_or_default();
    let mut stems = stems(last).into_iter();
    stems.all(|stem| words.iter().any(|word| singular(word) == stem))
}

/// The words of a method of the resource above, if an id names an action on that resource and on the one below:
/// `create_and_run` for `createThreadAndRun` at `/threads/runs`.
pub(super) fn of_both(words: &[String], steps: &[Step]) -> Option<Vec<String>> {
    let [.., Step::Word(above), Step::Word(below)] = steps else {
        return None;
    };
    let and = words.iter().position(|word| word == "and")?;
    let (first, last) = (words.get(..and)?, words.get(and + 1..)?);
    let (verb, noun) = first.split_first().filter(|(verb, _)| is_verb(verb))?;
    let is = |words: &[String], name: &str| stems(&words.join("_")) == stems(name);
    (is(noun, above) && is(last, below))
        .then(|| [std::slice::from_ref(verb), &["and".to_owned()], last].concat())
}

/// A method with more words is a sentence rather than a name.
const LONGEST: usize = 5;

/// Returns whether an id with a group describes its method at such length that the path names it better.
pub(super) fn is_sentence(id: &IdWords) -> bool {
    let group: Vec<String> = id.group.iter().flat_map(|name| stems(name)).collect();
    !group.is_empty() && without_resource(&id.words, &group, &[]).len() > LONGEST
}

/// Removes the words of the resource, and the variables of the path.
///
/// The words may be at the front, at the end, after the verb or before a preposition: `list_labels_on_issue` of an issue is
/// `list_labels`.
pub(super) fn without_resource(
    words: &[String],
    resource: &[String],
    variables: &[String],
) -> Vec<String> {
    let is_article = |word: &String| ARTICLES.contains(&word.as_str());
    let mut kept: Vec<String> = words
        .iter()
        .filter(|word| !is_article(word))
        .cloned()
        .collect();
    if let Some(by) = kept.iter().position(|word| word == "by")
        && by > 0
        && kept[by + 1..].iter().all(|word| {
            word == "id"
                || variables
                    .iter()
                    .any(|name| stems(name).contains(&singular(word)))
        })
    {
        kept.truncate(by);
    }
    // A method with the name of its resource keeps all of its words.
    if is_end(&kept, resource) {
        return kept;
    }
    for length in (1..=resource.len()).rev() {
        let noun = &resource[resource.len() - length..];
        drop_noun(&mut kept, noun);
    }
    while kept.len() > 1
        && kept
            .last()
            .is_some_and(|word| PREPOSITIONS.contains(&word.as_str()))
    {
        kept.pop();
    }
    kept
}

/// The words of a designed id without those of its resource; all of them if the id names two actions.
pub(super) fn phrase(words: &[String], resource: &[String], variables: &[String]) -> Vec<String> {
    match words.iter().any(|word| word == "and") {
        true => words.to_vec(),
        false => without_resource(words, resource, variables),
    }
}

/// Returns whether words are the end of the words of a resource.
pub(super) fn is_end(words: &[String], resource: &[String]) -> bool {
    let stems: Vec<String> = words.iter().map(|word| singular(word)).collect();
    resource.ends_with(&stems)
}

fn drop_noun(words: &mut Vec<String>, noun: &[String]) {
    let is_said = |words: &[String], at: usize| {
        let here = words.get(at..at + noun.len());
        here.is_some_and(|here| {
            here.iter()
                .map(|word| singular(word))
                .eq(noun.iter().cloned())
        })
    };
    let mut at = 0;
    while at + noun.len() <= words.len() {
        let end = at + noun.len();
        let before_preposition = words
            .get(end)
            .is_some_and(|word| PREPOSITIONS.contains(&word.as_str()));
        let counts = at <= 1 || end == words.len() || before_preposition;
        if words.len() > noun.len() && counts && is_said(words, at) {
            words.drain(at..end);
        } else {
            at += 1;
        }
    }
}

/// The names of the variables of a path.
pub(super) fn variables(path: &str) -> Vec<String> {
    let names = path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next());
    names.map(str::to_owned).collect()
}
