//! Gives operations of the same name different ones: each takes the next word that the others do not have.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::lexicon::{split, stems};
use super::method::plain_verb;
use super::route::{Route, Step};

/// An operation with its place, and everything that can distinguish it from another one.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) path: Vec<String>,
    pub(super) words: Vec<String>,
    /// True if the settings name the method, which then keeps its name.
    pub(super) is_set: bool,
    /// The words of its id without those of its resource, if the id was designed.
    pub(super) phrase: Vec<String>,
    /// The noun of its scope.
    pub(super) scope: Option<String>,
    /// Its HTTP method.
    pub(super) http: String,
    pub(super) route: Route,
    pub(super) is_deprecated: bool,
    /// The names of the variables of its path, in order.
    pub(super) variables: Vec<String>,
    /// The words of its id.
    pub(super) id: Vec<String>,
}

impl Named {
    fn key(&self) -> (Vec<String>, String) {
        (self.path.clone(), self.words.join("_"))
    }
}

/// Returns the words that an operation has and the others of its name lack.
type Way = fn(&Named, &[Named]) -> Vec<String>;

/// The ways to distinguish operations of the same name, best first.
const WAYS: [Way; 9] = [
    fragment, scope, all, owner, parts, variables, query, version, id,
];

/// Gives every operation a unique method, and returns the indexes of those that only a number distinguishes.
pub(super) fn tell_apart(named: &mut [Named]) -> Vec<usize> {
    avoid_children(named);
    // A new name may be that of a third operation, so clashes are looked for again. Each way adds words, so this ends.
    for _ in 0..WAYS.len() {
        let clashes = clashes(named);
        if clashes.is_empty() {
            return Vec::new();
        }
        for clash in clashes {
            report(named, &clash);
        }
    }
    let mut numbered = Vec::new();
    let mut taken: HashSet<_> = named.iter().map(Named::key).collect();
    for clash in clashes(named) {
        // The numbers go on from one operation to the next: trying the lower ones again would take quadratic time.
        let mut numbers = 2..;
        for &index in &clash[1..] {
            let words = named[index].words.clone();
            for number in numbers.by_ref() {
                named[index].words = [words.clone(), vec![number.to_string()]].concat();
                if taken.insert(named[index].key()) {
                    break;
                }
            }
            numbered.push(index);
        }
    }
    numbered
}

/// The groups of operations that share a name, in an order that does not depend on the document.
fn clashes(named: &[Named]) -> Vec<Vec<usize>> {
    let mut by_name: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, it) in named.iter().enumerate() {
        by_name.entry(it.key()).or_default().push(index);
    }
    by_name
        .into_values()
        .filter(|clash| clash.len() > 1)
        .collect()
}

/// Adds the words of the first way that distinguishes at least two of them.
fn report(named: &mut [Named], clash: &[usize]) {
    let free: Vec<usize> = clash
        .iter()
        .copied()
        .filter(|&it| !named[it].is_set)
        .collect();
    let all: Vec<Named> = clash.iter().map(|&it| named[it].clone()).collect();
    // Names that their authors chose are better than added words, if they differ.
    let phrases: BTreeSet<&Vec<String>> = all
        .iter()
        .map(|it| &it.phrase)
        .filter(|it| !it.is_empty())
        .collect();
    let is_plain = scopes(&all) == 1 && all.iter().all(|it| it.route.fragment.is_empty());
    if phrases.len() == all.len() && free.len() == all.len() && is_plain {
        for &index in &free {
            named[index].words = named[index].phrase.clone();
        }
        return;
    }
    for way in WAYS {
        let added: Vec<Vec<String>> = free.iter().map(|&it| way(&named[it], &all)).collect();
        let different: BTreeSet<&Vec<String>> = added.iter().collect();
        let tells = different.len() > 1
            || (free.len() < clash.len() && added.iter().any(|it| !it.is_empty()));
        if tells {
            for (&index, words) in free.iter().zip(added) {
                named[index].words.extend(words);
            }
            return;
        }
    }
}

/// Puts the verb in front of a method that has the name of a resource beside it: `preview` → `get_preview`.
fn avoid_children(named: &mut [Named]) {
    let mut resources: HashSet<(Vec<String>, String)> = HashSet::new();
    for it in named.iter() {
        for (depth, child) in it.path.iter().enumerate() {
            resources.insert((it.path[..depth].to_vec(), split(child).join("_")));
        }
    }
    for it in named.iter_mut().filter(|it| resources.contains(&it.key())) {
        let verb = split(&plain_verb(&it.http));
        if it.words != verb {
            it.words.splice(0..0, verb);
        }
    }
}

fn scopes(all: &[Named]) -> usize {
    all.iter()
        .map(|it| &it.scope)
        .collect::<BTreeSet<_>>()
        .len()
}

