//! Payments: `client.payments()`.

use crate::payments::models;
use crate::payments::runtime;
use crate::payments::runtime::call::builder::Call;
use crate::payments::runtime::call::shared::Core;

/// Payments: `client.payments()`.
#[derive(Clone, Debug)]
pub struct Payments {
    core: Core,
}

impl Payments {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Takes money from a customer.
    ///
    /// `POST /payments`
    ///
    /// Returns [`Payment`](crate::payments::models::Payment).
    ///
    /// # Example
    ///
    /// ```no_run
    /// use several::payments::models::{Amount, Currency, NewPayment};
    ///
    /// # async fn example(client: several::payments::Client) -> Result<(), several::payments::Error> {
    /// let body = NewPayment::new(Amount::new(Currency::Eur, 1));
    /// let response = client
    ///     .payments()
    ///     .create(&body)
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create(&self, body: &models::NewPayment) -> CreateCall {
        Call::new(&self.core).put_json("application/json", body)
    }

    /// Shows a payment.
    ///
    /// `GET /payments/{payment_id}`
    ///
    /// Returns [`Payment`](crate::payments::models::Payment).
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: several::payments::Client) -> Result<(), several::payments::Error> {
    /// let response = client
    ///     .payments()
    ///     .get("payment_id")
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get(&self, payment_id: &str) -> GetCall {
        Call::new(&self.core).put_path("payment_id", payment_id)
    }
}

runtime::call::operation::operation!(Create as CreateCall = "createPayment" {
    "POST" "/payments",
    success: runtime::call::success::Json<models::Payment>,
});

runtime::call::operation::operation!(Get as GetCall = "getPayment" {
    "GET" "/payments/{payment_id}",
    success: runtime::call::success::Json<models::Payment>,
});
