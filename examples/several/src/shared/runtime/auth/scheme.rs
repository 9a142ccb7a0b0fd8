//! The security schemes of an API, and the places of their secrets in a request.

use base64::prelude::{BASE64_STANDARD, Engine};
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

use crate::shared::runtime::http::parameter;

use super::secret::Secret;

/// A security scheme of the API.
#[derive(Debug)]
pub struct Scheme {
    /// The name by which operations refer to it.
    pub name: &'static str,
    /// The place of its secret.
    pub placement: Placement,
    /// The method of the builder that sets its secret.
    pub set_by: &'static str,
}

/// The place of a secret in a request.
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

/// The part that a credential adds to a request.
pub(crate) enum Sent {
    Header(HeaderName, HeaderValue),
    /// An encoded pair.
    Query(String),
    /// A pair.
    Cookie(String),
}

impl Placement {
    /// The part that a secret adds to a request.
    ///
    /// # Errors
    ///
    /// Returns an error if the secret has characters that cannot be sent there.
    pub(crate) fn sent(self, scheme: &str, secret: &Secret) -> Result<Sent, String> {
        self.placed(secret.expose())
            .ok_or_else(|| format!("the credential `{scheme}` has characters that cannot be sent"))
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

/// The secret of a user and a password.
///
/// # Errors
///
/// Returns an error if the user has a colon, since the server would take what follows for the password (RFC 7617, section 2).
#[allow(dead_code, reason = "not every API has users")]
pub(crate) fn pair(scheme: &str, user: &str, password: &str) -> Result<Secret, String> {
    match user.contains(':') {
        true => Err(format!(
            "the user of `{scheme}` has a colon, which HTTP Basic authentication cannot send"
        )),
        false => Ok(format!("{user}:{password}").into()),
    }
}

/// The value of `Authorization` for a user and a password (RFC 7617, section 2).
pub(crate) fn basic(user: &str, password: &str) -> String {
    format!(
        "Basic {}",
        BASE64_STANDARD.encode(format!("{user}:{password}"))
    )
}
