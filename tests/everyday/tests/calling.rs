//! Calls that are retried, and calls that take nothing.
#![forbid(unsafe_code)]

use everyday::models::{Charge, NewChat, Parcel, UserMessage};
use everyday::{Client, ClientBuilder, Environment, InMemory, Reply, RetryPolicy};
use serde_json::json;
use std::time::Duration;

fn client(service: &InMemory) -> Client {
    let builder = Client::builder().transport(service.clone());
    builder.build().unwrap()
}

fn chat() -> NewChat {
    NewChat::new([UserMessage::new("hi")], "large")
}

/// The keys of the requests that a service has received.
fn keys(service: &InMemory) -> Vec<String> {
    let received = service.received();
    let keys = received
        .iter()
        .map(|it| it.headers["idempotency-key"].to_str().unwrap().to_owned());
    keys.collect()
}

#[tokio::test]
async fn a_call_that_is_not_idempotent_is_retried_with_the_same_random_key() {
    let chat_of = json!({ "id": "c1" });
    let service = InMemory::new()
        .on("POST", "/v1/chats", Reply::new(500, "busy"))
        .on("POST", "/v1/chats", Reply::json(201, &chat_of));
    let client = client(&service);
    let chats = client.chats();
    let created = chats.create(&chat()).await.unwrap();
    assert_eq!(created.id, "c1");
    chats.create(&chat()).await.unwrap();
    let keys = keys(&service);
    assert_eq!(keys.len(), 3);
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[1], keys[2]);
    // RFC 9562: version 4, variant 10.
    assert_eq!(keys[0].len(), 36);
    assert_eq!(&keys[0][14..15], "4");
    assert!("89ab".contains(&keys[0][19..20]));
}

#[tokio::test]
async fn a_key_of_the_caller_is_sent_as_it_is() {
    let service = InMemory::new().on(
        "POST",
        "/v1/chats",
        Reply::json(201, &json!({ "id": "c1" })),
    );
    let client = client(&service);
    let call = client.chats().create(&chat());
    call.idempotency_key("order 7").await.unwrap();
    let call = client.chats().create(&chat());
    call.with_header("Idempotency-Key", "order 8")
        .await
        .unwrap();
    assert_eq!(keys(&service), ["order 7", "order 8"]);
}

#[tokio::test]
async fn everything_that_a_server_said_is_at_hand() {
    let said = json!({ "id": "c1", "beta": { "of": 7 } });
    let service = InMemory::new().on("POST", "/v1/chats", Reply::json(201, &said));
    let call = client(&service).chats().create(&chat());
    let response = call.with_response().await.unwrap();
    assert_eq!(response.json(), Some(said));
    assert_eq!(response.body().id, "c1");
    assert_eq!(service.received().len(), 1);
}

#[tokio::test]
async fn an_empty_body_is_no_argument() {
    let service = InMemory::new().on("DELETE", "/v1/chats/c1", Reply::new(204, ""));
    client(&service).chats().delete("c1").await.unwrap();
    let received = service.received();
    assert!(received[0].body.is_empty());
    assert!(!received[0].headers.contains_key("content-type"));
}

/// The number of requests until a call succeeds or fails, if the service first responds with these statuses. Without a policy, that of the document counts.
async fn attempts(
    policy: impl Into<Option<RetryPolicy>>,
    statuses: &[u16],
    retry_after: &str,
) -> (bool, usize) {
    let mut service = InMemory::new();
    for status in statuses {
        let reply = Reply::new(*status, "busy").with_header("retry-after", retry_after);
        service = service.on("DELETE", "/v1/chats/*", reply);
    }
    let service = service.on("DELETE", "/v1/chats/*", Reply::new(204, ""));
    let builder = Client::builder().transport(service.clone()).max_retries(5);
    let builder = match policy.into() {
        Some(policy) => builder.retry_policy(policy),
        None => builder,
    };
    let client = builder.build().unwrap();
    let deleted = client.chats().delete("c1").await;
    (deleted.is_ok(), service.received().len())
}

#[tokio::test]
async fn a_client_sets_which_statuses_are_retried() {
    let policy = RetryPolicy::new();
    assert_eq!(attempts(policy.clone(), &[409], "0").await, (false, 1));
    assert_eq!(attempts(policy.clone(), &[503], "0").await, (true, 2));
    let policy = policy.statuses([409]);
    assert_eq!(attempts(policy.clone(), &[409, 409], "0").await, (true, 3));
    assert_eq!(attempts(policy, &[503], "0").await, (false, 1));
}

