//! Fetches access tokens by the client credentials grant of OAuth 2.0, with the transport and the retries of the client.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;

use crate::runtime::auth::oauth::ClientCredentials;
use crate::runtime::auth::provider::{Grant, Token};
use crate::runtime::error::failure::Error;

use super::request::Request;
use super::route::Route;
use super::send;
use super::settings::Settings;
use super::shared::Core;

impl Settings {
    /// Sets the client's credentials at the service at `token_url`, which issues the tokens of a security scheme.
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

struct Granted {
    credentials: ClientCredentials,
    /// The URL in the API's document.
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
        // The URL may be relative to that of the API.
        let base = Url::parse(core.base_url()).ok();
        let url = Url::options()
            .base_url(base.as_ref())
            .parse(self.credentials.url(self.declared))
            .map_err(|error| format!("the URL for access tokens is invalid: {error}"))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err("the URL for access tokens has credentials in it".to_owned());
        }
        let mut request = Request::new();
        request.base_url = Some(url.origin().ascii_serialization());
        request.free_path = Some(url.path().to_owned());
        request.extra_query.extend(url.query().map(str::to_owned));
        if let Some(value) = self.credentials.authorization() {
            request
                .extra_headers
                .push(("authorization".to_owned(), value));
        }
        let form = self.credentials.form();
        request.body = Some(("application/x-www-form-urlencoded".into(), form.into()));
        // The request changes nothing at the service.
        request.is_repeatable = true;
        // The call that needs the token has a time limit, and this is a part of it.
        request.timeout = Some(Duration::MAX);
        Ok(request)
    }
}

impl Grant<Core> for Granted {
    fn token<'a>(
        &'a self,
        core: &'a Core,
    ) -> Pin<Box<dyn Future<Output = Result<Token, Error>> + Send + 'a>> {
        Box::pin(async {
            let request = self.request(core).map_err(Error::building)?;
            let outcome = send::exchange(core.clone(), request, &ROUTE, None).await?;
            let response = outcome.parsed().unwrap_or_default();
            Token::issued(&response).ok_or_else(|| outcome.without_result("access_token"))
        })
    }
}
