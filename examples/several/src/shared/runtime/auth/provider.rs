//! Credentials that are fetched when they are needed, and kept as long as they are valid.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;

use crate::shared::runtime::error::failure::Error;
use crate::shared::runtime::system::clock::Instant;

use super::scheme::{Placement, Sent};
use super::secret::Secret;

/// The time before its expiry from which a token is no longer used, since a request takes a while to arrive.
const MARGIN: Duration = Duration::from_secs(30);

/// A credential, and the time for which it is valid.
#[derive(Clone, Debug)]
pub struct Token {
    secret: Secret,
    lifetime: Option<Duration>,
}

impl Token {
    /// A credential that is valid until the server refuses it.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            secret: secret.into(),
            lifetime: None,
        }
    }

    /// Sets how long the credential is valid from now on.
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }
}

/// A credential that is being fetched.
pub type Providing<'a> =
    Pin<Box<dyn Future<Output = Result<Token, Box<dyn StdError + Send + Sync>>> + Send + 'a>>;

/// Supplies a credential when a call needs one: from a file, a vault, or another service.
///
/// Only one call at a time asks the provider: if there is no credential yet, if the last one has expired, or if the server has refused it
/// (401). A closure that returns a future of a `Result<Token, _>` is a provider.
pub trait Provider: Send + Sync + 'static {
    /// Supplies a credential.
    fn token(&self) -> Providing<'_>;
}

impl<F, T, E> Provider for F
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Future<Output = Result<Token, E>> + Send + 'static,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    fn token(&self) -> Providing<'_> {
        let token = self();
        Box::pin(async { token.await.map_err(Into::into) })
    }
}

/// Supplies a credential like a [`Provider`], and may use the client `C` to do so.
pub(crate) trait Grant<C>: Send + Sync {
    /// Supplies a credential for these scopes.
    fn token<'a>(
        &'a self,
        client: &'a C,
        scopes: &'a [&'static str],
    ) -> Pin<Box<dyn Future<Output = Result<Token, Error>> + Send + 'a>>;

    /// Returns true if each set of scopes needs a credential of its own.
    fn is_per_operation(&self) -> bool {
        false
    }
}

/// A provider of the application, which needs no client.
pub(crate) struct OfApplication<P>(pub(crate) P);

impl<P: Provider, C> Grant<C> for OfApplication<P> {
    fn token<'a>(
        &'a self,
        _client: &'a C,
        _scopes: &'a [&'static str],
    ) -> Pin<Box<dyn Future<Output = Result<Token, Error>> + Send + 'a>> {
        Box::pin(async { self.0.token().await.map_err(Error::credential) })
    }
}

/// The credential of a scheme, which is fetched, and kept until it expires.
pub(crate) struct Fetched<C> {
    scheme: &'static str,
    placement: Placement,
    grant: Arc<dyn Grant<C>>,
    /// The last credential for each set of scopes. The lock is held during a fetch, so that one call fetches for all.
    last: Mutex<Vec<Kept>>,
}

/// A credential that was fetched.
struct Kept {
    scopes: &'static [&'static str],
    sent: Arc<Sent>,
    end: Option<Instant>,
}

impl<C> Fetched<C> {
    pub(crate) fn new(
        scheme: &'static str,
        placement: Placement,
        grant: Arc<dyn Grant<C>>,
    ) -> Self {
        Self {
            scheme,
            placement,
            grant,
            last: Mutex::new(Vec::new()),
        }
    }

    /// The part that the credential adds to a request that requires these scopes.
    pub(crate) async fn sent(
        &self,
        client: &C,
        scopes: &'static [&'static str],
    ) -> Result<Arc<Sent>, Error> {
        let scopes = match self.grant.is_per_operation() {
            true => scopes,
            false => &[],
        };
        let mut last = self.last.lock().await;
        last.retain(|it| it.end.is_none_or(|end| Instant::now() < end));
        if let Some(kept) = last.iter().find(|it| it.scopes == scopes) {
            return Ok(Arc::clone(&kept.sent));
        }
        let token = self.grant.token(client, scopes).await?;
        let sent = self.placement.sent(self.scheme, &token.secret);
        let sent = Arc::new(sent.map_err(Error::building)?);
        let margin = |lifetime: Duration| lifetime.saturating_sub(MARGIN.min(lifetime / 2));
        let end = token
            .lifetime
            .map(|it| Instant::now().checked_add(margin(it)));
        // A credential that has already expired is used once.
        last.push(Kept {
            scopes,
            sent: Arc::clone(&sent),
            end: end.flatten(),
        });
        Ok(sent)
    }

    /// Drops a credential that the server refused, unless another call has already replaced it.
    pub(crate) async fn refuse(&self, refused: &Arc<Sent>) {
        let mut last = self.last.lock().await;
        last.retain(|it| !Arc::ptr_eq(&it.sent, refused));
    }
}
