//! document: stripe/stripe-spec3-2023-09.yaml
//! features: payment-intents, customers
#![forbid(unsafe_code)]

use serde_json::{Value, json};
use stripe::models::{CreateCustomer, CreatePaymentIntent};
use stripe::{Client, InMemory, Reply};

fn client(service: &InMemory) -> Client {
    let builder = Client::builder().transport(service.clone());
    builder.bearer_auth("sk_test_1").build().unwrap()
}

fn payment(id: &str) -> Value {
    json!({
        "id": id, "object": "payment_intent", "amount": 2000, "capture_method": "automatic", "confirmation_method": "automatic",
        "created": 1_680_000_000, "currency": "usd", "livemode": false, "payment_method_types": ["card"],
        "status": "requires_payment_method",
    })
}

#[tokio::test]
async fn a_payment_is_created_once_even_if_the_connection_fails() {
    let service = InMemory::new()
        .on("POST", "/v1/payment_intents", Reply::timeout())
        .on(
            "POST",
            "/v1/payment_intents",
            Reply::json(200, &payment("pi_1")),
        );
    let payment = CreatePaymentIntent::new(2000, "usd")
        .payment_method_types(["card"])
        .receipt_email("jenny@example.com")
        .capture_method("manual");
    let created = client(&service)
        .payment_intents()
        .create(&payment)
        .await
        .unwrap();
    assert_eq!((created.id.as_str(), created.amount), ("pi_1", 2000));
    let received = service.received();
    assert_eq!(
        received[0].headers["idempotency-key"],
        received[1].headers["idempotency-key"]
    );
    let body = String::from_utf8(received[1].body.to_vec()).unwrap();
    let mut pairs: Vec<&str> = body.split('&').collect();
    pairs.sort_unstable();
    let expected = [
        "amount=2000",
        "capture_method=manual",
        "currency=usd",
        "payment_method_types%5B%5D=card",
        "receipt_email=jenny%40example.com",
    ];
    assert_eq!(pairs, expected);
}

#[tokio::test]
async fn payments_are_searched_page_by_page() {
    let page = |id, next: Value| {
        let has_more = !next.is_null();
        json!({
            "object": "search_result", "url": "/v1/payment_intents/search", "data": [payment(id)], "has_more": has_more,
            "next_page": next,
        })
    };
    let path = "/v1/payment_intents/search";
    let service = InMemory::new()
        .on("GET", path, Reply::json(200, &page("pi_1", json!("p2"))))
        .on("GET", path, Reply::json(200, &page("pi_2", Value::Null)));
    let payments = client(&service).payment_intents();
    let found = payments
        .search("metadata['order']:'6735'")
        .all(100)
        .await
        .unwrap();
    let ids: Vec<&str> = found.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["pi_1", "pi_2"]);
}

#[tokio::test]
async fn a_customer_is_created_and_deleted() {
    let customer =
        json!({ "id": "cus_1", "object": "customer", "created": 1_680_000_000, "livemode": false });
    let deleted = json!({ "id": "cus_1", "object": "customer", "deleted": true });
    let service = InMemory::new()
        .on("POST", "/v1/customers", Reply::json(200, &customer))
        .on("DELETE", "/v1/customers/cus_1", Reply::json(200, &deleted));
    let customers = client(&service).customers();
    let jenny = CreateCustomer::new()
        .email("jenny@example.com")
        .metadata([("order_id", "6735")]);
    let customer = customers.create().body(&jenny).await.unwrap();
    customers.delete(&customer.id).await.unwrap();
    let body = String::from_utf8(service.received()[0].body.to_vec()).unwrap();
    assert_eq!(
        body,
        "email=jenny%40example.com&metadata%5Border_id%5D=6735"
    );
}
