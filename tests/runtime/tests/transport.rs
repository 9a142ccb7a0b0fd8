//! An application's own transport, hooks, and calls beyond the document.
#![forbid(unsafe_code)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::HeaderMap;
use loopback::{Reply, Server};
use runtime_tests::runtime::body::content::Body;
use runtime_tests::runtime::call::hooks::{CallInfo, Hooks};
use runtime_tests::runtime::{
    error::transport::TransportError,
    http::transport::{Answering, Transport},
};
use runtime_tests::{Client, CreateRequest, Error, ErrorKind};
use serde::Deserialize;
use serde_json::json;

const LIST: &str = r#"{"success":true,"errors":[],"result":[]}"#;

/// A status and a body, or none.
type Answer = Result<(u16, &'static str), TransportError>;

/// Responds without a network, and records the requests.
#[derive(Clone, Default)]
struct Memory {
    asked: Arc<Mutex<Vec<String>>>,
    answers: Arc<Mutex<Vec<Answer>>>,
}

impl Memory {
    fn answering(answers: Vec<Answer>) -> Self {
        let answers = Arc::new(Mutex::new(answers.into_iter().rev().collect()));
        Self {
            answers,
            ..Self::default()
        }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    fn client(&self) -> Client {
        let builder = Client::builder().api_token("t").account_id("6");
        let builder = builder.transport(self.clone());
        builder.build().unwrap()
    }
}

impl Transport for Memory {
    fn send(&self, request: http::Request<Body>) -> Answering<'_> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body
                .bytes_up_to(1000)
                .await
                .map_err(TransportError::failed)?;
            let body = String::from_utf8_lossy(&body).into_owned();
            let line = format!("{} {} {body}", head.method, head.uri);
            self.asked.lock().unwrap().push(line);
            assert_eq!(head.headers["authorization"], "Bearer t");
            let answer = self.answers.lock().unwrap().pop().unwrap();
            answer.map(|(status, text)| {
                let mut response = http::Response::new(Body::from(text));
                *response.status_mut() = status.try_into().unwrap();
                response
            })
        })
    }
}

