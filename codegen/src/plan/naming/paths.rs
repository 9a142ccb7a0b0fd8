//! Applies the rules to each operation, one after the other: explicit names first, then its id, then its path.

use crate::ir::{Api, Operation};
use crate::report::Report;
use crate::settings::Settings;

use super::clash::Named;
use super::convention::Convention;
use super::ids::{Ids, Said};
use super::lexicon::{split, stems};
use super::lists::answers_list;
use super::role::{Asked, Role, role};
use super::route::{Route, Step, routes};
use super::said::{Outright, outright};
use super::scope::Scopes;
use super::sites::Sites;
use super::tops::{self, Tops};
use super::{echo, method};

/// Everything that determines the places of operations.
pub(super) struct Paths<'a> {
    routes: Vec<Route>,
    scopes: Scopes,
    pub(super) ids: Ids,
    sites: Sites,
    tops: Tops,
    updates_by_post: bool,
    api: &'a Api,
}

/// An operation with its place, before clashes of names are resolved.
pub(super) struct Placed {
    pub(super) path: Vec<String>,
    pub(super) named: Named,
    /// The number of resources, counted from the end, that name the subject of the operation.
    pub(super) owned: usize,
}

impl<'a> Paths<'a> {
    pub(super) fn of(api: &'a Api, settings: &Settings, report: &mut Report) -> Self {
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
            // An operation that only watches says nothing about the other operations at a place.
            if outright(operation, settings).unnamed.is_none() {
                sites.add((scopes.scope(index), steps), &operation.method, lists);
            }
            below.push((operation, steps));
        }
        let is_put = |method: &str| matches!(method, "PUT" | "PATCH");
        let put = below
            .iter()
            .filter(|(operation, _)| is_put(&operation.method))
            .count();
        let post = below.iter().filter(|(operation, steps)| {
            operation.method == "POST" && steps.last().is_some_and(Step::is_value)
        });
        let post = post.count();
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

    /// Applies all rules to one operation.
    pub(super) fn placed(
        &self,
        index: usize,
        operation: &Operation,
        settings: &Settings,
    ) -> Placed {
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
        let of_both = said
            .filter(|said| said.group.is_empty() && role == Role::Collection)
            .and_then(|said| method::of_both(&said.words, steps));
        let role = match of_both {
            Some(_) => Role::Action,
            None => role,
        };
        let said = said.map(|said| (said, method::is_sentence(said)));
        let (path, owned) = self.path(index, role, said, &outright);
        let said = said
            .filter(|(_, is_sentence)| !is_sentence)
            .map(|(said, _)| said);
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
        // A vendor that calls the method as the resource says nothing of what it does.
        let words = words.filter(|words| outright.is_set || !method::is_end(words, &resource));
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
            words: words.or(of_both).or(by_id).unwrap_or_else(|| {
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

    /// The resources that lead to an operation, and the number of them that name its subject.
    fn path(
        &self,
        index: usize,
        role: Role,
        said: Option<(&Said, bool)>,
        outright: &Outright,
    ) -> (Vec<String>, usize) {
        let operation = &self.api.operations[index];
        if let Some(group) = &outright.group {
            return (group.clone(), 1);
        }
        let group = said.filter(|(said, _)| !said.group.is_empty());
        if let Some((said, false)) = group {
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
        if let Some((said, true)) = group {
            let below = echo::below(&said.group, resources, &path);
            return ([said.group.clone(), below].concat(), 1);
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

/// The number of resources at the end that own each other: the last one, and those before it from the first with items.
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
