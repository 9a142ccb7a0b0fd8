//! Declared headers are read with their types, and mismatching ones are available as plain headers.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use loopback::{Reply, Server};
use runtime_tests::runtime::http::header::Header;
use runtime_tests::runtime::http::response::Response;
use runtime_tests::runtime::json::decode::from_str;
use runtime_tests::{Client, Connection, Envelope, Tunnel};

const LIMIT: Header<i64> = Header::scalar("X-Limit");
const LINK: Header<String> = Header::text("link");
const TAGS: Header<Vec<String>> = Header::texts("x-tags");
const SIZES: Header<Vec<f64>> = Header::scalars("x-sizes");
const FINAL: Header<bool> = Header::scalar("x-final");

async fn response(reply: Reply) -> Response<Envelope<Vec<Tunnel>>> {
    let server = Server::answering([reply]).await.unwrap();
    let builder = Client::builder().api_token("t").account_id("6");
    let client = builder.base_url(server.url()).build().unwrap();
    let call = client.warp_connector().list().with_response();
    call.await.unwrap()
}

fn reply() -> Reply {
    Reply::json(200, r#"{"success":true,"errors":[],"result":[]}"#)
}

#[tokio::test]
async fn headers_have_the_declared_types() {
    let reply = reply()
        .with_header("x-limit", " 50 ")
        .with_header("link", "<https://a/?page=2>; rel=\"next\"")
        .with_header("x-tags", "a, b")
        .with_header("x-tags", "c")
        .with_header("x-sizes", "1, 2.5")
        .with_header("x-final", "yes");
    let response = response(reply).await;
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

#[tokio::test]
async fn objects_are_read_in_both_styles_and_from_json() {
    const STYLED: Header<Connection> = Header::entries("x-styled");
    const JSON: Header<Connection> = Header::json("x-json");
    let expected: Connection = from_str(r#"{"id":"7","colo_name":"DFW"}"#).unwrap();
    for text in ["id=7, colo_name=DFW", "id,7,colo_name,DFW"] {
        let response = response(reply().with_header("x-styled", text)).await;
        assert_eq!(response.header(STYLED).as_ref(), Some(&expected), "{text}");
    }
    let json = r#"{"id":"7","colo_name":"DFW"}"#;
    let reply = reply().with_header("x-json", json);
    let response = response(reply.with_header("x-styled", "colo_name=DFW")).await;
    assert_eq!(response.header(JSON), Some(expected));
    assert_eq!(response.header(STYLED), None);
    let numbers: Header<BTreeMap<String, i64>> = Header::entries("x-styled");
    assert_eq!(response.header(numbers), None);
}

#[tokio::test]
async fn a_cookie_is_a_line() {
    let first = "a=1; Expires=Sun, 06 Nov 1994 08:49:37 GMT";
    let reply = reply().with_header("set-cookie", first);
    let response = response(reply.with_header("Set-Cookie", "b=2, 3")).await;
    let all: Header<Vec<String>> = Header::texts("Set-Cookie");
    let all = response.header(all).unwrap();
    assert_eq!(all, [first, "b=2, 3"]);
    let text: Header<String> = Header::text("set-cookie");
    assert_eq!(response.header(text).as_deref(), Some(first));
}

#[tokio::test]
async fn a_rate_limit_is_one_value() {
    let limited = reply()
        .with_header("X-RateLimit-Remaining", "59")
        .with_header("X-RateLimit-Limit", "60")
        .with_header("ratelimit-reset", "7");
    let limit = response(limited).await.rate_limit().unwrap();
    assert_eq!(
        (limit.remaining, limit.limit, limit.reset),
        (59, Some(60), None)
    );
    let limited = reply()
        .with_header("ratelimit-remaining", "0")
        .with_header("ratelimit-reset", "7");
    let limit = response(limited).await.rate_limit().unwrap();
    assert_eq!(
        (limit.remaining, limit.limit, limit.reset),
        (0, None, Some(7))
    );
    let others = reply().with_header("ratelimit-limit", "60");
    assert_eq!(response(others).await.rate_limit(), None);
}
