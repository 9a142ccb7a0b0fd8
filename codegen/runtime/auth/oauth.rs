//! Access tokens by the client credentials grant of OAuth 2.0 (RFC 6749, section 4.4).

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use serde_json::Value;

use crate::runtime::call::core::{Core, Settings};
use crate::runtime::call::operation::Route;
use crate::runtime::call::send;
use crate::runtime::error::failure::Error;
use crate::runtime::http::parameter;
use crate::runtime::http::request::Request;

use super::credential::basic;
use super::provider::{Grant, Token};
use super::secret::Secret;

/// Who a client is towards the service that gives out access tokens.
///
/// A token is fetched with the first call that needs it, kept, and fetched anew shortly before its end or when the server refuses it.
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

    /// Asks for a scope; the service decides if none is asked for.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Adds a parameter that the service wants to have, such as `audience`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sets where tokens are given out, if that is not where the API's document says.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Sends id and secret in the body of the request rather than by HTTP Basic authentication, for services that take them only there.
    pub fn in_body(mut self) -> Self {
        self.in_body = true;
        self
    }
}

impl Settings {
    /// Sets who the client is towards the service at `token_url`, which gives out the tokens of a security scheme.
    pub fn client_credentials(
        &mut self,
        scheme: &'static str,
        token_url: &'static str,
        credentials: ClientCredentials,
    ) {
        let granted = Granted {
            credentials,
            declared: token_url,
        };
        self.grant(scheme, Arc::new(granted));
    }
}

/// Leaves out the secret, and parameters, which may hold others.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientCredentials")
            .field("id", &self.id)
            .field("token_url", &self.token_url)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

struct Granted {
    credentials: ClientCredentials,
    declared: &'static str,
}

const ROUTE: Route = Route {
    id: "OAuth 2.0 client credentials",
    method: "POST",
    security: Some(&[]),
    ..Route::DEFAULT
};

impl Granted {
    fn request(&self, core: &Core) -> Result<Request, String> {
        let own = &self.credentials;
        let url = own.token_url.as_deref().unwrap_or(self.declared);
        // The document may name it relative to the API.
        let base = Url::parse(core.base_url()).ok();
        let url = Url::options().base_url(base.as_ref()).parse(url);
        let url = url.map_err(|error| format!("the URL for access tokens is unusable: {error}"))?;
        let mut request = Request::new();
        request.base_url = Some(url.origin().ascii_serialization());
        request.free_path = Some(url.path().to_owned());
        request.extra_query.extend(url.query().map(str::to_owned));
        let mut form = vec![("grant_type", "client_credentials")];
        let scopes = own.scopes.join(" ");
        if !scopes.is_empty() {
            form.push(("scope", &scopes));
        }
        if own.in_body {
            form.push(("client_id", &own.id));
            form.push(("client_secret", own.secret.expose()));
        } else {
            let encode = parameter::encode;
            let value = basic(&encode(&own.id), &encode(own.secret.expose()));
            request
                .extra_headers
                .push(("authorization".to_owned(), value));
        }
        let parameters = own
            .parameters
            .iter()
            .map(|(name, value)| (&**name, &**value));
        let pairs = form.into_iter().chain(parameters);
        let pairs = pairs.map(|(name, value)| {
            format!("{}={}", parameter::encode(name), parameter::encode(value))
        });
        let body = pairs.collect::<Vec<_>>().join("&");
        request.body = Some(("application/x-www-form-urlencoded".into(), body.into()));
        // It asks for a token and changes nothing.
        request.is_repeatable = true;
        Ok(request)
    }
}

impl Grant for Granted {
    fn token<'a>(
        &'a self,
        core: &'a Core,
    ) -> Pin<Box<dyn Future<Output = Result<Token, Error>> + Send + 'a>> {
        Box::pin(async {
            let request = self.request(core).map_err(Error::building)?;
            let outcome = send::exchange(core.clone(), request, &ROUTE, false).await?;
            let answer = outcome.parsed().unwrap_or_default();
            let token = answer.get("access_token").and_then(Value::as_str);
            let token = token.ok_or_else(|| outcome.without_result("access_token"))?;
            let lifetime = answer.get("expires_in").and_then(|it| {
                it.as_u64()
                    .or_else(|| it.as_str().and_then(|text| text.parse().ok()))
            });
            let token = Token::new(token);
            Ok(match lifetime {
                Some(seconds) => token.expires_in(Duration::from_secs(seconds)),
                None => token,
            })
        })
    }
}
