//! Servers that misbehave in ways that no other test covers.
#![forbid(unsafe_code)]

use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use loopback::{Reply, Server};
use runtime_tests::{Client, ErrorKind};

const LIST: &str = r#"{"success":true,"errors":[],"result":[]}"#;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zipped(bytes: &[u8]) -> Reply {
    Reply::json(200, bytes).with_header("content-encoding", "gzip")
}

async fn serve(replies: impl IntoIterator<Item = Reply>) -> (Server, Client) {
    let server = Server::answering(replies).await.unwrap();
    let builder = Client::builder().api_token("t").account_id("6");
    let client = builder.base_url(server.url()).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn a_compressed_answer_is_read_and_a_cut_one_is_an_error() {
    let body = gzip(LIST.as_bytes());
    let (server, client) = serve([zipped(&body), zipped(&body[..body.len() - 20])]).await;
    assert_eq!(client.warp_connector().list().await.unwrap(), []);
    assert_eq!(server.received()[0].header("accept-encoding"), Some("gzip"));
    let call = client.warp_connector().list().with_max_retries(0);
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(
        error.to_string().contains("200 OK, but the body broke off"),
        "{error}"
    );
}

#[tokio::test]
async fn a_compressed_body_that_grows_beyond_the_limit_is_given_up() {
    let server = Server::answering([zipped(&gzip(&vec![b' '; 1024 * 1024]))])
        .await
        .unwrap();
    let builder = Client::builder()
        .api_token("t")
        .account_id("6")
        .base_url(server.url());
    let builder = builder.body_limit(100_000);
    let error = builder
        .build()
        .unwrap()
        .warp_connector()
        .list()
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("larger than 100000 bytes"),
        "{error}"
    );
}

#[tokio::test]
async fn a_body_of_64_mib_is_read_and_a_byte_more_is_not() {
    let list = |length: usize| {
        let padding = " ".repeat(length - LIST.len());
        Reply::json(200, format!("{LIST}{padding}"))
    };
    let limit = 64 * 1024 * 1024;
    let (_server, client) = serve([list(limit), list(limit + 1)]).await;
    assert_eq!(client.warp_connector().list().await.unwrap(), []);
    let error = client.warp_connector().list().await.unwrap_err();
    assert!(
        error.to_string().contains("larger than 67108864 bytes"),
        "{error}"
    );
}

#[tokio::test]
async fn headers_that_come_byte_by_byte_have_no_more_time() {
    let slow = Reply::json(200, LIST).after(Duration::from_secs(30));
    let (_server, client) = serve([slow]).await;
    let call = client
        .warp_connector()
        .list()
        .with_timeout(Duration::from_millis(50));
    assert!(call.await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn what_goes_into_a_header_cannot_start_another() {
    let (server, client) = serve([]).await;
    for (name, value) in [
        ("x-a", "b\r\nx-c: d"),
        ("x-a\r\nx-c", "d"),
        ("x a", "b"),
        ("x-a", "b\0"),
    ] {
        let call = client.warp_connector().list().with_header(name, value);
        assert_eq!(
            call.await.unwrap_err().kind(),
            ErrorKind::Request,
            "{name}: {value}"
        );
    }
    let call = client.request("GET\r\nx: y", "/a");
    assert_eq!(call.await.unwrap_err().kind(), ErrorKind::Request);
    assert_eq!(server.received(), []);
}

#[tokio::test]
async fn dropping_a_call_ends_it() {
    let (server, client) = serve([Reply::empty(503), Reply::json(200, LIST)]).await;
    let call = client.warp_connector().list().into_future();
    let ended = tokio::time::timeout(Duration::from_millis(1), call).await;
    assert!(ended.is_err(), "a retry waits longer");
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(
        server.received().len() <= 1,
        "nobody waits for the second attempt"
    );
}
