//! HTTP stacks other than the usual one: a service of tower, a socket of Unix, and a system without certificates.
#![forbid(unsafe_code)]

use std::env;
use std::future::ready;
use std::process::Command;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use runtime_tests::runtime::body::content::Body;
use runtime_tests::runtime::error::transport::TransportError;
use runtime_tests::runtime::http::tower::TowerTransport;
use runtime_tests::{Client, ErrorKind};
use tower::util::BoxCloneService;
use tower::{ServiceBuilder, service_fn};

const LIST: &str = r#"{"success":true,"errors":[],"result":[]}"#;

type Error = Box<dyn std::error::Error + Send + Sync>;

fn client(service: BoxCloneService<http::Request<Body>, http::Response<Body>, Error>) -> Client {
    let builder = Client::builder().api_token("t").account_id("6");
    let builder = builder.transport(TowerTransport::new(service));
    builder.max_retries(0).build().unwrap()
}

#[tokio::test]
async fn a_service_of_tower_sends_the_requests_of_a_client() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = asked.clone();
    let service = service_fn(move |request: http::Request<Body>| {
        let token = request.headers()["authorization"].to_str().unwrap();
        let line = format!("{} {} {token}", request.method(), request.uri().path());
        seen.lock().unwrap().push(line);
        ready(Ok::<_, Error>(http::Response::new(Body::from(LIST))))
    });
    // The service is ready for one request at a time.
    let service = ServiceBuilder::new().concurrency_limit(1).service(service);
    let client = client(BoxCloneService::new(service));
    let connector = client.warp_connector();
    let (first, second) = tokio::join!(connector.list(), connector.list());
    assert!(first.unwrap().is_empty() && second.unwrap().is_empty());
    let asked = asked.lock().unwrap();
    let line = "GET /client/v4/accounts/6/warp_connector Bearer t";
    assert_eq!(*asked, [line, line]);
}

#[tokio::test]
async fn the_body_of_a_service_may_be_any_body() {
    let service = service_fn(|_: http::Request<Body>| {
        let pieces = futures_util::stream::iter([
            Ok::<_, Error>(Bytes::from_static(&LIST.as_bytes()[..9])),
            Ok(Bytes::from_static(&LIST.as_bytes()[9..])),
        ]);
        let body = http_body_util::StreamBody::new(futures_util::StreamExt::map(pieces, |it| {
            it.map(http_body::Frame::data)
        }));
        let trailers =
            http_body_util::BodyExt::with_trailers(body, ready(Some(Ok(http::HeaderMap::new()))));
        ready(Ok::<_, Error>(http::Response::new(trailers)))
    });
    let builder = Client::builder().api_token("t").account_id("6");
    let builder = builder.transport(TowerTransport::new(service));
    let client = builder.build().unwrap();
    assert!(client.warp_connector().list().await.unwrap().is_empty());
}

#[tokio::test]
async fn an_error_of_a_service_keeps_its_kind() {
    for (error, kind) in [
        (TransportError::timeout("late").into(), ErrorKind::Timeout),
        (Error::from("broken"), ErrorKind::Transport),
    ] {
        let error = Arc::new(Mutex::new(Some(error)));
        let service = service_fn(move |_: http::Request<Body>| {
            let error: Error = error.lock().unwrap().take().unwrap();
            ready(Err::<http::Response<Body>, _>(error))
        });
        let client = client(BoxCloneService::new(service));
        let error = client.warp_connector().list().await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_service_is_called_through_a_socket_of_unix() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service.sock");
    let listener = tokio::net::UnixListener::bind(&path).unwrap();
    let served = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 4096];
        let length = stream.read(&mut request).await.unwrap();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length:";
        let reply = format!("{head} {}\r\nconnection: close\r\n\r\n{LIST}", LIST.len());
        stream.write_all(reply.as_bytes()).await.unwrap();
        String::from_utf8_lossy(&request[..length]).into_owned()
    });
    let builder = Client::builder().api_token("t").account_id("6");
    let builder = builder.base_url("http://localhost").unix_socket(path);
    let client = builder.build().unwrap();
    assert!(client.warp_connector().list().await.unwrap().is_empty());
    let request = served.await.unwrap();
    assert!(
        request.starts_with("GET /accounts/6/warp_connector HTTP/1.1\r\n"),
        "{request}"
    );
}

/// Set in the process that builds a client without certificates of the system.
const WITHOUT: &str = "BUILDS_WITHOUT_CERTIFICATES";

#[test]
fn a_client_with_roots_of_its_own_needs_no_certificates_of_the_system() {
    if env::var_os(WITHOUT).is_some() {
        Client::builder().build().unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "").unwrap();
    let output = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "a_client_with_roots_of_its_own_needs_no_certificates_of_the_system",
        ])
        .env(WITHOUT, "1")
        .env("SSL_CERT_FILE", &empty)
        .env("SSL_CERT_DIR", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
}
