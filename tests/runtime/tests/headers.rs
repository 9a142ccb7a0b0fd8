//! Declared headers are read with their types, and mismatching ones are available as plain headers.
#![forbid(unsafe_code)]

use loopback::{Reply, Server};
use runtime_tests::Client;
use runtime_tests::runtime::http::header::Header;

const LIMIT: Header<i64> = Header::scalar("X-Limit");
const LINK: Header<String> = Header::text("link");
const TAGS: Header<Vec<String>> = Header::texts("x-tags");
const SIZES: Header<Vec<f64>> = Header::scalars("x-sizes");
const FINAL: Header<bool> = Header::scalar("x-final");

#[tokio::test]
async fn headers_have_the_declared_types() {
    let body = r#"{"success":true,"errors":[],"result":[]}"#;
    let reply = Reply::json(200, body)
        .with_header("x-limit", " 50 ")
        .with_header("link", "<https://a/?page=2>; rel=\"next\"")
        .with_header("x-tags", "a, b")
        .with_header("x-tags", "c")
        .with_header("x-sizes", "1, 2.5")
        .with_header("x-final", "yes");
    let server = Server::answering([reply]).await.unwrap();
    let builder = Client::builder().api_token("t").account_id("6");
    let client = builder.base_url(server.url()).build().unwrap();
    let response = client
        .warp_connector()
        .list()
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.header(LIMIT), Some(50));
    assert_eq!(
        response.header(LINK).as_deref(),
        Some("<https://a/?page=2>; rel=\"next\"")
    );
    assert_eq!(
        response.header(TAGS),
        Some(["a", "b", "c"].map(str::to_owned).to_vec())
    );
    assert_eq!(response.header(SIZES), Some(vec![1.0, 2.5]));
    assert_eq!(response.header(FINAL), None);
    assert_eq!(response.headers()[FINAL.name()], "yes");
    assert_eq!(response.header(Header::<i64>::scalar("x-missing")), None);
}
