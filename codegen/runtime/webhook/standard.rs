//! The signatures of Standard Webhooks.
//!
//! Source: the specification of Standard Webhooks, 1.0.0, "Webhook Headers" and "Signature scheme".

use std::fmt;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderMap;
use sha2::Sha256;

use crate::runtime::auth::secret::Secret;
use crate::runtime::system::clock;

use super::error::WebhookError;
use super::verifier::Verifier;

/// Checks signatures by the scheme of [Standard Webhooks](https://www.standardwebhooks.com): HMAC-SHA256 with a shared secret.
///
/// It reads the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`, or those that begin with `svix-`. An event that was signed more
/// than five minutes ago is refused. The same event may arrive twice within that time: `webhook-id` is the same then.
#[derive(Clone)]
pub struct StandardWebhooks {
    keys: Vec<Vec<u8>>,
    tolerance: Duration,
}

/// The difference to the time of the signature that is allowed by default.
const TOLERANCE: Duration = Duration::from_secs(5 * 60);

impl StandardWebhooks {
    /// Takes the secret as the API shows it: base64, mostly after `whsec_`.
    ///
    /// # Errors
    ///
    /// Returns an error if the secret is not base64.
    pub fn new(secret: impl Into<Secret>) -> Result<Self, WebhookError> {
        let empty = Self {
            keys: Vec::new(),
            tolerance: TOLERANCE,
        };
        empty.or(secret)
    }

    /// Accepts the signatures of another secret as well, while one replaces the other.
    ///
    /// # Errors
    ///
    /// Returns an error if the secret is not base64.
    pub fn or(mut self, secret: impl Into<Secret>) -> Result<Self, WebhookError> {
        let secret = secret.into();
        let text = secret.expose().trim();
        let text = text.strip_prefix("whsec_").unwrap_or(text);
        let key = STANDARD.decode(text).map_err(|_| WebhookError::Secret)?;
        if key.is_empty() {
            return Err(WebhookError::Secret);
        }
        self.keys.push(key);
        Ok(self)
    }

    /// Sets how far the time of a signature may be from now.
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }
}

impl Verifier for StandardWebhooks {
    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), WebhookError> {
        let id = header(headers, ["webhook-id", "svix-id"])?;
        let timestamp = header(headers, ["webhook-timestamp", "svix-timestamp"])?;
        let signatures = header(headers, ["webhook-signature", "svix-signature"])?;
        let signed_at: u64 = timestamp
            .parse()
            .map_err(|_| WebhookError::Header("webhook-timestamp"))?;
        let now = clock::since_epoch().as_secs();
        if now.abs_diff(signed_at) > self.tolerance.as_secs() {
            return Err(WebhookError::Time);
        }
        let signatures = signatures
            .split_whitespace()
            .filter_map(|it| STANDARD.decode(it.strip_prefix("v1,")?).ok());
        let is_right = |signature: Vec<u8>| {
            let mut keys = self.keys.iter();
            keys.any(|key| fits(key, &[id, ".", timestamp, "."], body, &signature))
        };
        match signatures.into_iter().any(is_right) {
            true => Ok(()),
            false => Err(WebhookError::Signature),
        }
    }
}

impl fmt::Debug for StandardWebhooks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("StandardWebhooks")
            .field("tolerance", &self.tolerance)
            .finish_non_exhaustive()
    }
}

/// The value of a header under one of its names.
fn header<'h>(headers: &'h HeaderMap, names: [&'static str; 2]) -> Result<&'h str, WebhookError> {
    let found = names.iter().find_map(|name| headers.get(*name));
    let text = found.and_then(|value| value.to_str().ok());
    text.ok_or(WebhookError::Header(names[0]))
}

/// Compares a signature in constant time.
fn fits(key: &[u8], before: &[&str], body: &[u8], signature: &[u8]) -> bool {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return false;
    };
    before.iter().for_each(|part| mac.update(part.as_bytes()));
    mac.update(body);
    mac.verify_slice(signature).is_ok()
}
