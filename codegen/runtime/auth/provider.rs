//! Credentials that are fetched when they are needed, and kept as long as they are good.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;

use crate::runtime::call::clock::Instant;
use crate::runtime::call::core::Core;
use crate::runtime::error::failure::Error;

use super::credential::{Placement, Sent};
use super::secret::Secret;

/// How long before its end a token is no longer used: a request takes a while to arrive.
const MARGIN: Duration = Duration::from_secs(30);

/// A credential, and how long it is good.
#[derive(Clone, Debug)]
pub struct Token {
    secret: Secret,
    lifetime: Option<Duration>,
}

impl Token {
    /// A credential that is good until the server refuses it.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            secret: secret.into(),
            lifetime: None,
        }
    }

    /// Sets how long it is good from now on.
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }
}

/// A credential on its way.
pub type Providing<'a> =
    Pin<Box<dyn Future<Output = Result<Token, Box<dyn StdError + Send + Sync>>> + Send + 'a>>;

/// What gets a credential when a call needs one: from a file, a vault, or another service.
///
/// It is asked by one call at a time, when there is no credential yet, when the last one is at its end, and when the server refused it (401). A
/// closure that returns a future of a `Result<Token, _>` is one.
pub trait Provider: Send + Sync + 'static {
    /// Gets a credential.
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

/// As [`Provider`], with a client to ask other services by.
pub(crate) trait Grant: Send + Sync {
    fn token<'a>(
        &'a self,
        core: &'a Core,
    ) -> Pin<Box<dyn Future<Output = Result<Token, Error>> + Send + 'a>>;
}

/// A provider of the application.
pub(crate) struct Given<P>(pub(crate) P);

impl<P: Provider> Grant for Given<P> {
    fn token<'a>(
        &'a self,
        _core: &'a Core,
    ) -> Pin<Box<dyn Future<Output = Result<Token, Error>> + Send + 'a>> {
        Box::pin(async { self.0.token().await.map_err(Error::credential) })
    }
}

/// The credential of a scheme that is fetched, and the last one that was.
pub(crate) struct Provided {
    scheme: &'static str,
    placement: Placement,
    grant: Arc<dyn Grant>,
    /// Held while one is fetched, so that one call does it for all.
    last: Mutex<Option<(Arc<Sent>, Option<Instant>)>>,
}

impl Provided {
    pub(crate) fn new(scheme: &'static str, placement: Placement, grant: Arc<dyn Grant>) -> Self {
        Self {
            scheme,
            placement,
            grant,
            last: Mutex::new(None),
        }
    }

    pub(crate) async fn sent(&self, core: &Core) -> Result<Arc<Sent>, Error> {
        let mut last = self.last.lock().await;
        let good = last
            .as_ref()
            .filter(|(_, end)| end.is_none_or(|end| Instant::now() < end));
        if let Some((sent, _)) = good {
            return Ok(Arc::clone(sent));
        }
        let token = self.grant.token(core).await?;
        let sent = self.placement.sent(self.scheme, &token.secret);
        let sent = Arc::new(sent.map_err(Error::building)?);
        let margin = |lifetime: Duration| lifetime.saturating_sub(MARGIN.min(lifetime / 2));
        let end = token
            .lifetime
            .and_then(|it| Instant::now().checked_add(margin(it)));
        // One that is at its end already is used once.
        *last = Some((Arc::clone(&sent), token.lifetime.and(end)));
        Ok(sent)
    }

    /// Gives up a credential that the server refused, unless another call did so before, and there is a newer one.
    pub(crate) async fn refuse(&self, refused: &Arc<Sent>) {
        let mut last = self.last.lock().await;
        if last
            .as_ref()
            .is_some_and(|(sent, _)| Arc::ptr_eq(sent, refused))
        {
            *last = None;
        }
    }
}
