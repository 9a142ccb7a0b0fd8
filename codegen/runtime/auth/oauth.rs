//! Authorization grants of OAuth 2.0 (RFC 6749), with which a client gets access tokens.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::runtime::http::base_url::shown;
use crate::runtime::http::parameter;

use super::scheme::basic;
use super::secret::Secret;

/// A grant, and the client's registration at the service that issues access tokens.
///
/// The first call that needs a token fetches it. It is kept, and replaced shortly before it expires or when the server refuses it. If the
/// service issues a refresh token, that token is used for the next access token (section 6).
#[derive(Clone)]
pub struct AuthorizationGrant {
    pub(crate) kind: Kind,
    pub(crate) client: Registration,
    token_url: Option<String>,
    scopes: Vec<String>,
    /// True if each operation gets a token for the scopes that it requires.
    pub(crate) is_per_operation: bool,
    parameters: Vec<(String, String)>,
    pub(crate) on_refresh_token: Option<Arc<Store>>,
}

/// A function of the application that stores a refresh token.
type Store = dyn Fn(&Secret) + Send + Sync;

/// The kind of a grant.
#[derive(Clone)]
pub(crate) enum Kind {
    ClientCredentials,
    Password { user: String, password: Secret },
    RefreshToken(Secret),
}

impl AuthorizationGrant {
    /// The client's own credentials (section 4.4).
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::new(Kind::ClientCredentials).client(id, secret)
    }

    /// The credentials of a user, which the application knows (section 4.3).
    pub fn password(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self::new(Kind::Password {
            user: user.into(),
            password: password.into(),
        })
    }

    /// A refresh token that was issued before (section 6).
    pub fn refresh_token(token: impl Into<Secret>) -> Self {
        Self::new(Kind::RefreshToken(token.into()))
    }

    fn new(kind: Kind) -> Self {
        Self {
            kind,
            client: Registration::default(),
            token_url: None,
            scopes: Vec::new(),
            is_per_operation: false,
            parameters: Vec::new(),
            on_refresh_token: None,
        }
    }

    /// Sets the client's id and secret.
    pub fn client(mut self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.client.id = id.into();
        self.client.secret = Some(secret.into());
        self
    }

    /// Sets the id of a client without a secret (section 2.1).
    pub fn public_client(mut self, id: impl Into<String>) -> Self {
        self.client.id = id.into();
        self.client.secret = None;
        self
    }

    /// Requests a scope. Without one, the service decides.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Requests the scopes that the API's document lists for an operation, besides those of [`scope`](Self::scope). Each set of scopes has its own token.
    pub fn scopes_of_operations(mut self) -> Self {
        self.is_per_operation = true;
        self
    }

    /// Requests a token for an audience.
    pub fn audience(self, audience: impl Into<String>) -> Self {
        self.parameter("audience", audience)
    }

    /// Requests a token for a resource (RFC 8707). There may be several.
    pub fn resource(self, resource: impl Into<String>) -> Self {
        self.parameter("resource", resource)
    }

    /// Adds a parameter that the service requires.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sets the URL at which tokens are issued, if it is not the one in the API's document.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Sends the client's id and secret in the body of the request, instead of by HTTP Basic authentication.
    pub fn in_body(mut self) -> Self {
        self.client.in_body = true;
        self
    }

    /// Calls a function with each new refresh token, so that the application can store it. A service may invalidate the previous one.
    pub fn on_refresh_token(mut self, store: impl Fn(&Secret) + Send + Sync + 'static) -> Self {
        self.on_refresh_token = Some(Arc::new(store));
        self
    }

    /// The URL at which tokens are issued.
    pub(crate) fn url<'a>(&'a self, declared: &'a str) -> &'a str {
        self.token_url.as_deref().unwrap_or(declared)
    }

    /// The form that requests a token for these scopes and those of the grant, by a refresh token if there is one.
    pub(crate) fn form(&self, refresh: Option<&Secret>, scopes: &[&str]) -> String {
        let own = self.scopes.iter().map(String::as_str);
        let scopes: Vec<&str> = own.chain(scopes.iter().copied()).collect();
        let scopes = scopes.join(" ");
        let mut form = match (refresh, &self.kind) {
            (Some(token), _) | (None, Kind::RefreshToken(token)) => vec![
                ("grant_type", "refresh_token"),
                ("refresh_token", token.expose()),
            ],
            (None, Kind::ClientCredentials) => vec![("grant_type", "client_credentials")],
            (None, Kind::Password { user, password }) => vec![
                ("grant_type", "password"),
                ("username", user),
                ("password", password.expose()),
            ],
        };
        if !scopes.is_empty() {
            form.push(("scope", &scopes));
        }
        form.extend(self.client.pairs());
        let parameters = self.parameters.iter();
        form.extend(parameters.map(|(name, value)| (name.as_str(), value.as_str())));
        encoded(&form)
    }
}

/// The id and the secret of a client at a service that issues tokens.
#[derive(Clone, Default)]
pub(crate) struct Registration {
    pub(crate) id: String,
    pub(crate) secret: Option<Secret>,
    pub(crate) in_body: bool,
}

impl Registration {
    /// The value of the header `Authorization` (section 2.3.1); `None` if the id is in the body.
    pub(crate) fn authorization(&self) -> Option<String> {
        let secret = self.secret.as_ref().filter(|_| !self.in_body)?;
        let encode = parameter::encode;
        Some(basic(&encode(&self.id), &encode(secret.expose())))
    }

    /// The pairs of a form that identify the client; none if the header `Authorization` does.
    pub(crate) fn pairs(&self) -> Vec<(&str, &str)> {
        let secret = self.secret.as_ref().map(Secret::expose);
        match (self.id.as_str(), secret) {
            ("", _) => Vec::new(),
            (_, Some(_)) if !self.in_body => Vec::new(),
            (id, secret) => {
                let secret = secret.map(|secret| ("client_secret", secret));
                [("client_id", id)].into_iter().chain(secret).collect()
            }
        }
    }
}

/// A form or a query with these pairs.
pub(crate) fn encoded(pairs: &[(&str, &str)]) -> String {
    let encode = parameter::encode;
    let pairs = pairs.iter();
    let pairs = pairs.map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The tokens that a service has issued (section 5.1).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tokens {
    /// The access token.
    pub access: Secret,
    /// The token with which [`AuthorizationGrant::refresh_token`] gets the next access token, if the service has issued one.
    pub refresh: Option<Secret>,
    /// The lifetime of the access token, if it is known.
    pub lifetime: Option<Duration>,
    /// The scopes of the access token, if they differ from the requested ones.
    pub scopes: Vec<String>,
}

impl Tokens {
    /// The tokens in a response; `None` if there is no `access_token`.
    pub(crate) fn issued(response: &Value) -> Option<Self> {
        let text = |key: &str| response.get(key).and_then(Value::as_str);
        let seconds = response.get("expires_in").and_then(|it| {
            it.as_u64()
                .or_else(|| it.as_str().and_then(|text| text.parse().ok()))
        });
        let scopes = text("scope").unwrap_or_default().split_ascii_whitespace();
        Some(Self {
            access: text("access_token")?.into(),
            refresh: text("refresh_token").map(Secret::from),
            lifetime: seconds.map(Duration::from_secs),
            scopes: scopes.map(str::to_owned).collect(),
        })
    }
}

/// Leaves out the secrets, and the parameters, which may contain others.
impl fmt::Debug for AuthorizationGrant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AuthorizationGrant")
            .field("client", &self.client.id)
            .field("token_url", &self.token_url.as_deref().map(shown))
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
