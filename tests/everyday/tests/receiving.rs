//! Events that the API sends by itself, read by the module `webhooks`.
#![forbid(unsafe_code)]

use everyday::models::WebhookEvent;
use everyday::webhooks::{self, StandardWebhooks, WebhookError};
use http::HeaderMap;
use serde_json::json;

const OPENED: &[u8] = br#"{"type": "chat.opened", "chat": {"id": "c1"}}"#;

#[test]
fn an_event_is_the_variant_of_its_type() {
    let event = webhooks::parse_unverified(OPENED).unwrap();
    let WebhookEvent::Opened(opened) = &event else {
        panic!("{event:?}");
    };
    assert_eq!(opened.chat.id, "c1");
    let closed = webhooks::parse_unverified(br#"{"type": "chat.closed", "reason": "done"}"#);
    assert!(matches!(closed, Ok(WebhookEvent::Closed(it)) if it.reason == "done"));

    let new = webhooks::parse_unverified(br#"{"type": "chat.moved"}"#).unwrap();
    assert_eq!(new, WebhookEvent::Unknown(json!({ "type": "chat.moved" })));
    let error = webhooks::parse_unverified(b"[").unwrap_err();
    assert!(matches!(error, WebhookError::Payload(_)), "{error}");
}

#[test]
fn an_event_is_read_only_if_its_signature_is_right() {
    let verifier = StandardWebhooks::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
    let unsigned = webhooks::parse(&verifier, &HeaderMap::new(), OPENED);
    assert_eq!(unsigned, Err(WebhookError::Header("webhook-id")));
}

#[test]
fn a_function_of_the_application_checks_events() {
    let verifier = |headers: &HeaderMap, body: &[u8]| match headers.get("x-length") {
        Some(length) if *length == body.len().to_string() => Ok(()),
        _ => Err(WebhookError::Refused("another length".to_owned())),
    };
    let mut headers = HeaderMap::new();
    let refused = webhooks::parse(&verifier, &headers, OPENED).unwrap_err();
    assert_eq!(refused.to_string(), "the event is refused: another length");
    headers.insert("x-length", OPENED.len().into());
    assert!(webhooks::parse(&verifier, &headers, OPENED).is_ok());
}
