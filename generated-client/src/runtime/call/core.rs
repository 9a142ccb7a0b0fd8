//! What all calls of a client share.
//!
//! A generated builder collects [`Settings`]; the client and all of its resources hold the [`Core`] that they build.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderValue;
#[cfg(not(target_arch = "wasm32"))]
use reqwest::redirect;

use super::environment::Environment;
use super::hooks::Hooks;
use super::prepare;
use super::retry::{Budget, DEFAULT_RETRIES};
use crate::runtime::auth::credential::{Credentials, Given, Scheme};
use crate::runtime::auth::provider;
use crate::runtime::auth::provider::{Grant, Provider};
use crate::runtime::auth::secret::Secret;
use crate::runtime::error::failure::Error;
use crate::runtime::http::transport::{Transport, Wire};

/// What is the same for all clients of an API.
#[derive(Debug)]
pub struct Api {
    /// Where the API is, with `{name}` for what a client chooses.
    pub base_url: &'static str,
    /// What stands in the base URL, with what it is unless a client says otherwise.
    pub server_variables: &'static [(&'static str, &'static str)],
    /// What the client calls itself.
    pub user_agent: &'static str,
    /// The headers that may hold the server's name for an exchange; the first one present holds it.
    pub request_id: &'static [&'static str],
    /// The security schemes.
    pub schemes: &'static [Scheme],
    /// The alternatives of security schemes for operations that name none; empty if no credentials are to be sent.
    pub security: &'static [&'static [&'static str]],
    /// The environment variables.
    pub environment: &'static Environment,
}

/// How long a call may take, with its body and with all that is sent again, unless a client or a call says otherwise.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);

/// How long making a connection may take.
#[cfg(not(target_arch = "wasm32"))]
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How large a body may be, unless a client says otherwise.
pub const DEFAULT_BODY_LIMIT: usize = 64 * 1024 * 1024;

/// How many redirects are followed.
#[cfg(not(target_arch = "wasm32"))]
const REDIRECTS: usize = 10;

/// What a builder collects.
#[derive(Clone)]
pub struct Settings {
    api: &'static Api,
    base_url: Option<String>,
    credentials: Vec<(&'static str, Given)>,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    max_retries: u32,
    body_limit: usize,
    user_agent_suffix: Option<String>,
    wire: Option<Wire>,
    hooks: Option<Arc<dyn Hooks>>,
    path_defaults: Vec<(&'static str, String)>,
    server_variables: Vec<(&'static str, String)>,
}

impl Settings {
    /// The settings of an API before anything was set.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            credentials: Vec::new(),
            timeout: DEFAULT_TIMEOUT,
            attempt_timeout: None,
            max_retries: DEFAULT_RETRIES,
            body_limit: DEFAULT_BODY_LIMIT,
            user_agent_suffix: None,
            wire: None,
            hooks: None,
            path_defaults: Vec::new(),
            server_variables: Vec::new(),
        }
    }

    /// Sets the secret of a security scheme.
    pub fn credential(&mut self, scheme: &'static str, secret: Secret) {
        self.credentials.push((scheme, Given::Secret(secret)));
    }

    /// Sets what gets the secret of a security scheme when it is needed.
    pub fn credential_provider(&mut self, scheme: &'static str, provider: impl Provider) {
        self.grant(scheme, Arc::new(provider::Given(provider)));
    }

    pub(crate) fn grant(&mut self, scheme: &'static str, grant: Arc<dyn Grant>) {
        self.credentials.push((scheme, Given::Grant(grant)));
    }

    /// Sets where the API is. It may have a path, and counts for operations with a server of their own as well.
    pub fn base_url(&mut self, base_url: impl Into<String>) {
        self.base_url = Some(base_url.into());
    }

    /// Sets how long a call may take, with its body and with all that is sent again.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = timeout;
    }

    /// Sets how long one attempt of a call may take, with its body.
    pub fn attempt_timeout(&mut self, timeout: Duration) {
        self.attempt_timeout = Some(timeout);
    }

    /// Sets how often a call is sent again.
    pub fn max_retries(&mut self, retries: u32) {
        self.max_retries = retries;
    }

    /// Sets how many bytes of a body are read before the call fails.
    pub fn body_limit(&mut self, limit: usize) {
        self.body_limit = limit;
    }

    /// Adds to what the client calls itself.
    pub fn user_agent_suffix(&mut self, suffix: impl Into<String>) {
        self.user_agent_suffix = Some(suffix.into());
    }

    /// Sets the HTTP client. Its own rules for redirects count; ours never leave the host, so that no credential does.
    pub fn http_client(&mut self, client: reqwest::Client) {
        self.wire = Some(Wire::Reqwest(client));
    }

    /// Sets what takes the place of the HTTP client.
    pub fn transport(&mut self, transport: impl Transport) {
        self.wire = Some(Wire::Other(Arc::new(transport)));
    }

    /// Sets what is called around calls.
    pub fn hooks(&mut self, hooks: impl Hooks) {
        self.hooks = Some(Arc::new(hooks));
    }

    /// Sets the value of a path argument for all calls that do not set it.
    pub fn path_default(&mut self, name: &'static str, value: String) {
        self.path_defaults.retain(|(known, _)| *known != name);
        self.path_defaults.push((name, value));
    }

