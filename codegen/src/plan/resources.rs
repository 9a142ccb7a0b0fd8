//! The resource tree: modules, handles, and the methods that lead from one to the next.

use std::collections::HashMap;

use heck::{ToSnakeCase, ToTitleCase};

use crate::ir::{Api, Docs};
use crate::report::Report;

use super::Planner;
use super::docs;
use super::naming::{RustName, Scope, type_name, value_name};
use super::rust::{Accessor, Doc, Resource};

/// Modules that the crate has already.
const MODULES: [&str; 6] = ["client", "lib", "main", "mod", "models", "runtime"];
/// Types that every module of a resource imports.
const IMPORTED: [&str; 12] = [
    "Call",
    "Core",
    "Operation",
    "Route",
    "Failure",
    "Statuses",
    "Parameter",
    "Style",
    "Client",
    "Error",
    "Response",
    "Bytes",
];

impl Planner<'_> {
    pub(super) fn resources(&self, report: &mut Report) -> Vec<Resource> {
        self.level(&[], report)
    }

    /// The resources below `path`, in the order in which operations name them.
    fn level(&self, path: &[String], report: &mut Report) -> Vec<Resource> {
        let names = self.tree.children(path);
        let mut modules = Scope::with(if path.is_empty() {
            &MODULES
        } else {
            &["mod", "r#mod"]
        });
        let named = names.map(|name| {
            let below = [path, std::slice::from_ref(name)].concat();
            let longer = value_name(&format!("{name} resource"));
            (below, modules.first_free(&[value_name(name), longer]))
        });
        let mut resources = report.for_all(named.collect(), |(below, module), report| {
            self.resource(below, module, report)
        });
        // A resource whose methods were all left out leads nowhere.
        resources.retain(|it| !it.operations.is_empty() || !it.children.is_empty());
        resources
    }

    fn resource(&self, path: Vec<String>, module: RustName, report: &mut Report) -> Resource {
        let children = self.level(&path, report);
        let last = path.last().map(String::as_str).unwrap_or_default();
        let mut types = Scope::with(&IMPORTED);
        let handle = types.first_free(&[type_name(last), type_name(&format!("{last} resource"))]);
        let mut methods = Scope::with(&["new"]);
        let accessors: Vec<Accessor> = children
            .iter()
            .map(|child| accessor(child, &mut methods))
            .collect();
        let mut operations = Vec::new();
        for &index in self.tree.operations(&path) {
            let (operation, place) = (&self.api.operations[index], &self.tree.places[index]);
            if !self.needs_unwritable_body(operation, report) {
                operations.push(self.operation(operation, place, &mut methods, &mut types, report));
            }
        }
        let root = path.first().filter(|_| path.len() == 1);
        Resource {
            feature: root.and_then(|root| self.features.name(root)).cloned(),
            doc: self.resource_doc(&path),
            module,
            handle,
            operations,
            accessors,
            children,
        }
    }

    fn resource_doc(&self, path: &[String]) -> Doc {
        let title = path
            .last()
            .map(|name| name.to_title_case())
            .unwrap_or_default();
        let chain: String = path
            .iter()
            .map(|name| format!(".{}()", value_name(name)))
            .collect();
        let tag = path.last().and_then(|name| self.tags.get(name));
        let described = tag.map(|docs| docs::doc(docs)).unwrap_or_default();
        docs::paragraphs([
            docs::line(format!(
                "{}: `client{chain}`.",
                docs::text(&title).0.join(" ")
            )),
            described,
        ])
    }
}

/// What the document says of its tags, each under the name of the resource that it stands for; the first of a name wins.
pub(super) fn tags(api: &Api) -> HashMap<String, &Docs> {
    let mut tags = HashMap::new();
    for (tag, docs) in &api.tags {
        tags.entry(tag.to_snake_case()).or_insert(docs);
    }
    tags
}

/// The method of a parent that leads to `child`.
pub(super) fn accessor(child: &Resource, methods: &mut Scope) -> Accessor {
    Accessor {
        method: methods.unique(child.module.clone()),
        module: child.module.clone(),
        handle: child.handle.clone(),
        doc: Doc(child.doc.0.iter().take(1).cloned().collect()),
    }
}
