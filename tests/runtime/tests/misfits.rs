//! Responses with values that do not fit the API's document.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use loopback::{Reply, Server};
use runtime_tests::runtime::call::builder::Call;
use runtime_tests::runtime::call::endpoint::Operation;
use runtime_tests::runtime::call::hooks::{CallInfo, Hooks};
use runtime_tests::runtime::call::operation::Route;
use runtime_tests::runtime::call::success::{Json, Success, UnwrapOptional};
use runtime_tests::runtime::http::response::Response;
use runtime_tests::runtime::paging::division::{Paging, Style};
use runtime_tests::runtime::paging::pages::Paged;
use runtime_tests::runtime::stream::events::Events;
use runtime_tests::runtime::stream::lines::Lines;
use runtime_tests::{Client, Connection, Envelope, Error, Tunnel};
use serde_json::json;

struct Probe<S>(S);

impl<S: Success> Operation for Probe<S> {
    const ROUTE: Route = Route {
        id: "probe",
        method: "GET",
        path: "/probe",
        security: Some(&[]),
        ..Route::DEFAULT
    };
    type Success = S;
}

/// Counts the misfits of all calls, as text.
#[derive(Clone, Default)]
struct Found(Arc<Mutex<Vec<String>>>);

impl Hooks for Found {
    fn misfits_found(
        &self,
        call: &CallInfo<'_>,
        status: http::StatusCode,
        misfits: &[runtime_tests::runtime::json::misfit::Misfit],
    ) {
        let mut found = self.0.lock().unwrap();
        found.extend(
            misfits
                .iter()
                .map(|it| format!("{} {status} {it}", call.operation)),
        );
    }
}

/// A call whose response has a body.
async fn call<S: Success>(body: &str, is_strict: bool, found: &Found) -> (Server, Call<Probe<S>>) {
    let server = Server::answering([Reply::json(200, body)]).await.unwrap();
    let builder = Client::builder()
        .base_url(server.url())
        .hooks(found.clone());
    let client = builder.strict_decoding(is_strict).build().unwrap();
    let call = Call::new(client.core());
    (server, call)
}

async fn answered<S: Success>(body: &str) -> Result<Response<S::Whole>, Error> {
    let (_server, call) = call::<S>(body, false, &Found::default()).await;
    call.with_response().await
}

