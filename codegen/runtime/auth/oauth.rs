//! Access tokens by the client credentials grant of OAuth 2.0 (RFC 6749, section 4.4).

use std::fmt;
use std::time::Duration;

use serde_json::Value;

use crate::runtime::http::base_url::shown;
use crate::runtime::http::parameter;

use super::provider::Token;
use super::scheme::basic;
use super::secret::Secret;

/// The client's own credentials at the service that issues access tokens.
///
/// The first call that needs a token fetches it. It is kept, and replaced shortly before it expires or when the server refuses it.
#[derive(Clone)]
pub struct ClientCredentials {
    id: String,
    secret: Secret,
    token_url: Option<String>,
    scopes: Vec<String>,
    parameters: Vec<(String, String)>,
    in_body: bool,
}

impl ClientCredentials {
    /// The client's id and secret.
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
            token_url: None,
            scopes: Vec::new(),
            parameters: Vec::new(),
            in_body: false,
        }
    }

    /// Requests a scope. Without one, the service decides.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Adds a parameter that the service requires, such as `audience`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sets the URL at which tokens are issued, if it is not the one in the API's document.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Sends the id and the secret in the body of the request, instead of by HTTP Basic authentication.
    pub fn in_body(mut self) -> Self {
        self.in_body = true;
        self
    }
}

/// The request of the grant, and the token in its response.
impl ClientCredentials {
    /// The URL at which tokens are issued.
    pub(crate) fn url<'a>(&'a self, declared: &'a str) -> &'a str {
        self.token_url.as_deref().unwrap_or(declared)
    }

    /// The value of the header `Authorization`; `None` if the id and the secret are in the body.
    pub(crate) fn authorization(&self) -> Option<String> {
        let encode = parameter::encode;
        let value = || basic(&encode(&self.id), &encode(self.secret.expose()));
        (!self.in_body).then(value)
    }

    /// The body, as a form.
    pub(crate) fn form(&self) -> String {
        let scopes = self.scopes.join(" ");
        let mut form = vec![("grant_type", "client_credentials")];
        if !scopes.is_empty() {
            form.push(("scope", &scopes));
        }
        if self.in_body {
            form.push(("client_id", &self.id));
            form.push(("client_secret", self.secret.expose()));
        }
        for (name, value) in &self.parameters {
            form.push((name, value));
        }
        let pairs = form.into_iter().map(|(name, value)| {
            format!("{}={}", parameter::encode(name), parameter::encode(value))
        });
        pairs.collect::<Vec<_>>().join("&")
    }
}

impl Token {
    /// The token in a response; `None` if there is no `access_token`.
    pub(crate) fn issued(response: &Value) -> Option<Self> {
        let token = Self::new(response.get("access_token")?.as_str()?);
        let lifetime = response.get("expires_in").and_then(|it| {
            it.as_u64()
                .or_else(|| it.as_str().and_then(|text| text.parse().ok()))
        });
        Some(match lifetime {
            Some(seconds) => token.expires_in(Duration::from_secs(seconds)),
            None => token,
        })
    }
}

/// Leaves out the secret, and the parameters, which may contain others.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientCredentials")
            .field("id", &self.id)
            .field("token_url", &self.token_url.as_deref().map(shown))
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
