//! Settings from environment variables.
//!
//! A user who has forgotten one should learn its name from the error.

use crate::runtime::auth::credential::alternatives;
use crate::runtime::auth::secret::Secret;
use crate::runtime::error::failure::Error;

use super::core::{Api, Settings};

/// Which environment variables configure a client.
#[derive(Debug)]
pub struct Environment {
    /// The variable of the base URL.
    pub base_url: Option<&'static str>,
    /// The name of each scheme, with its variable.
    pub credentials: &'static [(&'static str, &'static str)],
    /// Which schemes go together; the first alternative whose variables are all set is taken.
    pub alternatives: &'static [&'static [&'static str]],
    /// The names of path arguments, with the variable of their default.
    pub path_defaults: &'static [(&'static str, &'static str)],
}

/// Reads a variable by its name.
type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Settings {
    /// Settings from the variables of the process. An empty variable counts as not set.
    ///
    /// # Errors
    ///
    /// When the credentials are incomplete; the text names the variables that are missing.
    pub fn from_env(api: &'static Api) -> Result<Self, Error> {
        Self::from_variables(api, &|name| std::env::var(name).ok())
    }

    /// Settings from variables that come from elsewhere.
    ///
    /// # Errors
    ///
    /// As for [`Settings::from_env`].
    pub fn from_variables(api: &'static Api, read: Read<'_>) -> Result<Self, Error> {
        let environment = api.environment;
        let read = |name: &str| {
            let value = read(name)?.trim().to_owned();
            (!value.is_empty()).then_some(value)
        };
        let mut settings = Self::new(api);
        if let Some(base_url) = environment.base_url.and_then(read) {
            settings.base_url(base_url);
        }
        for (name, variable) in environment.path_defaults {
            if let Some(value) = read(variable) {
                settings.path_default(name, value);
            }
        }
        for (scheme, secret) in environment.secrets(&read).map_err(Error::building)? {
            settings.credential(scheme, secret);
        }
        Ok(settings)
    }
}

impl Environment {
    fn secrets(&self, read: Read<'_>) -> Result<Vec<(&'static str, Secret)>, String> {
        let secret = |scheme: &&'static str| {
            let value = read(self.variable(scheme)?)?;
            Some((*scheme, Secret::from(value)))
        };
        let complete = self
            .alternatives
            .iter()
            .filter(|schemes| !schemes.is_empty())
            .find_map(|schemes| schemes.iter().map(secret).collect());
        let optional = self.alternatives.iter().all(|schemes| schemes.is_empty())
            || self.alternatives.iter().any(|schemes| schemes.is_empty());
        match complete {
            Some(secrets) => Ok(secrets),
            None if optional => Ok(Vec::new()),
            None => Err(self.incomplete(read)),
        }
    }

    /// Names the missing half of an alternative that was begun, for that is most likely what the user meant.
    /// Adds the variable that would supply a path argument of which `fault` says that it is not set.
    pub(crate) fn hint(&self, path: &str, fault: String) -> String {
        let named = self.path_defaults.iter().find(|(name, _)| {
            path.contains(&format!("{{{name}}}"))
                && fault.starts_with(&format!("`{name}` is not set"))
        });
        match named {
            Some((_, variable)) => format!("{fault} (`from_env` reads {variable})"),
            None => fault,
        }
    }

    fn incomplete(&self, read: Read<'_>) -> String {
        let wanted = alternatives(self.alternatives, |scheme| {
            self.variable(scheme).map(str::to_owned)
        });
        let begun = self.alternatives.iter().find_map(|schemes| {
            let variables: Vec<_> = schemes.iter().filter_map(|it| self.variable(it)).collect();
            let missing: Vec<_> = variables
                .iter()
                .copied()
                .filter(|variable| read(variable).is_none())
                .collect();
            (missing.len() < variables.len()).then_some(missing)
        });
        match begun.as_deref() {
            None | Some([]) => format!("set {wanted}"),
            Some([one]) => format!("set {wanted} ({one} is missing)"),
            Some(several) => format!("set {wanted} ({} are missing)", several.join(" and ")),
        }
    }

    fn variable(&self, scheme: &str) -> Option<&'static str> {
        let (_, variable) = self
            .credentials
            .iter()
            .find(|(known, _)| *known == scheme)?;
        Some(variable)
    }
}
