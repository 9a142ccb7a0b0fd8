//! Places every operation in the resource tree and names its method, by the rules of this folder.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::ir::Api;
use crate::report::{Report, nearest};
use crate::settings::Settings;

use super::clash::{self, Named};
use super::convention::Convention;
use super::nouns::singular;
use super::paths::Paths;
use super::problems;
use super::words;

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

/// The deepest nesting of resources. The names of deeper ones are joined to the last.
const DEEPEST: usize = 8;

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
    let mut renamed = HashSet::new();
    let mut owned = Vec::new();
    let named = operations.map(|(index, operation)| {
        let placed = paths.placed(index, operation, settings);
        owned.push(placed.owned);
        Named {
            path: spelled(placed.path, settings, &mut renamed),
            ..placed.named
        }
    });
    let mut named: Vec<Named> = named.collect();
    for numbered in clash::tell_apart(&mut named) {
        let operation = &api.operations[numbered];
        let Named { words, is_set, .. } = &named[numbered];
        report.push(problems::numbered_method(
            operation,
            &words.join("_"),
            *is_set,
        ));
    }
    unmatched_resources(settings, &renamed, report);
    let places = named.into_iter().zip(owned).map(|(it, owned)| Place {
        path: it.path,
        method: it.words.join("_"),
        owned,
    });
    Tree::of(places.collect(), paths.ids.convention)
}

/// The names of resources in snake case, renamed by the settings, and nested only as deeply as Rust code can bear.
///
/// `renamed` collects the segments for which the settings have another name.
fn spelled<'s>(
    path: Vec<String>,
    settings: &'s Settings,
    renamed: &mut HashSet<&'s str>,
) -> Vec<String> {
    let names = no_deeper(path).into_iter().map(|segment| {
        let segment = words::snake(&segment);
        match settings.resources.get_key_value(&segment) {
            Some((known, name)) => {
                renamed.insert(known.as_str());
                name.value.clone()
            }
            None => segment,
        }
    });
    names.collect()
}

fn no_deeper(mut path: Vec<String>) -> Vec<String> {
    if path.len() > DEEPEST {
        let last = path.split_off(DEEPEST - 1).join("_");
        path.push(last);
    }
    path
}

/// Reports new names for segments that no operation has.
fn unmatched_resources(settings: &Settings, renamed: &HashSet<&str>, report: &mut Report) {
    for (segment, name) in &settings.resources {
        if !renamed.contains(segment.as_str()) {
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
