//! Payouts: `client.payouts()`.

use crate::payouts::models;
use crate::payouts::runtime;
use crate::payouts::runtime::call::builder::Call;
use crate::payouts::runtime::call::shared::Core;

/// Payouts: `client.payouts()`.
#[derive(Clone, Debug)]
pub struct Payouts {
    core: Core,
}

impl Payouts {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Sends money to a bank account.
    ///
    /// `POST /payouts`
    ///
    /// Returns [`Payout`](crate::payouts::models::Payout).
    ///
    /// # Example
    ///
    /// ```no_run
    /// use several::payouts::models::{Amount, Currency, NewPayout};
    ///
    /// # async fn example(client: several::payouts::Client) -> Result<(), several::payouts::Error> {
    /// let body = NewPayout::new("account", Amount::new(Currency::Eur, 1));
    /// let response = client
    ///     .payouts()
    ///     .create(&body)
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create(&self, body: &models::NewPayout) -> CreateCall {
        Call::new(&self.core).put_json("application/json", body)
    }
}

runtime::call::operation::operation!(Create as CreateCall = "createPayout" {
    "POST" "/payouts",
    success: runtime::call::success::Json<models::Payout>,
});