    /// Sets a part of the base URL. It means nothing if the whole of it is set.
    pub fn server_variable(&mut self, name: &'static str, value: String) {
        self.server_variables.retain(|(known, _)| *known != name);
        self.server_variables.push((name, value));
    }

    /// The base URL of the API with its variables.
    fn server(&self) -> String {
        let variables = self.api.server_variables.iter();
        variables.fold(self.api.base_url.to_owned(), |url, (name, default)| {
            let set = self.server_variables.iter().find(|(set, _)| set == name);
            let value = set.map_or(*default, |(_, value)| value.as_str());
            url.replace(&format!("{{{name}}}"), value)
        })
    }

    /// Builds what the calls share.
    ///
    /// # Errors
    ///
    /// When the base URL is unusable, a credential belongs to no scheme or cannot be sent, the name of the user agent cannot be sent, or TLS cannot be set up.
    pub fn build(self) -> Result<Core, Error> {
        let base_url = match &self.base_url {
            Some(base_url) => read_base_url(base_url),
            None => read_base_url(&self.server()).map_err(|_| {
                format!(
                    "the API's document does not say where it is (`{}`): give the client a base URL",
                    self.server()
                )
            }),
        };
        let base_url = base_url.map_err(Error::building)?;
        let user_agent = match self.user_agent_suffix {
            Some(suffix) => format!("{} {suffix}", self.api.user_agent),
            None => self.api.user_agent.to_owned(),
        };
        let user_agent = prepare::value("user-agent", &user_agent).map_err(Error::building)?;
        let wire = match self.wire {
            Some(wire) => wire,
            None => Wire::Reqwest(new_http_client()?),
        };
        let credentials =
            Credentials::new(self.api.schemes, &self.credentials).map_err(Error::building)?;
        Ok(Core(Arc::new(Shared {
            api: self.api,
            base_url,
            follows_servers: self.base_url.is_none(),
            credentials,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            max_retries: self.max_retries,
            budget: Budget::new(),
            body_limit: self.body_limit,
            user_agent,
            wire,
            hooks: self.hooks,
            path_defaults: self.path_defaults,
        })))
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Settings")
            .field("base_url", &self.base_url)
            .field(
                "credentials",
                &Vec::from_iter(self.credentials.iter().map(|(name, _)| name)),
            )
            .field("timeout", &self.timeout)
            .field("path_defaults", &self.path_defaults)
            .finish_non_exhaustive()
    }
}

/// What all calls of a client share; a clone is cheap.
#[derive(Clone)]
pub struct Core(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) api: &'static Api,
    pub(crate) base_url: String,
    /// Whether an operation's own server counts; not if the user has said where the API is.
    pub(crate) follows_servers: bool,
    pub(crate) credentials: Credentials,
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) max_retries: u32,
    pub(crate) budget: Budget,
    pub(crate) body_limit: usize,
    pub(crate) user_agent: HeaderValue,
    pub(crate) wire: Wire,
    pub(crate) hooks: Option<Arc<dyn Hooks>>,
    pub(crate) path_defaults: Vec<(&'static str, String)>,
}

impl Core {
    /// Where the API is, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Core")
            .field("base_url", &self.0.base_url)
            .field("credentials", &self.0.credentials.names())
            .field("timeout", &self.0.timeout)
            .field("path_defaults", &self.0.path_defaults)
            .finish_non_exhaustive()
    }
}

/// Reads a base URL; the result has no slash at its end.
///
/// # Errors
///
/// When it is not an absolute http or https URL, or has a query, a fragment, or credentials.
pub(crate) fn read_base_url(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| format!("the base URL is unusable: {error}"))?;
    let refused = if !matches!(url.scheme(), "http" | "https") {
        "is neither http nor https"
    } else if url.query().is_some() {
        "has a query"
    } else if url.fragment().is_some() {
        "has a fragment"
    } else if !url.username().is_empty() || url.password().is_some() {
        "has credentials in it"
    } else {
        return Ok(url.as_str().trim_end_matches('/').to_owned());
    };
    Err(format!("the base URL {refused}"))
}

/// A browser makes connections and follows redirects by its own rules.
#[cfg(target_arch = "wasm32")]
fn new_http_client() -> Result<reqwest::Client, Error> {
    Ok(reqwest::Client::new())
}

#[cfg(not(target_arch = "wasm32"))]
fn new_http_client() -> Result<reqwest::Client, Error> {
    reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .redirect(redirect::Policy::custom(follow))
        .build()
        .map_err(|error| Error::building(format!("the HTTP client cannot be built: {error}")))
}

/// Follows a redirect only to the server that it came from: reqwest takes `Authorization` away on the way to another
/// host, but not the headers that an API invents for its keys.
#[cfg(not(target_arch = "wasm32"))]
fn follow(attempt: redirect::Attempt<'_>) -> redirect::Action {
    let stays = attempt
        .previous()
        .last()
        .is_some_and(|from| is_same_server(from, attempt.url()));
    if stays && attempt.previous().len() <= REDIRECTS {
        attempt.follow()
    } else {
        attempt.stop()
    }
}

pub(crate) fn is_same_server(from: &Url, to: &Url) -> bool {
    let same_port =
        from.scheme() == to.scheme() && from.port_or_known_default() == to.port_or_known_default();
    let upgrade =
        from.scheme() == "http" && to.scheme() == "https" && from.port().or(to.port()).is_none();
    from.host() == to.host() && (same_port || upgrade)
}
