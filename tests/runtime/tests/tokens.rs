//! Credentials that are fetched when they are needed, and those of single calls.
#![forbid(unsafe_code)]

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use http::HeaderMap;
use loopback::{Received, Reply, Server};
use runtime_tests::runtime::auth::oauth::AuthorizationGrant;
use runtime_tests::runtime::auth::provider::Token;
use runtime_tests::runtime::call::hooks::{CallInfo, Hooks};
use runtime_tests::{Client, ErrorKind};

const LIST: &str = r#"{"success":true,"errors":[],"result":[]}"#;

async fn serve(answer: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(answer).await.unwrap()
}

/// The values of `Authorization` that were sent, in order.
fn authorizations(server: &Server) -> Vec<String> {
    let received = server.received().into_iter();
    received
        .filter_map(|it| it.header("authorization").map(str::to_owned))
        .collect()
}

/// A provider of `t1`, `t2` and so on.
fn counting(lifetime: Option<Duration>) -> (Arc<AtomicU32>, impl Fn() -> Ready + Send + Sync) {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let provide = move || {
        let number = counted.fetch_add(1, Ordering::Relaxed) + 1;
        let token = Token::new(format!("t{number}"));
        std::future::ready(Ok(match lifetime {
            Some(lifetime) => token.expires_in(lifetime),
            None => token,
        }))
    };
    (count, provide)
}

type Ready = std::future::Ready<io::Result<Token>>;

fn client(server: &Server, provide: impl Fn() -> Ready + Send + Sync + 'static) -> Client {
    let builder = Client::builder().account_id("6").base_url(server.url());
    builder.api_token_provider(provide).build().unwrap()
}

#[tokio::test]
async fn a_token_is_fetched_once_for_calls_at_the_same_time() {
    let server = serve(|_| Reply::json(200, LIST)).await;
    let (count, provide) = counting(Some(Duration::from_secs(3600)));
    let client = client(&server, provide);
    let calls = (0..8).map(|_| client.warp_connector().list().into_future());
    for answer in futures_util::future::join_all(calls).await {
        answer.unwrap();
    }
    assert_eq!(count.load(Ordering::Relaxed), 1);
    assert_eq!(authorizations(&server), vec!["Bearer t1"; 8]);
}

#[tokio::test]
async fn a_token_at_its_end_is_replaced() {
    let server = serve(|_| Reply::json(200, LIST)).await;
    let (count, provide) = counting(Some(Duration::from_millis(60)));
    let client = client(&server, provide);
    client.warp_connector().list().await.unwrap();
    tokio::time::sleep(Duration::from_millis(80)).await;
    client.warp_connector().list().await.unwrap();
    assert_eq!(count.load(Ordering::Relaxed), 2);
    assert_eq!(authorizations(&server), ["Bearer t1", "Bearer t2"]);
}

