//! The time limit of a call, whatever it waits for.
#![forbid(unsafe_code)]

use std::future::pending;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use loopback::{Reply, Server};
use reqwest::dns::{Name, Resolve, Resolving};
use runtime_tests::runtime::auth::oauth::AuthorizationGrant;
use runtime_tests::runtime::auth::provider::Token;
use runtime_tests::runtime::body::upload::{Opening, Source, Upload};
use runtime_tests::runtime::call::sending::Sending;
use runtime_tests::{Client, ClientBuilder, Error, ErrorKind};

const LIST: &str = r#"{"success":true,"errors":[],"result":[]}"#;

/// Far more than a call takes here, and far less than the tests wait for.
const LIMIT: Duration = Duration::from_millis(100);

fn builder() -> ClientBuilder {
    Client::builder().account_id("6").timeout(LIMIT)
}

/// The text of the error of a call that is out of time.
async fn late<T: std::fmt::Debug>(
    call: impl IntoFuture<Output = Result<T, Error>, IntoFuture = Sending<T>>,
) -> String {
    let ended = tokio::time::timeout(Duration::from_secs(20), call);
    let error = ended.await.expect("the call has a time limit").unwrap_err();
    assert!(error.is_timeout(), "{error}");
    error.to_string()
}

#[tokio::test]
async fn a_provider_that_hangs_is_given_up() {
    let builder = builder().base_url("http://127.0.0.1:9");
    let provider = || pending::<Result<Token, io::Error>>();
    let client = builder.api_token_provider(provider).build().unwrap();
    assert_eq!(
        late(client.warp_connector().list()).await,
        "GET /accounts/{account_id}/warp_connector: timed out while fetching a credential"
    );
    // Calls that wait for the provider of another call have no more time.
    let list = || tokio::spawn(late(client.warp_connector().list().send()));
    let (one, other) = (list(), list());
    one.await.unwrap();
    other.await.unwrap();
}

#[tokio::test]
async fn a_service_for_tokens_that_hangs_is_given_up() {
    let slow = || Reply::json(200, "{}").after(Duration::from_secs(30));
    let server = Server::start(move |_| slow()).await.unwrap();
    let builder = builder().base_url(server.url());
    let client = builder.api_token_grant(AuthorizationGrant::client_credentials("id", "secret"));
    late(client.build().unwrap().warp_connector().list()).await;
    assert_eq!(server.received().len(), 1);
}

/// A source that never opens.
struct Stuck;

impl Source for Stuck {
    fn open(&self) -> Opening<'_> {
        Box::pin(pending())
    }
}

#[tokio::test]
async fn a_body_that_does_not_open_is_given_up() {
    let client = builder().base_url("http://127.0.0.1:9").build().unwrap();
    let call = || {
        client
            .request("PUT", "/x")
            .with_body("text/plain", Upload::source(Stuck))
    };
    let opening = "PUT /x: timed out while opening the body";
    assert_eq!(late(call()).await, opening);
    assert_eq!(late(call().with_timeout(LIMIT / 2)).await, opening);

    // An attempt that never begins may be repeated.
    let builder = builder()
        .base_url("http://127.0.0.1:9")
        .attempt_timeout(LIMIT / 10);
    let client = builder.timeout(Duration::from_secs(20)).build().unwrap();
    let call = client
        .request("PUT", "/x")
        .with_body("text/plain", Upload::source(Stuck));
    assert_eq!(late(call).await, format!("{opening}, after 2 retries"));
}

#[tokio::test]
async fn a_body_that_stops_on_its_way_is_given_up() {
    let server = Server::start(|_| Reply::json(200, "1")).await.unwrap();
    let client = builder().base_url(server.url()).build().unwrap();
    let stuck = futures_util::stream::pending::<io::Result<Bytes>>();
    let call = client.request("PUT", "/x");
    late(call.with_body("text/plain", Upload::stream(stuck, None))).await;
}

/// A resolver that never finds a host.
struct Lost;

impl Resolve for Lost {
    fn resolve(&self, _name: Name) -> Resolving {
        Box::pin(pending())
    }
}

#[tokio::test]
async fn a_host_that_is_never_found_is_given_up() {
    // The features of this crate bring no provider of cryptography for reqwest itself.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder().dns_resolver(Arc::new(Lost));
    let builder = builder().base_url("http://api.example").api_token("t");
    let client = builder.http_client(http.build().unwrap()).build().unwrap();
    late(client.warp_connector().list()).await;
}

#[tokio::test]
async fn a_body_that_drips_has_no_more_time_than_the_call() {
    // Each byte arrives well within the limit.
    let drip = |status| Reply::json(status, LIST).dripping(LIMIT / 4);
    for status in [200, 500] {
        let server = Server::start(move |_| drip(status)).await.unwrap();
        let builder = builder().base_url(server.url()).api_token("t");
        let call = builder.build().unwrap().warp_connector().list();
        let ended = tokio::time::timeout(Duration::from_secs(20), call.send());
        let error = ended.await.unwrap().unwrap_err();
        match status {
            200 => assert!(error.is_timeout(), "{error}"),
            // The status is worth more than the body that never ends.
            _ => assert_eq!(error.kind(), ErrorKind::Api, "{error}"),
        }
    }
}

#[tokio::test]
async fn headers_that_drip_have_no_more_time_than_the_call() {
    let drip = Reply::raw("").body(format!("HTTP/1.1 200 OK\r\nx: {}", "y".repeat(1000)));
    let server = Server::start(move |_| drip.clone().dripping(LIMIT / 4))
        .await
        .unwrap();
    let builder = builder().base_url(server.url()).api_token("t");
    late(builder.build().unwrap().warp_connector().list()).await;
}

#[tokio::test]
async fn a_piece_of_a_stream_has_the_time_of_the_whole_call() {
    // Retries leave little of the time of the call, but the pieces of its body have all of it.
    let server = Server::answering([
        Reply::empty(503).with_header("retry-after", "1"),
        Reply::new(200, "text/plain", "one two").pausing_after(3, Duration::from_millis(1200)),
    ])
    .await
    .unwrap();
    let builder = Client::builder().base_url(server.url());
    let client = builder.timeout(Duration::from_secs(2)).build().unwrap();
    let call = client.request("GET", "/x").with_raw_response();
    let body = call.await.unwrap().into_body();
    assert_eq!(&body.bytes_up_to(100).await.unwrap()[..], b"one two");
}
