//! Places every operation in the resource tree and names its method, by the rules of this folder.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::ir::Api;
use crate::report::{Report, nearest};
use crate::settings::Settings;

use super::clash::{self, Named};
use super::considered::{Considered, Rule};
use super::convention::Convention;
use super::nouns::singular;
use super::paths::{Paths, Placed};
use super::problems;

/// The places of the operations, in the order of [`Api::operations`].
#[derive(Clone, Debug)]
pub(in crate::plan) struct Tree {
    pub(in crate::plan) places: Vec<Place>,
    /// The convention of the document's operation ids.
    pub(in crate::plan) convention: Convention,
    /// The names of the resources below each resource.
    children: HashMap<Vec<String>, IndexSet<String>>,
    /// The operations of each resource, as indexes into `places`.
    operations: HashMap<Vec<String>, Vec<usize>>,
}

impl Tree {
    fn of(places: Vec<Place>, convention: Convention) -> Self {
        let mut children: HashMap<Vec<String>, IndexSet<String>> = HashMap::new();
        let mut operations: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
        for (index, place) in places.iter().enumerate() {
            for (depth, name) in place.path.iter().enumerate() {
                let above = children.entry(place.path[..depth].to_vec());
                above.or_default().insert(name.clone());
            }
            operations
                .entry(place.path.clone())
                .or_default()
                .push(index);
        }
        Self {
            places,
            convention,
            children,
            operations,
        }
    }

    /// The resources below `path`, in the order in which operations name them.
    pub(in crate::plan) fn children(&self, path: &[String]) -> impl Iterator<Item = &String> {
        self.children.get(path).into_iter().flatten()
    }

    /// The operations of the resource at `path`, as indexes.
    pub(in crate::plan) fn operations(&self, path: &[String]) -> &[usize] {
        self.operations.get(path).map_or(&[], Vec::as_slice)
    }
}

/// The resources of an operation from the root, and the name of its method, both as words that are not Rust names yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Place {
    pub(in crate::plan) path: Vec<String>,
    pub(in crate::plan) method: String,
    /// The number of resources, counted from the end, that name the subject of the operation: the last one and its owners.
    owned: usize,
}

impl Place {
    /// The noun of the operation in the singular, with the nouns of its owners: `customer bank account`.
    ///
    /// Resources that only group others are left out.
    pub(in crate::plan) fn noun(&self) -> String {
        nouns(&self.path[self.path.len().saturating_sub(self.owned.max(1))..])
    }

    /// The noun of the operation in the singular, with the nouns of all resources around it.
    pub(in crate::plan) fn full_noun(&self) -> String {
        let nouns = self.path.iter().map(|name| singular(name));
        nouns.collect::<Vec<_>>().join(" ")
    }
}

fn nouns(path: &[String]) -> String {
    let nouns: Vec<String> = path.iter().map(|name| singular(name)).collect();
    nouns.join(" ")
}

/// Places all operations.
pub(in crate::plan) fn place(api: &Api, settings: &Settings, report: &mut Report) -> Tree {
    unmatched(api, settings, report);
    let paths = Paths::of(api, settings, report);
    let operations = api.operations.iter().enumerate();
    let placed: Vec<Placed> = operations
        .map(|(index, operation)| paths.placed(index, operation, settings))
        .collect();
    unmatched_resources(settings, &placed, report);
    let owned: Vec<usize> = placed.iter().map(|it| it.owned).collect();
    let mut named: Vec<Named> = placed.into_iter().map(|it| it.named).collect();
    for numbered in clash::tell_apart(&mut named) {
        let operation = &api.operations[numbered];
        let Named { words, is_set, .. } = &named[numbered];
        report.push(problems::numbered_method(
            operation,
            &words.join("_"),
            *is_set,
        ));
    }
    let places = named.into_iter().zip(owned).map(|(it, owned)| Place {
        path: it.path,
        method: it.words.join("_"),
        owned,
    });
    Tree::of(places.collect(), paths.ids.convention)
}

/// The rule that chose the resources of an operation, and the names that were considered for its method, best first.
pub(in crate::plan) fn considered(
    api: &Api,
    settings: &Settings,
    tree: &Tree,
    index: usize,
) -> (Rule, Vec<Considered>) {
    let paths = Paths::of(api, settings, &mut Report::new());
    let mut resources = Rule::Route;
    let mut considered: Vec<Considered> = Vec::new();
    let mut see = |rule, name: String| {
        if !considered.iter().any(|it| it.name == name) {
            considered.push(Considered { rule, name });
        }
    };
    let operation = &api.operations[index];
    paths.with_candidates(index, operation, settings, &mut |rule, words| match words {
        Some(words) => see(rule, words.join("_")),
        None => resources = rule,
    });
    see(Rule::Clash, tree.places[index].method.clone());
    (resources, considered)
}

/// Reports new names for segments that no operation has.
fn unmatched_resources(settings: &Settings, placed: &[Placed], report: &mut Report) {
    let segments: HashSet<&String> = placed.iter().flat_map(|it| &it.segments).collect();
    for (segment, name) in &settings.resources {
        if !segments.contains(segment) {
            report.push(problems::unmatched_resource(segment, &name.place));
        }
    }
}

/// Reports settings for operations that the document does not have.
fn unmatched(api: &Api, settings: &Settings, report: &mut Report) {
    let ids: HashSet<&str> = api.operations.iter().map(|it| it.id.as_str()).collect();
    for (id, setting) in &settings.operations {
        if !ids.contains(id.as_str()) {
            let known = api.operations.iter().map(|operation| operation.id.as_str());
            let nearest = nearest(id, known);
            report.push(problems::unmatched_operation(id, &setting.place, nearest));
        }
    }
}
