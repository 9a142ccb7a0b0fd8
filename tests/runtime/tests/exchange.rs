//! Whole calls against a server: the request, the result, and the error.
#![forbid(unsafe_code)]

use std::error::Error as _;
use std::time::Duration;

use loopback::{Reply, Server};
use runtime_tests::runtime::error::problem::Code;
use runtime_tests::{Client, CreateRequest, Envelope, Error, ErrorKind, Tunnel, TunnelType};

const CREATED: &str =
    r#"{"success":true,"errors":[],"messages":[],"result":{"id":"t","connections":null}}"#;
const ROUTE_ERROR: &str = r#"{"success":false,"errors":[{"code":7003,"message":"No route for the URI"}],"messages":[],"result":null}"#;

async fn serve(replies: impl IntoIterator<Item = Reply>) -> (Server, Client) {
    let server = Server::answering(replies).await.unwrap();
    let client = client(&server);
    (server, client)
}

fn client(server: &Server) -> Client {
    let builder = Client::builder()
        .api_token("token-of-mine")
        .account_id("6")
        .base_url(format!("{}/v4/", server.url()));
    builder.build().unwrap()
}

async fn create(client: &Client) -> Result<Tunnel, Error> {
    let request = CreateRequest::new("n");
    client.warp_connector().create(&request).await
}

async fn answer(reply: Reply) -> Result<Tunnel, Error> {
    let (_server, client) = serve([reply]).await;
    create(&client).await
}

async fn failure(reply: Reply) -> Error {
    answer(reply).await.unwrap_err()
}

#[tokio::test]
async fn a_call_sends_exactly_this() {
    let (server, client) = serve([Reply::json(200, CREATED)]).await;
    assert_eq!(create(&client).await.unwrap().id, "t");
    let received = server.received().remove(0);
    let mut headers = received.headers.clone();
    // The supported encodings depend on the features of reqwest that any crate has turned on.
    headers.retain(|(name, _)| name != "host" && name != "accept-encoding");
    headers.sort();
    let expected = [
        ("accept", "application/json"),
        ("authorization", "Bearer token-of-mine"),
        ("content-length", "12"),
        ("content-type", "application/json"),
        ("user-agent", "runtime-tests/0.1.0"),
    ];
    assert_eq!(
        headers,
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
    assert_eq!(received.method, "POST");
    assert_eq!(received.target, "/v4/accounts/6/warp_connector");
    assert_eq!(received.text(), r#"{"name":"n"}"#);
}

#[tokio::test]
async fn a_call_overrides_the_client() {
    let list = r#"{"success":true,"errors":[],"result":[]}"#;
    let (server, client) = serve([Reply::json(200, CREATED), Reply::json(200, list)]).await;
    let request = CreateRequest::new("n").ha(true);
    let call = client.warp_connector().create(&request).account_id("a/b");
    call.with_header("Accept", "text/x")
        .with_query("q q", "1&2")
        .await
        .unwrap();
    client
        .warp_connector()
        .list()
        .tun_type(&TunnelType::Gre)
        .await
        .unwrap();

    let [create, list] = server.received().try_into().unwrap();
    assert_eq!(
        create.target,
        "/v4/accounts/a%2Fb/warp_connector?q%20q=1%262"
    );
    assert_eq!(create.header("accept"), Some("text/x"));
    assert_eq!(list.target, "/v4/accounts/6/warp_connector?tun_type=gre");
    assert_eq!(list.header("content-type"), None);
}

#[tokio::test]
async fn a_call_can_be_sent_elsewhere() {
    let (first, client) = serve([]).await;
    let (second, _) = serve([Reply::json(
        200,
        r#"{"success":true,"errors":[],"result":[]}"#,
    )])
    .await;
    let call = client.warp_connector().list().with_base_url(&second.url());
    call.await.unwrap();
    assert_eq!(first.received(), []);
    assert_eq!(second.received()[0].target, "/accounts/6/warp_connector");

    let call = client.warp_connector().list().with_base_url("nowhere");
    assert_eq!(call.await.unwrap_err().kind(), ErrorKind::Request);
}

#[tokio::test]
async fn the_whole_answer_can_be_had() {
    let (_server, client) = serve([Reply::json(201, CREATED).with_header("CF-Ray", "8c1")]).await;
    let request = CreateRequest::new("n");
    let response = client
        .warp_connector()
        .create(&request)
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.request_id(), Some("8c1"));
    assert!(response.body().success);
    assert_eq!(response.map(|envelope| envelope.errors).into_body(), []);
}

#[tokio::test]
async fn an_error_tells_what_the_server_said() {
    let error = failure(Reply::json(400, ROUTE_ERROR).with_header("cf-ray", "8c1")).await;
    assert_eq!(
        error.to_string(),
        "POST /accounts/6/warp_connector: 400 Bad Request [7003] No route for the URI (cf-ray 8c1)"
    );
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.method(), Some("POST"));
    assert_eq!(error.path(), Some("/accounts/6/warp_connector"));
    assert_eq!(error.status().unwrap(), 400);
    assert!(error.has_code(7003) && error.has_code("7003") && !error.has_code(1));
    assert_eq!(error.codes().collect::<Vec<_>>(), [&Code::Number(7003)]);
    assert_eq!(error.typed::<Envelope<()>>().unwrap().errors[0].code, 7003);
    assert_eq!(error.body(), ROUTE_ERROR.as_bytes());
}

