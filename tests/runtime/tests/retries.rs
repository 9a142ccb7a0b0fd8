//! Retries: their conditions, their number, and their waits.
#![forbid(unsafe_code)]

use std::time::{Duration, Instant, SystemTime};

use loopback::{Reply, Server};
use runtime_tests::runtime::call::builder::Call;
use runtime_tests::{Client, Create, CreateRequest, Error, List};

const LISTED: &str = r#"{"success":true,"errors":[],"messages":[],"result":[]}"#;
const CREATED: &str =
    r#"{"success":true,"errors":[],"messages":[],"result":{"id":"t","connections":null}}"#;

fn client(server: &Server) -> Client {
    let builder = Client::builder().api_token("t").account_id("6");
    builder.base_url(server.url()).build().unwrap()
}

/// A failure that asks for no wait.
fn failing(status: u16) -> Reply {
    Reply::new(status, "text/plain", "later").with_header("retry-after", "0")
}

async fn list(replies: impl IntoIterator<Item = Reply>) -> (Result<usize, Error>, usize) {
    let server = Server::answering(replies).await.unwrap();
    let listed = client(&server).warp_connector().list().await;
    (listed.map(|it| it.len()), server.received().len())
}

async fn created(
    replies: impl IntoIterator<Item = Reply>,
    change: impl FnOnce(Call<Create>) -> Call<Create>,
) -> (Result<String, Error>, usize) {
    let server = Server::answering(replies).await.unwrap();
    let body = CreateRequest::new("n");
    let created = change(client(&server).warp_connector().create(&body)).await;
    (created.map(|it| it.id), server.received().len())
}

#[tokio::test]
async fn a_read_that_failed_for_now_is_sent_again() {
    for status in [408, 425, 429, 500, 502, 503, 504] {
        let (listed, sent) = list([failing(status), Reply::json(200, LISTED)]).await;
        assert_eq!((listed.unwrap(), sent), (0, 2), "{status}");
    }
    for broken in [Reply::raw(""), Reply::json(200, LISTED).cut_after(5)] {
        let (listed, sent) = list([broken, Reply::json(200, LISTED)]).await;
        assert_eq!((listed.unwrap(), sent), (0, 2));
    }
}

#[tokio::test]
async fn what_will_fail_again_is_sent_once() {
    for status in [400, 401, 403, 404, 409, 422, 501] {
        let (listed, sent) = list([failing(status), Reply::json(200, LISTED)]).await;
        assert_eq!((listed.unwrap_err().retries(), sent), (0, 1), "{status}");
    }
    let (listed, sent) = list([Reply::json(200, "{}"), Reply::json(200, LISTED)]).await;
    assert_eq!((listed.is_err(), sent), (true, 1));
}

#[tokio::test]
async fn retries_end_and_the_error_counts_them() {
    let (listed, sent) = list([failing(503), failing(503), failing(503), failing(503)]).await;
    let error = listed.unwrap_err();
    assert_eq!((error.retries(), sent), (2, 3));
    assert!(error.to_string().ends_with(", after 2 retries"), "{error}");
}

#[tokio::test]
async fn what_may_have_taken_effect_is_not_sent_again() {
    let replies = || [failing(500), Reply::json(200, CREATED)];
    let (made, sent) = created(replies(), |call| call).await;
    assert_eq!((made.is_err(), sent), (true, 1));
    let broken = [Reply::raw(""), Reply::json(200, CREATED)];
    let (made, sent) = created(broken, |call| call).await;
    assert_eq!((made.is_err(), sent), (true, 1));
    let busy = [Reply::empty(503), Reply::json(200, CREATED)];
    let (made, sent) = created(busy, |call| call).await;
    assert_eq!((made.is_err(), sent), (true, 1));
}

#[tokio::test]
async fn what_was_refused_or_has_a_key_is_sent_again() {
    for status in [429, 503] {
        let (made, sent) = created([failing(status), Reply::json(200, CREATED)], |call| call).await;
        assert_eq!((made.unwrap().as_str(), sent), ("t", 2), "{status}");
    }
    let (made, sent) = created([failing(500), Reply::json(200, CREATED)], |call| {
        call.with_header("Idempotency-Key", "k")
    })
    .await;
    assert_eq!((made.unwrap().as_str(), sent), ("t", 2));
}

#[tokio::test]
async fn a_call_says_how_often() {
    let server = Server::answering([failing(503), Reply::json(200, LISTED)])
        .await
        .unwrap();
    let call: Call<List> = client(&server).warp_connector().list();
    assert!(call.with_max_retries(0).await.is_err());
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn the_server_says_when() {
    let server = Server::answering([
        Reply::empty(503).with_header("retry-after", "1"),
        Reply::json(200, LISTED),
    ]);
    let server = server.await.unwrap();
    let start = Instant::now();
    client(&server).warp_connector().list().await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1));

    let past = httpdate::fmt_http_date(SystemTime::now() - Duration::from_secs(9));
    let replies = [
        Reply::empty(429).with_header("retry-after", &past),
        Reply::json(200, LISTED),
    ];
    let (listed, sent) = list(replies).await;
    assert_eq!((listed.unwrap(), sent), (0, 2));
}

#[tokio::test]
async fn nobody_waits_for_an_hour() {
    let later = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(3600));
    let far = "Fri, 31 Dec 9999 23:59:59 GMT";
    let beyond_64_bits = "99999999999999999999";
    for wait in [
        "3600",
        later.as_str(),
        far,
        beyond_64_bits,
        "18446744073709551615",
    ] {
        let reply = Reply::empty(429).with_header("retry-after", wait);
        let (listed, sent) = list([reply, Reply::json(200, LISTED)]).await;
        assert_eq!((listed.unwrap_err().retries(), sent), (0, 1));
    }
}

#[tokio::test]
async fn no_wait_outlasts_the_call() {
    let server = Server::answering([
        Reply::empty(503).with_header("retry-after", "5"),
        Reply::json(200, LISTED),
    ]);
    let server = server.await.unwrap();
    let call = client(&server).warp_connector().list();
    let error = call.with_timeout(Duration::from_secs(2)).await.unwrap_err();
    assert_eq!(error.status().map(|it| it.as_u16()), Some(503));
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_call_may_take_for_ever() {
    let server = Server::answering([failing(503), Reply::json(200, LISTED)]);
    let server = server.await.unwrap();
    let call = client(&server).warp_connector().list();
    assert!(call.with_timeout(Duration::MAX).await.unwrap().is_empty());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn an_attempt_that_hangs_is_given_up() {
    let server = Server::answering([
        Reply::json(200, LISTED).body_after(Duration::from_secs(20)),
        Reply::json(200, LISTED),
    ]);
    let server = server.await.unwrap();
    let builder = Client::builder()
        .api_token("t")
        .account_id("6")
        .base_url(server.url());
    let builder = builder.attempt_timeout(Duration::from_millis(300));
    let client = builder.build().unwrap();
    assert!(client.warp_connector().list().await.unwrap().is_empty());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_service_that_fails_for_all_is_not_asked_for_ever() {
    let server = Server::start(|_| failing(503)).await.unwrap();
    let client = client(&server);
    for _ in 0..60 {
        assert!(client.warp_connector().list().await.is_err());
    }
    // 500 tokens are 100 retries.
    assert_eq!(server.received().len(), 160);
}
