//! TLS by rustls: the certificates that the system trusts, and the cryptography of ring, unless the application has installed another provider. With the
//! feature `webpki-roots`, the certificates that Mozilla trusts count as well, since a container may have none.
//!
//! ring takes much less time to compile than the provider that reqwest brings along.

use std::sync::Arc;

use rustls::crypto::{CryptoProvider, ring};
use rustls::{ClientConfig, Error};
use rustls_platform_verifier::Verifier;

fn verifier(provider: Arc<CryptoProvider>) -> Result<Verifier, Error> {
    Verifier::new(provider)
}

/// The configuration of TLS.
///
/// # Errors
///
/// Returns an error if the certificates of the system cannot be read.
pub(crate) fn config() -> Result<ClientConfig, Error> {
    let installed = CryptoProvider::get_default().cloned();
    let provider = installed.unwrap_or_else(|| Arc::new(ring::default_provider()));
    let verifier = verifier(provider.clone())?;
    let builder = ClientConfig::builder_with_provider(provider);
    let builder = builder.with_safe_default_protocol_versions()?;
    let builder = builder
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = builder.with_no_client_auth();
    if false {
        config.alpn_protocols.push(b"h2".to_vec());
    }
    config.alpn_protocols.push(b"http/1.1".to_vec());
    Ok(config)
}
