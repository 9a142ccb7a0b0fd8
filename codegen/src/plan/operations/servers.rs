//! The servers of the API, and the parts of their URLs that a user chooses.

use crate::ir;
use crate::plan::docs::{self, doc};
use crate::plan::naming::{Scope, servers, value_name};
use crate::plan::rust::{Doc, RustName, Server, ServerVariable};
use crate::plan::{Planner, problems};
use crate::report::{Report, nearest};

/// The setter of the builder that chooses a server.
pub(super) const ENVIRONMENT: &str = "environment";

impl Planner<'_> {
    /// The servers that a user can choose by name, in the order of the document.
    pub(super) fn servers(&self, report: &mut Report) -> Vec<Server> {
        let all = &self.api.servers;
        for (url, name) in &self.settings.client.environments {
            if !all.iter().any(|server| server.url == *url) {
                let known = all.iter().map(|server| server.url.as_str());
                let nearest = nearest(url, known);
                report.push(problems::unmatched_server(url, &name.place, nearest));
            }
        }
        let named = self.server_names().into_iter().zip(all);
        let named = named.filter_map(|(name, server)| {
            Some(Server {
                name: name?,
                doc: docs::paragraphs([
                    doc(&server.docs),
                    docs::line(format!("{}.", docs::code(&server.url))),
                ]),
                url: server.url.clone(),
                defaults: server
                    .variables
                    .iter()
                    .map(|variable| (variable.name.clone(), variable.default.clone()))
                    .collect(),
            })
        });
        named.collect()
    }

    pub(super) fn server_variables(&self, setters: &mut Scope) -> Vec<ServerVariable> {
        let variables = self.all_variables().into_iter().map(|variable| {
            let values = variable.values.iter().map(|value| docs::code(value));
            let values: Vec<String> = values.collect();
            let default = match variable.default.as_str() {
                "" => String::new(),
                default => format!("; {} unless set", docs::code(default)),
            };
            let listed = format!("One of {}.", values.join(", "));
            let part = format!(
                "The part {} of the base URL{default}.",
                docs::code(&variable.name)
            );
            ServerVariable {
                name: variable.name.clone(),
                default: variable.default.clone(),
                setter: setters.first_free(&[
                    value_name(&variable.name),
                    value_name(&format!("server {}", variable.name)),
                ]),
                doc: docs::paragraphs([
                    doc(&variable.docs),
                    docs::line(part),
                    if values.is_empty() {
                        Doc::default()
                    } else {
                        docs::line(listed)
                    },
                ]),
            }
        });
        variables.collect()
    }

    /// The list of the servers in the API's document; empty if there is nothing to choose from.
    pub(super) fn base_url_doc(&self) -> Doc {
        if self.api.servers.len() < 2 {
            return Doc::default();
        }
        let listed = self.api.servers.iter().flat_map(|server| {
            let described = server.docs.description.as_deref().unwrap_or_default();
            docs::item(&docs::code(&server.url), described).0
        });
        let list = Doc(listed.collect());
        docs::paragraphs([docs::line("The API's document names:"), list])
    }

    fn server_names(&self) -> Vec<Option<RustName>> {
        let set = &self.settings.client.environments;
        servers::names(&self.api.servers, |url| Some(set.get(url)?.value.as_str()))
    }

    /// The variables of the first server, and those that only other servers have.
    fn all_variables(&self) -> Vec<&ir::ServerVariable> {
        let mut found: Vec<&ir::ServerVariable> = Vec::new();
        let servers = self.api.servers.iter().zip(self.server_names());
        for (index, (server, name)) in servers.enumerate() {
            let can_be_chosen = index == 0 || name.is_some();
            for variable in server.variables.iter().filter(|_| can_be_chosen) {
                if !found.iter().any(|it| it.name == variable.name) {
                    found.push(variable);
                }
            }
        }
        found
    }
}
