//! Bodies that are never in memory as a whole: responses that are read piece by piece, and uploads from files and streams.
#![forbid(unsafe_code)]

use std::io;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use loopback::{Reply, Server};
use runtime_tests::runtime::body::multipart::{File, Form, Multipart};
use runtime_tests::runtime::body::upload::Upload;
use runtime_tests::runtime::call::operation::Route;
use runtime_tests::runtime::call::request::Request;
use runtime_tests::runtime::call::send::exchange;
use runtime_tests::{Client, ErrorKind};

async fn serve(replies: impl IntoIterator<Item = Reply>) -> (Server, Client) {
    let server = Server::answering(replies).await.unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

/// A path for this process in the folder for temporary files.
fn temporary(name: &str) -> std::path::PathBuf {
    std::env::temp_dir().join(format!("runtime-tests-{}-{name}", std::process::id()))
}

fn pieces() -> impl futures_util::Stream<Item = io::Result<Bytes>> {
    stream::iter(["one ", "two ", "three"].map(|it| Ok(Bytes::from_static(it.as_bytes()))))
}

#[tokio::test]
async fn a_method_that_takes_a_body_says_that_there_is_none() {
    let (server, client) = serve([204, 204, 204].map(Reply::empty)).await;
    for method in ["POST", "PUT", "GET"] {
        client.request(method, "/empty").await.unwrap();
    }
    let received = server.received();
    let lengths: Vec<_> = received
        .iter()
        .map(|it| it.header("content-length"))
        .collect();
    assert_eq!(lengths, [Some("0"), Some("0"), None]);
}

#[tokio::test]
async fn an_answer_is_read_as_it_comes() {
    let pause = Duration::from_millis(300);
    let reply = Reply::new(200, "text/plain", "first second").pausing_after(6, pause);
    let (_server, client) = serve([reply.with_header("x-kind", "long")]).await;
    let answer = client
        .request("GET", "/log")
        .with_raw_response()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["x-kind"], "long");

    let mut body = answer.into_body();
    assert_eq!(body.remaining(), Some(12));
    assert_eq!(body.chunk().await.unwrap().unwrap(), "first ");
    assert_eq!(body.remaining(), Some(6));
    assert_eq!(body.next().await.unwrap().unwrap(), "second");
    assert!(body.next().await.is_none());
}

#[tokio::test]
async fn an_answer_that_is_no_success_is_an_error_all_the_same() {
    let (_server, client) = serve([Reply::json(404, r#"{"message":"gone"}"#)]).await;
    let error = client
        .request("GET", "/log")
        .with_raw_response()
        .await
        .unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.to_string(), "GET /log: 404 Not Found gone");
}

#[tokio::test]
async fn a_streamed_body_has_as_long_for_each_piece_as_the_call_had() {
    let slow = |pause| {
        let reply = Reply::new(200, "text/plain", "first second");
        reply.pausing_after(6, Duration::from_millis(pause))
    };
    let (_server, client) = serve([slow(100), slow(2000)]).await;
    let call = |time| {
        let call = client.request("GET", "/log");
        let call = call
            .with_timeout(Duration::from_millis(time))
            .with_raw_response();
        async { call.await.unwrap().into_body().bytes_up_to(1000).await }
    };
    assert_eq!(call(150).await.unwrap(), "first second");
    let error = call(150).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.to_string(), "GET /log: timed out");
}

#[tokio::test]
async fn a_streamed_body_that_breaks_off_says_so() {
    let (_server, client) = serve([Reply::new(200, "text/plain", "0123456789").cut_after(4)]).await;
    let answer = client
        .request("GET", "/log")
        .with_raw_response()
        .await
        .unwrap();
    let error = answer.into_body().bytes_up_to(100).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(
        error
            .to_string()
            .starts_with("GET /log: the body broke off"),
        "{error}"
    );
}

#[tokio::test]
async fn more_than_the_limit_is_not_collected() {
    let (_server, client) = serve([Reply::new(200, "text/plain", "0123456789")]).await;
    let answer = client
        .request("GET", "/log")
        .with_raw_response()
        .await
        .unwrap();
    let error = answer.into_body().bytes_up_to(9).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /log: the body is larger than 9 bytes"
    );
}

