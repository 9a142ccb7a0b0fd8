//! A program with the clients of two APIs, which share code.

#[rustfmt::skip]
pub mod payments;
#[rustfmt::skip]
pub mod payouts;
#[rustfmt::skip]
pub mod shared;

use payouts::models::NewPayout;
use shared::Error;

/// Sends the amount of a payment on to a bank account, and returns the number of the payout.
pub async fn pay_out(
    payments: &payments::Client,
    payouts: &payouts::Client,
    payment: &str,
    account: &str,
) -> Result<String, Error> {
    let payment = payments.payments().get(payment).await?;
    let payout = NewPayout::new(account, payment.amount);
    Ok(payouts.payouts().create(&payout).await?.id)
}