#[tokio::test]
async fn success_false_is_an_error_whatever_the_status() {
    let error = failure(Reply::json(200, ROUTE_ERROR)).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert!(
        error
            .to_string()
            .ends_with(": 200 OK [7003] No route for the URI"),
        "{error}"
    );
    assert!(error.typed::<Envelope<()>>().is_some());

    let error = failure(Reply::json(200, r#"{"success":false,"message":"no"}"#)).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert!(error.to_string().ends_with(": 200 OK no"), "{error}");
}

#[tokio::test]
async fn a_missing_result_is_an_error_but_not_of_the_whole_answer() {
    let body = r#"{"success":true,"errors":null,"result":null}"#;
    let error = failure(Reply::json(200, body)).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error.to_string().contains("/result: null or missing"),
        "{error}"
    );

    let (_server, client) = serve([Reply::json(200, body)]).await;
    let response = client
        .warp_connector()
        .list()
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.body().result, None);
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_located_and_kept() {
    let error = failure(Reply::json(
        200,
        r#"{"success":true,"errors":[],"result":{}}"#,
    ))
    .await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "POST /accounts/6/warp_connector: 200 OK, but the body does not decode: /result: missing field `id` at line 1 column 39"
    );
    assert!(error.source().unwrap().is::<serde_json::Error>());
    assert!(error.body().starts_with(b"{\"success\""));
}

#[tokio::test]
async fn a_body_is_json_whatever_its_media_type() {
    assert_eq!(
        answer(Reply::new(200, "text/html", CREATED))
            .await
            .unwrap()
            .id,
        "t"
    );
    assert_eq!(
        answer(Reply::json(200, format!("\u{feff}{CREATED}")))
            .await
            .unwrap()
            .id,
        "t"
    );
}

