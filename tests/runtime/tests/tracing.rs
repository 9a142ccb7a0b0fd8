//! The spans of a call: the recorded facts, and those that must not be recorded.
#![forbid(unsafe_code)]

use std::io;
use std::sync::{Arc, Mutex};

use loopback::{Reply, Server};
use runtime_tests::{Client, CreateRequest};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// Keeps everything that is written.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn a_call_and_each_attempt_have_a_span() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(log.clone())
        .with_max_level(tracing::Level::DEBUG)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .without_time()
        .finish();
    let created =
        r#"{"success":true,"errors":[],"result":{"id":"secret-in-the-answer","connections":null}}"#;
    let server = Server::answering([
        Reply::empty(503).with_header("retry-after", "0"),
        Reply::json(200, created)
            .with_header("cf-ray", "8c1")
            .with_header("set-cookie", "secret-cookie"),
        Reply::json(404, r#"{"message":"no"}"#),
    ])
    .await
    .unwrap();
    let builder = Client::builder().api_token("secret-token").account_id("6");
    let client = builder.base_url(server.url()).build().unwrap();
    let guard = tracing::subscriber::set_default(subscriber);
    let request = CreateRequest::new("secret-in-the-request");
    let call = client.warp_connector().create(&request);
    call.with_query("q", "secret-query").await.unwrap();
    client.warp_connector().list().await.unwrap_err();
    drop(guard);

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let lines: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("runtime_tests") && line.contains("close"))
        .collect();
    assert_eq!(lines.len(), 5, "{log}");
    let has = |line: usize, parts: &[&str]| {
        for part in parts {
            assert!(
                lines[line].contains(part),
                "`{part}` is not in `{}`",
                lines[line]
            );
        }
    };
    let path = "/accounts/{account_id}/warp_connector";
    has(
        0,
        &[
            &format!("otel.name=POST {path}"),
            "otel.kind=\"client\"",
            "http.request.method=\"POST\"",
            &format!("url.template=\"{path}\""),
            "server.address=\"127.0.0.1\"",
            "http.response.status_code=503",
            "http.response.header.retry-after=\"0\"",
            "error.type=\"503\"",
        ],
    );
    has(
        1,
        &[
            "http.request.resend_count=1",
            "http.response.status_code=200",
            "request_id=\"8c1\"",
        ],
    );
    has(
        2,
        &[
            "call{",
            "operation=\"warp-connector-create\"",
            "http.response.status_code=200",
        ],
    );
    has(
        4,
        &[
            "call{",
            "error.type=\"404\"",
            "error=GET /accounts/6/warp_connector: 404 Not Found no",
        ],
    );
    assert!(!log.contains("secret"), "{log}");
}

/// The event names the place and the types, and not the value.
#[tokio::test]
async fn a_misfit_has_an_event() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(log.clone())
        .with_ansi(false)
        .without_time()
        .finish();
    let body = r#"{"success":true,"errors":[],"result":{"id":"t","tun_type":["secret"]}}"#;
    let server = Server::answering([Reply::json(200, body)]).await.unwrap();
    let builder = Client::builder().api_token("t").account_id("6");
    let client = builder.base_url(server.url()).build().unwrap();
    let guard = tracing::subscriber::set_default(subscriber);
    let request = CreateRequest::new("name");
    client.warp_connector().create(&request).await.unwrap();
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let text =
        "/result/tun_type: expected a string, found an array operation=\"warp-connector-create\"";
    assert!(log.contains("WARN") && log.contains(text), "{log}");
    assert!(!log.contains("secret"), "{log}");
}