#[tokio::test]
async fn a_token_that_the_server_refuses_is_replaced_once() {
    let server = serve(|received| match received.header("authorization") {
        Some("Bearer t2") => Reply::json(200, LIST),
        _ => Reply::json(401, r#"{"message":"expired"}"#),
    })
    .await;
    let (_, provide) = counting(None);
    let client = client(&server, provide);
    client.warp_connector().list().await.unwrap();
    client.warp_connector().list().await.unwrap();
    assert_eq!(
        authorizations(&server),
        ["Bearer t1", "Bearer t2", "Bearer t2"]
    );

    let server = serve(|_| Reply::json(401, r#"{"message":"banned"}"#)).await;
    let (count, provide) = counting(None);
    let error = self::client(&server, provide)
        .warp_connector()
        .list()
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let server = serve(|_| Reply::json(200, LIST)).await;
    let client = client(&server, || {
        std::future::ready(Err(io::Error::other("the vault is shut")))
    });
    let error = client.warp_connector().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "GET /accounts/{account_id}/warp_connector: no credential: the vault is shut"
    );
    assert_eq!(server.received(), []);
}

#[tokio::test]
async fn a_call_has_a_credential_of_its_own() {
    let server = serve(|_| Reply::json(200, LIST)).await;
    let builder = Client::builder().account_id("6").base_url(server.url());
    let client = builder.api_token("of the client").build().unwrap();
    let call = client.warp_connector().list().with_api_token("of the call");
    call.await.unwrap();
    client.warp_connector().list().await.unwrap();
    assert_eq!(
        authorizations(&server),
        ["Bearer of the call", "Bearer of the client"]
    );
    let error = client
        .warp_connector()
        .list()
        .with_api_token("a\nb")
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("`api_token` has characters"),
        "{error}"
    );

    let without = Client::builder()
        .account_id("6")
        .base_url(server.url())
        .build()
        .unwrap();
    without
        .warp_connector()
        .list()
        .with_api_token("alone")
        .await
        .unwrap();
    assert_eq!(authorizations(&server)[2], "Bearer alone");
}

fn granted(server: &Server, grant: AuthorizationGrant) -> Client {
    let builder = Client::builder()
        .account_id("6")
        .base_url(format!("{}/v4", server.url()));
    let builder = builder.api_token_grant(grant);
    builder.build().unwrap()
}

fn is_token(received: &Received) -> bool {
    received.target.starts_with("/oauth")
}

#[tokio::test]
async fn client_credentials_are_exchanged_for_a_token() {
    let token = r#"{"access_token":"at","token_type":"Bearer","expires_in":3600}"#;
    let server = serve(move |received| match is_token(received) {
        true => Reply::json(200, token),
        false => Reply::json(200, LIST),
    })
    .await;
    let credentials = AuthorizationGrant::client_credentials("me:1", "p w")
        .scope("read")
        .scope("write");
    let client = granted(&server, credentials.parameter("audience", "https://a/b"));
    client.warp_connector().list().await.unwrap();
    client.warp_connector().list().await.unwrap();

    let [asked, first, second] = server.received().try_into().unwrap();
    assert_eq!(asked.method, "POST");
    assert_eq!(asked.target, "/oauth/token/?tenant=1");
    // me%3A1:p%20w
    assert_eq!(
        asked.header("authorization"),
        Some("Basic bWUlM0ExOnAlMjB3")
    );
    assert_eq!(
        asked.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        asked.text(),
        "grant_type=client_credentials&scope=read%20write&audience=https%3A%2F%2Fa%2Fb"
    );
    for call in [first, second] {
        assert_eq!(call.header("authorization"), Some("Bearer at"));
        assert_eq!(call.target, "/v4/accounts/6/warp_connector");
    }
}

#[tokio::test]
async fn client_credentials_can_go_into_the_body_and_elsewhere() {
    let tokens = serve(|_| Reply::json(200, r#"{"access_token":"at"}"#)).await;
    let server = serve(|_| Reply::json(200, LIST)).await;
    let credentials = AuthorizationGrant::client_credentials("me", "secret").in_body();
    let client = granted(&server, credentials.token_url(tokens.url()));
    client.warp_connector().list().await.unwrap();
    let asked = tokens.received().remove(0);
    assert_eq!(asked.target, "/");
    assert_eq!(asked.header("authorization"), None);
    assert_eq!(
        asked.text(),
        "grant_type=client_credentials&client_id=me&client_secret=secret"
    );
}

#[tokio::test]
async fn a_service_that_gives_no_token_is_named() {
    let refuse = |_: &Received| Reply::json(400, r#"{"error":"invalid_client"}"#);
    let server = serve(refuse).await;
    let client = granted(
        &server,
        AuthorizationGrant::client_credentials("me", "secret"),
    );
    let error = client.warp_connector().list().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "POST /oauth/token/: 400 Bad Request invalid_client"
    );
    assert!(!format!("{error:?}").contains("secret"));

    let failing = AtomicU32::new(0);
    let server = serve(move |received| match is_token(received) {
        true if failing.fetch_add(1, Ordering::Relaxed) == 0 => Reply::empty(500),
        true => Reply::json(200, r#"{"access_token":"at","expires_in":"60"}"#),
        false => Reply::json(200, LIST),
    })
    .await;
    let client = granted(
        &server,
        AuthorizationGrant::client_credentials("me", "secret"),
    );
    client.warp_connector().list().await.unwrap();

    let server = serve(|_| Reply::json(200, r#"{"token":"at"}"#)).await;
    let client = granted(
        &server,
        AuthorizationGrant::client_credentials("me", "secret"),
    );
    let error = client.warp_connector().list().await.unwrap_err();
    assert!(
        error.to_string().contains("/access_token: null or missing"),
        "{error}"
    );
}

/// Records the arguments of hooks.
struct Shown;

impl Hooks for Shown {
    fn attempt_started(&self, _: &CallInfo<'_>, headers: &mut HeaderMap) {
        assert!(headers["authorization"].is_sensitive());
    }
}

#[tokio::test]
async fn hooks_are_shown_no_secret_of_the_token_request() {
    let server = serve(|received| match is_token(received) {
        true => Reply::json(200, r#"{"access_token":"at"}"#),
        false => Reply::json(200, LIST),
    })
    .await;
    let builder = Client::builder().account_id("6").base_url(server.url());
    let credentials = AuthorizationGrant::client_credentials("me", "secret");
    let builder = builder.api_token_grant(credentials);
    let client = builder.hooks(Shown).build().unwrap();
    client.warp_connector().list().await.unwrap();
    assert_eq!(server.received().len(), 2);
}
