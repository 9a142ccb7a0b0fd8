//! Which credentials a request carries, and where.
//!
//! An operation lists alternatives; the first one that the client can satisfy in full is sent, and nothing else.

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use super::parameter;
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

/// The configured secrets, in the order of the API's schemes.
pub(super) struct Credentials(Vec<(&'static Scheme, Secret)>);

/// The credentials of one request, as they go on the wire.
#[derive(Default)]
pub(super) struct Applied {
    pub(super) headers: HeaderMap,
    pub(super) basic: Option<(String, String)>,
    pub(super) query: Vec<String>,
    pub(super) cookies: Vec<String>,
}

impl Credentials {
    /// Sorts secrets by scheme; the last secret of a scheme counts.
    pub(super) fn new(
        schemes: &'static [Scheme],
        given: &[(&'static str, Secret)],
    ) -> Result<Self, String> {
        if let Some((name, _)) = given
            .iter()
            .find(|(name, _)| schemes.iter().all(|scheme| scheme.name != *name))
        {
            return Err(format!("the API has no security scheme `{name}`"));
        }
        let secret = |name| given.iter().rev().find(|(given, _)| *given == name);
        let sorted = schemes.iter().filter_map(|scheme| {
            let (_, secret) = secret(scheme.name)?;
            Some((scheme, secret.clone()))
        });
        Ok(Self(sorted.collect()))
    }

    /// The names of the schemes that have a secret.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.0.iter().map(|(scheme, _)| scheme.name).collect()
    }

    /// Writes the credentials for an operation with these alternatives.
    ///
    /// # Errors
    ///
    /// When nothing is configured although the operation asks for something, or a secret cannot be sent.
    pub(super) fn apply(&self, security: &[&[&str]]) -> Result<Applied, String> {
        let mut applied = Applied::default();
        for (scheme, secret) in self.select(security)? {
            applied
                .add(scheme.placement, secret.expose())
                .ok_or_else(|| {
                    format!(
                        "the credential `{}` holds characters that cannot be sent",
                        scheme.name
                    )
                })?;
        }
        Ok(applied)
    }

    fn select(&self, security: &[&[&str]]) -> Result<Vec<&(&'static Scheme, Secret)>, String> {
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

    fn all_of(&self, names: &[&str]) -> Option<Vec<&(&'static Scheme, Secret)>> {
        names
            .iter()
            .map(|name| self.0.iter().find(|(scheme, _)| scheme.name == *name))
            .collect()
    }
}

impl Applied {
    fn add(&mut self, placement: Placement, secret: &str) -> Option<()> {
        match placement {
            // A request has one `Authorization`, and the first scheme gets it.
            Placement::Bearer | Placement::Basic if self.is_authorized() => Some(()),
            Placement::Bearer => self.add_header(AUTHORIZATION, &format!("Bearer {secret}")),
            Placement::Basic => {
                let (user, password) = secret.split_once(':').unwrap_or((secret, ""));
                self.basic = Some((user.to_owned(), password.to_owned()));
                Some(())
            }
            Placement::Header(name) => {
                self.add_header(HeaderName::from_bytes(name.as_bytes()).ok()?, secret)
            }
            Placement::Query(name) => {
                let pair = format!("{}={}", parameter::encode(name), parameter::encode(secret));
                self.query.push(pair);
                Some(())
            }
            Placement::Cookie(name) if secret.contains([';', '\r', '\n']) || name.is_empty() => {
                None
            }
            Placement::Cookie(name) => {
                self.cookies.push(format!("{name}={secret}"));
                Some(())
            }
        }
    }

    fn is_authorized(&self) -> bool {
        self.basic.is_some() || self.headers.contains_key(AUTHORIZATION)
    }

    fn add_header(&mut self, name: HeaderName, text: &str) -> Option<()> {
        let mut value = HeaderValue::from_bytes(text.as_bytes()).ok()?;
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Some(())
    }
}

/// Words such as "A, or B and C"; an alternative that has no words is left out.
pub(super) fn alternatives(listed: &[&[&str]], word: impl Fn(&str) -> Option<String>) -> String {
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
