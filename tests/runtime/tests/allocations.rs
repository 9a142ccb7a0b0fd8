//! The number of allocations of a call, compared with the same request by hand, so that growth is reviewed.
#![forbid(unsafe_code)]

use allocation_counter::measure;
use loopback::Server;
use runtime_tests::Client;

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