#[tokio::test]
async fn a_transport_takes_the_place_of_the_network() {
    let created = r#"{"success":true,"errors":[],"result":{"id":"t","connections":null}}"#;
    let memory = Memory::answering(vec![Ok((200, created)), Ok((404, r#"{"message":"no"}"#))]);
    let client = memory.client();
    let request = CreateRequest::new("n");
    let tunnel = client.warp_connector().create(&request).await.unwrap();
    assert_eq!(tunnel.id, "t");
    let error = client.warp_connector().list().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /accounts/6/warp_connector: 404 Not Found no"
    );
    assert_eq!(
        memory.asked(),
        [
            r#"POST https://api.example.com/client/v4/accounts/6/warp_connector {"name":"n"}"#,
            "GET https://api.example.com/client/v4/accounts/6/warp_connector ",
        ]
    );
}

#[tokio::test]
async fn failures_of_a_transport_are_retried_as_those_of_the_network() {
    let memory = Memory::answering(vec![
        Err(TransportError::connect("no route")),
        Err(TransportError::timeout("too late")),
        Ok((200, LIST)),
    ]);
    assert_eq!(memory.client().warp_connector().list().await.unwrap(), []);
    assert_eq!(memory.asked().len(), 3);

    let memory = Memory::answering(vec![Err(TransportError::failed("cable cut"))]);
    let call = memory.client().warp_connector().list().with_max_retries(0);
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(
        error.to_string(),
        "GET /accounts/6/warp_connector: the connection failed: cable cut"
    );
}

/// A transport that never responds.
struct Silent;

impl Transport for Silent {
    fn send(&self, _request: http::Request<Body>) -> Answering<'_> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_transport_has_no_more_time_than_the_network() {
    let builder = Client::builder().api_token("t").account_id("6");
    let builder = builder.transport(Silent);
    let builder = builder.timeout(Duration::from_millis(20));
    let client = builder.build().unwrap();
    assert!(
        client
            .warp_connector()
            .list()
            .await
            .unwrap_err()
            .is_timeout()
    );
}

#[tokio::test]
async fn reqwest_is_a_transport_that_others_can_wrap() {
    let server = Server::answering([Reply::json(200, "[1]")]).await.unwrap();
    let builder = Client::builder().base_url(server.url());
    // The features of this crate bring no provider of cryptography for reqwest itself.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = builder.transport(reqwest::Client::new());
    let client = builder.build().unwrap();
    let answer = client.request("PUT", "/x").with_json(&json!({"a": 1}));
    assert_eq!(answer.await.unwrap(), json!([1]));
    assert_eq!(server.received()[0].text(), r#"{"a":1}"#);
}

/// Records the calls of hooks.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn add(&self, what: &str, call: &CallInfo<'_>, result: &str) {
        let (method, template, retries) = (call.method, call.template, call.retries);
        let line = format!("{what} {method} {template} {retries} {result}");
        self.0.lock().unwrap().push(line.trim_end().to_owned());
    }
}

fn told(result: Result<http::StatusCode, &Error>) -> String {
    match result {
        Ok(status) => status.as_str().to_owned(),
        Err(error) => format!("{:?}", error.kind()),
    }
}

impl Hooks for Log {
    fn call_started(&self, call: &CallInfo<'_>) {
        self.add("call", call, "");
    }

    fn attempt_started(&self, call: &CallInfo<'_>, headers: &mut HeaderMap) {
        assert!(headers["authorization"].is_sensitive());
        headers.insert("x-attempt", call.retries.into());
        self.add("attempt", call, "");
    }

    fn attempt_ended(
        &self,
        call: &CallInfo<'_>,
        result: Result<http::StatusCode, &Error>,
        _: Duration,
    ) {
        self.add("attempted", call, &told(result));
    }

    fn call_ended(
        &self,
        call: &CallInfo<'_>,
        result: Result<http::StatusCode, &Error>,
        _: Duration,
    ) {
        self.add("called", call, &told(result));
    }
}

#[tokio::test]
async fn hooks_see_every_attempt_and_can_change_headers() {
    let replies = [Reply::empty(503), Reply::json(200, LIST)];
    let server = Server::answering(replies).await.unwrap();
    let log = Log::default();
    let builder = Client::builder().api_token("t").account_id("6");
    let builder = builder.hooks(log.clone());
    let client = builder.base_url(server.url()).build().unwrap();
    client.warp_connector().list().await.unwrap();
    let path = "GET /accounts/{account_id}/warp_connector";
    assert_eq!(
        *log.0.lock().unwrap(),
        [
            format!("call {path} 0"),
            format!("attempt {path} 0"),
            format!("attempted {path} 0 Api"),
            format!("attempt {path} 1"),
            format!("attempted {path} 1 200"),
            format!("called {path} 1 200"),
        ]
    );
    let sent: Vec<_> = server.received();
    let attempts: Vec<_> = sent.iter().map(|it| it.header("x-attempt")).collect();
    assert_eq!(attempts, [Some("0"), Some("1")]);
}

#[derive(Debug, Deserialize, PartialEq)]
struct Status {
    up: bool,
}

#[tokio::test]
async fn endpoints_beside_the_document_can_be_called() {
    let server = Server::answering([
        Reply::json(200, r#"{"up":true}"#),
        Reply::empty(204),
        Reply::json(200, r#"{"up":1}"#),
        Reply::new(200, "text/html", "<p>"),
    ])
    .await
    .unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let call = client.request("GET", "/status").with_query("deep", "yes");
    assert_eq!(
        call.returning::<Status>().await.unwrap(),
        Status { up: true }
    );
    let deleted = client.request("DELETE", "/status/a%2Fb").await.unwrap();
    assert!(deleted.is_null());
    let call = client.request("GET", "/status").returning::<Status>();
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error
            .to_string()
            .starts_with("GET /status: 200 OK, but the body does not decode")
    );
    let error = client.request("POST", "/status").await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("the body is text/html, not JSON"),
        "{error}"
    );

    let targets: Vec<_> = server.received().into_iter().map(|it| it.target).collect();
    assert_eq!(
        targets,
        ["/status?deep=yes", "/status/a%2Fb", "/status", "/status"]
    );
}

#[tokio::test]
async fn a_path_beside_the_document_leads_nowhere_else() {
    let server = Server::start(|_| Reply::json(200, "1")).await.unwrap();
    let builder = Client::builder().base_url(format!("{}/v1/of", server.url()));
    let client = builder.build().unwrap();
    let refused = [
        ("status", "does not begin with a slash"),
        ("", "does not begin with a slash"),
        ("/a?b=c", "has a query or a fragment"),
        ("/a#b", "has a query or a fragment"),
        ("//other.example/x/../y", "dot segment"),
        ("/a/../b", "dot segment"),
        ("/..", "dot segment"),
        ("/.", "dot segment"),
        ("/a/.. ", "dot segment"),
        ("/%2e%2e/b", "dot segment"),
        ("/a/%2E%2e", "dot segment"),
        ("/a/.%2E/b", "dot segment"),
        ("/a/%2e./b", "dot segment"),
        ("/%2e/b", "dot segment"),
        ("/..%2Fb", "dot segment"),
        ("/a%2f..%5cb", "dot segment"),
        ("/..\\b", "backslash"),
        ("/a\\..\\..\\b", "backslash"),
        ("/\\other.example", "backslash"),
        ("/.\t./b", "control characters"),
        ("/.\n./b", "control characters"),
        ("/a/..\r", "control characters"),
        ("/a/..\0", "control characters"),
        ("/a\tb", "control characters"),
    ];
    for (path, reason) in refused {
        let error = client.request("GET", path).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{path:?}: {error}");
        assert!(error.to_string().contains(reason), "{path:?}: {error}");
    }
    let error = client.request("G T", "/a").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request, "{error}");
    assert_eq!(server.received(), []);

    let sent = [
        "/...",
        "/a..b",
        "/a%2Fb",
        "/a/",
        "//b",
        "/a ",
        "/%252e%252e",
        "/a%5Cb",
        "/a@b:c",
    ];
    for path in sent {
        client.request("GET", path).await.unwrap();
    }
    let targets: Vec<_> = server.received().into_iter().map(|it| it.target).collect();
    assert_eq!(
        targets,
        sent.map(|it| format!("/v1/of{}", it.replace(' ', "%20")))
    );
}

#[tokio::test]
async fn a_body_can_have_more_than_its_type() {
    let created = r#"{"success":true,"errors":[],"result":{"id":"t","connections":null}}"#;
    let server = Server::start(move |_| Reply::json(200, created))
        .await
        .unwrap();
    let builder = Client::builder().api_token("t").account_id("6");
    let client = builder.base_url(server.url()).build().unwrap();
    let request = CreateRequest::new("n");
    let call = client.warp_connector().create(&request);
    let call = call.with_body_field("beta", &json!({"on": true}));
    call.with_body_field("name", "m").await.unwrap();
    client
        .request("POST", "/x")
        .with_body_field("a", &1)
        .await
        .unwrap();
    let form = client
        .request("POST", "/x")
        .with_body("application/x-www-form-urlencoded", "b%20c=0&a=1");
    form.with_body_field("b c", "&").await.unwrap();

    let sent: Vec<_> = server.received().iter().map(|it| it.text()).collect();
    assert_eq!(
        sent,
        [
            r#"{"name":"m","beta":{"on":true}}"#,
            r#"{"a":1}"#,
            "a=1&b%20c=%26"
        ]
    );
    assert_eq!(
        server.received()[1].header("content-type"),
        Some("application/json")
    );

    let text = client.request("POST", "/x").with_body("text/plain", "a");
    let error = text.with_body_field("b", &1).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("fields cannot be added to a body of `text/plain`"),
        "{error}"
    );
}
