//! The number of allocations of a call, compared with the same request by hand, so that growth is reviewed.
#![forbid(unsafe_code)]

use allocation_counter::measure;
use futures_util::StreamExt;
use loopback::Server;
use runtime_tests::Client;
use runtime_tests::runtime::body::content::Body;

const ANSWER: &str = r#"{"success":true,"errors":[],"messages":[],"result":[]}"#;

/// The runtime, the server and the client share a thread, so that all allocations are counted. The minimum of several runs is that of a
/// call for which no buffer had to grow.
fn least(mut call: impl FnMut()) -> u64 {
    let counts = (0..50).map(|_| measure(&mut call).count_total);
    counts.min().unwrap_or_default()
}

#[test]
fn what_a_call_allocates_is_reviewed() {
    let tokio = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let server = tokio
        .block_on(Server::steady("application/json", ANSWER))
        .unwrap();
    let client = Client::builder()
        .api_token("token")
        .account_id("699d98642c564d2e855e9661899b7252")
        .base_url(server.url())
        .build()
        .unwrap();
    let ours = least(|| {
        let tunnels = tokio
            .block_on(client.warp_connector().list().into_future())
            .unwrap();
        assert!(tunnels.is_empty());
    });

    // The features of this crate bring no provider of cryptography for reqwest itself.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::new();
    let url = format!(
        "{}/accounts/699d98642c564d2e855e9661899b7252/warp_connector",
        server.url()
    );
    let by_hand = least(|| {
        let body = tokio.block_on(async {
            let request = http
                .get(&url)
                .bearer_auth("token")
                .header("accept", "application/json");
            request.send().await.unwrap().bytes().await.unwrap()
        });
        let answer: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(answer["success"], true);
    });
    insta::assert_snapshot!(format!("a call: {ours}\nby hand: {by_hand}\n"));
}

#[test]
fn the_last_id_of_a_stream_is_shared() {
    let text = format!(
        "id: {}\n{}",
        "x".repeat(1 << 19),
        "data: 1\n\n".repeat(1 << 16)
    );
    let tokio = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let most = measure(|| {
        let events = Body::from(text).events::<i64>();
        let events = tokio.block_on(events.collect::<Vec<_>>());
        assert_eq!(events.len(), 1 << 16);
    });
    assert!(most.bytes_max < 16 << 20, "{} bytes", most.bytes_max);
}

#[test]
fn a_text_in_many_lines_costs_linear_time() {
    // A megabyte, of which each line would be read again with all lines before it.
    let text = format!("[\n{}0]", "0,\n".repeat(1 << 18));
    let tokio = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let read = |text: String| {
        let values = Body::from(text).json_lines::<serde_json::Value>();
        let values = tokio.block_on(values.map(Result::unwrap).collect::<Vec<_>>());
        assert_eq!(values.len(), 1);
    };
    let bytes = measure(|| read(text)).bytes_total;
    assert!(bytes < 256 << 20, "{bytes} bytes");
}

#[test]
fn a_call_is_small() {
    let client = Client::builder()
        .api_token("token")
        .account_id("1")
        .build()
        .unwrap();
    let call = client.warp_connector().list();
    assert!(size_of_val(&call) <= 1024);
    let sending = call.send();
    assert!(size_of_val(&sending) <= 64);
}
