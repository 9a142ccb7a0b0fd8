//! The type of a successful response, and that of an error body.
#![forbid(unsafe_code)]

use bytes::Bytes;
use loopback::{Reply, Server};
use runtime_tests::runtime::call::builder::Call;
use runtime_tests::runtime::call::environment::Environment;
use runtime_tests::runtime::call::operation::{Failure, Operation, Route, Statuses, typed};
use runtime_tests::runtime::call::success::{
    Binary, Empty, Json, JsonOrEmpty, Success, Text, UnwrapEmpty, UnwrapOptional,
};
use runtime_tests::runtime::call::{api::Api, settings::Settings};
use runtime_tests::{Connection, Envelope, Error, ErrorKind, Message, Tunnel};

const API: &Api = &Api {
    base_url: "http://localhost",
    server_variables: &[],
    user_agent: "test",
    request_id: &[],
    schemes: &[],
    security: &[],
    environment: &Environment {
        base_url: None,
        credentials: &[],
        alternatives: &[],
        path_defaults: &[],
    },
};

const ROUTE: Route = Route {
    id: "",
    method: "PUT",
    path: "/x",
    accept: None,
    server: None,
    security: Some(&[]),
    failures: &[
        Failure {
            status: Statuses::Any,
            decode: typed::<Message>,
        },
        Failure {
            status: Statuses::Range(4),
            decode: typed::<Connection>,
        },
        Failure {
            status: Statuses::Exact(404),
            decode: typed::<Tunnel>,
        },
    ],
};

struct Probe<S>(S);

impl<S: Success> Operation for Probe<S> {
    const ROUTE: Route = ROUTE;
    type Success = S;
}

async fn answer<S: Success>(reply: Reply) -> Result<S::Output, Error> {
    let server = Server::answering([reply]).await.unwrap();
    let mut settings = Settings::new(API);
    settings.base_url(server.url());
    settings.max_retries(0);
    Call::<Probe<S>>::new(&settings.build().unwrap()).await
}

#[test]
fn statuses_are_what_the_document_says() {
    assert_eq!(Statuses::of("404"), Statuses::Exact(404));
    assert_eq!(Statuses::of("100"), Statuses::Exact(100));
    assert_eq!(Statuses::of("4XX"), Statuses::Range(4));
    assert_eq!(Statuses::of("default"), Statuses::Any);
}

#[tokio::test]
async fn bodies_are_read_as_the_marker_says() {
    let text = || Reply::new(200, "text/plain", "\"a\"");
    assert_eq!(answer::<Json<String>>(text()).await.unwrap(), "a");
    assert_eq!(answer::<Text>(text()).await.unwrap(), "\"a\"");
    assert_eq!(
        answer::<Binary>(text()).await.unwrap(),
        Bytes::from_static(b"\"a\"")
    );
    answer::<Empty>(text()).await.unwrap();
}

#[tokio::test]
async fn a_body_may_be_missing() {
    type Maybe = JsonOrEmpty<String>;
    assert_eq!(
        answer::<Maybe>(Reply::json(200, "\"a\""))
            .await
            .unwrap()
            .as_deref(),
        Some("a")
    );
    assert_eq!(
        answer::<Maybe>(Reply::json(200, " \n")).await.unwrap(),
        None
    );
    assert_eq!(
        answer::<Maybe>(Reply::json(200, "null")).await.unwrap(),
        None
    );
    assert_eq!(answer::<Maybe>(Reply::empty(204)).await.unwrap(), None);
    answer::<Empty>(Reply::empty(204)).await.unwrap();
}

#[tokio::test]
async fn an_envelope_may_hold_nothing() {
    let empty = || Reply::json(200, r#"{"success":true,"errors":[],"result":null}"#);
    let full = || Reply::json(200, r#"{"success":true,"errors":[],"result":"a"}"#);
    type Maybe = UnwrapOptional<Envelope<String>>;
    assert_eq!(answer::<Maybe>(empty()).await.unwrap(), None);
    assert_eq!(answer::<Maybe>(full()).await.unwrap().as_deref(), Some("a"));
    answer::<UnwrapEmpty<Envelope<()>>>(full()).await.unwrap();

    let failed = Reply::json(200, r#"{"success":false,"errors":[]}"#);
    let error = answer::<UnwrapEmpty<Envelope<()>>>(failed)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
}

#[tokio::test]
async fn an_error_body_has_the_type_of_its_status() {
    let body = r#"{"id":"i","code":1,"message":"m"}"#;
    let error = async |status| {
        answer::<Empty>(Reply::json(status, body))
            .await
            .unwrap_err()
    };
    assert!(error(404).await.typed::<Tunnel>().is_some());
    assert!(error(403).await.typed::<Connection>().is_some());
    assert!(error(500).await.typed::<Message>().is_some());
    assert!(error(500).await.typed::<Tunnel>().is_none());
}

#[tokio::test]
async fn an_error_says_what_can_be_done() {
    let error = async |status| answer::<Empty>(Reply::empty(status)).await.unwrap_err();
    assert!(error(404).await.is_not_found());
    assert!(error(429).await.is_rate_limited());
    for (status, retryable) in [
        (400, false),
        (429, true),
        (501, false),
        (502, true),
        (503, true),
    ] {
        assert_eq!(error(status).await.is_retryable(), retryable, "{status}");
    }
}