#[tokio::test]
async fn a_digit_is_a_class_of_statuses() {
    let policy = RetryPolicy::new().statuses([5]);
    assert_eq!(attempts(policy.clone(), &[521, 500], "0").await, (true, 3));
    assert_eq!(attempts(policy, &[429], "0").await, (false, 1));
}

#[tokio::test]
async fn a_document_sets_which_statuses_are_retried() {
    assert_eq!(attempts(None, &[521, 429], "0").await, (true, 3));
    assert_eq!(attempts(None, &[409], "0").await, (false, 1));
    assert_eq!(attempts(RetryPolicy::new(), &[521], "0").await, (false, 1));
}

#[tokio::test]
async fn a_client_sets_how_long_and_how_often_it_waits() {
    let policy = RetryPolicy::new().longest_asked(Duration::from_millis(900));
    assert_eq!(attempts(policy, &[503], "1").await, (false, 1));
    let policy = RetryPolicy::new().budget(2);
    assert_eq!(attempts(policy, &[503; 4], "0").await, (false, 3));
    // Without a date of the server, the waits are the client's.
    let none = Duration::ZERO;
    let policy = RetryPolicy::new().waits(none, none);
    assert_eq!(attempts(policy, &[503; 4], "soon").await, (true, 5));
}

/// The URLs of a call that uses the client's server, and of one that has another.
async fn addresses(choose: impl FnOnce(ClientBuilder) -> ClientBuilder) -> [String; 2] {
    let service = InMemory::new();
    let builder = Client::builder().transport(service.clone());
    let client = choose(builder).max_retries(0).build().unwrap();
    // The service knows neither path; only the requests matter.
    let _ = client.chats().delete("c1").await;
    let _ = client.files().list().await;
    let received = service.received();
    [0, 1].map(|index: usize| received[index].uri.to_string())
}

#[tokio::test]
async fn an_environment_is_chosen_by_name() {
    let files = "http://files.everyday.invalid/files";
    let production = ["http://everyday.invalid/v1/chats/c1", files];
    assert_eq!(addresses(|it| it).await, production);
    let chosen = addresses(|it| it.environment(Environment::Production)).await;
    assert_eq!(chosen, production);

    let sandbox = addresses(|it| it.environment(Environment::Sandbox)).await;
    let base = "http://sandbox.everyday.invalid";
    assert_eq!(
        sandbox,
        [
            format!("{base}/next/chats/c1"),
            format!("{base}/next/files")
        ]
    );
    let stage = addresses(|it| it.environment(Environment::Sandbox).stage("old")).await;
    assert_eq!(stage[0], format!("{base}/old/chats/c1"));

    let last = addresses(|it| {
        it.environment(Environment::Sandbox)
            .base_url("http://local.invalid")
    });
    assert_eq!(last.await[0], "http://local.invalid/chats/c1");
    assert_eq!(
        Environment::ALL,
        [Environment::Production, Environment::Sandbox]
    );
    assert_eq!(
        Environment::Sandbox.base_url(),
        "http://sandbox.everyday.invalid/{stage}"
    );
}

/// A decimal keeps its digits, and a whole number has no fraction, in forms and in parameters as in JSON.
#[tokio::test]
async fn numbers_are_sent_with_their_digits_and_without_a_needless_fraction() {
    let done = || Reply::new(204, "");
    let service = InMemory::new()
        .on("POST", "/v1/chats/c1/charges", done())
        .on("POST", "/v1/chats/c1/parcels", done());
    let client = client(&service);
    let digits = "0.1000000000000000000000001";
    let amount: rust_decimal::Decimal = digits.parse().unwrap();
    let charge = Charge::new(amount, 2.0);
    let call = client.chats().charge("c1", &charge);
    call.limits(&[3.0])
        .with_body_field("extra", &1.0)
        .await
        .unwrap();
    client.chats().send("c1", &Parcel::new(3.0)).await.unwrap();
    let received = service.received();
    assert_eq!(received[0].uri.query(), Some("limits=%5B3%5D"));
    let form = format!("amount={digits}&hours=2&extra=1");
    assert_eq!(received[0].body, form.as_bytes());
    let parcel = String::from_utf8(received[1].body.to_vec()).unwrap();
    assert!(parcel.contains("\r\n\r\n3\r\n"), "{parcel}");
}
