//! Calls with dates in every place: the same tests run with each crate of dates.
#![forbid(unsafe_code)]

use calendar::days::Events;
use calendar::models::{CreateForm, Event};
use calendar::{Client, DateTime, InMemory, Received, Reply};
use serde_json::{Value, json};

fn event(value: Value) -> Event {
    serde_json::from_value(value).unwrap()
}

/// An instant, which every crate of dates reads from a string.
fn at(text: &str) -> DateTime {
    event(json!({ "at": text })).at
}

fn service(method: &str, path: &str, reply: Reply) -> (Client, InMemory) {
    let service = InMemory::new().on(method, path, reply);
    let builder = Client::builder().transport(service.clone());
    (builder.build().unwrap(), service)
}

fn only(service: &InMemory) -> Received {
    let mut received = service.received();
    assert_eq!(received.len(), 1);
    received.remove(0)
}

fn text<'a>(received: &'a Received, header: &str) -> &'a str {
    received.headers[header].to_str().unwrap()
}

#[tokio::test]
async fn dates_are_sent_in_paths_queries_and_headers() {
    let reply = Reply::json(200, &json!({ "at": "2024-02-03T04:05:06Z" }));
    let (client, service) = service("GET", "/days/2024-02-03/events", reply);
    let dates = event(json!({
        "at": "2024-02-03T04:05:06Z",
        "day": "2024-02-03",
        "breaks": { "a": "0001-01-01", "b": "9999-12-31" },
    }));
    let breaks: Vec<_> = dates.breaks.unwrap().into_values().collect();
    let call = client.days().events(dates.day.unwrap());
    let call = call.days(&breaks).since(at("9999-12-31T23:59:59Z"));
    let call = call.x_until(at("2024-02-03T04:05:06.5Z"));
    let call = call.if_modified_since(at("1994-11-06T09:49:37+01:00"));
    call.await.unwrap();
    let sent = only(&service);
    let query = "days=0001-01-01&days=9999-12-31&since=9999-12-31T23%3A59%3A59Z";
    assert_eq!(sent.uri.query(), Some(query));
    let until: DateTime = at(text(&sent, "x-until"));
    assert_eq!(until, at("2024-02-03T04:05:06.5Z"));
    let since = text(&sent, "if-modified-since");
    assert_eq!(since, "Sun, 06 Nov 1994 08:49:37 GMT");
}

#[tokio::test]
async fn the_first_and_the_last_instant_are_sent_in_paths_and_headers() {
    for (instant, expected) in [
        ("0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT"),
        ("9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT"),
    ] {
        let path = format!("/instants/{}", instant.replace(':', "%3A"));
        let (client, service) = service("GET", &path, Reply::new(204, ""));
        let call = client.instants().get(at(instant));
        call.if_modified_since(at(instant)).await.unwrap();
        assert_eq!(text(&only(&service), "if-modified-since"), expected);
    }
}

#[tokio::test]
async fn an_instant_that_http_has_no_date_for_is_not_sent() {
    let late = at("9999-12-31T23:59:59-01:00");
    let path = "/instants/9999-12-31T23%3A59%3A59-01%3A00";
    let (client, service) = service("GET", path, Reply::new(204, ""));
    client.instants().get(late).await.unwrap();
    let call = client.instants().get(late).if_modified_since(late);
    let error = call.await.unwrap_err().to_string();
    let reason = "`If-Modified-Since` cannot be written: a date of HTTP has no such year";
    assert!(error.contains(reason), "{error}");
    only(&service);
}

#[tokio::test]
async fn dates_are_sent_in_forms() {
    let (client, service) = service("POST", "/forms", Reply::new(204, ""));
    let day = event(json!({ "at": "2024-02-03T04:05:06Z", "day": "2024-02-03" })).day;
    let form = CreateForm::new(at("2024-02-03T04:05:06Z")).day(day.unwrap());
    client.forms().create(&form).await.unwrap();
    let body = only(&service).body;
    assert_eq!(body, "at=2024-02-03T04%3A05%3A06Z&day=2024-02-03");
}

#[tokio::test]
async fn a_body_comes_back_as_it_was() {
    let body = json!({
        "at": "9999-12-31T23:59:59Z",
        "day": "2024-02-03",
        "ended": null,
        "reminders": ["2024-02-03T04:05:06Z", "0000-01-01T00:00:00Z"],
        "breaks": { "lunch": "2024-02-03" },
        "when": "2024-02-03T04:05:06.123456789Z",
    });
    let (client, service) = service("POST", "/events", Reply::json(200, &body));
    let sent = event(body.clone());
    let received = client.events().create(&sent).await.unwrap();
    assert_eq!(received, sent);
    assert!(matches!(
        &received.when,
        Some(calendar::models::EventWhen::Timestamp(_))
    ));
    let sent: Value = serde_json::from_slice(&only(&service).body).unwrap();
    assert_eq!(sent, body);
}

#[tokio::test]
async fn a_value_that_is_no_date_is_left_out_and_reported() {
    let body = json!({ "at": "2024-02-03 04:05:06", "day": "soon", "reminders": ["never"] });
    let (client, _) = service("POST", "/events", Reply::json(200, &body));
    let sent = event(json!({ "at": "2024-02-03T04:05:06Z" }));
    let call = client.events().create(&sent).with_response();
    let response = call.await.unwrap();
    assert_eq!(response.body().at, sent.at);
    assert_eq!(response.body().day, None);
    let misfits: Vec<String> = response.misfits().iter().map(|it| it.to_string()).collect();
    assert_eq!(
        misfits,
        [
            "/day: expected an RFC 3339 full-date, found a string",
            "/reminders/0: expected an RFC 3339 date-time, found a string",
        ]
    );
}

#[tokio::test]
async fn headers_of_a_response_contain_dates() {
    let reply = Reply::json(200, &json!({ "at": "2024-02-03T04:05:06Z" }))
        .with_header("last-modified", "Fri, 31 Dec 9999 23:59:59 GMT")
        .with_header("x-next", "2024-02-03T04:05:06+01:00")
        .with_header("x-day", "2024-02-03");
    let (client, _) = service("GET", "/days/2024-02-03/events", reply);
    let day = event(json!({ "at": "2024-02-03T04:05:06Z", "day": "2024-02-03" })).day;
    let call = client.days().events(day.unwrap()).with_response();
    let response = call.await.unwrap();
    let modified = response.header(Events::LAST_MODIFIED);
    assert_eq!(modified, Some(at("9999-12-31T23:59:59Z")));
    let next = response.header(Events::X_NEXT);
    assert_eq!(next, Some(at("2024-02-03T03:05:06Z")));
    assert_eq!(response.header(Events::X_DAY), day);
}
