//! Both modules work, each with what its features bring.
#![allow(
    clippy::unwrap_used,
    reason = "the strict lints are for the crate, and not for its tests"
)]

use hosted::clients::all;
use hosted::none;

#[tokio::test]
async fn a_module_with_the_feature_has_a_service_in_memory() {
    let service = all::InMemory::new().on("GET", "/v1/chats", all::Reply::new(200, "[]"));
    let client = all::Client::builder()
        .anonymous()
        .transport(service.clone());
    let client = client.build().unwrap();
    assert!(client.chats().list().await.unwrap().is_empty());
    assert_eq!(service.received().len(), 1);
}

#[test]
fn a_module_with_the_feature_waits_for_calls() {
    let service = all::InMemory::new().on("GET", "/v1/chats", all::Reply::new(200, "[]"));
    let client = all::Client::builder().anonymous().transport(service);
    let client = client.build().unwrap();
    assert!(client.chats().list().wait().unwrap().is_empty());
}

#[test]
fn a_module_without_features_needs_a_transport() {
    let error = none::Client::builder().anonymous().build().unwrap_err();
    assert!(error.to_string().contains("set a `transport`"), "{error}");
}
