//! Documents from the network.

use std::time::Duration;

use sha2::{Digest, Sha256};

/// The largest document that is downloaded: 256 MiB.
const LARGEST: u64 = 256 << 20;

/// The time that a download may take.
const PATIENCE: Duration = Duration::from_secs(120);

pub(crate) fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Downloads a document.
///
/// # Errors
///
/// Returns a message, without the query of the URL, if it is not there or if the URL contains a password.
pub(crate) fn get(url: &str) -> Result<Vec<u8>, String> {
    let shown = url.split(['?', '#']).next().unwrap_or(url);
    let (_, rest) = shown.split_once("://").unwrap_or_default();
    let authority = rest.split('/').next().unwrap_or_default();
    if let Some((_, host)) = authority.rsplit_once('@') {
        return Err(format!(
            "the URL on {host} contains a user or a password, which `sdk.toml` would keep: download the document, and name the file"
        ));
    }
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .build()
        .into();
    let failed = |error: ureq::Error| format!("cannot download {shown}: {error}");
    let mut response = agent
        .get(url)
        .header("accept", "application/json, application/yaml, */*")
        .call()
        .map_err(failed)?;
    let body = response.body_mut().with_config().limit(LARGEST);
    body.read_to_vec().map_err(failed)
}

/// The SHA-256 of a document, in hexadecimal digits.
pub(crate) fn sha256(document: &[u8]) -> String {
    let digest = Sha256::digest(document);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