#[tokio::test]
async fn bodies_that_are_not_json() {
    for (reply, expected) in [
        (
            Reply::new(502, "text/html; charset=x", "<html>"),
            "502 Bad Gateway (body is text/html, not JSON)",
        ),
        (
            Reply::new(502, "text/plain", "down\r\n\u{1b}[31m"),
            "502 Bad Gateway: down\\r\\n\\u{1b}[31m",
        ),
        (Reply::empty(503), "503 Service Unavailable (body is empty)"),
        (Reply::empty(599), "599 (body is empty)"),
        (Reply::json(404, r#"{"a":1}"#), r#"404 Not Found: {"a":1}"#),
        (Reply::empty(200), "200 OK, but the body is empty"),
        (
            Reply::new(200, "text/html", "<p>"),
            "200 OK, but the body is text/html, not JSON: expected value at line 1 column 1",
        ),
        (
            Reply::json(200, b"{\"a\":\"\xff\"}"),
            "200 OK, but the body is not text: invalid utf-8 sequence of 1 bytes from index 6",
        ),
    ] {
        let text = failure(reply).await.to_string();
        assert_eq!(text, format!("POST /accounts/6/warp_connector: {expected}"));
    }
}

#[tokio::test]
async fn problems_are_found_in_many_shapes() {
    for (body, expected) in [
        (r#"{"errors":["a","b"]}"#, "a; b"),
        (
            r#"{"errors":[{"code":"x","message":"m","source":{"pointer":"/name"}}]}"#,
            "[x] m (at /name)",
        ),
        (r#"{"errors":null,"message":"m"}"#, "m"),
        (
            r#"{"errors":[],"error":{"type":"t","message":"m"}}"#,
            "[t] m",
        ),
        (r#"{"errors":{"name":["is taken"]}}"#, "is taken (at name)"),
        (
            r#"{"error":"invalid_grant","error_description":"expired"}"#,
            "[invalid_grant] expired",
        ),
        (r#"{"error":"broken"}"#, "broken"),
        (
            r#"{"type":"about:blank","title":"T","detail":"D","status":400}"#,
            "T: D",
        ),
        (r#"[{"code":1,"message":"m"}]"#, "[1] m"),
        (r#"{"code":5.5,"message":"m\nn"}"#, "[5.5] m\\nn"),
        (
            r#"{"errors":[1,2,3,4,5,6,7]}"#,
            "[1]; [2]; [3]; [4]; [5]; and 2 more",
        ),
    ] {
        let text = failure(Reply::json(400, body)).await.to_string();
        assert_eq!(
            text,
            format!("POST /accounts/6/warp_connector: 400 Bad Request {expected}")
        );
    }
}

#[tokio::test]
async fn a_long_message_is_cut_and_a_long_body_bounded() {
    let body = format!(r#"{{"message":"{}"}}"#, "x".repeat(100_000));
    let error = failure(Reply::json(400, body)).await;
    assert!(error.to_string().ends_with("xxx…"));
    assert!(error.to_string().len() < 600);
    assert_eq!(error.body().len(), 64 * 1024);
}

#[tokio::test]
async fn an_error_body_that_does_not_decode_hides_nothing() {
    let error = failure(Reply::json(403, r#"{"success":0,"errors":"no entry"}"#)).await;
    assert!(
        error.to_string().ends_with("403 Forbidden no entry"),
        "{error}"
    );
    assert!(error.typed::<Envelope<()>>().is_none());
}

#[tokio::test]
async fn a_body_that_is_cut_is_an_error() {
    let error = failure(Reply::json(200, CREATED).cut_after(20)).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(
        error
            .to_string()
            .contains("200 OK, but the body broke off: "),
        "{error}"
    );
    assert!(error.source().is_some());

    let error = failure(Reply::json(500, ROUTE_ERROR).cut_after(20)).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().unwrap(), 500);
}

#[tokio::test]
async fn what_is_not_http_is_an_error() {
    let error = failure(Reply::raw("SSH-2.0-x\r\n\r\n")).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(
        error.to_string().contains("the connection failed: "),
        "{error}"
    );
}

#[tokio::test]
async fn no_connection_is_an_error() {
    let (server, client) = serve([]).await;
    drop(server);
    tokio::time::sleep(Duration::from_millis(20)).await;
    let error = create(&client).await.unwrap_err();
    assert!(error.is_connect() && error.is_retryable());
    assert!(
        error
            .to_string()
            .starts_with("POST /accounts/6/warp_connector: could not connect: Connection refused"),
        "{error}"
    );
}

#[tokio::test]
async fn a_timeout_covers_headers_and_body() {
    let slow = Duration::from_secs(5);
    for reply in [
        Reply::json(200, r#"{"success":true,"errors":[],"result":[]}"#).after(slow),
        Reply::json(200, r#"{"success":true,"errors":[],"result":[]}"#).body_after(slow),
    ] {
        let (_server, client) = serve([reply]).await;
        let call = client.warp_connector().list();
        let error = call
            .with_timeout(Duration::from_millis(100))
            .await
            .unwrap_err();
        assert!(error.is_timeout() && error.is_retryable());
        assert!(error.to_string().ends_with("timed out"), "{error}");
    }
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_an_error() {
    let server = Server::answering([Reply::json(200, CREATED)])
        .await
        .unwrap();
    let builder = Client::builder()
        .api_token("t")
        .account_id("6")
        .base_url(server.url());
    let builder = builder.body_limit(10);
    let error = create(&builder.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error
            .to_string()
            .ends_with("200 OK, but the body is larger than 10 bytes"),
        "{error}"
    );
}

#[tokio::test]
async fn a_redirect_to_another_host_gets_nothing() {
    let (other, _) = serve([Reply::json(200, CREATED)]).await;
    let target = format!("{}/x?secret=1", other.url());
    let error = failure(Reply::empty(307).with_header("location", &target)).await;
    assert_eq!(other.received(), []);
    assert_eq!(
        error.to_string(),
        format!(
            "POST /accounts/6/warp_connector: 307 Temporary Redirect (not followed to {}/x)",
            other.url()
        )
    );
}

#[tokio::test]
async fn a_redirect_to_the_same_host_is_followed() {
    let replies = [
        Reply::empty(308).with_header("location", "/v5/x"),
        Reply::json(200, CREATED),
    ];
    let (server, client) = serve(replies).await;
    create(&client).await.unwrap();
    let received = server.received();
    assert_eq!(received[1].target, "/v5/x");
    assert_eq!(
        received[1].header("authorization"),
        Some("Bearer token-of-mine")
    );
    assert_eq!(received[1].text(), r#"{"name":"n"}"#);
}

#[test]
fn an_error_can_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[tokio::test]
async fn debug_shows_no_secret() {
    let (_server, client) =
        serve([Reply::json(400, ROUTE_ERROR).with_header("set-cookie", "s3cret")]).await;
    let request = CreateRequest::new("s3cret");
    let call = client
        .warp_connector()
        .create(&request)
        .with_header("x", "s3cret");
    assert_eq!(
        format!("{call:?}"),
        "Call(POST /accounts/{account_id}/warp_connector)"
    );
    let error = call.await.unwrap_err();
    let builder = Client::builder().email_and_key("s3cret", "s3cret");
    for shown in [
        format!("{error:?}"),
        format!("{client:?}"),
        format!("{builder:?}"),
    ] {
        assert!(
            !shown.contains("s3cret") && !shown.contains("token-of-mine"),
            "{shown}"
        );
    }
}

#[tokio::test]
async fn an_argument_that_is_not_set_is_named() {
    let client = Client::builder().api_token("t").build().unwrap();
    let error = create(&client).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "POST /accounts/{account_id}/warp_connector: `account_id` is not set: pass it to the call or to the client builder (`from_env` reads CLOUDFLARE_ACCOUNT_ID)"
    );
}
