//! Streamed responses: events, even if the connection breaks, and JSON line by line.
#![forbid(unsafe_code)]

use std::time::Duration;

use futures_util::StreamExt;
use loopback::{Received, Reply, Server};
use runtime_tests::runtime::body::content::Body;
use runtime_tests::runtime::call::builder::Call;
use runtime_tests::runtime::call::operation::{Operation, Route};
use runtime_tests::runtime::stream::events::{Event, EventStream, Events, TextEvents};
use runtime_tests::runtime::stream::lines::Lines;
use runtime_tests::{Client, ErrorKind, Level};
use serde_json::{Value, json};

const ROUTE: Route = Route {
    id: "watch",
    method: "GET",
    path: "/watch",
    accept: Some("text/event-stream"),
    security: Some(&[]),
    ..Route::DEFAULT
};

macro_rules! operation {
    ($name:ident: $method:literal, $success:ty) => {
        struct $name;
        impl Operation for $name {
            const ROUTE: Route = Route {
                method: $method,
                ..ROUTE
            };
            type Success = $success;
        }
    };
}

operation!(Watch: "GET", TextEvents);
operation!(Numbers: "GET", Events<i64>);
operation!(Ask: "POST", Events<i64>);
operation!(List: "GET", Lines<Level>);
operation!(Values: "GET", Lines<Value>);

async fn serve(replies: impl IntoIterator<Item = Reply>) -> (Server, Client) {
    let server = Server::answering(replies).await.unwrap();
    let builder = Client::builder().base_url(server.url());
    let builder = builder.body_limit(1000);
    (server, builder.build().unwrap())
}

fn events(text: &str) -> Reply {
    Reply::endless(200, "text/event-stream", text)
}

/// A stream whose connection breaks at its end.
fn broken(text: &str) -> Reply {
    let length = text.len();
    Reply::new(200, "text/event-stream", format!("{text}: the rest")).cut_after(length)
}

async fn watch<O: Operation<Success = S>, S>(client: &Client) -> S::Output
where
    S: runtime_tests::runtime::call::success::Success,
{
    Call::<O>::new(client.core()).await.unwrap()
}

/// The contents of the events, and the errors.
async fn all<T>(mut stream: EventStream<T>) -> Vec<Result<T, String>> {
    let mut all = Vec::new();
    while let Some(event) = stream.next().await {
        all.push(event.map(|it| it.data).map_err(|error| error.to_string()));
    }
    all
}

async fn texts(reply: Reply) -> Vec<Event<String>> {
    let (_server, client) = serve([reply]).await;
    let stream = watch::<Watch, _>(&client).await;
    stream.map(Result::unwrap).collect().await
}

fn event(event: &str, id: Option<&str>, data: &str) -> Event<String> {
    Event {
        event: event.to_owned(),
        id: id.map(Into::into),
        data: data.to_owned(),
    }
}

#[tokio::test]
async fn a_wait_beyond_all_numbers_is_long_and_not_none() {
    let begun = broken("retry: 99999999999999999999\nid: a\ndata: 1\n\n");
    let (server, client) = serve([begun, events("data: 2\n\n")]).await;
    let mut stream = Call::<Numbers>::new(client.core()).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, 1);
    let next = tokio::time::timeout(Duration::from_secs(1), stream.next());
    assert!(next.await.is_err(), "the client waits for a minute at most");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn events_are_read_as_the_standard_says() {
    let text = "\u{feff}: a comment\n\ndata: one\ndata:two\r\ndata:  three\r\revent: tick\nid: 7\nunknown: x\ndata\n\n\
                event: lost\n\nid: 8\r\nretry: 5\ndata: last\n\nid:\ndata: without id\n\ndata: not complete";
    assert_eq!(
        texts(events(text)).await,
        [
            event("message", None, "one\ntwo\n three"),
            event("tick", Some("7"), ""),
            event("message", Some("8"), "last"),
            event("message", None, "without id"),
        ]
    );
}

#[tokio::test]
async fn events_come_before_the_stream_ends() {
    let text = "data: one\n\ndata: two\n\n";
    for cut in 1..text.len() {
        let reply = events(text).pausing_after(cut, Duration::from_millis(2));
        let data: Vec<_> = texts(reply).await.into_iter().map(|it| it.data).collect();
        assert_eq!(data, ["one", "two"], "in two pieces after {cut} bytes");
    }
    let (_server, client) = serve([events(text).pausing_after(11, Duration::from_secs(30))]).await;
    let mut stream = watch::<Watch, _>(&client).await;
    assert_eq!(stream.next().await.unwrap().unwrap().data, "one");
}

