//! The route of an operation: everything that is the same for all of its calls.

use crate::ir::{self, ANY, JSON_OR_ANY, Location, Shape};
use crate::plan::operations::parameters::in_canonical_order;
use crate::plan::planner::Planner;
use crate::plan::rust::{Accept, Failure, Route};

impl Planner<'_> {
    pub(super) fn route(&self, operation: &ir::Operation) -> Route {
        Route {
            id: operation.id.clone(),
            verb: operation.method.clone(),
            path: self.path(operation),
            accept: self.accept(operation),
            server: operation.server.clone(),
            security: Some(&operation.security)
                .filter(|it| **it != self.security)
                .cloned(),
            scopes: operation.scopes.clone(),
            secrets: self.secrets(operation),
            idempotency_key: self.idempotency_key(operation),
            successes: operation.listed_successes(),
            failures: self.failures(operation),
        }
    }

    /// The path template with scope parameters under their one name. A fragment only tells operations apart, and is not sent.
    pub(crate) fn path(&self, operation: &ir::Operation) -> String {
        let sent = operation.path.split('#').next();
        let mut path = sent.unwrap_or_default().to_owned();
        let parameters = operation.parameters.iter();
        for parameter in parameters.filter(|it| it.location == Location::Path) {
            if let Some(scope) = self.scope_of(parameter) {
                let name = parameter.name.as_str();
                path = path.replace(&format!("{{{name}}}"), &format!("{{{scope}}}"));
            }
        }
        path
    }

    /// The parameters that are secret, as far as errors and hooks could show them. Queries and cookies are shown nowhere.
    fn secrets(&self, operation: &ir::Operation) -> Vec<String> {
        let parameters = in_canonical_order(operation).into_iter();
        let parameters = parameters.map(|(_, parameter)| parameter);
        let shown =
            parameters.filter(|it| matches!(it.location, Location::Path | Location::Header));
        let secret = shown.filter(|it| self.is_secret(it.value));
        let names = secret.map(|it| self.scope_of(it).unwrap_or(it.name.as_str()).to_owned());
        names.collect()
    }

    /// Returns whether a value, or a part of it that is written into the same text, is sensitive.
    fn is_secret(&self, used: ir::Use) -> bool {
        let types = &self.api.types;
        let is_sensitive = |used: ir::Use| types[used.ty].sensitive;
        let mut parts = types[used.ty].shape.uses().into_iter();
        is_sensitive(used) || parts.any(is_sensitive)
    }

    fn failures(&self, operation: &ir::Operation) -> Vec<Failure> {
        let mut failures = Vec::new();
        for response in operation.failures() {
            let preferred = response.content.preferred().into_iter();
            let contents = preferred.chain(response.content.others());
            let mut typed = contents.filter_map(|it| Some((it.json()?, &it.media_type)));
            let Some((first, _)) = typed.next() else {
                continue;
            };
            let failure = |value, media_type| Failure {
                statuses: response.status,
                media_type,
                body: self.used(value),
            };
            failures.push(failure(first, None));
            let others = typed.filter(|(value, _)| *value != first);
            failures.extend(
                others.map(|(value, media_type)| {
                    failure(value, Some(media_type.essence().to_owned()))
                }),
            );
        }
        failures
    }

    /// The media type of the successful body, else of the failed one.
    fn accept(&self, operation: &ir::Operation) -> Accept {
        let responses = operation.successes().chain(operation.failures());
        let mut content = responses.filter_map(|response| response.content.preferred());
        let Some(content) = content.next() else {
            return Accept::Nothing;
        };
        let value = content.value.map(|value| &self.api.types[value.ty].shape);
        match &content.media_type {
            any if any.is_any() && self.is_bytes(content) => Accept::Other(ANY.to_owned()),
            // The body may be a string that is not quoted.
            any if any.is_any() && value.is_none_or(Shape::is_string) => {
                Accept::Other(JSON_OR_ANY.to_owned())
            }
            json if json.is_plain_json() => Accept::Json,
            other => Accept::Other(other.to_string()),
        }
    }
}
