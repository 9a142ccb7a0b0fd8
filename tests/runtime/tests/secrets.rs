//! Secrets, which never show: in errors, in `Debug`, in hooks, and in what is sent elsewhere.
#![forbid(unsafe_code)]

use std::sync::{Arc, Mutex};

use http::HeaderMap;
use loopback::{Reply, Server};
use runtime_tests::runtime::auth::oauth::AuthorizationGrant;
use runtime_tests::runtime::auth::secret::Secret;
use runtime_tests::runtime::call::builder::Call;
use runtime_tests::runtime::call::hooks::{CallInfo, Hooks};
use runtime_tests::runtime::call::operation::{Operation, Route};
use runtime_tests::runtime::call::success::Json;
use runtime_tests::runtime::json::decode::{self, Decode};
use runtime_tests::runtime::json::hidden::Hidden;
use runtime_tests::runtime::stream::events::Events;
use runtime_tests::runtime::stream::lines::Lines;
use runtime_tests::{Client, Error, ErrorKind, Tunnel};
use serde::Deserialize;

/// All that a program may print of an error.
fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text += &format!(" {cause} {cause:?}");
        source = cause.source();
    }
    text
}

macro_rules! operation {
    ($name:ident: $success:ty) => {
        struct $name;
        impl Operation for $name {
            const ROUTE: Route = Route {
                method: "GET",
                path: "/x",
                security: Some(&[]),
                ..Route::DEFAULT
            };
            type Success = $success;
        }
    };
}

operation!(Password: Json<Secret>);
operation!(Count: Json<i64>);
operation!(Passwords: Lines<Secret>);
operation!(PasswordEvents: Events<Secret>);

async fn error_of<O: Operation>(body: &str) -> Error {
    let server = Server::answering([Reply::json(200, body)]).await.unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let call = Call::<O>::new(client.core()).send();
    call.await.err().expect("the body does not fit")
}

#[tokio::test]
async fn a_value_that_does_not_fit_is_not_shown() {
    for body in [
        "1234567",
        "1234.567",
        "-1234567",
        "true",
        "[1234567]",
        r#"{"a":1234567}"#,
    ] {
        let error = error_of::<Password>(body).await;
        assert_eq!(error.kind(), ErrorKind::Decode);
        let text = shown(&error);
        assert!(!text.contains("1234"), "{text}");
        assert!(
            text.contains("expected a string at line 1 column"),
            "{text}"
        );
        assert_eq!(error.body(), body.as_bytes());
    }
    let hostile = [
        r#""hunter2""#,
        r#""\"hunter2\\""#,
        r#""a\\\" invalid type: `hunter2""#,
        r#""`hunter2`, expected""#,
    ];
    for body in hostile {
        let text = shown(&error_of::<Count>(body).await);
        assert!(!text.contains("hunter2"), "{text}");
        assert!(
            text.contains("invalid type: string, expected a 64-bit integer"),
            "{text}"
        );
    }
}

#[test]
fn a_value_deep_in_a_model_keeps_its_place_and_nothing_else() {
    let error = decode::from_str::<Tunnel>(r#"{"id":1234567,"connections":null}"#).unwrap_err();
    assert!(error.to_string().contains("/id"), "{error}");
    assert!(decode::from_str::<Secret>("7").is_err() && Secret::blank() == Secret::from(""));
}

#[test]
fn a_hidden_value_is_read_and_written_and_not_shown() {
    fn setter(value: impl Into<Hidden<i64>>) -> Hidden<i64> {
        value.into()
    }
    let hidden: Hidden<i64> = decode::from_str("1234567").unwrap();
    assert_eq!(*hidden.expose(), 1_234_567);
    assert_eq!(hidden, setter(1_234_567));
    assert_eq!(serde_json::to_string(&hidden).unwrap(), "1234567");
    assert!(!format!("{hidden:?} {:#?}", Some(hidden)).contains("1234"));
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "only read")]
struct Own {
    pin: u8,
    kind: Kind,
}

#[derive(Debug, Deserialize)]
enum Kind {
    Known,
}

#[tokio::test]
async fn a_value_that_does_not_fit_a_type_of_the_application_is_not_shown() {
    for body in [
        r#"{"pin":1234567}"#,
        r#"{"pin":"s3cret-1234567"}"#,
        r#"{"pin":1,"kind":"s3cret-1234567"}"#,
    ] {
        let server = Server::start(move |_| Reply::json(200, body))
            .await
            .unwrap();
        let client = Client::builder().base_url(server.url()).build().unwrap();
        let call = client.request("GET", "/x").returning::<Own>();
        let text = shown(&call.await.unwrap_err());
        assert!(!text.contains("1234567"), "{text}");

        let raw = client
            .request("GET", "/x")
            .with_raw_response()
            .await
            .unwrap();
        let mut lines = raw.into_body().json_lines::<Own>();
        let text = shown(&lines.next().await.unwrap().unwrap_err());
        assert!(!text.contains("1234567"), "{text}");
    }
    assert!(matches!(Kind::Known, Kind::Known));
}

#[tokio::test]
async fn a_part_of_a_stream_that_does_not_fit_is_not_shown() {
    let server = Server::answering([
        Reply::new(200, "application/jsonl", "1234567\n"),
        Reply::new(200, "text/event-stream", "data: 1234567\n\n"),
    ]);
    let server = server.await.unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let mut lines = Call::<Passwords>::new(client.core()).await.unwrap();
    let text = shown(&lines.next().await.unwrap().unwrap_err());
    assert!(!text.contains("1234"), "{text}");
    let mut events = Call::<PasswordEvents>::new(client.core()).await.unwrap();
    let text = shown(&events.next().await.unwrap().unwrap_err());
    assert!(!text.contains("1234"), "{text}");
}

