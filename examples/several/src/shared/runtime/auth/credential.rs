//! Chooses the credentials of a request.
//!
//! An operation lists alternatives; the first one that the client can satisfy in full is sent, and nothing else.

use std::sync::Arc;

use crate::shared::runtime::error::failure::Error;

use super::provider::{Fetched, Grant};
use super::scheme::{Scheme, Sent};
use super::secret::Secret;

/// The alternative that any credentials satisfy, including none.
const ANY: &[&str] = &["*"];

/// The credentials of a client `C`, in the order of the API's schemes.
pub(crate) struct Credentials<C>(Vec<Credential<C>>);

/// A credential that can be sent.
pub(crate) struct Credential<C> {
    scheme: &'static str,
    source: Source<C>,
}

enum Source<C> {
    Fixed(Arc<Sent>),
    Fetched(Arc<Fetched<C>>),
}

/// The value of a scheme, as it was set.
pub(crate) enum Given<C> {
    Secret(Secret),
    Grant(Arc<dyn Grant<C>>),
    /// A value that cannot be sent, for this reason.
    Unusable(String),
}

impl<C> Clone for Given<C> {
    fn clone(&self) -> Self {
        match self {
            Self::Secret(secret) => Self::Secret(secret.clone()),
            Self::Grant(grant) => Self::Grant(Arc::clone(grant)),
            Self::Unusable(fault) => Self::Unusable(fault.clone()),
        }
    }
}

impl<C> Clone for Credential<C> {
    fn clone(&self) -> Self {
        let source = match &self.source {
            Source::Fixed(sent) => Source::Fixed(Arc::clone(sent)),
            Source::Fetched(fetched) => Source::Fetched(Arc::clone(fetched)),
        };
        Self {
            scheme: self.scheme,
            source,
        }
    }
}

impl<C> Credential<C> {
    fn new(scheme: &Scheme, given: &Given<C>) -> Result<Self, String> {
        let source = match given {
            Given::Secret(secret) => {
                let sent = scheme.placement.sent(scheme.name, secret)?;
                Source::Fixed(Arc::new(sent))
            }
            Given::Grant(grant) => {
                let fetched = Fetched::new(scheme.name, scheme.placement, Arc::clone(grant));
                Source::Fetched(Arc::new(fetched))
            }
            Given::Unusable(fault) => return Err(fault.clone()),
        };
        Ok(Self {
            scheme: scheme.name,
            source,
        })
    }

    /// The part that the credential adds to a request that requires these scopes.
    pub(crate) async fn sent(
        &self,
        client: &C,
        scopes: &'static [&'static str],
    ) -> Result<Arc<Sent>, Error> {
        match &self.source {
            Source::Fixed(sent) => Ok(Arc::clone(sent)),
            Source::Fetched(fetched) => fetched.sent(client, scopes).await,
        }
    }

    /// Drops a credential that the server refused. The result is true if a new one can be fetched.
    pub(crate) async fn refuse(&self, refused: &Arc<Sent>) -> bool {
        match &self.source {
            Source::Fixed(_) => false,
            Source::Fetched(fetched) => {
                fetched.refuse(refused).await;
                true
            }
        }
    }
}

impl<C> Credentials<C> {
    /// Sorts secrets by scheme; the last secret of a scheme counts.
    ///
    /// # Errors
    ///
    /// Returns an error if a secret belongs to no scheme, or cannot be sent.
    pub(crate) fn new(
        schemes: &'static [Scheme],
        given: &[(&'static str, Given<C>)],
    ) -> Result<Self, String> {
        if let Some((name, _)) = given
            .iter()
            .find(|(name, _)| schemes.iter().all(|scheme| scheme.name != *name))
        {
            return Err(format!("the API has no security scheme `{name}`"));
        }
        let last = |name| given.iter().rev().find(|(given, _)| *given == name);
        let sorted = schemes.iter().filter_map(|scheme| {
            let (_, given) = last(scheme.name)?;
            Some(Credential::new(scheme, given))
        });
        sorted.collect::<Result<_, _>>().map(Self)
    }

    /// The same credentials, but with other secrets for some schemes.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Credentials::new`].
    pub(crate) fn with(
        &self,
        schemes: &'static [Scheme],
        given: &[(&'static str, Given<C>)],
    ) -> Result<Self, String> {
        let Self(mut credentials) = Self::new(schemes, given)?;
        let others = self
            .0
            .iter()
            .filter(|it| given.iter().all(|(name, _)| *name != it.scheme));
        credentials.extend(others.cloned());
        Ok(Self(credentials))
    }

    /// The names of the schemes that have a secret.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.0.iter().map(|it| it.scheme).collect()
    }

    /// The credentials for an operation with these alternatives. Those of the schemes in `own` were set for this call, and are always sent.
    ///
    /// # Errors
    ///
    /// Returns an error if the operation requires credentials, and the client has none.
    pub(crate) fn select(
        &self,
        security: &[&[&str]],
        own: &[&str],
        schemes: &[Scheme],
    ) -> Result<Vec<&Credential<C>>, String> {
        let declared = self.declared(security, own, schemes)?;
        if own.is_empty() {
            return Ok(declared);
        }
        let is_own = |it: &&Credential<C>| own.contains(&it.scheme);
        let mut selected = Vec::from_iter(self.0.iter().filter(is_own));
        selected.extend(declared.into_iter().filter(|it| !is_own(it)));
        Ok(selected)
    }

    /// The credentials that the operation asks for.
    fn declared(
        &self,
        security: &[&[&str]],
        own: &[&str],
        schemes: &[Scheme],
    ) -> Result<Vec<&Credential<C>>, String> {
        if security.is_empty() {
            return Ok(Vec::new());
        }
        // The document requires schemes that it does not define, so all configured ones are sent.
        if security.contains(&ANY) {
            return Ok(self.0.iter().collect());
        }
        let alternatives = security.iter().filter(|it| !it.is_empty());
        let mut satisfied = alternatives.filter_map(|it| Some((it, self.all_of(it)?)));
        let first = satisfied.next();
        let is_own = |names: &[&str]| names.iter().any(|name| own.contains(name));
        let chosen = match first {
            Some((names, _)) if !is_own(names) => satisfied.find(|(it, _)| is_own(it)).or(first),
            first => first,
        };
        if let Some((_, credentials)) = chosen {
            return Ok(credentials);
        }
        if security.iter().any(|alternative| alternative.is_empty()) {
            return Ok(Vec::new());
        }
        if self.0.is_empty() {
            let setter = |name: &str| {
                let scheme = schemes.iter().find(|it| it.name == name);
                Some(format!("`{}`", scheme.map_or(name, |it| it.set_by)))
            };
            return Err(format!(
                "the client has no credentials: call {} on the builder, or `anonymous` if none are needed",
                self::alternatives(security, setter)
            ));
        }
        // Documents are often wrong about security, so the configured credentials are worth a try.
        Ok(self.0.iter().collect())
    }

    fn all_of(&self, names: &[&str]) -> Option<Vec<&Credential<C>>> {
        names
            .iter()
            .map(|name| self.0.iter().find(|it| it.scheme == *name))
            .collect()
    }
}

/// A list such as "A, or B and C". An alternative is left out if one of its names has no word.
pub(crate) fn alternatives(listed: &[&[&str]], word: impl Fn(&str) -> Option<String>) -> String {
    let worded: Vec<_> = listed
        .iter()
        .filter_map(|names| {
            let words: Option<Vec<_>> = names.iter().map(|name| word(name)).collect();
            words.map(|words| words.join(" and "))
        })
        .filter(|words| !words.is_empty())
        .collect();
    worded.join(", or ")
}
