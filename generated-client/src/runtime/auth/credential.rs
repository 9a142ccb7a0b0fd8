//! Which credentials a request carries, and where.
//!
//! An operation lists alternatives; the first one that the client can satisfy in full is sent, and nothing else.

use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine};
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};

use crate::runtime::call::core::Core;
use crate::runtime::error::failure::Error;
use crate::runtime::http::parameter;

use super::provider::{Grant, Provided};
use super::secret::Secret;

/// The alternative that is satisfied by whatever is configured, be it nothing.
const ANY: &[&str] = &["*"];

/// A security scheme of the API.
#[derive(Debug)]
pub struct Scheme {
    /// The name by which operations refer to it.
    pub name: &'static str,
    /// Where its secret goes.
    pub placement: Placement,
}

/// Where the secret of a scheme goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// `Authorization: Bearer …` (RFC 6750)
    Bearer,
    /// `Authorization: Basic …` (RFC 7617); the secret is `user:password`
    Basic,
    /// A header of this name.
    Header(&'static str),
    /// A query parameter of this name.
    Query(&'static str),
    /// A cookie of this name.
    Cookie(&'static str),
}

/// What is configured, in the order of the API's schemes.
#[derive(Clone)]
pub(crate) struct Credentials(Vec<Credential>);

/// A credential that can be sent.
#[derive(Clone)]
pub(crate) struct Credential {
    scheme: &'static str,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Fixed(Arc<Sent>),
    Provided(Arc<Provided>),
}

impl Credential {
    /// What goes into a request.
    pub(crate) async fn sent(&self, core: &Core) -> Result<Arc<Sent>, Error> {
        match &self.source {
            Source::Fixed(sent) => Ok(Arc::clone(sent)),
            Source::Provided(provided) => provided.sent(core).await,
        }
    }

    /// Whether there may be a better one now that the server refused it.
    pub(crate) async fn refuse(&self, refused: &Arc<Sent>) -> bool {
        match &self.source {
            Source::Fixed(_) => false,
            Source::Provided(provided) => {
                provided.refuse(refused).await;
                true
            }
        }
    }
}

/// What a client is given for a scheme.
#[derive(Clone)]
pub(crate) enum Given {
    Secret(Secret),
    Grant(Arc<dyn Grant>),
}

/// What a credential adds to a request.
pub(crate) enum Sent {
    Header(HeaderName, HeaderValue),
    /// A pair, encoded.
    Query(String),
    /// A pair.
    Cookie(String),
}

impl Credentials {
    /// Sorts secrets by scheme; the last secret of a scheme counts.
    ///
    /// # Errors
    ///
    /// When a secret is of no scheme, or cannot be sent.
    pub(crate) fn new(
        schemes: &'static [Scheme],
        given: &[(&'static str, Given)],
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
            Some(scheme.credential(given))
        });
        sorted.collect::<Result<_, _>>().map(Self)
    }

    /// The same with other secrets for some schemes.
    ///
    /// # Errors
    ///
    /// As for [`Credentials::new`].
    pub(crate) fn with(
        &self,
        schemes: &'static [Scheme],
        given: &[(&'static str, Given)],
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

    /// The credentials for an operation with these alternatives.
    ///
    /// # Errors
    ///
    /// When nothing is configured although the operation asks for something.
    pub(crate) fn select(&self, security: &[&[&str]]) -> Result<Vec<&Credential>, String> {
        if security.is_empty() {
            return Ok(Vec::new());
        }
        // The document asks for schemes that it does not define, so nobody knows better than who configured the client.
        if security.contains(&ANY) {
            return Ok(self.0.iter().collect());
        }
        let satisfied = security
            .iter()
            .filter(|alternative| !alternative.is_empty())
            .find_map(|alternative| self.all_of(alternative));
        if let Some(credentials) = satisfied {
            return Ok(credentials);
        }
        if security.iter().any(|alternative| alternative.is_empty()) {
            return Ok(Vec::new());
        }
        if self.0.is_empty() {
            return Err(format!(
                "no credentials are configured: give the client {}",
                alternatives(security, |name| Some(format!("`{name}`")))
            ));
        }
        // Documents are often wrong about security, so that what is configured has the better chance.
        Ok(self.0.iter().collect())
    }

    fn all_of(&self, names: &[&str]) -> Option<Vec<&Credential>> {
        names
            .iter()
            .map(|name| self.0.iter().find(|it| it.scheme == *name))
            .collect()
    }
}

impl Scheme {
    fn credential(&self, given: &Given) -> Result<Credential, String> {
        let source = match given {
            Given::Secret(secret) => {
                Source::Fixed(Arc::new(self.placement.sent(self.name, secret)?))
            }
            Given::Grant(grant) => {
                let provided = Provided::new(self.name, self.placement, Arc::clone(grant));
                Source::Provided(Arc::new(provided))
            }
        };
        Ok(Credential {
            scheme: self.name,
            source,
        })
    }
}

impl Placement {
    /// What a secret adds to a request.
    ///
    /// # Errors
    ///
    /// When the secret holds what cannot be sent there.
    pub(crate) fn sent(self, scheme: &str, secret: &Secret) -> Result<Sent, String> {
        self.placed(secret.expose()).ok_or_else(|| {
            format!("the credential `{scheme}` holds characters that cannot be sent")
        })
    }

    fn placed(self, secret: &str) -> Option<Sent> {
        match self {
            Self::Bearer => header(AUTHORIZATION, &format!("Bearer {secret}")),
            Self::Basic => {
                let (user, password) = secret.split_once(':').unwrap_or((secret, ""));
                header(AUTHORIZATION, &basic(user, password))
            }
            Self::Header(name) => header(HeaderName::from_bytes(name.as_bytes()).ok()?, secret),
            Self::Query(name) => Some(Sent::Query(format!(
                "{}={}",
                parameter::encode(name),
                parameter::encode(secret)
            ))),
            Self::Cookie(name) if secret.contains([';', '\r', '\n']) || name.is_empty() => None,
            Self::Cookie(name) => Some(Sent::Cookie(format!("{name}={secret}"))),
        }
    }
}

fn header(name: HeaderName, text: &str) -> Option<Sent> {
    let mut value = HeaderValue::from_bytes(text.as_bytes()).ok()?;
    value.set_sensitive(true);
    Some(Sent::Header(name, value))
}

/// The value of `Authorization` for a user and a password (RFC 7617, section 2).
pub(crate) fn basic(user: &str, password: &str) -> String {
    format!(
        "Basic {}",
        BASE64_STANDARD.encode(format!("{user}:{password}"))
    )
}

/// Words such as "A, or B and C"; an alternative that has no words is left out.
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
