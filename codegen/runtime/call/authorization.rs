//! The authorization code grant of OAuth 2.0 (RFC 6749, section 4.1) with a proof key (PKCE, RFC 7636).
//!
//! The application owns the browser and the redirect URI: it opens [`Authorization::url`], and passes the URL to which the service redirects to
//! [`Authorization::exchange`].

use std::fmt;

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use sha2::{Digest, Sha256};
use url::Url;

use crate::runtime::auth::oauth::{Registration, Tokens, encoded};
use crate::runtime::auth::secret::Secret;
use crate::runtime::error::failure::Error;

use super::grant::{fetch, resolved};
use super::settings::Settings;
use super::shared::Core;

/// An authorization that a user is asked for.
pub struct Authorization {
    core: Core,
    authorization_url: &'static str,
    token_url: &'static str,
    redirect_uri: String,
    client: Registration,
    scopes: Vec<String>,
    parameters: Vec<(String, String)>,
    state: String,
    verifier: Secret,
}

impl Authorization {
    /// An authorization with a new state and a new proof key.
    pub(crate) fn new(
        mut settings: Settings,
        authorization_url: &'static str,
        token_url: &'static str,
        client_id: String,
        redirect_uri: String,
    ) -> Result<Self, Error> {
        settings.anonymous();
        Ok(Self {
            core: settings.build()?,
            authorization_url,
            token_url,
            redirect_uri,
            client: Registration {
                id: client_id,
                ..Registration::default()
            },
            scopes: Vec::new(),
            parameters: Vec::new(),
            state: random()?,
            verifier: random()?.into(),
        })
    }

    /// Sets the client's secret, if it has one.
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.client.secret = Some(secret.into());
        self
    }

    /// Sends the client's id and secret in the body of the request for tokens, instead of by HTTP Basic authentication.
    pub fn in_body(mut self) -> Self {
        self.client.in_body = true;
        self
    }

    /// Requests a scope. Without one, the service decides.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Adds a parameter to the URL, such as `prompt` or `audience`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Continues an authorization whose [`state`](Self::state) and [`verifier`](Self::verifier) the application has stored, for example in the
    /// session of the user.
    pub fn resume(mut self, state: impl Into<String>, verifier: impl Into<Secret>) -> Self {
        self.state = state.into();
        self.verifier = verifier.into();
        self
    }

    /// The random string that the service returns with its response.
    pub fn state(&self) -> &str {
        &self.state
    }

    /// The proof key, of which only a hash leaves the client before the exchange.
    pub fn verifier(&self) -> &Secret {
        &self.verifier
    }

    /// The URL to open in the user's browser.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL in the API's document is invalid.
    pub fn url(&self) -> Result<String, Error> {
        let mut url = resolved(&self.core, self.authorization_url).map_err(Error::building)?;
        let hash = Sha256::digest(self.verifier.expose().as_bytes());
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(hash);
        let scopes = self.scopes.join(" ");
        let mut pairs = vec![
            ("response_type", "code"),
            ("client_id", &self.client.id),
            ("redirect_uri", &self.redirect_uri),
            ("state", &self.state),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        if !scopes.is_empty() {
            pairs.push(("scope", &scopes));
        }
        let parameters = self.parameters.iter();
        pairs.extend(parameters.map(|(name, value)| (name.as_str(), value.as_str())));
        let declared = url.query().filter(|it| !it.is_empty());
        let declared = declared
            .map(|query| format!("{query}&"))
            .unwrap_or_default();
        url.set_query(Some(&format!("{declared}{}", encoded(&pairs))));
        Ok(url.into())
    }

    /// Exchanges the code in the URL to which the service has redirected the browser for tokens. A part of the URL that begins with its query is enough.
    ///
    /// # Errors
    ///
    /// Returns an error if the user or the service refuses, if the state is another one, or if the exchange fails.
    pub async fn exchange(&self, callback: &str) -> Result<Tokens, Error> {
        let code = self.code(callback).map_err(Error::building)?;
        let verifier = self.verifier.expose();
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", &self.redirect_uri),
            ("code_verifier", verifier),
        ];
        form.extend(self.client.pairs());
        // A code is valid only once.
        fetch(
            &self.core,
            self.token_url,
            &self.client,
            encoded(&form),
            None,
            false,
        )
        .await
    }

    /// The code in the URL of the redirect.
    fn code(&self, callback: &str) -> Result<String, String> {
        let base = Url::parse("http://localhost").ok();
        let url = Url::options().base_url(base.as_ref()).parse(callback);
        let url = url.map_err(|error| format!("the URL of the redirect is invalid: {error}"))?;
        let value = |sought: &str| {
            let mut pairs = url.query_pairs();
            pairs.find_map(|(name, value)| (name == sought).then(|| value.into_owned()))
        };
        // Another state means that the response belongs to another request, which an attacker may have made (RFC 6749, section 10.12).
        if value("state").as_deref() != Some(&self.state) {
            return Err("the redirect has another `state` than the authorization".to_owned());
        }
        if let Some(error) = value("error") {
            let described = value("error_description");
            let described = described.map(|it| format!(": {it}")).unwrap_or_default();
            return Err(format!("the authorization was refused: {error}{described}"));
        }
        value("code").ok_or_else(|| "the redirect has no `code`".to_owned())
    }
}

/// A string of 256 random bits.
fn random() -> Result<String, Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        Error::building(format!("the system supplies no random numbers: {error}"))
    })?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// Leaves out the secrets, the state, and the parameters, which may contain others.
impl fmt::Debug for Authorization {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Authorization")
            .field("client", &self.client.id)
            .field("redirect_uri", &self.redirect_uri)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// Writes the method of the builder that asks a user for an authorization.
macro_rules! authorize {
    ($scheme:literal $authorize:ident $authorization_url:literal $token_url:literal) => {
        #[doc = concat!(" Asks a user for an authorization of `", stringify!($scheme), "`, by the authorization code grant of OAuth 2.0.")]
        ///
        /// # Errors
        ///
        /// Returns the errors of [`build`](Self::build).
        pub fn $authorize(
            self,
            client_id: impl ::std::convert::Into<::std::string::String>,
            redirect_uri: impl ::std::convert::Into<::std::string::String>,
        ) -> ::std::result::Result<
            $crate::runtime::call::authorization::Authorization,
            $crate::runtime::error::failure::Error,
        > {
            $crate::runtime::call::authorization::Authorization::new(
                self.settings,
                $authorization_url,
                $token_url,
                client_id.into(),
                redirect_uri.into(),
            )
        }
    };
}

pub(crate) use authorize;
