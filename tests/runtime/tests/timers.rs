//! Calls that are polled where time cannot be measured.
#![forbid(unsafe_code)]

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_util::Stream;
use loopback::{Reply, Server};
use runtime_tests::{Client, Error, ErrorKind};

fn client(base_url: &str) -> Client {
    let builder = Client::builder().api_token("t").account_id("6");
    builder.base_url(base_url).build().unwrap()
}

fn polled_once<T>(future: impl Future<Output = T>) -> Poll<T> {
    let mut context = Context::from_waker(Waker::noop());
    pin!(future).poll(&mut context)
}

fn assert_told(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::Request);
    let told = "the call needs a tokio runtime with timers: await it in one that is built with `enable_all`";
    assert!(error.to_string().contains(told), "{error}");
}

#[test]
fn without_a_runtime_a_call_is_an_error() {
    let call = client("http://127.0.0.1:9").warp_connector().list().send();
    match polled_once(call) {
        Poll::Ready(listed) => assert_told(&listed.unwrap_err()),
        Poll::Pending => panic!("nothing would ever wake the call"),
    }
}

#[test]
fn without_timers_a_call_is_an_error() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let call = client("http://127.0.0.1:9").warp_connector().list().send();
    assert_told(&runtime.block_on(call).unwrap_err());
}

#[test]
fn without_timers_a_body_is_an_error() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let body = runtime.block_on(async {
        let slow = Reply::new(200, "text/plain", "slow").body_after(Duration::from_secs(30));
        let server = Server::answering([slow]).await.unwrap();
        let call = client(&server.url())
            .request("GET", "/x")
            .with_raw_response();
        call.await.unwrap().into_body()
    });
    let mut context = Context::from_waker(Waker::noop());
    match pin!(body).poll_next(&mut context) {
        Poll::Ready(Some(piece)) => assert_told(&piece.unwrap_err()),
        other => panic!("{other:?}"),
    }
}
