//! The data of the page, and the calls that its examples show.

use std::collections::HashMap;

use crate::ir;
use crate::plan::operations::example::Shown;
use crate::plan::planner::Planner;
use crate::plan::rust::{Client, Item, Module, Operation, Resource};

pub(super) struct Page<'p> {
    pub(super) planner: &'p Planner<'p>,
    /// The name of the crate in code.
    pub(super) crate_: String,
    pub(super) client: &'p Client,
    pub(super) resources: &'p [Resource],
    pub(super) models: &'p [Module],
    /// All calls, the easiest first.
    calls: Vec<Call<'p>>,
    /// The operations by their pointers.
    operations: HashMap<&'p str, &'p ir::Operation>,
}

/// An operation, its resource, and the module of both as rustdoc knows it, without `r#`: `repos::issues`.
#[derive(Clone)]
pub(super) struct Call<'p> {
    pub(super) operation: &'p Operation,
    pub(super) resource: &'p Resource,
    pub(super) module: String,
}

impl<'p> Page<'p> {
    pub(super) fn of(
        planner: &'p Planner<'p>,
        client: &'p Client,
        resources: &'p [Resource],
        models: &'p [Module],
    ) -> Self {
        let mut calls = calls(resources);
        calls.sort_by_cached_key(|call| {
            let operation = call.operation;
            (
                operation.arguments.len(),
                operation.route.verb != "GET",
                operation.method.plain() != "list",
                call.resource.chain.len(),
                operation.route.path.clone(),
                operation.route.verb.clone(),
            )
        });
        let operations = planner.api.operations.iter();
        Self {
            operations: operations.map(|it| (it.pointer.as_str(), it)).collect(),
            planner,
            crate_: planner.identity.crate_name(),
            client,
            resources,
            models,
            calls,
        }
    }

    /// The easiest call that fits and that an example can make without anything of the caller's.
    pub(super) fn pick(
        &self,
        fits: impl Fn(&Operation) -> bool,
    ) -> Option<(&Call<'p>, &'p ir::Operation, Shown)> {
        self.pick_by(|call, operation| {
            let shown = fits(call.operation).then(|| self.shown(call, operation))?;
            shown.parameters.is_empty().then_some(shown)
        })
    }

    /// The easiest call of which something can be shown.
    pub(super) fn pick_by<T>(
        &self,
        show: impl Fn(&Call<'p>, &'p ir::Operation) -> Option<T>,
    ) -> Option<(&Call<'p>, &'p ir::Operation, T)> {
        let calls = self.calls.iter();
        let mut usual = calls.filter(|call| call.operation.deprecated.is_none());
        usual.find_map(|call| {
            let operation = self.lowered(call)?;
            Some((call, operation, show(call, operation)?))
        })
    }

    pub(super) fn shown(&self, call: &Call<'p>, operation: &ir::Operation) -> Shown {
        let Operation {
            method,
            arguments,
            setters,
            ..
        } = call.operation;
        let chain = &call.resource.chain;
        let started = (method, arguments.as_slice(), setters.as_slice());
        self.planner.shown(operation, chain, started)
    }

    fn lowered(&self, call: &Call<'p>) -> Option<&'p ir::Operation> {
        self.operations
            .get(call.operation.pointer.as_str())
            .copied()
    }

    /// The models, each with the features that compile it.
    pub(super) fn items(&self) -> impl Iterator<Item = (&'p Item, &'p [String])> {
        let entries = self.models.iter().flat_map(|module| &module.entries);
        entries.map(|entry| (&entry.item, entry.features.as_slice()))
    }
}

fn calls(resources: &[Resource]) -> Vec<Call<'_>> {
    let mut calls = Vec::new();
    let mut open: Vec<(String, &Resource)> = resources
        .iter()
        .map(|it| (it.module.plain().to_owned(), it))
        .collect();
    while let Some((module, resource)) = open.pop() {
        let below = resource.children.iter();
        open.extend(below.map(|it| (format!("{module}::{}", it.module.plain()), it)));
        calls.extend(resource.operations.iter().map(|operation| Call {
            operation,
            resource,
            module: module.clone(),
        }));
    }
    calls
}

impl Call<'_> {
    /// The features that compile it.
    pub(super) fn features(&self) -> &[String] {
        match &self.resource.own_feature {
            Some(own) => std::slice::from_ref(own),
            None => &self.resource.features,
        }
    }
}