/// `list_for_account`, if the operations are in different scopes.
fn scope(it: &Named, others: &[Named]) -> Vec<String> {
    match &it.scope {
        Some(scope) if scopes(others) > 1 && !is_resource(it, scope) => {
            [vec!["for".to_owned()], split(scope)].concat()
        }
        _ => Vec::new(),
    }
}

/// `get_for_policy`, if one operation belongs to a policy and the other does not.
fn owner(it: &Named, others: &[Named]) -> Vec<String> {
    let owners = owners(&it.route.steps);
    let counts = |owner: &String| {
        let is_common = others
            .iter()
            .all(|other| self::owners(&other.route.steps).contains(owner));
        !is_common && !is_resource(it, owner)
    };
    let own: Vec<String> = owners.into_iter().filter(counts).collect();
    match own.last() {
        Some(owner) => [vec!["for".to_owned()], split(owner)].concat(),
        None => Vec::new(),
    }
}

/// Returns whether a noun is that of the operation's own resource.
fn is_resource(it: &Named, noun: &str) -> bool {
    let last = it.path.last();
    last.is_some_and(|name| stems(name).join("_") == noun)
}

/// The nouns of the resources that a value follows, except the last resource, which the operation is about.
fn owners(steps: &[Step]) -> Vec<String> {
    let last = steps
        .iter()
        .rposition(|step| !step.is_value())
        .unwrap_or_default();
    let pairs = steps[..last].windows(2);
    let owners = pairs.filter(|pair| pair[1].is_value());
    let owners = owners.filter_map(|pair| pair[0].word());
    owners.map(|word| stems(word).join("_")).collect()
}

/// The words of the path that not all of them have, and that are neither in the resource nor in the method.
fn parts(it: &Named, others: &[Named]) -> Vec<String> {
    let named: Vec<String> = it.path.iter().flat_map(|part| stems(part)).collect();
    let words = it.route.words().filter(|word| {
        let everywhere = others
            .iter()
            .all(|other| other.route.words().any(|it| it == *word));
        let is_said = split(word).iter().all(|word| it.words.contains(word));
        !everywhere && !is_said && !stems(word).iter().all(|stem| named.contains(stem))
    });
    words.flat_map(split).collect()
}

/// `get_by_name`, if the paths have different variables.
fn variables(it: &Named, others: &[Named]) -> Vec<String> {
    let own = it
        .variables
        .iter()
        .filter(|name| !others.iter().all(|other| other.variables.contains(name)));
    let own: Vec<String> = own.flat_map(|name| split(name)).collect();
    by(own)
}

/// `get_by_city`, if the paths have a query in the document.
fn query(it: &Named, others: &[Named]) -> Vec<String> {
    let own = it
        .route
        .query
        .iter()
        .filter(|key| !others.iter().all(|other| other.route.query.contains(key)));
    by(own.flat_map(|key| split(key)).collect())
}

/// `create_stream`, if fragments name the variants of a call.
fn fragment(it: &Named, _: &[Named]) -> Vec<String> {
    it.route.fragment.clone()
}

/// `update_all`, if another one of them is about a single item.
fn all(it: &Named, others: &[Named]) -> Vec<String> {
    let is_item = |it: &Named| it.route.steps.last().is_some_and(Step::is_value);
    match it.words.len() == 1 && !is_item(it) && others.iter().any(is_item) {
        true => vec!["all".to_owned()],
        false => Vec::new(),
    }
}

fn by(words: Vec<String>) -> Vec<String> {
    match words.is_empty() {
        true => words,
        false => [vec!["by".to_owned()], words].concat(),
    }
}

/// `list_v2`, for all but the first edition. Deprecated editions come last.
fn version(it: &Named, others: &[Named]) -> Vec<String> {
    let edition = |it: &Named| (it.is_deprecated, it.route.versions.clone());
    if Some(edition(it)) == others.iter().map(edition).min() {
        return Vec::new();
    }
    match it.route.versions.is_empty() && it.is_deprecated {
        true => vec!["deprecated".to_owned()],
        false => it
            .route
            .versions
            .iter()
            .map(|version| version.to_lowercase())
            .collect(),
    }
}

/// `query_by_post`, for all but the first HTTP method if all methods differ; or else the words of the id that the name lacks.
fn id(it: &Named, others: &[Named]) -> Vec<String> {
    let methods: BTreeSet<&String> = others.iter().map(|it| &it.http).collect();
    if methods.len() < others.len() {
        return it
            .id
            .iter()
            .filter(|word| !it.words.contains(word))
            .cloned()
            .collect();
    }
    match methods.first() == Some(&&it.http) {
        true => Vec::new(),
        false => by(vec![it.http.to_lowercase()]),
    }
}
