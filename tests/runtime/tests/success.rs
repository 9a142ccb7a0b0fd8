//! The type of a successful response, and that of an error body.
#![forbid(unsafe_code)]

use bytes::Bytes;
use loopback::{Reply, Server};
use runtime_tests::runtime::call::builder::Call;
use runtime_tests::runtime::call::environment::Environment;
use runtime_tests::runtime::call::operation::{Failure, Operation, Route, Statuses, typed};
use runtime_tests::runtime::call::success::{
    Binary, Collected, Empty, Json, JsonOrEmpty, Success, Text, UnwrapEmpty, UnwrapOptional,
};
use runtime_tests::runtime::call::untyped::Decoded;
use runtime_tests::runtime::call::{
    api::{self, Api},
    settings::Settings,
};
use runtime_tests::runtime::http::header::Header;
use runtime_tests::runtime::http::response::Response;
use runtime_tests::{Connection, Envelope, Error, ErrorKind, Message, Node, Tunnel};
use serde_json::{Value, json};

const API: &Api = &Api {
    server: api::Server {
        url: "http://localhost",
        variables: &[],
    },
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
    ..Api::PLAIN
};

const ROUTE: Route = Route {
    method: "PUT",
    path: "/x",
    accept: None,
    security: Some(&[]),
    failures: &[
        Failure {
            status: "default",
            media_type: "",
            decode: typed::<Message>,
        },
        Failure {
            status: "4XX",
            media_type: "",
            decode: typed::<Connection>,
        },
        Failure {
            status: "404",
            media_type: "",
            decode: typed::<Tunnel>,
        },
        Failure {
            status: "404",
            media_type: "application/scim+json",
            decode: typed::<Node>,
        },
    ],
    ..Route::DEFAULT
};

struct Probe<S>(S);

impl<S: Success> Operation for Probe<S> {
    const ROUTE: Route = ROUTE;
    type Success = S;
}

async fn answer<S: Success>(reply: Reply) -> Result<S::Output, Error> {
    let (_server, call) = call::<Probe<S>>([reply]).await;
    call.await
}

async fn call<O: Operation>(replies: impl IntoIterator<Item = Reply>) -> (Server, Call<O>) {
    let server = Server::answering(replies).await.unwrap();
    let mut settings = Settings::new(API);
    settings.base_url(server.url());
    settings.max_retries(0);
    let call = Call::new(&settings.build().unwrap());
    (server, call)
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
    let quoted = Bytes::from_static(b"\"a\"");
    let body = answer::<Binary>(text()).await.unwrap();
    assert_eq!(body.bytes().await.unwrap(), quoted);
    assert_eq!(answer::<Collected>(text()).await.unwrap(), quoted);
    answer::<Empty>(text()).await.unwrap();
}