fn listed<T>(response: &Response<T>) -> Vec<String> {
    response.misfits().iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn an_optional_value_that_does_not_fit_is_absent() {
    let body =
        r#"{"id":"t","tun_type":7,"connections":[{"id":"c","opened_at":"s3cret"},{"id":"d"}]}"#;
    let found = Found::default();
    let (_server, call_) = call::<Json<Tunnel>>(body, false, &found).await;
    let response = call_.with_response().await.unwrap();
    let expected = [
        "/tun_type: expected a string, found an integer",
        "/connections/0/opened_at: expected an RFC 3339 date-time, found a string",
    ];
    assert_eq!(listed(&response), expected);
    let said: Vec<String> = expected
        .iter()
        .map(|it| format!("probe 200 OK {it}"))
        .collect();
    assert_eq!(*found.0.lock().unwrap(), said);

    let tunnel = response.into_body();
    assert_eq!(tunnel.tun_type, None);
    let connections: Vec<&str> = tunnel.connections.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(connections, ["c", "d"]);
    assert_eq!(tunnel.connections[0].opened_at, None);

    let (_server, strict) = call::<Json<Tunnel>>(body, true, &Found::default()).await;
    assert!(
        strict
            .await
            .unwrap_err()
            .to_string()
            .contains("/tun_type: invalid type")
    );
}

#[tokio::test]
async fn an_item_that_does_not_fit_is_absent() {
    let body = json!([{"id": "a"}, {"id": 1}, 2, {"id": "b", "opened_at": true}, {"colo_name": "x"}, {"id": "c"}]);
    let response = answered::<Json<Vec<Connection>>>(&body.to_string())
        .await
        .unwrap();
    assert_eq!(
        listed(&response),
        [
            "/1/id: expected a string, found an integer (/1 is absent)",
            "/2: expected an object, found an integer",
            "/3/opened_at: expected a string, found a boolean",
            "/4/id: expected a value, found nothing (/4 is absent)",
        ]
    );
    let misfit = &response.misfits()[3];
    assert_eq!((misfit.pointer(), misfit.dropped()), ("/4/id", "/4"));
    assert_eq!((misfit.expected(), misfit.found()), ("a value", "nothing"));
    let ids: Vec<&str> = response.body().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
}

#[tokio::test]
async fn an_entry_of_a_map_that_does_not_fit_is_absent() {
    let body =
        r#"{"a: b/c~d":{"id":1},"a: b":{"id":"x"},"a":{"id":"y"},"twice":1,"twice":{"id":"z"}}"#;
    let response = answered::<Json<BTreeMap<String, Connection>>>(body)
        .await
        .unwrap();
    assert_eq!(
        listed(&response),
        [
            "/a: b~1c~0d/id: expected a string, found an integer (/a: b~1c~0d is absent)",
            "/twice: expected an object, found an object",
        ]
    );
    let keys: Vec<&str> = response.body().keys().map(String::as_str).collect();
    assert_eq!(keys, ["a", "a: b"]);
}

/// The values around a required one go with it, up to the whole.
#[tokio::test]
async fn a_required_value_that_does_not_fit_is_an_error() {
    let failed = answered::<Json<Tunnel>>(r#"{"id":1,"tun_type":2}"#)
        .await
        .map(drop);
    assert!(
        failed
            .unwrap_err()
            .to_string()
            .contains("/id: invalid type")
    );
    let failed = answered::<Json<Vec<i64>>>(r#"{"not":"a list"}"#)
        .await
        .map(drop);
    assert!(
        failed
            .unwrap_err()
            .to_string()
            .contains("expected an array")
    );
}

/// The caller would take it for a response without a result.
#[tokio::test]
async fn the_result_of_an_envelope_is_never_absent_for_a_misfit() {
    let body = r#"{"success":true,"errors":[],"result":{"id":5}}"#;
    let failed = answered::<UnwrapOptional<Envelope<Tunnel>>>(body)
        .await
        .map(drop);
    assert!(
        failed
            .unwrap_err()
            .to_string()
            .contains("/result/id: invalid type")
    );

    let body = r#"{"success":true,"errors":[{"code":"x"}],"result":{"id":"5"}}"#;
    let response = answered::<UnwrapOptional<Envelope<Tunnel>>>(body)
        .await
        .unwrap();
    assert_eq!(response.misfits()[0].dropped(), "/errors/0");
    assert!(response.body().result.is_some());
}

/// A text with many misfits takes time in proportion to its length: with more, the budget of the repair would end.
#[tokio::test]
async fn a_list_may_have_many_misfits() {
    let item = |index: usize| json!({"id": index.to_string(), "opened_at": index, "colo_name": []});
    let items: Vec<_> = (0..20_000).map(item).collect();
    let body = json!({"success": true, "errors": [], "result": items, "page": {"size": [1, 2]}});
    let response = answered::<UnwrapOptional<Envelope<Vec<Connection>>>>(&body.to_string()).await;
    let response = response.unwrap();
    assert_eq!(response.misfits().len(), 40_000);
    assert_eq!(
        response.misfits()[39_999].pointer(),
        "/result/19999/colo_name"
    );
    assert_eq!(response.into_body().result.unwrap().len(), 20_000);
}

/// A page of connections.
struct Page;

impl Operation for Page {
    const ROUTE: Route = Probe::<Json<Tunnel>>::ROUTE;
    type Success = Json<Tunnel>;
}

impl Paged for Page {
    const PAGING: Paging = Paging {
        style: Style::Offset {
            parameter: "offset",
        },
        list: Some("connections"),
        size: Some("limit"),
        ..Paging::DEFAULT
    };

    type Item = Connection;

    fn items(page: Tunnel) -> Vec<Connection> {
        page.connections
    }
}

/// An absent item is an item for the server, and a list that does not fit is not an empty one.
#[tokio::test]
async fn the_pages_of_a_list_count_absent_items() {
    let pages = [
        r#"{"id":"t","connections":[{"id":1},{"id":2}]}"#,
        r#"{"id":"t","connections":[{"id":"c"},{"id":4}]}"#,
        r#"{"id":"t","connections":{}}"#,
    ];
    let server = Server::answering(pages.map(|page| Reply::json(200, page)))
        .await
        .unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let mut pages = Call::<Page>::new(client.core())
        .with_query("limit", "2")
        .pages();
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 0);
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 1);
    let failed = pages.next().await.unwrap().unwrap_err().to_string();
    assert!(failed.contains("/connections: invalid type"), "{failed}");
    let targets: Vec<String> = server.received().into_iter().map(|it| it.target).collect();
    assert!(
        targets[1].contains("offset=2") && targets[2].contains("offset=4"),
        "{targets:?}"
    );
}

/// A call whose response is a stream.
async fn stream<S: Success>(media_type: &str, body: &str, found: &Found) -> S::Output {
    let reply = Reply::new(200, media_type, body);
    let server = Server::answering([reply]).await.unwrap();
    let builder = Client::builder().base_url(server.url());
    let client = builder.hooks(found.clone()).build().unwrap();
    Call::<Probe<S>>::new(client.core()).await.unwrap()
}

#[tokio::test]
async fn a_value_of_an_event_that_does_not_fit_is_absent_and_reported() {
    let body = "data: {\"id\":\"a\",\"tun_type\":7}\n\ndata: {\"id\":1}\n\ndata: {\"id\":\"b\"}\n\ndata: [DONE]\n\n";
    let found = Found::default();
    let mut events = stream::<Events<Tunnel>>("text/event-stream", body, &found).await;
    let event = events.next().await.unwrap().unwrap();
    assert_eq!((event.data.id.as_str(), &event.data.tun_type), ("a", &None));
    let error = events.next().await.unwrap().unwrap_err().to_string();
    assert!(
        error.contains("/id: invalid type: integer, expected a string"),
        "{error}"
    );
    assert_eq!(events.next().await.unwrap().unwrap().data.id, "b");
    assert!(events.next().await.is_none());
    assert_eq!(
        *found.0.lock().unwrap(),
        ["probe 200 OK /tun_type: expected a string, found an integer"]
    );
}

#[tokio::test]
async fn a_value_of_a_line_that_does_not_fit_is_absent_and_reported() {
    let body =
        "{\"id\":\"a\",\"connections\":[{\"id\":1.5},{\"id\":\"c\"}]}\n[1]\n{\"id\":\"b\"}\n";
    let found = Found::default();
    let mut lines = stream::<Lines<Tunnel>>("application/jsonl", body, &found).await;
    let item = lines.next().await.unwrap().unwrap();
    assert_eq!(item.connections.len(), 1);
    assert!(lines.next().await.unwrap().is_err());
    assert_eq!(lines.next().await.unwrap().unwrap().id, "b");
    assert!(lines.next().await.is_none());
    let misfit = "/connections/0/id: expected a string, found a number (/connections/0 is absent)";
    assert_eq!(*found.0.lock().unwrap(), [format!("probe 200 OK {misfit}")]);
}

#[tokio::test]
async fn a_strict_client_takes_no_item_of_a_stream_that_does_not_fit() {
    let reply = Reply::new(200, "application/jsonl", "{\"id\":\"a\",\"tun_type\":7}\n");
    let server = Server::answering([reply]).await.unwrap();
    let builder = Client::builder().base_url(server.url());
    let client = builder.strict_decoding(true).build().unwrap();
    let mut lines = Call::<Probe<Lines<Tunnel>>>::new(client.core())
        .await
        .unwrap();
    assert!(lines.next().await.unwrap().is_err());
}

#[tokio::test]
async fn a_misfit_says_where_it_was_found() {
    let body = r#"{"id":"t","tun_type":7}"#;
    let response = answered::<Json<Tunnel>>(body).await.unwrap();
    let misfit = serde_json::to_value(&response.misfits()[0]).unwrap();
    assert_eq!(
        misfit,
        json!({
            "operation": "probe",
            "method": "GET",
            "path": "/probe",
            "status": 200,
            "media_type": "application/json",
            "pointer": "/tun_type",
            "expected": "a string",
            "found": "an integer",
        })
    );
}
