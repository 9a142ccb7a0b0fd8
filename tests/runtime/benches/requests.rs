//! The cost of a call compared with the same request by hand: 64 at once, over kept connections of the loopback interface.
#![forbid(unsafe_code)]

use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use futures_util::future::join_all;
use loopback::Server;
use runtime_tests::Client;
use serde::Deserialize;

/// The number of requests that are under way at once.
const AT_ONCE: u64 = 64;

const ANSWER: &str = r#"{"success":true,"errors":[],"messages":[],"result":[
    {"id":"f70ff985-a4ef-4643-bbbc-4a0ed4fc8415","tun_type":"cfd_tunnel","connections":[
        {"id":"1bedc50d-42b3-473c-b108-ff3d10c0d925","colo_name":"lis01","opened_at":"2024-02-29T12:00:00Z"}]},
    {"id":"f70ff985-a4ef-4643-bbbc-4a0ed4fc8416","tun_type":"gre","connections":[]}]}"#;

#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only read")]
struct Envelope {
    success: bool,
    errors: Vec<Message>,
    result: Option<Vec<Tunnel>>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only read")]
struct Message {
    code: i64,
    message: String,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only read")]
struct Tunnel {
    id: String,
    tun_type: Option<String>,
    connections: Vec<Connection>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only read")]
struct Connection {
    id: String,
    colo_name: Option<String>,
    opened_at: Option<jiff::Timestamp>,
}

async fn by_hand(http: &reqwest::Client, base_url: &str) -> usize {
    let (account, kind) = ("699d98642c564d2e855e9661899b7252", "cfd_tunnel");
    let url = format!("{base_url}/accounts/{account}/warp_connector?tun_type={kind}");
    let request = http.get(url).bearer_auth("token");
    let request = request.header("accept", "application/json");
    let response = request.send().await.unwrap().error_for_status().unwrap();
    let body = response.bytes().await.unwrap();
    let envelope: Envelope = serde_json::from_slice(&body).unwrap();
    assert!(envelope.success);
    envelope.result.unwrap().len()
}

async fn by_client(client: &Client) -> usize {
    let kind = runtime_tests::TunnelType::CfdTunnel;
    client
        .warp_connector()
        .list()
        .tun_type(&kind)
        .await
        .unwrap()
        .len()
}

fn requests(criterion: &mut Criterion) {
    let tokio = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let server = tokio
        .block_on(Server::steady("application/json", ANSWER))
        .unwrap();
    // The time limit and the headers are the same.
    // The features of this crate bring no provider of cryptography for reqwest itself.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder()
        .user_agent("runtime-tests/0.1.0")
        .timeout(Duration::from_secs(60))
        .build()
        .unwrap();
    let client = Client::builder()
        .api_token("token")
        .account_id("699d98642c564d2e855e9661899b7252")
        .base_url(server.url())
        .build()
        .unwrap();
    let base_url = server.url();

    let mut group = criterion.benchmark_group("64 requests at once");
    group.throughput(Throughput::Elements(AT_ONCE));
    group.bench_function("ours", |bencher| {
        let other = || by_hand(&http, &base_url);
        bencher.iter_custom(|times| tokio.block_on(timed(times, || by_client(&client), other)));
    });
    group.bench_function("by hand", |bencher| {
        let own = || by_hand(&http, &base_url);
        bencher.iter_custom(|times| tokio.block_on(timed(times, own, || by_client(&client))));
    });
    group.finish();
}

/// The time of requests that alternate with others, which do not count: a machine is slower at one time than at another.
async fn timed<F: Future<Output = usize>, G: Future<Output = usize>>(
    times: u64,
    request: impl Fn() -> F,
    other: impl Fn() -> G,
) -> Duration {
    let mut taken = Duration::ZERO;
    for _ in 0..times {
        join_all((0..AT_ONCE).map(|_| other())).await;
        let start = Instant::now();
        let found = join_all((0..AT_ONCE).map(|_| request())).await;
        taken += start.elapsed();
        assert!(found.iter().all(|it| *it == 2));
    }
    taken
}

criterion_group!(benches, requests);
criterion_main!(benches);