#[tokio::test]
async fn a_file_is_sent_with_its_length_and_sent_again() {
    let path = temporary("upload");
    std::fs::write(&path, "y".repeat(200_000)).unwrap();
    let (server, client) = serve([Reply::empty(503), Reply::json(200, "1")]).await;
    let call = client.request("PUT", "/file");
    call.with_body("text/plain", Upload::file(&path))
        .await
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    let [first, second] = server.received().try_into().unwrap();
    assert_eq!(first.header("content-length"), Some("200000"));
    assert_eq!(first.header("content-type"), Some("text/plain"));
    assert_eq!(second.text(), "y".repeat(200_000));

    let call = client.request("PUT", "/file");
    let error = call
        .with_body("text/plain", Upload::file(&path))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(
        error
            .to_string()
            .contains("PUT /file: the body cannot be read: `"),
        "{error}"
    );
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let (server, client) = serve([Reply::json(200, "1"), Reply::empty(503)]).await;
    let call = client.request("PUT", "/file");
    call.with_body("text/plain", Upload::stream(pieces(), None))
        .await
        .unwrap();
    let call = client.request("PUT", "/file");
    let error = call
        .with_body("text/plain", Upload::stream(pieces(), Some(13)))
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(error.retries(), 0);

    let [first, second] = server.received().try_into().unwrap();
    assert_eq!(first.header("transfer-encoding"), Some("chunked"));
    assert_eq!(first.text(), "one two three");
    assert_eq!(second.header("content-length"), Some("13"));
    assert_eq!(second.text(), "one two three");
}

#[tokio::test]
async fn a_stream_that_fails_fails_the_call() {
    let broken = stream::iter([
        Ok(Bytes::from_static(b"one")),
        Err(io::Error::other("the tape tore")),
    ]);
    let (_server, client) = serve([Reply::json(200, "1")]).await;
    let call = client.request("PUT", "/file");
    let error = call
        .with_body("text/plain", Upload::stream(broken, None))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("the tape tore"), "{error}");
}

const FORM: Route = Route {
    method: "POST",
    path: "/form",
    security: Some(&[]),
    ..Route::DEFAULT
};

/// A form with a note and a file.
struct Post(File);

impl Multipart for Post {
    fn write(&self, form: &mut Form) {
        form.value("note", "n");
        form.file("data", Some(&self.0));
    }
}

#[tokio::test]
async fn a_form_has_files_that_are_streams() {
    let (server, client) = serve([Reply::json(200, "1"), Reply::json(200, "1")]).await;
    let path = temporary("part");
    std::fs::write(&path, "of a file").unwrap();
    for content in [Upload::file(&path), Upload::stream(pieces(), None)] {
        let post = Post(File::new(content).named("a.txt"));
        let mut request = Request::new();
        request.multipart("multipart/form-data", &post);
        exchange(client.core().clone(), request, &FORM, None)
            .await
            .unwrap();
    }
    std::fs::remove_file(&path).unwrap();

    let [file, streamed] = server.received().try_into().unwrap();
    let length = file.header("content-length").unwrap().parse().ok();
    assert_eq!(length, Some(file.body.len()));
    assert_eq!(streamed.header("transfer-encoding"), Some("chunked"));
    for (received, content) in [(file, "of a file"), (streamed, "one two three")] {
        let media_type = received.header("content-type").unwrap();
        let boundary = media_type
            .strip_prefix("multipart/form-data; boundary=")
            .unwrap();
        assert!(
            boundary.len() > 40,
            "a stream may have any other line in it"
        );
        let expected = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nn\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.txt\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n{content}\r\n--{boundary}--\r\n"
        );
        assert_eq!(received.text(), expected);
    }
}
