//! A crate without reqwest: `cargo test -p everyday --no-default-features --features chats,test-util --test without_a_client`.
#![cfg(not(feature = "reqwest"))]
#![forbid(unsafe_code)]

use everyday::{Client, InMemory, Reply};
use serde_json::json;

#[test]
fn a_client_without_a_transport_is_an_error_with_the_remedy() {
    let error = Client::builder().build().unwrap_err().to_string();
    assert!(error.contains("set a `transport`"), "{error}");
    assert!(error.contains("`rustls`"), "{error}");
}

#[tokio::test]
async fn a_transport_is_enough() {
    let service = InMemory::new().on("GET", "/v1/chats", Reply::json(200, &json!([])));
    let client = Client::builder().transport(service).build().unwrap();
    assert!(client.chats().list().await.unwrap().is_empty());
}
