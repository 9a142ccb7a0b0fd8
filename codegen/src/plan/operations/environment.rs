//! The environment variables that configure a client, as the settings name them.

use indexmap::IndexMap;

use crate::plan::rust::Environment;
use crate::plan::{Planner, problems};
use crate::report::{Report, nearest};
use crate::settings::Located;

impl Planner<'_> {
    /// The variables; `None` if the settings name none.
    pub(super) fn environment(&self, report: &mut Report) -> Option<Environment> {
        self.unmatched_variables(report);
        let env = &self.settings.client.env;
        let reads_anything =
            env.base_url.is_some() || !env.credentials.is_empty() || !env.scope.is_empty();
        reads_anything.then(|| Environment {
            base_url: env.base_url.as_ref().map(|it| it.value.clone()),
            credentials: pairs(&env.credentials),
            alternatives: self.readable_alternatives(),
            path_defaults: pairs(&env.scope),
        })
    }

    /// Reports the variables of schemes that the API does not have, and of scopes that the settings do not have.
    fn unmatched_variables(&self, report: &mut Report) {
        let env = &self.settings.client.env;
        let schemes = &self.api.security_schemes;
        for (name, variable) in &env.credentials {
            if !schemes.contains_key(name) {
                let nearest = nearest(name, schemes.keys().map(String::as_str));
                report.push(problems::unmatched_scheme(name, &variable.place, nearest));
            }
        }
        let scopes = &self.settings.scope;
        for (name, variable) in &env.scope {
            if !scopes.contains_key(name) {
                let nearest = nearest(name, scopes.keys().map(String::as_str));
                report.push(problems::unmatched_scope(name, &variable.place, nearest));
            }
        }
    }

    /// The alternatives of schemes that operations accept, and whose variables are all known. Those with the fewest variables come first,
    /// so that the order of the operations has no effect.
    fn readable_alternatives(&self) -> Vec<Vec<String>> {
        let known = &self.settings.client.env.credentials;
        let accepted = self.api.operations.iter().flat_map(|it| &it.security);
        let readable = accepted.filter(|schemes| schemes.iter().all(|it| known.contains_key(it)));
        let mut alternatives: Vec<Vec<String>> = readable.cloned().collect();
        alternatives.sort_by(|left, right| (left.len(), left).cmp(&(right.len(), right)));
        alternatives.dedup();
        alternatives
    }
}

/// Each name with its variable.
fn pairs(variables: &IndexMap<String, Located<String>>) -> Vec<(String, String)> {
    let pairs = variables.iter();
    let pairs = pairs.map(|(name, variable)| (name.clone(), variable.value.clone()));
    pairs.collect()
}