#[test]
fn a_url_is_shown_without_its_secrets() {
    for url in [
        "https://user:hunter2@api.example.com/v4",
        "https://hunter2@api.example.com/v4",
        "https://api.example.com/v4?key=hunter2",
        "https://api.example.com/v4#hunter2",
        "https://user:hunter2@[/v4",
        "user:hunter2@api.example.com",
    ] {
        let builder = Client::builder().base_url(url);
        let debug = format!("{builder:?} {builder:#?}");
        assert!(!debug.contains("hunter2"), "{debug}");
        let error = builder.build().unwrap_err();
        assert!(!shown(&error).contains("hunter2"), "{error}");
        let credentials = AuthorizationGrant::client_credentials("id", "hunter2").token_url(url);
        assert!(!format!("{credentials:?}").contains("hunter2"));
    }
    let builder = Client::builder().base_url("https://api.example.com/v4");
    assert!(format!("{builder:?}").contains("\"https://api.example.com/v4\""));
}

#[tokio::test]
async fn a_url_for_tokens_with_credentials_is_refused() {
    let token_url = "http://id:hunter2@127.0.0.1:9/token";
    let credentials = AuthorizationGrant::client_credentials("id", "s").token_url(token_url);
    let builder = Client::builder()
        .account_id("6")
        .base_url("http://127.0.0.1:9");
    let client = builder.api_token_grant(credentials).build().unwrap();
    let error = client.warp_connector().list().await.unwrap_err();
    assert!(
        error.to_string().contains("has credentials in it"),
        "{error}"
    );
    assert!(!shown(&error).contains("hunter2"));
}

#[tokio::test]
async fn the_target_of_a_redirect_is_shown_without_its_secrets() {
    for (location, text) in [
        (
            "https://user:hunter2@other.example/a?key=hunter2#hunter2",
            "https://other.example/a",
        ),
        ("//hunter2@other.example", "//other.example"),
        (
            "https://other.example/@scope/a",
            "https://other.example/@scope/a",
        ),
    ] {
        let reply = Reply::empty(302).with_header("location", location);
        let server = Server::answering([reply]).await.unwrap();
        let client = Client::builder().base_url(server.url()).build().unwrap();
        let error = client.request("GET", "/x").await.unwrap_err();
        assert!(!shown(&error).contains("hunter2"), "{error}");
        assert!(
            error
                .to_string()
                .contains(&format!("(not followed to {text})")),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_redirect_does_not_tell_where_it_comes_from() {
    let replies = [
        Reply::empty(307).with_header("location", "/elsewhere"),
        Reply::json(200, "1"),
    ];
    let server = Server::answering(replies).await.unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let call = client.request("GET", "/x").with_query("key", "hunter2");
    call.await.unwrap();
    let [_, followed] = server.received().try_into().unwrap();
    assert_eq!(followed.target, "/elsewhere");
    assert_eq!(followed.header("referer"), None);
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Hooks for Log {
    fn attempt_started(&self, call: &CallInfo<'_>, headers: &mut HeaderMap) {
        *self.0.lock().unwrap() += &format!("{call:?} {headers:?}");
    }
}

#[tokio::test]
async fn hooks_see_no_credential_whoever_sets_it() {
    let server = Server::start(|_| Reply::json(200, "1")).await.unwrap();
    let log = Log::default();
    let builder = Client::builder().base_url(server.url()).hooks(log.clone());
    let builder = builder
        .default_header("x-own", "hunter2")
        .login("user", "hunter2");
    let client = builder
        .session("hunter2")
        .query_key("hunter2")
        .build()
        .unwrap();
    let call = client.request("GET", "/x").with_login("user", "hunter2");
    let call = call
        .with_api_key("hunter2")
        .with_session("hunter2")
        .with_query_key("hunter2");
    call.await.unwrap();
    let call = client
        .request("GET", "/x")
        .with_header("X-Auth-Key", "hunter2");
    let call = call
        .with_header("Cookie", "a=hunter2")
        .with_header("authorization", "hunter2");
    call.await.unwrap();
    let log = log.0.lock().unwrap().clone();
    assert!(
        log.contains("x-auth-key") && !log.contains("hunter2"),
        "{log}"
    );
}

#[tokio::test]
async fn a_raw_response_does_not_show_its_cookies() {
    let reply = Reply::json(200, "1").with_header("set-cookie", "id=hunter2");
    let server = Server::answering([reply]).await.unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let response = client
        .request("GET", "/x")
        .with_raw_response()
        .await
        .unwrap();
    assert!(!format!("{response:?}").contains("hunter2"));
    assert_eq!(response.headers()["set-cookie"], "id=hunter2");
}

#[tokio::test]
async fn a_user_with_a_colon_is_refused() {
    let builder = Client::builder().base_url("http://127.0.0.1:9");
    let error = builder
        .clone()
        .login("us:er", "hunter2")
        .build()
        .unwrap_err();
    let told = "the user of `login` has a colon";
    assert!(
        error.to_string().contains(told) && !shown(&error).contains("hunter2"),
        "{error}"
    );
    let client = builder.login("user", "pass:word").build().unwrap();
    let call = client.request("GET", "/x").with_login("us:er", "hunter2");
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(
        error.to_string().contains(told) && !shown(&error).contains("hunter2"),
        "{error}"
    );
}
