//! The client: its credentials, its defaults, and what it reads from the environment.

use crate::ir::{self, Location};
use crate::plan::docs::{self, doc};
use crate::plan::naming::reserved::{BUILDER_METHODS, CALL_METHODS};
use crate::plan::naming::{Scope, value_name};
use crate::plan::rust::{
    Client, Doc, Environment, Placement, Resource, Root, RustName, Scheme, ScopeSetter,
    ServerVariable,
};
use crate::plan::{Planner, problems};
use crate::report::{Report, nearest};

use super::resources::accessor;

/// Headers that services commonly use to name a request.
const REQUEST_ID: [&str; 2] = ["x-request-id", "request-id"];

impl Planner<'_> {
    pub(crate) fn client(&self, resources: &[Resource], report: &mut Report) -> Client {
        let mut setters = Scope::with(&BUILDER_METHODS);
        let settings = &self.settings.client;
        let set = settings.request_id.iter().map(|name| name.value.clone());
        let usual = REQUEST_ID.iter().map(|name| (*name).to_owned());
        let user_agent = settings.user_agent.as_ref().map(|it| it.value.clone());
        let identity = &self.identity;
        Client {
            base_url: self
                .api
                .servers
                .first()
                .map(|it| it.url.clone())
                .unwrap_or_default(),
            base_url_doc: self.base_url_doc(),
            user_agent: user_agent
                .unwrap_or_else(|| format!("{}/{}", identity.name, identity.version)),
            request_id: set.chain(usual).collect(),
            schemes: self.schemes(&mut setters),
            security: self.security.clone(),
            scopes: self.scopes(&mut setters, report),
            server_variables: self.server_variables(&mut setters),
            environment: self.environment(report),
            roots: resources
                .iter()
                .filter(|resource| !resource.is_client())
                .map(|resource| Root {
                    features: resource.features.clone(),
                    accessor: accessor(resource),
                })
                .collect(),
        }
    }

    fn schemes(&self, setters: &mut Scope) -> Vec<Scheme> {
        let mut own = self.own_credentials.iter().cloned();
        let schemes = self.api.security_schemes.iter();
        let mut schemes: Vec<Scheme> = Vec::from_iter(schemes.map(|(name, scheme)| Scheme {
            name: name.clone(),
            placement: scheme.placement.clone(),
            setter: setters.unique(value_name(name)),
            doc: docs::paragraphs([docs::line(sent_as(&scheme.placement)), doc(&scheme.docs)]),
            own: own.next().unwrap_or_else(|| value_name(name)),
            provider: value_name(""),
            grant: None,
        }));
        // The plain setters have the better right to their names.
        for (scheme, (name, declared)) in schemes.iter_mut().zip(&self.api.security_schemes) {
            scheme.provider = setters.unique(value_name(&format!("{name} provider")));
            scheme.grant = declared.token_url.clone().map(|url| {
                let setter = value_name(&format!("{name} client credentials"));
                (setters.unique(setter), url)
            });
        }
        schemes
    }

    fn server_variables(&self, setters: &mut Scope) -> Vec<ServerVariable> {
        let server = self.api.servers.first();
        let variables = server.into_iter().flat_map(|server| &server.variables);
        let variables = variables.map(|variable| {
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

    /// Where the API is according to its document, if that names several places.
    fn base_url_doc(&self) -> Doc {
        let says = "Sets where the API is; a path in it comes before the path of every operation.";
        let mut lines = Vec::new();
        if self.api.servers.len() > 1 {
            lines.push("The API's document names:".to_owned());
            lines.push(String::new());
        }
        for server in self
            .api
            .servers
            .iter()
            .filter(|_| self.api.servers.len() > 1)
        {
            let described = server.docs.description.as_deref().unwrap_or_default();
            let described = docs::text(described)
                .0
                .into_iter()
                .next()
                .unwrap_or_default();
            let line = format!("- {}: {described}", docs::code(&server.url));
            lines.push(line.trim_end_matches([':', ' ']).to_owned());
        }
        docs::paragraphs([docs::line(says), Doc(lines)])
    }

    fn scopes(&self, setters: &mut Scope, report: &mut Report) -> Vec<ScopeSetter> {
        let known: Vec<&str> = self
            .api
            .operations
            .iter()
            .flat_map(|operation| &operation.parameters)
            .filter(|parameter| parameter.location == Location::Path)
            .map(|parameter| parameter.name.as_str())
            .collect();
        let mut scopes = Vec::new();
        for (name, scope) in &self.settings.scope {
            for parameter in &scope.value.parameters {
                if !known.contains(&parameter.value.as_str()) {
                    let nearest = nearest(&parameter.value, known.iter().copied());
                    let problem =
                        problems::unmatched_scope(&parameter.value, &parameter.place, nearest);
                    report.push(problem);
                }
            }
            let described = scope
                .value
                .description
                .as_ref()
                .map(|it| it.value.as_str())
                .unwrap_or_default();
            scopes.push(ScopeSetter {
                parameter: name.clone(),
                setter: setters.unique(value_name(name)),
                doc: docs::paragraphs([
                    docs::text(described),
                    docs::line(format!(
                        "The default of {} for every call; a call can name another.",
                        docs::code(name)
                    )),
                ]),
            });
        }
        scopes
    }

    fn environment(&self, report: &mut Report) -> Option<Environment> {
        let env = &self.settings.client.env;
        let schemes = &self.api.security_schemes;
        for (name, variable) in &env.credentials {
            if !schemes.contains_key(name) {
                let nearest = nearest(name, schemes.keys().map(String::as_str));
                report.push(problems::unmatched_scheme(name, &variable.place, nearest));
            }
        }
        for (name, variable) in &env.scope {
            if !self.settings.scope.contains_key(name) {
                let known = self.settings.scope.keys().map(String::as_str);
                let nearest = nearest(name, known);
                report.push(problems::unmatched_scope(name, &variable.place, nearest));
            }
        }
        let listed = |entries: &indexmap::IndexMap<String, crate::settings::Located<String>>| {
            let entries = entries.iter();
            entries
                .map(|(name, variable)| (name.clone(), variable.value.clone()))
                .collect()
        };
        let mut alternatives: Vec<Vec<String>> = Vec::new();
        for requirement in self.api.operations.iter().flat_map(|it| &it.security) {
            let readable = requirement
                .iter()
                .all(|name| env.credentials.contains_key(name));
            if readable && !alternatives.contains(requirement) {
                alternatives.push(requirement.clone());
            }
        }
        // The fewest variables first, whatever operation names them first.
        alternatives.sort_by(|left, right| (left.len(), left).cmp(&(right.len(), right)));
        let reads_anything =
            env.base_url.is_some() || !env.credentials.is_empty() || !env.scope.is_empty();
        reads_anything.then(|| Environment {
            base_url: env.base_url.as_ref().map(|it| it.value.clone()),
            credentials: listed(&env.credentials),
            path_defaults: listed(&env.scope),
            alternatives,
        })
    }
}

/// The methods of every call that set its own credentials, in the order of the security schemes.
pub(crate) fn own_credentials(api: &ir::Api) -> Vec<RustName> {
    let mut scope = Scope::with(&CALL_METHODS);
    let schemes = api.security_schemes.keys();
    let methods = schemes.map(|name| scope.unique(value_name(&format!("with {name}"))));
    methods.collect()
}

/// The security of most operations; of several, the one that comes first.
pub(crate) fn common_security(api: &ir::Api) -> Vec<Vec<String>> {
    let mut counts: indexmap::IndexMap<&Vec<Vec<String>>, usize> = indexmap::IndexMap::new();
    for operation in &api.operations {
        *counts.entry(&operation.security).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or_default();
    let mut common = counts.into_iter().filter(|(_, count)| *count == most);
    common
        .next()
        .map(|(security, _)| security.clone())
        .unwrap_or_default()
}

fn sent_as(placement: &Placement) -> String {
    match placement {
        Placement::Bearer => "Sent as a bearer token.".to_owned(),
        Placement::Basic => "Sent as user and password by HTTP Basic authentication.".to_owned(),
        Placement::Header(name) => format!("Sent in the header {}.", docs::code(name)),
        Placement::Query(name) => format!("Sent as the query parameter {}.", docs::code(name)),
        Placement::Cookie(name) => format!("Sent in the cookie {}.", docs::code(name)),
    }
}
