//! The resource tree: modules, handles, and the methods that lead from one to the next.

use std::collections::HashMap;

use heck::ToTitleCase;

use crate::ir::{Api, Docs, Operation};
use crate::plan::docs;
use crate::plan::naming::features::EVENTS;
use crate::plan::naming::order::in_order;
use crate::plan::naming::reserved::{CLIENT_METHODS, IMPORTED, REACHED, ROOT_MODULES};
use crate::plan::naming::words::snake;
use crate::plan::naming::{Place, RustName, Scope, module_name, type_name, value_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{Accessor, Doc, Resource};
use crate::report::Report;

use super::files::divide;

/// The names of a resource. They are chosen before its content is planned, since examples contain them.
struct Spot {
    path: Vec<String>,
    /// The methods that lead to it from the client.
    chain: Vec<RustName>,
    module: RustName,
}

impl Planner<'_> {
    pub(crate) fn resources(&self, report: &mut Report) -> Vec<Resource> {
        let mut methods = Scope::with(&CLIENT_METHODS);
        let mut resources = self.level(&[], &[], &mut methods, report);
        let own = Spot {
            path: Vec::new(),
            chain: Vec::new(),
            module: self
                .modules_beside(&[])
                .first_free(&[module_name("calls"), module_name("client calls")]),
        };
        let own = self.planned(own, Vec::new(), &mut methods, report);
        resources.extend(Some(own).filter(|own| !own.operations.is_empty()));
        resources
    }

    /// The resources below `path`, in the order of their names. The methods that lead to them take their names from `methods`.
    fn level(
        &self,
        path: &[String],
        chain: &[RustName],
        methods: &mut Scope,
        report: &mut Report,
    ) -> Vec<Resource> {
        let mut names: Vec<&String> = self.tree.children(path).collect();
        names.sort();
        let mut modules = self.modules_beside(path);
        let spots = names.into_iter().map(|name| {
            let longer = module_name(&format!("{name} resource"));
            let method =
                methods.first_free(&[value_name(name), value_name(&format!("{name} resource"))]);
            Spot {
                path: [path, std::slice::from_ref(name)].concat(),
                chain: [chain, &[method]].concat(),
                module: modules.first_free(&[module_name(name), longer]),
            }
        });
        let mut resources =
            report.for_all(spots.collect(), |spot, report| self.resource(spot, report));
        // A resource without any remaining method leads nowhere.
        resources.retain(|it| !it.operations.is_empty() || !it.children.is_empty());
        resources
    }

    /// The names that no module of a resource below `path` can have.
    fn modules_beside(&self, path: &[String]) -> Scope {
        if path.is_empty() {
            let mut scope = Scope::with(&ROOT_MODULES);
            if self.features.has_events {
                scope.reserve(EVENTS.0);
            }
            return scope;
        }
        let mut scope = Scope::with(&["mod", "r#mod"]);
        if !self.tree.operations(path).is_empty() {
            REACHED.iter().for_each(|name| scope.reserve(name));
        }
        scope
    }

    fn resource(&self, spot: Spot, report: &mut Report) -> Resource {
        let mut methods = Scope::with(&["with_core"]);
        let children = self.level(&spot.path, &spot.chain, &mut methods, report);
        self.planned(spot, children, &mut methods, report)
    }

    /// Plans the content of a resource. Its methods take their names from `methods`.
    fn planned(
        &self,
        spot: Spot,
        children: Vec<Resource>,
        methods: &mut Scope,
        report: &mut Report,
    ) -> Resource {
        let Spot {
            path,
            chain,
            module,
        } = spot;
        let last = path.last().map_or("client", String::as_str);
        let mut types = Scope::with(&IMPORTED);
        let handle = types.first_free(&[type_name(last), type_name(&format!("{last} resource"))]);
        let mut operations = Vec::new();
        for (index, operation, place) in self.in_canonical_order(&path) {
            let planned = self.operation(operation, place, &chain, methods, &mut types, report);
            operations.push((index, planned));
        }
        divide(&mut operations, &children, &self.api.operations);
        let features = self.features.within(&path);
        let own = self.features.name(&path).filter(|_| features.len() > 1);
        Resource {
            own_feature: own.cloned(),
            features,
            doc: self.resource_doc(&path, &chain),
            accessors: children.iter().map(accessor).collect(),
            operations: in_order(operations),
            chain,
            module,
            handle,
            children,
        }
    }

    /// The operations of a resource in the order in which they get their names, each with its index.
    ///
    /// In the order of the document, a name would go to the operation that happens to be first.
    fn in_canonical_order(&self, path: &[String]) -> Vec<(usize, &Operation, &Place)> {
        let operations = self.tree.operations(path).iter();
        let operations = operations.map(|&index| {
            let (operation, place) = (&self.api.operations[index], &self.tree.places[index]);
            (index, operation, place)
        });
        let mut operations: Vec<_> = operations.collect();
        operations.sort_by(|(_, left, _), (_, right, _)| {
            (&left.path, &left.method).cmp(&(&right.path, &right.method))
        });
        operations
    }

    fn resource_doc(&self, path: &[String], chain: &[RustName]) -> Doc {
        let title = path
            .last()
            .map_or("Calls without a resource".to_owned(), |name| {
                name.to_title_case()
            });
        let chain: String = chain.iter().map(|method| format!(".{method}()")).collect();
        let tag = path.last().and_then(|name| self.tags.get(&snake(name)));
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

/// The documentation of tags, each under the name of its resource. The first tag of a name wins.
pub(crate) fn tags(api: &Api) -> HashMap<String, &Docs> {
    let mut tags = HashMap::new();
    for (tag, docs) in &api.tags {
        tags.entry(snake(tag)).or_insert(docs);
    }
    tags
}

/// The method of a parent that leads to `child`.
pub(crate) fn accessor(child: &Resource) -> Accessor {
    Accessor {
        method: child.method().clone(),
        module: child.module.clone(),
        handle: child.handle.clone(),
        doc: Doc(child.doc.0.iter().take(1).cloned().collect()),
    }
}

impl Resource {
    /// Returns whether its calls are methods of the client itself, since they belong to no resource.
    pub fn is_client(&self) -> bool {
        self.chain.is_empty()
    }

    /// The method that leads to it from the resource above, or from the client.
    pub fn method(&self) -> &RustName {
        self.chain.last().unwrap_or(&self.module)
    }
}
