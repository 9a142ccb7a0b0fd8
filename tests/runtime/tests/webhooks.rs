//! Signatures of events by the scheme of Standard Webhooks.
#![forbid(unsafe_code)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderName, HeaderValue};
use runtime_tests::runtime::webhook::error::WebhookError;
use runtime_tests::runtime::webhook::standard::StandardWebhooks;
use runtime_tests::runtime::webhook::verifier::Verifier;
use sha2::Sha256;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const BODY: &[u8] = br#"{"test": 2432232314}"#;

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap().as_secs()
}

/// The signature as an independent computation has it.
fn signature(secret: &str, timestamp: u64) -> String {
    let key = STANDARD
        .decode(secret.trim_start_matches("whsec_"))
        .unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    mac.update(format!("{ID}.{timestamp}.").as_bytes());
    mac.update(BODY);
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

fn headers(prefix: &str, timestamp: &str, signatures: &str) -> HeaderMap {
    let pairs = [
        ("id", ID),
        ("timestamp", timestamp),
        ("signature", signatures),
    ];
    let pairs = pairs.map(|(name, value)| {
        let name = HeaderName::try_from(format!("{prefix}-{name}")).unwrap();
        (name, HeaderValue::from_str(value).unwrap())
    });
    pairs.into_iter().collect()
}

fn verified(verifier: &StandardWebhooks, headers: &HeaderMap) -> Result<(), WebhookError> {
    verifier.verify(headers, BODY)
}

#[test]
fn the_example_of_the_specification_is_accepted() {
    let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    let headers = headers("webhook", "1614265330", signature);
    let verifier = StandardWebhooks::new(SECRET).unwrap();
    assert_eq!(verified(&verifier, &headers), Err(WebhookError::Time));
    let century = Duration::from_secs(100 * 365 * 24 * 60 * 60);
    assert_eq!(verified(&verifier.tolerance(century), &headers), Ok(()));
}

#[test]
fn one_right_signature_is_enough_under_either_name() {
    let signatures = format!("v1,AAAA v2,other {}", signature(SECRET, now()));
    let verifier = StandardWebhooks::new(SECRET).unwrap();
    for prefix in ["webhook", "svix"] {
        let headers = headers(prefix, &now().to_string(), &signatures);
        assert_eq!(verified(&verifier, &headers), Ok(()), "{prefix}");
    }
}

#[test]
fn two_secrets_are_accepted_while_one_replaces_the_other() {
    let old = "whsec_AAECAwQFBgcICQoLDA0ODw==";
    let headers = headers("webhook", &now().to_string(), &signature(old, now()));
    let verifier = StandardWebhooks::new(SECRET).unwrap();
    assert_eq!(verified(&verifier, &headers), Err(WebhookError::Signature));
    assert_eq!(verified(&verifier.or(old).unwrap(), &headers), Ok(()));
}

#[test]
fn whatever_was_changed_is_refused() {
    let verifier = StandardWebhooks::new(SECRET).unwrap();
    let right = headers("webhook", &now().to_string(), &signature(SECRET, now()));
    assert_eq!(verifier.verify(&right, b"{}"), Err(WebhookError::Signature));
    let later = headers(
        "webhook",
        &(now() + 60).to_string(),
        &signature(SECRET, now()),
    );
    assert_eq!(verified(&verifier, &later), Err(WebhookError::Signature));
    let future = now() + 3600;
    let future = headers("webhook", &future.to_string(), &signature(SECRET, future));
    assert_eq!(verified(&verifier, &future), Err(WebhookError::Time));
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        let mut lacking = right.clone();
        lacking.remove(name);
        assert_eq!(
            verified(&verifier, &lacking),
            Err(WebhookError::Header(name))
        );
    }
    let unreadable = headers("webhook", "yesterday", &signature(SECRET, now()));
    let expected = Err(WebhookError::Header("webhook-timestamp"));
    assert_eq!(verified(&verifier, &unreadable), expected);
}

#[test]
fn secrets_are_checked_and_never_shown() {
    for secret in ["whsec_not base64", "whsec_", ""] {
        let error = StandardWebhooks::new(secret).unwrap_err();
        assert_eq!(error, WebhookError::Secret);
    }
    let shown = format!("{:?}", StandardWebhooks::new(SECRET).unwrap());
    assert_eq!(shown, "StandardWebhooks { tolerance: 300s, .. }");
}
