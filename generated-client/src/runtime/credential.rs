//! Which credentials a request carries, and where.
//!
//! An operation lists alternatives; the first one that the client can satisfy in full is sent, and nothing else.

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use reqwest::{Method, RequestBuilder, Url};

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

/// What is configured, in the order of the API's schemes.
pub(super) struct Credentials(Vec<Credential>);

/// A credential, ready to be sent.
pub(super) struct Credential {
    scheme: &'static str,
    pub(super) sent: Sent,
}

/// What a credential adds to a request.
pub(super) enum Sent {
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
    pub(super) fn new(
        schemes: &'static [Scheme],
        given: &[(&'static str, Secret)],
        http: &reqwest::Client,
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
            let sent = scheme.placement.sent(secret.expose(), http).ok_or_else(|| {
                format!(
                    "the credential `{}` holds characters that cannot be sent",
                    scheme.name
                )
            });
            Some(sent.map(|sent| Credential {
                scheme: scheme.name,
                sent,
            }))
        });
        sorted.collect::<Result<_, _>>().map(Self)
    }

    /// The names of the schemes that have a secret.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.0.iter().map(|it| it.scheme).collect()
    }

    /// The credentials for an operation with these alternatives.
    ///
    /// # Errors
    ///
    /// When nothing is configured although the operation asks for something.
    pub(super) fn select(&self, security: &[&[&str]]) -> Result<Vec<&Credential>, String> {
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

impl Placement {
    /// None if the secret holds what cannot be sent there.
    fn sent(self, secret: &str, http: &reqwest::Client) -> Option<Sent> {
        match self {
            Self::Bearer => header(AUTHORIZATION, &format!("Bearer {secret}")),
            Self::Basic => {
                let (user, password) = secret.split_once(':').unwrap_or((secret, ""));
                Some(Sent::Header(AUTHORIZATION, basic(user, password, http)?))
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

/// As reqwest writes it, so that no crate is needed that encodes base64.
fn basic(user: &str, password: &str, http: &reqwest::Client) -> Option<HeaderValue> {
    let nowhere = Url::parse("http://localhost").ok()?;
    let request = reqwest::Request::new(Method::GET, nowhere);
    let request = RequestBuilder::from_parts(http.clone(), request);
    let mut request = request.basic_auth(user, Some(password)).build().ok()?;
    request.headers_mut().remove(AUTHORIZATION)
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
