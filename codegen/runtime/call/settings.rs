//! The settings of a client, which its builder collects.

use std::fmt;
#[cfg(all(feature = "reqwest", unix))]
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, HeaderValue, USER_AGENT};

use crate::runtime::auth::credential::{Credentials, Given};
use crate::runtime::auth::provider::{Grant, OfApplication, Provider};
use crate::runtime::auth::scheme::pair;
use crate::runtime::auth::secret::Secret;
use crate::runtime::error::failure::Error;
use crate::runtime::http::base_url::{read_base_url, shown};
use crate::runtime::http::transport::{Transport, Wire};

use super::api::{Api, Server};
use super::hooks::Hooks;
use super::prepare;
use super::retry::{Budget, DEFAULT_RETRIES, RetryPolicy};
use super::shared::{Core, Shared};

/// The default time limit of a call, including its body and its retries.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);

/// The default limit on the number of bytes of a body.
pub const DEFAULT_BODY_LIMIT: usize = 64 * 1024 * 1024;

/// The settings of a client.
#[derive(Clone)]
pub struct Settings {
    api: &'static Api,
    base_url: Option<String>,
    server: Option<Server>,
    credentials: Vec<(&'static str, Given<Core>)>,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    max_retries: u32,
    retry_policy: RetryPolicy,
    body_limit: usize,
    is_strict: bool,
    user_agent_suffix: Option<String>,
    default_headers: Vec<(String, Secret)>,
    is_anonymous: bool,
    wire: Option<Wire>,
    #[cfg(all(feature = "reqwest", unix))]
    socket: Option<PathBuf>,
    hooks: Option<Arc<dyn Hooks>>,
    path_defaults: Vec<(&'static str, String)>,
    server_variables: Vec<(&'static str, String)>,
}

impl Settings {
    /// The settings of an API before anything is set.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            server: None,
            credentials: Vec::new(),
            timeout: DEFAULT_TIMEOUT,
            attempt_timeout: None,
            max_retries: DEFAULT_RETRIES,
            retry_policy: RetryPolicy::of(&api.retries),
            body_limit: DEFAULT_BODY_LIMIT,
            is_strict: false,
            user_agent_suffix: None,
            default_headers: Vec::new(),
            is_anonymous: false,
            wire: None,
            #[cfg(all(feature = "reqwest", unix))]
            socket: None,
            hooks: None,
            path_defaults: Vec::new(),
            server_variables: Vec::new(),
        }
    }

    /// Settings from the environment variables of the process. An empty variable counts as missing.
    ///
    /// # Errors
    ///
    /// Returns an error if the credentials are incomplete; the error names the missing variables.
    pub fn from_env(api: &'static Api) -> Result<Self, Error> {
        Self::from_variables(api, &|name| std::env::var(name).ok())
    }

    /// Settings from variables that are read in another way.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Settings::from_env`].
    pub fn from_variables(
        api: &'static Api,
        read: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, Error> {
        let environment = api.environment;
        let read = |name: &str| {
            let value = read(name)?.trim().to_owned();
            (!value.is_empty()).then_some(value)
        };
        let mut settings = Self::new(api);
        if let Some(base_url) = environment.base_url.and_then(read) {
            settings.base_url(base_url);
        }
        for (name, variable) in environment.path_defaults {
            if let Some(value) = read(variable) {
                settings.path_default(name, value);
            }
        }
        for (scheme, secret) in environment.secrets(&read).map_err(Error::building)? {
            settings.credential(scheme, secret);
        }
        Ok(settings)
    }

    /// Sets the secret of a security scheme.
    pub fn credential(&mut self, scheme: &'static str, secret: Secret) {
        self.credentials.push((scheme, Given::Secret(secret)));
    }

    /// Sets a provider, which supplies the secret of a security scheme when it is needed.
    pub fn credential_provider(&mut self, scheme: &'static str, provider: impl Provider) {
        self.grant(scheme, Arc::new(OfApplication(provider)));
    }

    /// Sets the user and the password of a security scheme.
    pub fn user(&mut self, scheme: &'static str, user: &str, password: &str) {
        let given = match pair(scheme, user, password) {
            Ok(secret) => Given::Secret(secret),
            Err(fault) => Given::Unusable(fault),
        };
        self.credentials.push((scheme, given));
    }

    pub(crate) fn grant(&mut self, scheme: &'static str, grant: Arc<dyn Grant<Core>>) {
        self.credentials.push((scheme, Given::Grant(grant)));
    }

    /// Sets the base URL, which may have a path. It also replaces the servers of single operations.
    pub fn base_url(&mut self, base_url: impl Into<String>) {
        self.base_url = Some(base_url.into());
        self.server = None;
    }

    /// Chooses a server. Operations with servers of their own keep them only with the default server, since theirs belong to it.
    pub fn server(&mut self, server: Server) {
        self.base_url = None;
        self.server = (server.url != self.api.server.url).then_some(server);
    }

    /// Sets the time limit of a call, including its body and its retries.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = timeout;
    }

    /// Sets the time limit of one attempt of a call, including its body.
    pub fn attempt_timeout(&mut self, timeout: Duration) {
        self.attempt_timeout = Some(timeout);
    }

    /// Sets how often a call is retried.
    pub fn max_retries(&mut self, retries: u32) {
        self.max_retries = retries;
    }

    /// Sets the rules by which calls are retried.
    pub fn retry_policy(&mut self, policy: RetryPolicy) {
        self.retry_policy = policy;
    }

    /// Sets how many bytes of a body are read before the call fails.
    pub fn body_limit(&mut self, limit: usize) {
        self.body_limit = limit;
    }

    /// Sets whether a value that does not fit its type is an error, even if it could be absent.
    pub fn strict_decoding(&mut self, is_strict: bool) {
        self.is_strict = is_strict;
    }

    /// Adds a suffix to the user agent.
    pub fn user_agent_suffix(&mut self, suffix: impl Into<String>) {
        self.user_agent_suffix = Some(suffix.into());
    }

    /// Sets a header of every request that does not have it itself.
    pub fn default_header(&mut self, name: impl Into<String>, value: impl Into<Secret>) {
        let name = name.into();
        self.is_anonymous |= name.eq_ignore_ascii_case("authorization");
        self.default_headers.push((name, value.into()));
    }

    /// Sends operations that require credentials without, unless there are some.
    pub fn anonymous(&mut self) {
        self.is_anonymous = true;
    }

    /// Sets the HTTP client. It follows redirects by its own rules; the default client never follows one to another server, which would see the
    /// credentials, nor one that the API's document describes.
    #[cfg(feature = "reqwest")]
    pub fn http_client(&mut self, client: reqwest::Client) {
        self.wire = Some(Wire::Reqwest(client));
    }

    /// Sets the socket of Unix through which all requests are sent.
    #[cfg(all(feature = "reqwest", unix))]
    pub fn unix_socket(&mut self, path: PathBuf) {
        self.wire = None;
        self.socket = Some(path);
    }

    /// Sets a transport, which replaces the HTTP client.
    pub fn transport(&mut self, transport: impl Transport) {
        self.wire = Some(Wire::Other(Arc::new(transport)));
    }

    /// Sets functions that are called around each call.
    pub fn hooks(&mut self, hooks: impl Hooks) {
        self.hooks = Some(Arc::new(hooks));
    }

    /// Sets the value of a path argument for all calls that do not set it.
    pub fn path_default(&mut self, name: &'static str, value: String) {
        self.path_defaults.retain(|(known, _)| *known != name);
        self.path_defaults.push((name, value));
    }

    /// Sets a variable of the API's base URL. It has no effect if the whole base URL is set.
    pub fn server_variable(&mut self, name: &'static str, value: String) {
        self.server_variables.retain(|(known, _)| *known != name);
        self.server_variables.push((name, value));
    }

    /// Builds the core of a client.
    ///
    /// # Errors
    ///
    /// Returns an error if the base URL is invalid, a credential belongs to no scheme or cannot be sent, the user agent cannot be sent, or TLS
    /// cannot be set up.
    pub fn build(self) -> Result<Core, Error> {
        let base_url = self.effective_base_url().map_err(Error::building)?;
        let default_headers = self.headers().map_err(Error::building)?;
        let credentials = Credentials::new(self.api.schemes, &self.credentials);
        let credentials = credentials.map_err(Error::building)?;
        let wire = match self.wire {
            Some(wire) => wire,
            #[cfg(all(feature = "reqwest", unix))]
            None => Wire::through(self.socket)?,
            #[cfg(not(all(feature = "reqwest", unix)))]
            None => Wire::usual()?,
        };
        Ok(Core::new(Shared {
            api: self.api,
            base_url,
            follows_servers: self.base_url.is_none() && self.server.is_none(),
            credentials,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            max_retries: self.max_retries,
            budget: Budget::new(&self.retry_policy),
            retry_policy: self.retry_policy,
            body_limit: self.body_limit,
            is_strict: self.is_strict,
            is_anonymous: self.is_anonymous,
            default_headers,
            wire,
            hooks: self.hooks,
            path_defaults: self.path_defaults,
        }))
    }

    fn effective_base_url(&self) -> Result<String, String> {
        if let Some(base_url) = &self.base_url {
            return read_base_url(base_url);
        }
        let server = self.server_url();
        read_base_url(&server).map_err(|_| {
            let server = shown(&server);
            format!("the API's document has no usable server (`{server}`): set a base URL")
        })
    }

    /// The base URL of the API with the values of its variables.
    fn server_url(&self) -> String {
        let server = self.server.unwrap_or(self.api.server);
        let variables = server.variables.iter();
        variables.fold(server.url.to_owned(), |url, (name, default)| {
            let set = self.server_variables.iter().find(|(set, _)| set == name);
            let value = set.map_or(*default, |(_, value)| value.as_str());
            url.replace(&format!("{{{name}}}"), value)
        })
    }

    /// The default headers, of which the last of a name counts.
    fn headers(&self) -> Result<HeaderMap, String> {
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, self.user_agent()?);
        for (name, secret) in &self.default_headers {
            let mut value = prepare::value(name, secret.expose())?;
            value.set_sensitive(true);
            headers.insert(prepare::header_name(name)?, value);
        }
        Ok(headers)
    }

    fn user_agent(&self) -> Result<HeaderValue, String> {
        let text = match &self.user_agent_suffix {
            Some(suffix) => format!("{} {suffix}", self.api.user_agent),
            None => self.api.user_agent.to_owned(),
        };
        let unusable = |_| "the user agent has characters that a header cannot hold".to_owned();
        HeaderValue::from_bytes(text.as_bytes()).map_err(unusable)
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Settings")
            .field("base_url", &self.base_url.as_deref().map(shown))
            .field(
                "credentials",
                &Vec::from_iter(self.credentials.iter().map(|(name, _)| name)),
            )
            .field("timeout", &self.timeout)
            .field("path_defaults", &self.path_defaults)
            .finish_non_exhaustive()
    }
}
