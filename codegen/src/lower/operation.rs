//! Operations: one per method and path, each with a unique id.

use std::collections::HashMap;

use openapiv3::PathItem;

use crate::ir::{Docs, Operation};
use crate::source::Pointer;

use super::deprecation;
use super::lowering::Lowering;
use super::page::page;
use super::server::server_url;
use super::{problems, security};

/// The number of path items that are typed at once: enough to keep all processors busy, and few enough to need little memory.
const TYPED_AT_ONCE: usize = 64;

impl Lowering<'_> {
    /// Lowers every operation, sorted by path and method: the order of the document decides nothing in any later stage.
    pub(super) fn operations(&mut self) -> Vec<Operation> {
        let document = self.document;
        let mut operations = Vec::new();
        let mut paths: Vec<&str> = document.paths().collect();
        paths.sort_unstable();
        for some in paths.chunks(TYPED_AT_ONCE) {
            for (path, item) in some.iter().zip(document.path_items(some, self.report)) {
                let at = Pointer::root().child("paths").child(path);
                let mut methods: Vec<_> = item.iter().collect();
                methods.sort_by_key(|(method, _)| rank(method));
                for (method, operation) in methods {
                    let at = at.child(method);
                    let method = method.to_uppercase();
                    operations.push(self.operation(path, method, &item, operation, at));
                }
                for (method, at, operation) in document.other_operations(path, self.report) {
                    operations.push(self.operation(path, method, &item, &operation, at));
                }
            }
        }
        self.unique_ids(&mut operations);
        operations
    }

    fn operation(
        &mut self,
        path: &str,
        method: String,
        item: &PathItem,
        operation: &openapiv3::Operation,
        pointer: Pointer,
    ) -> Operation {
        let document = self.document;
        let item_at = Pointer::root().child("paths").child(path);
        let security =
            security::requirements(document, operation.security.as_ref(), &pointer, self.report);
        let own_servers = operation.servers.first().or_else(|| item.servers.first());
        Operation {
            id: operation
                .operation_id
                .clone()
                .filter(|id| !id.trim().is_empty())
                .unwrap_or_else(|| format!("{} {path}", method.to_lowercase())),
            path: path.to_owned(),
            tags: operation.tags.clone(),
            docs: Docs {
                summary: operation.summary.clone().or_else(|| item.summary.clone()),
                description: operation
                    .description
                    .clone()
                    .or_else(|| item.description.clone()),
                deprecation: deprecation::reason(&operation.extensions),
                page: page(operation.external_docs.as_ref()),
            },
            deprecated: deprecation::is_deprecated(operation.deprecated, &operation.extensions),
            extensions: operation.extensions.clone(),
            parameters: self.parameters(path, item, operation, &item_at, &pointer),
            body: self.body(operation.request_body.as_ref(), &pointer),
            responses: self.responses(&operation.responses, &method, &pointer),
            paging: None,
            security: security.alternatives,
            scopes: security.scopes,
            beyond: security.beyond,
            server: own_servers.map(server_url),
            pinned: None,
            home: None,
            method,
            pointer,
        }
    }

    /// Renames operations whose id is taken, after their method and path.
    fn unique_ids(&mut self, operations: &mut [Operation]) {
        let mut taken: HashMap<String, Pointer> = HashMap::new();
        for operation in operations {
            if let Some(first) = taken.get(&operation.id) {
                let renamed = format!("{} {}", operation.method.to_lowercase(), operation.path);
                self.report.push(problems::duplicate_operation_id(
                    &operation.id,
                    &operation.pointer,
                    first,
                    &renamed,
                    &free_id(&renamed, &taken),
                ));
                operation.id = renamed;
            }
            taken.insert(operation.id.clone(), operation.pointer.clone());
        }
    }
}

/// The place of a method among those of its path: methods that read come first, then those that create, change and delete.
fn rank(method: &str) -> usize {
    let order = ["get", "head", "post", "put", "patch", "delete"];
    let known = order.iter().position(|it| *it == method);
    known.unwrap_or(order.len())
}

/// An id from the words of a method and a path that no other operation has.
fn free_id(words: &str, taken: &HashMap<String, Pointer>) -> String {
    let id = heck::ToLowerCamelCase::to_lower_camel_case(words);
    let numbered = (2..).map(|number| format!("{id}{number}"));
    let mut ids = std::iter::once(id.clone()).chain(numbered);
    ids.find(|id| !taken.contains_key(id)).unwrap_or(id)
}