#[tokio::test]
async fn a_body_is_read_as_what_it_is() {
    let reply = Reply::new;
    let string = async |reply| answer::<Json<String>>(reply).await;
    let csv = || reply(200, "text/csv; charset=utf-8", "a,b\n1,2\n");
    assert_eq!(string(csv()).await.unwrap(), "a,b\n1,2\n");
    assert_eq!(string(reply(200, "text/plain", "12")).await.unwrap(), "12");
    assert_eq!(
        string(reply(200, "application/json", "\"a\""))
            .await
            .unwrap(),
        "a"
    );
    // What claims to be JSON has to be JSON, and an object is not a text.
    let error = string(reply(200, "application/json", "a"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let error = answer::<Json<Tunnel>>(csv()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "PUT /x: 200 OK, but the body is text/csv, not JSON: expected value at line 1 column 1"
    );

    let untyped = answer::<Json<Value>>(csv()).await.unwrap();
    assert_eq!(untyped, "a,b\n1,2\n");
    let untyped = answer::<JsonOrEmpty<Value>>(reply(200, "text/plain", r#"{"a":1}"#)).await;
    assert_eq!(untyped.unwrap().unwrap(), json!({"a": 1}));
    // A page is mostly that of a proxy.
    let page = reply(200, "text/html", "<p>");
    let error = answer::<Json<Value>>(page).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let untyped = answer::<Decoded<Value>>(csv()).await.unwrap();
    assert_eq!(untyped, "a,b\n1,2\n");

    let text = async |reply| answer::<Text>(reply).await.unwrap();
    assert_eq!(
        text(reply(200, "application/json", r#""a\nb""#)).await,
        "a\nb"
    );
    assert_eq!(text(reply(200, "application/json", "{}")).await, "{}");
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
async fn an_error_body_has_the_type_of_its_media_type() {
    let error = async |media_type, body: &str| {
        let reply = Reply::new(404, media_type, body);
        answer::<Empty>(reply).await.unwrap_err()
    };
    let tunnel = r#"{"id":"i"}"#;
    assert!(error("text/x", tunnel).await.typed::<Tunnel>().is_some());
    let scim = error("Application/SCIM+json; charset=utf-8", r#"{"next":{}}"#).await;
    assert!(scim.typed::<Node>().is_some());
    // The type has only optional members, and the body has none of them.
    for body in [r#"{"detail":"no"}"#, "{}"] {
        let error = error("application/scim+json", body).await;
        assert!(error.typed::<Node>().is_none(), "{body}");
        assert_eq!(error.body(), body.as_bytes());
    }
}

/// An operation that lists two successes and describes all other statuses as errors.
struct Listing;

impl Operation for Listing {
    const ROUTE: Route = Route {
        successes: &[Statuses::Exact(200), Statuses::Exact(302)],
        ..ROUTE
    };
    type Success = JsonOrEmpty<String>;
}

async fn listed(reply: Reply) -> Result<Response<Option<String>>, Error> {
    let (_server, call) = call::<Listing>([reply]).await;
    call.with_response().await
}

#[tokio::test]
async fn a_success_that_is_not_listed_is_what_default_says() {
    let listed = async |reply| self::listed(reply).await.map(Response::into_body);
    assert_eq!(
        listed(Reply::json(200, "\"a\"")).await.unwrap().unwrap(),
        "a"
    );
    let error = listed(Reply::json(201, r#"{"code":7,"message":"m"}"#)).await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.to_string(), "PUT /x: 201 Created [7] m");
    assert!(error.typed::<Message>().is_some());
    let error = listed(Reply::json(202, "{\"a\":1}")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "PUT /x: 202 Accepted, which is an error here: {\"a\":1}"
    );
}

#[tokio::test]
async fn a_redirect_that_is_described_is_returned() {
    let replies = [
        Reply::new(302, "text/html", "<a>Found</a>").with_header("location", "/elsewhere"),
        Reply::json(200, "\"followed\""),
    ];
    let (server, call) = call::<Listing>(replies).await;
    let response = call.with_response().await.unwrap();
    assert_eq!(response.status(), 302);
    let location: Header<String> = Header::text("Location");
    assert_eq!(response.header(location).as_deref(), Some("/elsewhere"));
    assert_eq!(response.body(), &None);
    assert_eq!(server.received().len(), 1);

    // Another redirect of the same operation is an error.
    let error = listed(Reply::empty(307).with_header("location", "/x")).await;
    let text = error.unwrap_err().to_string();
    assert_eq!(text, "PUT /x: 307 Temporary Redirect (not followed to /x)");
}

#[tokio::test]
async fn a_call_is_rate_limited_if_nothing_remains() {
    for (status, header, is_limited) in [
        (429, ("x", "y"), true),
        (403, ("x-ratelimit-remaining", "0"), true),
        (403, ("retry-after", "60"), true),
        (403, ("x-ratelimit-remaining", "10"), false),
        (401, ("x-ratelimit-remaining", "0"), false),
    ] {
        let reply = Reply::empty(status).with_header(header.0, header.1);
        let error = answer::<Empty>(reply).await.unwrap_err();
        assert_eq!(error.is_rate_limited(), is_limited, "{status} {header:?}");
    }
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
