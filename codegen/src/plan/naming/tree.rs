//! Places every operation in the resource tree and names its method, by the rules of this folder.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::ir::{Api, Operation};
use crate::report::{Report, nearest};
use crate::settings::Settings;

use super::super::problems;
use super::clash::{self, Named};
use super::convention::{Convention, Ids, Said};
use super::echo;
use super::lexicon::{split, stems};
use super::lists::answers_list;
use super::method;
use super::nouns::singular;
use super::role::{Asked, Role, role};
use super::route::{Route, Step, routes};
use super::said::{Outright, outright};
use super::scope::Scopes;
use super::sites::Sites;
use super::tops::{self, Tops};
use super::words;

/// Where the operations are, in the order of [`Api::operations`].
#[derive(Clone, Debug)]
pub(in crate::plan) struct Tree {
    pub(in crate::plan) places: Vec<Place>,
    /// How the document's operation ids are made.
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

/// Resources nest no deeper than this; what is deeper has its name joined to the last.
const DEEPEST: usize = 8;

/// The resource of an operation, from the root, and the method's name; both in words, not yet in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Place {
    pub(in crate::plan) path: Vec<String>,
    pub(in crate::plan) method: String,
    /// How many of the resources, from the end, say what the operation is about: one of the last, and those that own it.
    owned: usize,
}

impl Place {
    /// The singular words for what the operation is about, with what owns it: `customer bank account`.
    ///
    /// Resources that only group others are left out.
    pub(in crate::plan) fn noun(&self) -> String {
        nouns(&self.path[self.path.len().saturating_sub(self.owned.max(1))..])
    }

