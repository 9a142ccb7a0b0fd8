//! Pages without items, each of which names another.
#![forbid(unsafe_code)]

use loopback::{Received, Reply, Server};
use runtime_tests::runtime::call::builder::Call;
use runtime_tests::runtime::call::operation::{Operation, Route};
use runtime_tests::runtime::call::success::Json;
use runtime_tests::runtime::paging::division::{Paging, Style};
use runtime_tests::runtime::paging::pages::Paged;
use runtime_tests::{Client, ErrorKind};
use serde_json::{Value, json};

struct List;

impl Operation for List {
    const ROUTE: Route = Route {
        method: "GET",
        path: "/list",
        security: Some(&[]),
        ..Route::DEFAULT
    };
    type Success = Json<Value>;
}

impl Paged for List {
    const PAGING: Paging = Paging {
        style: Style::Cursor {
            parameter: "after",
            next: &["next"],
        },
        ..Paging::DEFAULT
    };
    type Item = Value;

    fn items(page: Value) -> Vec<Value> {
        page["items"].as_array().cloned().unwrap_or_default()
    }
}

/// The number of the page that a request asks for, from one.
fn page(request: &Received) -> usize {
    let after = request.target.split_once("after=");
    after.map_or(1, |(_, number)| number.parse().unwrap())
}

/// All items of a list whose pages name the next one forever, and the number of requests.
async fn all(has_item: fn(usize) -> bool, limit: usize) -> (Result<usize, String>, usize) {
    let answer = move |request: &Received| {
        let page = page(request);
        let items: &[usize] = if has_item(page) { &[page] } else { &[] };
        let body = json!({ "items": items, "next": (page + 1).to_string() });
        Reply::json(200, body.to_string())
    };
    let server = Server::start(answer).await.unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let items = Call::<List>::new(client.core()).all(limit).await;
    let items = items.map(|items| items.len()).map_err(|error| {
        assert_eq!(error.kind(), ErrorKind::Decode);
        error.to_string()
    });
    (items, server.received().len())
}

#[tokio::test]
async fn empty_pages_without_end_are_an_error() {
    let (items, requests) = all(|_| false, 10).await;
    let text = items.unwrap_err();
    assert!(text.contains("1000 pages in a row are empty"), "{text}");
    assert_eq!(requests, 1000);
}

#[tokio::test]
async fn an_item_begins_the_count_anew() {
    let (items, requests) = all(|page| page % 900 == 0, 3).await;
    assert_eq!((items, requests), (Ok(3), 2700));
}
