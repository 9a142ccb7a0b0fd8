//! Calls without async code.
#![forbid(unsafe_code)]

use std::time::Duration;

use loopback::{Reply, Server};
use runtime_tests::runtime::call::builder::Call;
use runtime_tests::runtime::call::operation::{Operation, Route};
use runtime_tests::runtime::stream::events::Events;
use runtime_tests::{Client, ErrorKind};

const LIST: &str = r#"{"success":true,"errors":[],"result":[]}"#;

struct Watch;

impl Operation for Watch {
    const ROUTE: Route = Route {
        method: "GET",
        path: "/watch",
        security: Some(&[]),
        ..Route::DEFAULT
    };
    type Success = Events<i64>;
}

/// A server with its own runtime.
fn serve(replies: Vec<Reply>) -> (tokio::runtime::Runtime, Server, Client) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(Server::answering(replies)).unwrap();
    let builder = Client::builder().api_token("t").account_id("6");
    let client = builder.base_url(server.url()).build().unwrap();
    (runtime, server, client)
}

#[test]
fn a_call_is_waited_for() {
    let (_runtime, _server, client) = serve(vec![
        Reply::empty(503),
        Reply::json(200, LIST),
        Reply::json(404, "{}"),
    ]);
    assert_eq!(client.warp_connector().list().wait().unwrap(), []);
    let response = client.warp_connector().list().with_response().wait();
    assert!(response.unwrap_err().is_not_found());
}

#[test]
fn several_threads_wait_at_the_same_time() {
    let pause = Duration::from_millis(300);
    let replies = (0..4)
        .map(|_| Reply::json(200, LIST).after(pause))
        .collect();
    let (_runtime, _server, client) = serve(replies);
    let start = std::time::Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| client.warp_connector().list().wait().unwrap());
        }
    });
    assert!(start.elapsed() < 4 * pause, "they wait one after the other");
}

#[test]
fn streams_are_iterators() {
    let events = "data: 1\n\ndata: 2\n\n";
    let (_runtime, _server, client) = serve(vec![
        Reply::endless(200, "text/event-stream", events),
        Reply::new(200, "text/plain", "text"),
    ]);
    let stream = Call::<Watch>::new(client.core()).wait().unwrap();
    let data: Result<Vec<i64>, _> = stream.wait().map(|it| it.map(|it| it.data)).collect();
    assert_eq!(data.unwrap(), [1, 2]);

    let answer = client
        .request("GET", "/text")
        .with_raw_response()
        .wait()
        .unwrap();
    let pieces: Result<Vec<_>, _> = answer.into_body().wait().collect();
    assert_eq!(pieces.unwrap().concat(), b"text");
}

#[test]
fn a_thread_that_may_block_can_wait_within_a_runtime() {
    let (runtime, _server, client) = serve((0..4).map(|_| Reply::json(200, LIST)).collect());
    let list = |client: &Client| client.warp_connector().list().wait();
    let (one, other, third) = (client.clone(), client.clone(), client.clone());
    runtime.block_on(async move {
        let waiting = tokio::task::spawn_blocking(move || list(&one));
        assert_eq!(waiting.await.unwrap().unwrap(), []);
        // A worker that has handed over its tasks may block as well.
        let waiting = tokio::spawn(async move { tokio::task::block_in_place(|| list(&other)) });
        assert_eq!(waiting.await.unwrap().unwrap(), []);
        let current = tokio::runtime::Handle::current();
        let waiting = std::thread::spawn(move || {
            let _entered = current.enter();
            list(&third)
        });
        assert_eq!(waiting.join().unwrap().unwrap(), []);
    });
    assert_eq!(list(&client).unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_task_it_is_an_error_and_the_task_goes_on() {
    let client = Client::builder()
        .api_token("t")
        .account_id("6")
        .build()
        .unwrap();
    let task = tokio::spawn(async move {
        let error = client.warp_connector().list().wait().unwrap_err();
        tokio::time::sleep(Duration::from_millis(1)).await;
        error
    });
    assert_eq!(task.await.unwrap().kind(), ErrorKind::Request);
}

#[tokio::test]
async fn in_async_code_it_is_an_error_and_no_panic() {
    let client = Client::builder()
        .api_token("t")
        .account_id("6")
        .build()
        .unwrap();
    let error = client.warp_connector().list().wait().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("await the call"), "{error}");
}