#[tokio::test]
async fn events_hold_json_until_they_are_done() {
    let (server, client) = serve([events(
        "data: 1\n\ndata: x\n\ndata: 2\n\ndata: [DONE]\n\ndata: 3\n\n",
    )])
    .await;
    let stream = watch::<Numbers, _>(&client).await;
    let all = all(stream).await;
    assert_eq!(all.len(), 3);
    assert_eq!((&all[0], &all[2]), (&Ok(1), &Ok(2)));
    let error = all[1].as_ref().unwrap_err();
    assert!(
        error.starts_with("GET /watch: 200 OK, but an event does not decode"),
        "{error}"
    );
    assert_eq!(
        server.received()[0].header("accept"),
        Some("text/event-stream")
    );
}

#[test]
fn an_event_gives_its_data_directly() {
    let event = event("message", None, "text");
    assert_eq!(event.len(), 4);
    assert_eq!(*event, event.data);
}

#[tokio::test]
async fn a_stream_that_breaks_goes_on_after_its_last_event() {
    let (server, client) = serve([
        broken("retry: 1\nid: a\ndata: 1\n\nid: b\ndata: 2\n\ndata: 9"),
        Reply::empty(503),
        // The server repeats the last one.
        events("id: b\ndata: 2\n\nid: c\ndata: 3\n\nid: c\ndata: 4\n\n"),
    ])
    .await;
    let stream = watch::<Numbers, _>(&client).await;
    assert_eq!(all(stream).await, [Ok(1), Ok(2), Ok(3), Ok(4)]);
    let received = server.received();
    let last: Vec<_> = received
        .iter()
        .map(|it| it.header("last-event-id"))
        .collect();
    assert_eq!(last, [None, Some("b"), Some("b")]);
}

