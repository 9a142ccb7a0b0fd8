//! The client: its credentials, its servers, and its defaults.

use crate::ir::{self, Location};
use crate::plan::docs::{self, doc};
use crate::plan::naming::reserved::{BUILDER_METHODS, CALL_METHODS};
use crate::plan::naming::{Scope, value_name};
use crate::plan::rust::{Client, Doc, Placement, Resource, Root, RustName, Scheme, ScopeSetter};
use crate::plan::{Planner, problems};
use crate::report::{Report, nearest};

use super::resources::accessor;
use super::servers::ENVIRONMENT;

/// Headers that services commonly use to name a request.
const REQUEST_ID: [&str; 2] = ["x-request-id", "request-id"];

impl Planner<'_> {
    pub(crate) fn client(&self, resources: &[Resource], report: &mut Report) -> Client {
        self.unmatched_scopes(report);
        self.undeclared_security(report);
        let mut setters = Scope::with(&BUILDER_METHODS);
        let server = self.api.servers.first();
        let servers = self.servers(report);
        if !servers.is_empty() {
            setters.reserve(ENVIRONMENT);
        }
        Client {
            base_url: server.map(|it| it.url.clone()).unwrap_or_default(),
            base_url_doc: self.base_url_doc(),
            user_agent: self.user_agent(),
            request_id: self.request_id(),
            retries: self.api.retries.clone(),
            schemes: self.schemes(&mut setters),
            security: self.security.clone(),
            scopes: self.scopes(&mut setters),
            servers,
            server_variables: self.server_variables(&mut setters),
            environment: self.environment(report),
            roots: roots(resources),
        }
    }

    fn user_agent(&self) -> String {
        let identity = &self.identity;
        match &self.settings.client.user_agent {
            Some(user_agent) => user_agent.value.clone(),
            None => format!("{}/{}", identity.name, identity.version),
        }
    }

    fn request_id(&self) -> Vec<String> {
        let set = self.settings.client.request_id.iter();
        let set = set.map(|name| name.value.clone());
        let usual = REQUEST_ID.iter().map(|name| (*name).to_owned());
        set.chain(usual).collect()
    }

    fn schemes(&self, setters: &mut Scope) -> Vec<Scheme> {
        let declared = &self.api.security_schemes;
        // The plain setters are named first, since they have the better right to their names.
        let plain: Vec<RustName> = declared
            .keys()
            .map(|name| setters.unique(value_name(name)))
            .collect();
        let schemes = declared.iter().zip(plain).zip(&self.own_credentials);
        let schemes = schemes.map(|(((name, scheme), setter), own)| Scheme {
            name: name.clone(),
            placement: scheme.placement.clone(),
            setter,
            doc: docs::paragraphs([
                docs::line(sent_as(&scheme.placement)),
                doc(&scheme.docs),
                scopes(&scheme.oauth),
            ]),
            provider: setters.unique(value_name(&format!("{name} provider"))),
            own: own.clone(),
            grant: scheme.oauth.token_urls().map(|urls| {
                let setter = value_name(&format!("{name} grant"));
                (setters.unique(setter), urls)
            }),
            authorize: scheme.oauth.code_urls.clone().map(|urls| {
                let setter = value_name(&format!("{name} authorization"));
                (setters.unique(setter), urls)
            }),
        });
        schemes.collect()
    }

    fn scopes(&self, setters: &mut Scope) -> Vec<ScopeSetter> {
        let scopes = self.settings.scope.iter().map(|(name, scope)| {
            let described = scope.value.description.as_ref();
            let described = described.map(|it| docs::text(&it.value));
            let default = format!(
                "The default of {} for every call; a call can name another.",
                docs::code(name)
            );
            ScopeSetter {
                parameter: name.clone(),
                setter: setters.unique(value_name(name)),
                doc: docs::paragraphs([described.unwrap_or_default(), docs::line(default)]),
            }
        });
        scopes.collect()
    }

    /// Points at a response of 401 if the document does not say which credentials there are.
    fn undeclared_security(&self, report: &mut Report) {
        let is_declared = |it: &ir::Operation| !it.security.is_empty() || !it.beyond.is_empty();
        if !self.api.security_schemes.is_empty() || self.api.operations.iter().any(is_declared) {
            return;
        }
        let mut responses = self.api.operations.iter().flat_map(|it| &it.responses);
        if let Some(refused) = responses.find(|it| it.status == ir::Status::Exact(401)) {
            report.push(problems::undeclared_security(&refused.pointer));
        }
    }

    /// Reports the parameters of scopes that no path has.
    fn unmatched_scopes(&self, report: &mut Report) {
        let parameters = self.api.operations.iter().flat_map(|it| &it.parameters);
        let in_paths = parameters.filter(|it| it.location == Location::Path);
        let known: Vec<&str> = in_paths.map(|it| it.name.as_str()).collect();
        let scopes = self.settings.scope.values();
        for parameter in scopes.flat_map(|scope| &scope.value.parameters) {
            let name = parameter.value.as_str();
            if !known.contains(&name) {
                let nearest = nearest(name, known.iter().copied());
                report.push(problems::unmatched_scope(name, &parameter.place, nearest));
            }
        }
    }
}

fn roots(resources: &[Resource]) -> Vec<Root> {
    let resources = resources.iter().filter(|it| !it.is_client());
    let roots = resources.map(|resource| Root {
        features: resource.features.clone(),
        accessor: accessor(resource),
    });
    roots.collect()
}

/// The list of the scopes of a scheme.
fn scopes(oauth: &ir::OAuth) -> Doc {
    if oauth.scopes.is_empty() {
        return Doc::default();
    }
    let listed = oauth.scopes.iter();
    let listed =
        listed.flat_map(|(scope, description)| docs::item(&docs::code(scope), description).0);
    docs::paragraphs([docs::line("Its scopes:"), Doc(listed.collect())])
}

/// The methods of every call that set its own credentials, in the order of the security schemes.
pub(crate) fn own_credentials(api: &ir::Api) -> Vec<RustName> {
    let mut scope = Scope::with(&CALL_METHODS);
    let schemes = api.security_schemes.keys();
    let methods = schemes.map(|name| scope.unique(value_name(&format!("with {name}"))));
    methods.collect()
}

/// The security of most operations; among equally common ones, the first.
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
