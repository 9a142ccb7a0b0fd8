//! A client tested without a socket, as a consumer would do it.
#![forbid(unsafe_code)]

use runtime_tests::runtime::http::in_memory::{InMemory, Reply};
use runtime_tests::runtime::http::response::Response;
use runtime_tests::{Client, CreateRequest, ErrorKind, Tunnel};
use serde_json::json;

fn client(service: &InMemory) -> Client {
    let builder = Client::builder().api_token("t").account_id("6");
    let builder = builder.transport(service.clone());
    builder.build().unwrap()
}

fn envelope(result: serde_json::Value) -> serde_json::Value {
    json!({"success": true, "errors": [], "messages": [], "result": result})
}

#[tokio::test]
async fn calls_are_told_apart_and_recorded() {
    let service = InMemory::new()
        .on(
            "GET",
            "/warp_connector",
            Reply::json(200, &envelope(json!([]))),
        )
        .on(
            "POST",
            "/accounts/*/warp_connector",
            Reply::json(200, &envelope(json!({"id": "t", "connections": null})))
                .with_header("cf-ray", "8c1"),
        );
    let client = client(&service);
    assert_eq!(client.warp_connector().list().await.unwrap(), []);
    let request = CreateRequest::new("n");
    let call = client.warp_connector().create(&request).with_response();
    let created = call.await.unwrap();
    assert_eq!(created.request_id(), Some("8c1"));
    let error = client.request("GET", "/elsewhere").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /elsewhere: 501 Not Implemented the service in memory has no reply to GET /client/v4/elsewhere"
    );

    let received = service.received();
    assert_eq!(received.len(), 3);
    assert_eq!(received[1].body, r#"{"name":"n"}"#);
    assert_eq!(
        received[1].uri.path(),
        "/client/v4/accounts/6/warp_connector"
    );
    assert!(!format!("{received:?}").contains("Bearer t"));
}

#[tokio::test]
async fn replies_are_given_in_turn() {
    let service = InMemory::new()
        .on("GET", "/warp_connector", Reply::no_connection())
        .on("GET", "/warp_connector", Reply::timeout())
        .on(
            "GET",
            "/warp_connector",
            Reply::json(200, &envelope(json!([]))),
        );
    let client = client(&service);
    for _ in 0..2 {
        assert_eq!(client.warp_connector().list().await.unwrap(), []);
    }
    assert_eq!(service.received().len(), 4);

    for unusable in [
        Reply::new(20, ""),
        Reply::new(200, "").with_header("a b", "c"),
    ] {
        let service = InMemory::new().on("GET", "/warp_connector", unusable);
        let error = self::client(&service)
            .warp_connector()
            .list()
            .await
            .unwrap_err();
        assert!(
            error.to_string().contains("the reply has an invalid"),
            "{error}"
        );
    }
    let service = InMemory::new().on("GET", "/warp_connector", Reply::new(200, "no json"));
    let error = self::client(&service)
        .warp_connector()
        .list()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn paths_match_by_segments_from_their_end() {
    let service = InMemory::new()
        .on("GET", "/a/*/c", Reply::json(200, &1))
        .on("GET", "/c", Reply::json(200, &2));
    let client = client(&service);
    for (path, expected) in [("/a/b/c", 1), ("/x/a/b/c", 1), ("/b/c", 2), ("/c", 2)] {
        assert_eq!(
            client.request("GET", path).await.unwrap(),
            expected,
            "{path}"
        );
    }
    for (method, path) in [("GET", "/xc"), ("POST", "/c"), ("GET", "/c/")] {
        let error = client.request(method, path).await.unwrap_err();
        assert_eq!(error.status().unwrap(), 501, "{method} {path}");
    }
}

#[test]
fn what_a_client_returns_can_be_made() {
    let mut tunnel = Tunnel::stub();
    assert_eq!(tunnel.id, "");
    tunnel.id = "t".to_owned();
    let response = Response::stub(http::StatusCode::OK, http::HeaderMap::new(), tunnel);
    assert_eq!(response.body().id, "t");
    let read: Tunnel = serde_json::from_value(json!({"id": "t", "connections": null})).unwrap();
    assert_eq!(&read, response.body());
}
