//! The route of an operation: everything that is the same for all of its calls.

use crate::ir::{self, Location, MediaType};
use crate::plan::planner::Planner;
use crate::plan::rust::{Accept, Route, RustType, Status};

impl Planner<'_> {
    pub(super) fn route(&self, operation: &ir::Operation) -> Route {
        Route {
            id: operation.id.clone(),
            verb: operation.method.clone(),
            path: self.path(operation),
            accept: accept(operation),
            server: operation.server.clone(),
            security: Some(&operation.security)
                .filter(|it| **it != self.security)
                .cloned(),
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

    fn failures(&self, operation: &ir::Operation) -> Vec<(Status, RustType)> {
        let typed = operation.failures().filter_map(|response| {
            let value = response.content.preferred()?.json()?;
            Some((response.status, self.used(value)))
        });
        typed.collect()
    }
}

/// The media type of the successful body, else of the failed one.
fn accept(operation: &ir::Operation) -> Accept {
    let responses = operation.successes().chain(operation.failures());
    let mut content = responses.filter_map(|response| response.content.preferred());
    match content.next().map(|content| &content.media_type) {
        Some(media_type) if *media_type == MediaType::json() => Accept::Json,
        Some(media_type) => Accept::Other(media_type.to_string()),
        None => Accept::Nothing,
    }
}