#[tokio::test]
async fn a_stream_is_not_asked_for_again_if_events_would_come_twice() {
    let (server, client) = serve([broken("retry: 1\ndata: 1\n\n"), events("data: 1\n\n")]).await;
    let stream = watch::<Numbers, _>(&client).await;
    let all = self::all(stream).await;
    assert_eq!(all[0], Ok(1));
    let error = all[1].as_ref().unwrap_err();
    assert!(
        error.starts_with("GET /watch: 200 OK, but the body broke off"),
        "{error}"
    );
    assert_eq!((all.len(), server.received().len()), (2, 1));

    let (server, client) = serve([broken("id: a\ndata: 1\n\n"), events("")]).await;
    let stream = watch::<Ask, _>(&client).await;
    assert_eq!(
        self::all(stream).await.len(),
        2,
        "a POST may do something each time"
    );
    assert_eq!(server.received().len(), 1);

    let (server, client) = serve([broken(": hello\nretry: 1\n"), events("data: 1\n\n")]).await;
    let stream = watch::<Numbers, _>(&client).await;
    assert_eq!(self::all(stream).await, [Ok(1)]);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_stream_that_keeps_breaking_is_given_up() {
    let server = Server::start(|_: &Received| broken("retry: 1\nid: a\ndata: 1\n\n"))
        .await
        .unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let all = all(watch::<Numbers, _>(&client).await).await;
    // The repeated event is dropped.
    assert_eq!(all[0], Ok(1));
    assert!(all[1].is_err());
    assert_eq!((all.len(), server.received().len()), (2, 3));
}

#[tokio::test]
async fn an_event_without_end_is_not_collected() {
    let (_server, client) = serve([events(&"data: 0123456789\n".repeat(100))]).await;
    let all = all(watch::<Watch, _>(&client).await).await;
    assert_eq!(
        all,
        [Err(
            "GET /watch: 200 OK, but the body is larger than 1000 bytes".to_owned()
        )]
    );
    let (_server, client) = serve([events(&"x".repeat(2000))]).await;
    let all = self::all(watch::<Watch, _>(&client).await).await;
    assert!(all[0].is_err() && all.len() == 1);
}

#[tokio::test]
async fn a_silent_stream_is_noticed() {
    let (_server, client) =
        serve([events("id: 1\ndata: 1\n\ndata: 2\n\n").pausing_after(16, Duration::from_secs(30))])
            .await;
    let call = Call::<Numbers>::new(client.core()).with_timeout(Duration::from_millis(50));
    let all = all(call.with_max_retries(0).await.unwrap()).await;
    assert_eq!(all[0], Ok(1));
    assert!(all[1].as_ref().unwrap_err().contains("timed out"));
}

#[tokio::test]
async fn what_is_not_utf8_is_replaced() {
    let reply = Reply::endless(200, "text/event-stream", b"data: \xff!\n\n".to_vec());
    assert_eq!(texts(reply).await, [event("message", None, "\u{fffd}!")]);
}

#[tokio::test]
async fn a_failure_is_an_error_before_the_stream() {
    let (_server, client) = serve([Reply::json(404, r#"{"message":"no"}"#)]).await;
    let error = Call::<Watch>::new(client.core()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    let (_server, client) = serve([Reply::empty(204)]).await;
    assert_eq!(all(watch::<Watch, _>(&client).await).await, []);
}

async fn lines(media_type: &str, text: &str) -> Vec<Result<Level, String>> {
    let reply = Reply::endless(200, media_type, text).pausing_after(5, Duration::from_millis(2));
    let (_server, client) = serve([reply]).await;
    let stream = watch::<List, _>(&client).await;
    let mapped = stream.map(|it| it.map_err(|error| error.to_string()));
    mapped.collect().await
}

#[tokio::test]
async fn lines_hold_json() {
    let low = || Ok(Level::Low);
    let text = "1\n\n \r\n1\n1";
    for media_type in ["application/x-ndjson", "application/json", "text/plain"] {
        assert_eq!(lines(media_type, text).await, [low(), low(), low()]);
    }
    let mixed = lines("application/x-ndjson", "1\n{\n1\n").await;
    assert_eq!((&mixed[0], &mixed[2], mixed.len()), (&low(), &low(), 3));
    assert!(
        mixed[1]
            .as_ref()
            .unwrap_err()
            .contains("a line does not decode")
    );
}

#[tokio::test]
async fn a_sequence_has_texts_of_several_lines() {
    let text = "\u{1e}1\n\u{1e}[\n\u{1e}\n 1\n";
    let all = lines("application/json-seq", text).await;
    assert_eq!(
        (&all[0], &all[2], all.len()),
        (&Ok(Level::Low), &Ok(Level::Low), 3)
    );
    let cut = all[1].as_ref().unwrap_err();
    assert!(cut.contains("a line does not decode"), "{cut}");
}

#[tokio::test]
async fn a_stream_of_plain_json_is_one_value() {
    let pretty = "{\n  \"code\": 1,\n  \"message\": \"m\"\n}\n";
    let reply = || Reply::json(200, pretty);
    let (_server, client) = serve([reply(), reply(), reply()]).await;
    let values = watch::<Values, _>(&client).await;
    let values: Vec<_> = values.map(Result::unwrap).collect().await;
    assert_eq!(values, [json!({"code": 1, "message": "m"})]);
    for error in [
        Call::<Watch>::new(client.core()).await.unwrap_err(),
        Call::<Numbers>::new(client.core()).await.unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Decode);
        let text =
            "GET /watch: 200 OK, but the body is application/json, and not a stream of events";
        assert_eq!(error.to_string(), text);
        assert_eq!(error.body(), pretty.as_bytes());
    }
}

#[tokio::test]
async fn what_is_not_events_is_an_error() {
    let html = || Reply::new(200, "text/html; charset=utf-8", "<html>\n</html>\n");
    let (_server, client) = serve([html(), html()]).await;
    let error = Call::<Watch>::new(client.core()).await.unwrap_err();
    let text = "GET /watch: 200 OK, but the body is text/html, and not a stream of events";
    assert_eq!(error.to_string(), text);
    assert_eq!(error.body(), b"<html>\n</html>\n");
    let error = Call::<List>::new(client.core()).await.unwrap_err();
    let text = "GET /watch: 200 OK, but the body is text/html, and not a stream of JSON";
    assert_eq!(error.to_string(), text);

    // A body that claims to be a stream is read.
    let (_server, client) = serve([events("<html>\n</html>\n")]).await;
    let all = all(watch::<Watch, _>(&client).await).await;
    let text = "GET /watch: 200 OK, but the body is not a stream of events: <html>";
    assert_eq!(all, [Err(text.to_owned())]);
}

#[tokio::test]
async fn an_endless_body_of_another_type_is_an_error_of_its_type() {
    let page = Reply::new(200, "text/html", "<html>".repeat(100_000));
    let slow = Reply::new(200, "text/html", "<html>").pausing_after(3, Duration::from_secs(30));
    let (_server, client) = serve([page, slow]).await;
    for _ in 0..2 {
        let call = Call::<Watch>::new(client.core()).with_timeout(Duration::from_millis(200));
        let error = call.await.unwrap_err();
        assert!(
            error.to_string().contains("the body is text/html"),
            "{error}"
        );
        assert!(error.body().starts_with(b"<ht"));
    }
}

#[tokio::test]
async fn a_stream_that_goes_on_as_another_type_is_an_error() {
    let begun = broken("retry: 1\nid: a\ndata: 1\n\n");
    let (_server, client) = serve([begun, Reply::json(200, "{}")]).await;
    let all = all(watch::<Numbers, _>(&client).await).await;
    let [Ok(1), Err(error)] = &all[..] else {
        panic!("{all:?}");
    };
    assert!(error.contains("the body is application/json"), "{error}");
}

#[tokio::test]
async fn a_stream_goes_on_after_its_last_complete_event() {
    let replies = [
        broken("retry: 1\nid: a\ndata: 1\n\nid: b\ndata: 2\n"),
        events("id: b\ndata: 2\n\n"),
    ];
    let (server, client) = serve(replies).await;
    assert_eq!(
        all(watch::<Numbers, _>(&client).await).await,
        [Ok(1), Ok(2)]
    );
    assert_eq!(server.received()[1].header("last-event-id"), Some("a"));
}

#[tokio::test]
async fn a_text_of_json_is_no_longer_than_a_body() {
    let oversized = "GET /watch: 200 OK, but the body is larger than 1000 bytes".to_owned();
    let long = format!("[\n{}]", "1,\n".repeat(600));
    let line = format!("\"{}\"", "x".repeat(1001));
    for (media_type, text) in [
        ("application/json-seq", format!("\u{1e}{long}\n\u{1e}1\n")),
        ("application/json-seq", format!("\u{1e}{line}\n\u{1e}1\n")),
        ("application/json", format!("{long}\n1\n")),
        ("application/x-ndjson", format!("{line}\n1\n")),
        ("application/x-ndjson", line.clone()),
    ] {
        let (_server, client) = serve([Reply::endless(200, media_type, text)]).await;
        let stream = watch::<Values, _>(&client).await;
        let all: Vec<_> = stream
            .map(|it| it.map_err(|error| error.to_string()))
            .collect()
            .await;
        assert_eq!(all, [Err(oversized.clone())], "{media_type}");
    }
}

#[tokio::test]
async fn a_text_that_is_cut_costs_no_other() {
    let text = "\u{1e}{\"a\":\u{1e}1\u{1e}[\"]\\\"\",\n1]\n\u{1e}\"cut\n\u{1e}2\r";
    let reply = Reply::endless(200, "application/json-seq", text);
    let (_server, client) = serve([reply]).await;
    let stream = watch::<Values, _>(&client).await;
    let all: Vec<_> = stream.map(Result::ok).collect().await;
    let expected = [
        None,
        Some(json!(1)),
        Some(json!(["]\"", 1])),
        None,
        Some(json!(2)),
    ];
    assert_eq!(all, expected);
    let items: Vec<_> = Body::from("1\n[\r").json_lines::<Value>().collect().await;
    assert!(items.len() == 2 && items[1].is_err(), "{items:?}");
}

#[tokio::test]
async fn any_body_is_read_as_a_stream() {
    let lines = "{\"n\":1}\n{\"n\":\n2}\nx\n{\"n\":3}";
    let reply = Reply::json(200, lines).pausing_after(9, Duration::from_millis(2));
    let (_server, client) = serve([reply, events("id: 1\ndata: 4\n\ndata: 5\n\n")]).await;
    let response = client.request("GET", "/logs").with_raw_response();
    let body = response.await.unwrap().into_body();
    let items: Vec<_> = body.json_lines::<Value>().collect().await;
    let [Ok(first), Ok(second), Err(error), Ok(last)] = &items[..] else {
        panic!("{items:?}");
    };
    assert_eq!(
        (first, second, last),
        (&json!({"n": 1}), &json!({"n": 2}), &json!({"n": 3}))
    );
    let text = "GET /logs: a line does not decode: expected value at line 1 column 1";
    assert_eq!(error.to_string(), text);

    let response = client.request("GET", "/events").with_raw_response();
    let body = response.await.unwrap().into_body();
    let events = all(body.events::<i64>()).await;
    assert_eq!(events, [Ok(4), Ok(5)]);
    let events = all(Body::from("{\"error\":1}").events::<i64>()).await;
    let text = "the body is not a stream of events: {\"error\":1}";
    assert_eq!(events, [Err(text.to_owned())]);

    let own = Body::from("1\n2").json_lines::<i64>();
    let items: Vec<_> = own.map(Result::unwrap).collect().await;
    assert_eq!(items, [1, 2]);
}
