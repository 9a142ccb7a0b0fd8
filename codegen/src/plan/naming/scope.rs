//! Scopes: prefixes such as `/accounts/{account_id}` that contain many resources instead of being one.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, Location};
use crate::report::Report;
use crate::settings::Settings;

use super::lexicon::stems;
use super::problems;
use super::route::{Route, Step};

/// A prefix of paths that is a scope.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    steps: Vec<Step>,
    /// The resource that has the scopes as items: `accounts`.
    pub(super) resource: String,
    /// The name of one of them: `account`.
    pub(super) noun: String,
}

/// This many collections make a prefix a scope, if at least one in `MANY_SHARE` of all operations is below it.
const MANY: usize = 12;
const MANY_SHARE: usize = 5;

/// This many are enough if nearly all operations are below the prefix.
const SOME: usize = 5;

/// The scopes of a document, and the scope of every operation.
#[derive(Clone, Debug, Default)]
pub(super) struct Scopes {
    pub(super) all: Vec<Scope>,
    of: Vec<Option<usize>>,
}

/// The operations and collections below a prefix.
#[derive(Default)]
struct Below {
    operations: Vec<usize>,
    /// The resources that have items.
    collections: BTreeSet<String>,
}

impl Scopes {
    pub(super) fn of(
        api: &Api,
        routes: &[Route],
        settings: &Settings,
        report: &mut Report,
    ) -> Self {
        let mut scopes = Self {
            all: Vec::new(),
            of: vec![None; routes.len()],
        };
        for (steps, below) in prefixes(routes) {
            let mut operations = below.operations.iter();
            let is_set = operations.any(|&it| is_set(api, it, settings).is_some());
            if is_set {
                scopes.add(steps, &below);
            } else if is_scope(&below, routes.len()) {
                report_found(api, steps, &below, report);
                scopes.add(steps, &below);
            }
        }
        scopes
    }

    fn add(&mut self, steps: &[Step], below: &Below) {
        for &operation in &below.operations {
            if let Some(scope) = self.of.get_mut(operation) {
                *scope = Some(self.all.len());
            }
        }
        let resource = steps.first().and_then(Step::word).unwrap_or_default();
        self.all.push(Scope {
            steps: steps.to_vec(),
            resource: resource.to_owned(),
            noun: stems(resource).join("_"),
        });
    }

    pub(super) fn scope(&self, operation: usize) -> Option<usize> {
        self.of.get(operation).copied().flatten()
    }

    /// The steps of an operation below its scope.
    pub(super) fn below<'r>(&self, operation: usize, route: &'r Route) -> &'r [Step] {
        let scope = self.scope(operation).and_then(|it| self.all.get(it));
        &route.steps[scope.map_or(0, |scope| scope.steps.len())..]
    }
}

/// The prefixes that may be scopes, with everything below them.
fn prefixes(routes: &[Route]) -> BTreeMap<&[Step], Below> {
    let mut prefixes: BTreeMap<&[Step], Below> = BTreeMap::new();
    for (index, route) in routes.iter().enumerate() {
        if let Some(length) = prefix(&route.steps) {
            let (prefix, rest) = route.steps.split_at(length);
            let below = prefixes.entry(prefix).or_default();
            below.operations.push(index);
            let has_items = rest.iter().any(Step::is_value);
            let name = rest.first().and_then(Step::word).filter(|_| has_items);
            below.collections.extend(name.map(str::to_owned));
        }
    }
    prefixes
}

/// The length of a prefix that may be a scope: a word and its values, with something after them.
fn prefix(steps: &[Step]) -> Option<usize> {
    steps.first()?.word()?;
    let values = steps[1..].iter().take_while(|step| step.is_value()).count();
    (values > 0 && steps.len() > values + 1).then_some(values + 1)
}

fn is_scope(below: &Below, operations: usize) -> bool {
    let (here, collections) = (below.operations.len(), below.collections.len());
    (collections >= MANY && here * MANY_SHARE >= operations)
        || (collections >= SOME && here * 5 >= operations * 4)
}

/// Notes a scope that the settings do not name.
fn report_found(api: &Api, steps: &[Step], below: &Below, report: &mut Report) {
    let first = below.operations.first();
    if let Some(operation) = first.and_then(|&it| api.operations.get(it)) {
        let (values, resources) = (steps.len() - 1, below.collections.len());
        report.push(problems::path_scope(operation, values, resources));
    }
}

/// Returns `Some` if the client supplies the first value of the path according to the settings.
fn is_set(api: &Api, operation: usize, settings: &Settings) -> Option<()> {
    let operation = api.operations.get(operation)?;
    let first = operation.path.split(['{', '}']).nth(1)?;
    let parameters = operation.parameters.iter();
    let mut parameters = parameters.filter(|it| it.location == Location::Path);
    parameters.find(|it| it.name.as_str() == first)?;
    let mut names = settings
        .scope
        .values()
        .flat_map(|scope| &scope.value.parameters);
    names.any(|name| name.value == first).then_some(())
}
