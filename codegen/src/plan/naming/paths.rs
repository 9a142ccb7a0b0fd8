//! Applies the rules to each operation in turn: explicit names first, then its id, then its path.

use crate::ir::{Api, Operation};
use crate::report::Report;
use crate::settings::Settings;

use super::clash::Named;
use super::considered::Rule;
use super::convention::Convention;
use super::explicit::{Outright, outright};
use super::ids::{IdWords, Ids};
use super::lexicon::{split, stems};
use super::lists::answers_list;
use super::role::{Asked, Role, role};
use super::route::{Route, Step, routes};
use super::scope::{Scope, Scopes};
use super::segments::{renamed, segments};
use super::sites::Sites;
use super::tags::{self, Tops};
use super::{method, resource_names};

/// The facts that determine the places of operations.
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
    pub(super) named: Named,
    /// The resources that lead to the operation, without the new names that the settings give them.
    pub(super) segments: Vec<String>,
    /// The number of resources, counted from the end, that name the subject of the operation.
    pub(super) owned: usize,
}

/// The resources that lead to an operation.
struct Way {
    /// The rule that chose them.
    by: Rule,
    path: Vec<String>,
    /// The number of resources, counted from the end, that name the subject of the operation.
    owned: usize,
}

impl Way {
    /// Resources of which the last names the subject.
    fn of_one(by: Rule, path: Vec<String>) -> Self {
        Self { by, path, owned: 1 }
    }
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
            // An operation that only watches does not bear on the other operations at a place.
            if outright(operation, settings).unnamed.is_none() {
                sites.add((scopes.scope(index), steps), &operation.method, lists);
            }
            below.push((operation, steps));
        }
        Self {
            updates_by_post: updates_by_post(&below),
            tops: Tops::of(&below),
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
        self.with_candidates(index, operation, settings, &mut |_, _| {})
    }

    /// Applies all rules to one operation, and shows the rule for its resources and every possible name of its method, best first.
    pub(super) fn with_candidates(
        &self,
        index: usize,
        operation: &Operation,
        settings: &Settings,
        show: &mut dyn FnMut(Rule, Option<&[String]>),
    ) -> Placed {
        let outright = outright(operation, settings);
        let asked = self.asked(index, operation);
        let id = self.ids.named(index);
        let (role, of_both) = match (role(asked), id) {
            (Role::Collection, Some(id)) if id.group.is_empty() => {
                match method::of_both(&id.words, asked.at.1) {
                    Some(words) => (Role::Action, Some(words)),
                    None => (Role::Collection, None),
                }
            }
            (role, _) => (role, None),
        };
        let Way { by, path, owned } = self.path(index, role, id, &outright);
        show(by, None);
        let resource: Vec<String> = path.iter().flat_map(|name| stems(name)).collect();
        let variables = method::variables(&operation.path);
        let convention = self.ids.convention;
        let id = id.filter(|id| !method::is_sentence(id));
        let by_id = || method::by_id(id?, convention, role, asked, &resource, &variables);
        let by_role =
            || method::without_resource(&method::by_role(role, asked), &resource, &variables);
        let mut words = None;
        let mut propose = |rule: Rule, proposed: Option<Vec<String>>| {
            if let Some(proposed) = proposed {
                show(rule, Some(&proposed));
                words.get_or_insert(proposed);
            }
        };
        let outright_words = outright_words(&outright, &resource, &variables);
        propose(outright.method_by, outright_words);
        propose(Rule::TwoActions, of_both);
        propose(Rule::OperationId, by_id());
        propose(Rule::Route, Some(by_role()));
        let words = words.unwrap_or_default();
        for (rule, name) in &outright.beaten {
            show(*rule, Some(&split(name)));
        }
        let phrase = id
            .filter(|_| convention == Convention::Phrase)
            .map(|id| method::phrase(&id.words, &resource, &variables));
        let segments = segments(path);
        let named = Named {
            path: renamed(&segments, settings),
            words,
            is_set: outright.is_set,
            phrase: phrase.unwrap_or_default(),
            scope: self.scope(index).map(|scope| scope.noun.clone()),
            http: operation.method.clone(),
            route: self.routes[index].clone(),
            variables,
            is_deprecated: operation.deprecated,
            id: self.ids.words(index).to_vec(),
        };
        Placed {
            named,
            segments,
            owned,
        }
    }

    /// The facts that determine the role of an operation.
    fn asked<'s>(&'s self, index: usize, operation: &'s Operation) -> Asked<'s> {
        let id = self.ids.named(index);
        Asked {
            sites: &self.sites,
            at: (
                self.scopes.scope(index),
                self.scopes.below(index, &self.routes[index]),
            ),
            method: &operation.method,
            updates_by_post: self.updates_by_post,
            tag: tags::tag(operation),
            verb: id.and_then(|id| id.words.first()).map(String::as_str),
            says_list: self.ids.says_list(index),
        }
    }

    /// The scope that an operation is in.
    fn scope(&self, index: usize) -> Option<&Scope> {
        let scope = self.scopes.scope(index)?;
        self.scopes.all.get(scope)
    }

    /// The resources that lead to an operation, and the rule that chose them.
    fn path(&self, index: usize, role: Role, id: Option<&IdWords>, outright: &Outright) -> Way {
        let operation = &self.api.operations[index];
        if let Some(group) = &outright.group {
            return Way::of_one(outright.group_by, group.clone());
        }
        let grouped = id.filter(|id| !id.group.is_empty());
        if let Some(id) = grouped.filter(|id| !method::is_sentence(id)) {
            return Way::of_one(Rule::OperationId, id.group.clone());
        }
        let steps = self.scopes.below(index, &self.routes[index]);
        let resources = match role {
            Role::Action | Role::Leaf => &steps[..steps.len() - 1],
            Role::Item | Role::Collection | Role::Singleton | Role::Nameless => steps,
        };
        let mut path = resource_names::names((self.scopes.scope(index), resources), &self.sites);
        if let Some(kind) = &outright.kind {
            path.iter_mut()
                .for_each(|name| *name = resource_names::spelled_as(name, kind));
        }
        if let Some(id) = grouped {
            let below = resource_names::below(&id.group, resources, &path);
            return Way::of_one(Rule::OperationId, [id.group.clone(), below].concat());
        }
        if path.is_empty() {
            return match self.scope(index) {
                Some(scope) => Way::of_one(Rule::Route, vec![scope.resource.clone()]),
                None => Way::of_one(Rule::Tag, tags::group(operation)),
            };
        }
        if let (Some(name), Some(first)) = (self.tops.name(steps), path.first_mut()) {
            first.clone_from(name);
        }
        Way {
            by: Rule::Route,
            owned: owned(resources).min(path.len()),
            path,
        }
    }
}

/// Returns whether the document changes things by `POST` rather than by `PUT` or `PATCH`.
fn updates_by_post(operations: &[(&Operation, &[Step])]) -> bool {
    let puts = operations
        .iter()
        .filter(|(operation, _)| matches!(operation.method.as_str(), "PUT" | "PATCH"));
    let posts = operations.iter().filter(|(operation, steps)| {
        operation.method == "POST" && steps.last().is_some_and(Step::is_value)
    });
    puts.count() <= posts.count()
}

/// The words of an explicit name; `None` if the vendor gives the method the name of its resource, which does not describe it.
fn outright_words(
    outright: &Outright,
    resource: &[String],
    variables: &[String],
) -> Option<Vec<String>> {
    let named = split(outright.method.as_deref()?);
    if named.is_empty() || outright.is_set {
        return Some(named).filter(|words| !words.is_empty());
    }
    let words = method::without_resource(&named, resource, variables);
    (!method::is_end(&words, resource)).then_some(words)
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
