//! The program calls both services in memory, with one transport.

use several::shared::{InMemory, Reply};
use several::{pay_out, payments, payouts};

#[tokio::test]
async fn the_amount_of_a_payment_is_paid_out() {
    let amount = r#"{"currency": "EUR", "value": 250}"#;
    let payment = format!(r#"{{"id": "1", "amount": {amount}}}"#);
    let payout = format!(r#"{{"id": "2", "amount": {amount}}}"#);
    let services = InMemory::new()
        .on("GET", "/v1/payments/1", Reply::new(200, payment))
        .on("POST", "/v1/payouts", Reply::new(201, payout));
    let payments = payments::Client::builder()
        .token("secret")
        .transport(services.clone());
    let payouts = payouts::Client::builder()
        .key("secret")
        .transport(services.clone());
    let (payments, payouts) = (payments.build().unwrap(), payouts.build().unwrap());

    let id = pay_out(&payments, &payouts, "1", "NL02").await.unwrap();

    assert_eq!(id, "2");
    let received = services.received();
    assert_eq!(received[0].headers["authorization"], "Bearer secret");
    assert_eq!(received[1].headers["x-key"], "secret");
    let sent: serde_json::Value = serde_json::from_slice(&received[1].body).unwrap();
    assert_eq!(sent["amount"]["value"], 250);
}
