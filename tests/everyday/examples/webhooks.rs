//! Receives an event as the HTTP server of an application passes it on.
#![forbid(unsafe_code)]

use everyday::models::WebhookEvent;
use everyday::webhooks::{self, StandardWebhooks, Verifier, WebhookError};
use http::HeaderMap;

/// Handles a request, whose body must be unchanged.
fn received(
    verifier: &impl Verifier,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(), WebhookError> {
    match webhooks::parse(verifier, headers, body)? {
        WebhookEvent::Opened(event) => println!("the chat {} is open", event.chat.id),
        WebhookEvent::Closed(event) => println!("a chat is closed: {}", event.reason),
        other => println!("not handled: {other:?}"),
    }
    Ok(())
}

fn main() -> Result<(), WebhookError> {
    let body = br#"{"type": "chat.closed", "reason": "done"}"#;
    let mut headers = HeaderMap::new();

    let standard = StandardWebhooks::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
    if let Err(error) = received(&standard, &headers, body) {
        println!("refused: {error}");
    }

    // An API with another scheme needs another verifier, for which a function is enough.
    let token = |headers: &HeaderMap, _body: &[u8]| match headers.get("x-token") {
        Some(token) if token == "secret" => Ok(()),
        _ => Err(WebhookError::Refused("another token".to_owned())),
    };
    headers.insert("x-token", "secret".parse().expect("a header"));
    received(&token, &headers, body)
}
