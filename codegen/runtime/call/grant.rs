//! Fetches access tokens by a grant of OAuth 2.0, with the transport of the client.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::StatusCode;
use url::Url;

use crate::runtime::auth::oauth::{AuthorizationGrant, Kind, Registration, Tokens};
use crate::runtime::auth::provider::{Grant, Token};
use crate::runtime::auth::secret::Secret;
use crate::runtime::error::failure::Error;

use super::request::Request;
use super::route::Route;
use super::send;
use super::settings::Settings;
use super::shared::Core;

impl Settings {
    /// Sets the grant with which the tokens of a security scheme are fetched, from the URLs in the API's document.
    pub fn authorization_grant(
        &mut self,
        scheme: &'static str,
        token_url: &'static str,
        refresh_url: &'static str,
        grant: AuthorizationGrant,
    ) {
        let granted = Granted {
            refresh: Mutex::new(None),
            grant,
            token_url,
            refresh_url,
        };
        self.grant(scheme, Arc::new(granted));
    }
}

struct Granted {
    grant: AuthorizationGrant,
    /// The URLs in the API's document.
    token_url: &'static str,
    refresh_url: &'static str,
    /// The last refresh token that was issued.
    refresh: Mutex<Option<Secret>>,
}

impl Granted {
    /// Fetches tokens by a refresh token, or by the grant itself.
    async fn tokens(
        &self,
        core: &Core,
        refresh: Option<&Secret>,
        scopes: &[&str],
    ) -> Result<Tokens, Error> {
        let refreshes = refresh.is_some() || matches!(self.grant.kind, Kind::RefreshToken(_));
        let declared = match refreshes {
            true => self.refresh_url,
            false => self.token_url,
        };
        let form = self.grant.form(refresh, scopes);
        let (url, client) = (self.grant.url(declared), &self.grant.client);
        // The call that needs the token has a time limit, and this is a part of it.
        let timeout = Some(Duration::MAX);
        // A refresh token may be valid only once.
        let tokens = fetch(core, url, client, form, timeout, !refreshes).await?;
        if let Some(issued) = &tokens.refresh {
            *self.last_refresh() = Some(issued.clone());
            if let Some(store) = &self.grant.on_refresh_token {
                store(issued);
            }
        }
        Ok(tokens)
    }

    fn last_refresh(&self) -> std::sync::MutexGuard<'_, Option<Secret>> {
        self.refresh.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Grant<Core> for Granted {
    fn token<'a>(
        &'a self,
        core: &'a Core,
        scopes: &'a [&'static str],
    ) -> Pin<Box<dyn Future<Output = Result<Token, Error>> + Send + 'a>> {
        Box::pin(async move {
            let refresh = self.last_refresh().clone();
            let mut tokens = self.tokens(core, refresh.as_ref(), scopes).await;
            // A refresh token may end before the grant does.
            let starts_over =
                refresh.is_some() && !matches!(self.grant.kind, Kind::RefreshToken(_));
            if starts_over && tokens.as_ref().is_err_and(is_refused) {
                *self.last_refresh() = None;
                tokens = self.tokens(core, None, scopes).await;
            }
            let tokens = tokens?;
            let token = Token::new(tokens.access);
            Ok(match tokens.lifetime {
                Some(lifetime) => token.expires_in(lifetime),
                None => token,
            })
        })
    }

    fn is_per_operation(&self) -> bool {
        self.grant.is_per_operation
    }
}

/// Returns true if the service refused a refresh token (RFC 6749, section 5.2).
fn is_refused(error: &Error) -> bool {
    matches!(
        error.status(),
        Some(StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED)
    )
}

const ROUTE: Route = Route {
    id: "OAuth 2.0 token",
    method: "POST",
    security: Some(&[]),
    ..Route::DEFAULT
};

/// Requests tokens with a form.
pub(crate) async fn fetch(
    core: &Core,
    url: &str,
    client: &Registration,
    form: String,
    timeout: Option<Duration>,
    is_repeatable: bool,
) -> Result<Tokens, Error> {
    let url = resolved(core, url).map_err(Error::building)?;
    let mut request = Request::new();
    request.base_url = Some(url.origin().ascii_serialization());
    request.free_path = Some(url.path().to_owned());
    request.extra_query.extend(url.query().map(str::to_owned));
    if let Some(value) = client.authorization() {
        request
            .extra_headers
            .push(("authorization".to_owned(), value));
    }
    request.body = Some(("application/x-www-form-urlencoded".into(), form.into()));
    request.timeout = timeout;
    request.is_repeatable = is_repeatable;
    let outcome = send::exchange(core.clone(), request, &ROUTE, None).await?;
    let response = outcome.parsed().unwrap_or_default();
    Tokens::issued(&response).ok_or_else(|| outcome.without_result("access_token"))
}

/// A URL, which may be relative to that of the API.
pub(crate) fn resolved(core: &Core, url: &str) -> Result<Url, String> {
    let base = Url::parse(&format!("{}/", core.base_url())).ok();
    let parsed = Url::options().base_url(base.as_ref()).parse(url);
    let url = parsed.map_err(|error| format!("the URL for access tokens is invalid: {error}"))?;
    match url.username().is_empty() && url.password().is_none() {
        true => Ok(url),
        false => Err("the URL for access tokens has credentials in it".to_owned()),
    }
}

/// Writes the method of the builder that sets a grant of OAuth 2.0.
macro_rules! grant {
    ($scheme:literal $grant:ident $token_url:literal $refresh_url:literal) => {
        #[doc = concat!(" Gets access tokens for `", stringify!($scheme), "` by a grant of OAuth 2.0.")]
        pub fn $grant(mut self, grant: $crate::runtime::auth::oauth::AuthorizationGrant) -> Self {
            self.settings
                .authorization_grant($scheme, $token_url, $refresh_url, grant);
            self
        }
    };
}

pub(crate) use grant;