    /// What the resource is one of, with all resources around it.
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
        report.push(problems::numbered_method(
            operation,
            &named[numbered].words.join("_"),
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

/// All that the places of operations follow from.
struct Paths<'a> {
    routes: Vec<Route>,
    scopes: Scopes,
    ids: Ids,
    sites: Sites,
    tops: Tops,
    updates_by_post: bool,
    api: &'a Api,
}

struct Placed {
    path: Vec<String>,
    named: Named,
    owned: usize,
}

impl<'a> Paths<'a> {
    fn of(api: &'a Api, settings: &Settings, report: &mut Report) -> Self {
        let mut routes = routes(api);
        for (operation, route) in api.operations.iter().zip(&mut routes) {
            if let Some(unnamed) = outright(operation, settings).unnamed {
                route.steps.retain(|step| step.word() != Some(unnamed));
            }
        }
        let scopes = Scopes::of(api, &routes, settings, report);
        let ids = Ids::of(api, &routes, settings.naming.operation_ids);
        let mut sites = Sites::default();
        let mut below = Vec::new();
        for (index, (operation, route)) in api.operations.iter().zip(&routes).enumerate() {
            let steps = scopes.below(index, route);
            let resource = steps.iter().rev().find_map(Step::word).unwrap_or_default();
            let lists = operation.method == "GET" && answers_list(api, operation, resource);
            // What only watches changes nothing at a place.
            if outright(operation, settings).unnamed.is_none() {
                sites.add((scopes.scope(index), steps), &operation.method, lists);
            }
            below.push((operation, steps));
        }
        let count = |is_so: &dyn Fn(&(&Operation, &[Step])) -> bool| {
            below.iter().filter(|it| is_so(it)).count()
        };
        let put = count(&|(operation, _)| matches!(operation.method.as_str(), "PUT" | "PATCH"));
        let post = count(&|(operation, steps)| {
            operation.method == "POST" && steps.last().is_some_and(Step::is_value)
        });
        let tops = Tops::of(&below);
        Self {
            updates_by_post: put <= post,
            tops,
            sites,
            ids,
            scopes,
            routes,
            api,
        }
    }

    fn placed(&self, index: usize, operation: &Operation, settings: &Settings) -> Placed {
        let route = &self.routes[index];
        let steps = self.scopes.below(index, route);
        let said = self.ids.said(index);
        let asked = Asked {
            sites: &self.sites,
            at: (self.scopes.scope(index), steps),
            method: &operation.method,
            updates_by_post: self.updates_by_post,
            tag: tops::tag(operation),
            verb: said.and_then(|said| said.words.first()).map(String::as_str),
            says_list: self.ids.says_list(index),
        };
        let role = role(asked);
        let outright = outright(operation, settings);
        let (path, owned) = self.path(index, role, said, &outright);
        let resource: Vec<String> = path.iter().flat_map(|name| stems(name)).collect();
        let variables = method::variables(&operation.path);
        let by_id = said.and_then(|said| {
            method::by_id(
                said,
                self.ids.convention,
                role,
                asked,
                &resource,
                &variables,
            )
        });
        let words = outright
            .method
            .as_deref()
            .map(split)
            .filter(|words| !words.is_empty());
        let words = words.map(|words| match outright.is_set {
            true => words,
            false => method::without_resource(&words, &resource, &variables),
        });
        let phrase = said.filter(|_| self.ids.convention == Convention::Phrase);
        let phrase = phrase.map(|said| method::phrase(&said.words, &resource, &variables));
        let scope = self
            .scopes
            .scope(index)
            .and_then(|it| self.scopes.all.get(it));
        let named = Named {
            path: Vec::new(),
            is_set: outright.is_set,
            phrase: phrase.unwrap_or_default(),
            words: words.or(by_id).unwrap_or_else(|| {
                let words = method::by_role(role, asked);
                method::without_resource(&words, &resource, &variables)
            }),
            scope: scope.map(|scope| scope.noun.clone()),
            http: operation.method.clone(),
            route: route.clone(),
            variables,
            is_deprecated: operation.deprecated,
            id: self.ids.words(index).to_vec(),
        };
        Placed { path, named, owned }
    }

    /// The resources that lead to an operation, and how many of them are about it.
    fn path(
        &self,
        index: usize,
        role: Role,
        said: Option<&Said>,
        outright: &Outright,
    ) -> (Vec<String>, usize) {
        let operation = &self.api.operations[index];
        if let Some(group) = &outright.group {
            return (group.clone(), 1);
        }
        if let Some(said) = said.filter(|said| !said.group.is_empty()) {
            return (said.group.clone(), 1);
        }
        let steps = self.scopes.below(index, &self.routes[index]);
        let resources = match role {
            Role::Action | Role::Leaf => &steps[..steps.len() - 1],
            Role::Item | Role::Collection | Role::Singleton | Role::Nameless => steps,
        };
        let mut path = echo::names((self.scopes.scope(index), resources), &self.sites);
        if let Some(kind) = &outright.kind {
            path.iter_mut()
                .for_each(|name| *name = echo::spelled_as(name, kind));
        }
        if path.is_empty() {
            let scope = self
                .scopes
                .scope(index)
                .and_then(|it| self.scopes.all.get(it));
            return match scope {
                Some(scope) => (vec![scope.resource.clone()], 1),
                None => (tops::group(operation), 1),
            };
        }
        if let (Some(name), Some(first)) = (self.tops.name(steps), path.first_mut()) {
            first.clone_from(name);
        }
        let owned = owned(resources).min(path.len());
        (path, owned)
    }
}

/// How many of the last resources own each other: the last one, and those before it from the first that has items.
fn owned(steps: &[Step]) -> usize {
    let words: Vec<usize> = (0..steps.len())
        .filter(|&at| !steps[at].is_value())
        .collect();
    let has_items = |at: usize| steps.get(at + 1).is_some_and(Step::is_value);
    let first = words
        .iter()
        .position(|&at| has_items(at) && Some(&at) != words.last());
    first.map_or(1, |first| words.len() - first)
}

/// The names of resources in snake case, as the settings have them, and nested no deeper than Rust code can bear.
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

/// Other names for segments that no operation has.
fn unmatched_resources(settings: &Settings, renamed: &HashSet<&str>, report: &mut Report) {
    for (segment, name) in &settings.resources {
        if !renamed.contains(segment.as_str()) {
            report.push(problems::unmatched_resource(segment, &name.place));
        }
    }
}

/// Settings for operations that the document does not have.
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
