//! The environment variables that configure a client.
//!
//! An error about a missing variable names it, so that the user need not look it up.

use crate::payments::runtime::auth::credential::alternatives;
use crate::payments::runtime::auth::secret::Secret;

/// The names of the environment variables.
#[derive(Debug)]
pub struct Environment {
    /// The variable of the base URL.
    pub base_url: Option<&'static str>,
    /// The name of each scheme, with its variable.
    pub credentials: &'static [(&'static str, &'static str)],
    /// The schemes that belong together. The first alternative whose variables are all set is used.
    pub alternatives: &'static [&'static [&'static str]],
    /// The names of path arguments, with the variables of their defaults.
    pub path_defaults: &'static [(&'static str, &'static str)],
}

/// Reads a variable by its name.
type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Environment {
    /// No variables.
    pub const NONE: Self = Self {
        base_url: None,
        credentials: &[],
        alternatives: &[],
        path_defaults: &[],
    };

    /// The secrets of the first alternative whose variables are all set.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such alternative, and credentials are required.
    pub(crate) fn secrets(&self, read: Read<'_>) -> Result<Vec<(&'static str, Secret)>, String> {
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

    /// Adds to a fault about a missing path argument the variable that would supply it.
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

    /// Describes which variables to set. If only some of an alternative are set, the user probably meant that one, so the message names the others.
    fn incomplete(&self, read: Read<'_>) -> String {
        let wanted = alternatives(self.alternatives, |scheme| {
            self.variable(scheme).map(str::to_owned)
        });
        let missing = self.alternatives.iter().find_map(|schemes| {
            let variables: Vec<_> = schemes.iter().filter_map(|it| self.variable(it)).collect();
            let is_unset = |variable: &&'static str| read(variable).is_none();
            let missing: Vec<_> = variables.iter().copied().filter(is_unset).collect();
            (missing.len() < variables.len()).then_some(missing)
        });
        match missing.as_deref() {
            None | Some([]) => format!("set {wanted}"),
            Some([one]) => format!("set {wanted} ({one} is missing)"),
            Some(several) => format!("set {wanted} ({} are missing)", several.join(" and ")),
        }
    }

    fn variable(&self, scheme: &str) -> Option<&'static str> {
        let mut credentials = self.credentials.iter();
        let (_, variable) = credentials.find(|(known, _)| *known == scheme)?;
        Some(variable)
    }
}
