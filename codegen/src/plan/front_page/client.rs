//! The lines that make a client in an example.

use crate::plan::rust::{Client, Placement, Scheme};

use super::snippet::chained;

impl Client {
    /// The lines that make a client as a program would: from the environment if that has all that it needs.
    pub(crate) fn made(&self) -> Vec<String> {
        match &self.environment {
            Some(environment)
                if environment.base_url.is_some() || self.needs_address().is_none() =>
            {
                vec!["let client = Client::from_env()?;".to_owned()]
            }
            Some(_) | None => self.built(),
        }
    }

    /// The lines that build a client of values that a program has.
    pub(crate) fn built(&self) -> Vec<String> {
        let address = self.needs_address().map(|path| {
            let url = format!("https://example.com{path}");
            format!(".base_url({url:?})")
        });
        let mut calls: Vec<String> = address.into_iter().collect();
        calls.extend(self.usual_credentials().into_iter().map(credential));
        calls.extend(self.arguments());
        chained("let client = Client::builder()", &calls, ".build()?;")
    }

    /// The setters of the arguments that the client supplies: `.account_id("1")`.
    pub(super) fn arguments(&self) -> impl Iterator<Item = String> {
        let scopes = self.scopes.iter();
        scopes.map(|scope| format!(".{}(\"1\")", scope.setter))
    }

    /// The credentials of the alternative with the fewest secrets; a token is preferred to a user with a password.
    pub(super) fn usual_credentials(&self) -> Vec<&Scheme> {
        let named = |names: &Vec<String>| -> Vec<&Scheme> {
            let schemes = self.schemes.iter();
            schemes.filter(|it| names.contains(&it.name)).collect()
        };
        let secrets = |schemes: &Vec<&Scheme>| -> usize {
            let secrets = schemes.iter().map(|it| match it.placement {
                Placement::Basic => 2,
                Placement::Bearer
                | Placement::Header(_)
                | Placement::Query(_)
                | Placement::Cookie(_) => 1,
            });
            secrets.sum()
        };
        let alternatives = self.security.iter().map(named);
        let given = alternatives.filter(|it| !it.is_empty());
        let fewest = given.min_by_key(secrets);
        fewest.unwrap_or_else(|| self.schemes.iter().take(1).collect())
    }

    /// The path of the address that a caller has to set, since the document has no URL; `None` if it has one.
    pub(super) fn needs_address(&self) -> Option<&str> {
        let variables = self.server_variables.iter();
        let url = variables.fold(self.base_url.clone(), |url, variable| {
            url.replace(&format!("{{{}}}", variable.name), &variable.default)
        });
        let is_url = ["https://", "http://"].iter().any(|scheme| {
            let host = url.strip_prefix(scheme);
            host.is_some_and(|it| it.starts_with(|first: char| first.is_alphanumeric()))
        });
        let path = self.base_url.trim_end_matches('/');
        let is_plain = path.starts_with('/') && !path.starts_with("//") && !path.contains('{');
        (!is_url).then_some(if is_plain { path } else { "" })
    }
}

fn credential(scheme: &Scheme) -> String {
    let setter = &scheme.setter;
    match scheme.placement {
        Placement::Basic => format!(".{setter}(\"user\", \"password\")"),
        Placement::Bearer | Placement::Header(_) | Placement::Query(_) | Placement::Cookie(_) => {
            format!(".{setter}(\"secret\")")
        }
    }
}
