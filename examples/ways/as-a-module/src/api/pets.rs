//! Pets: `client.pets()`.

use crate::api::models;
use crate::api::runtime;
use crate::api::runtime::call::builder::Call;
use crate::api::runtime::call::shared::Core;

/// Pets: `client.pets()`.
#[derive(Clone, Debug)]
pub struct Pets {
    core: Core,
}

impl Pets {
    pub(crate) fn with_core(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Lists the pets.
    ///
    /// `GET /pets`
    ///
    /// Returns [`PetPage`](crate::api::models::PetPage).
    ///
    /// The response is one page: `.stream()` iterates over the items of all pages, and `.pages()` over the pages.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: as_a_module::api::Client) -> Result<(), as_a_module::api::Error> {
    /// let response = client
    ///     .pets()
    ///     .list()
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self) -> ListCall {
        Call::new(&self.core)
    }

    /// Adds a pet.
    ///
    /// `POST /pets`
    ///
    /// Returns [`Pet`](crate::api::models::Pet).
    ///
    /// # Errors
    ///
    /// - 400: The pet is not complete. ([`Refusal`](crate::api::models::Refusal))
    ///
    /// # Example
    ///
    /// ```no_run
    /// use as_a_module::api::models::{Kind, NewPet};
    ///
    /// # async fn example(client: as_a_module::api::Client) -> Result<(), as_a_module::api::Error> {
    /// let body = NewPet::new(Kind::Cat, "name");
    /// let response = client
    ///     .pets()
    ///     .create(&body)
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create(&self, body: &models::NewPet) -> CreateCall {
        Call::new(&self.core).put_json("application/json", body)
    }

    /// Shows a pet.
    ///
    /// `GET /pets/{pet_id}`
    ///
    /// Returns [`Pet`](crate::api::models::Pet).
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(client: as_a_module::api::Client) -> Result<(), as_a_module::api::Error> {
    /// let response = client
    ///     .pets()
    ///     .get("pet_id")
    ///     .await?;
    /// # let _ = response;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get(&self, pet_id: &str) -> GetCall {
        Call::new(&self.core).put_path("pet_id", pet_id)
    }
}

runtime::call::operation::operation!(List as ListCall = "listPets" {
    "GET" "/pets",
    /// Sets `cursor`.
    set cursor(cursor: &str) => put_query("cursor", cursor),
    success: runtime::call::success::Json<models::PetPage>,
    pages: Cursor { parameter: "cursor", next: &["next_cursor"] },
    items: models::Pet = |page| page.data,
    list: Some("data"),
});

runtime::call::operation::operation!(Create as CreateCall = "createPet" {
    "POST" "/pets",
    success: runtime::call::success::Json<models::Pet>,
    "400" => models::Refusal,
});

runtime::call::operation::operation!(Get as GetCall = "getPet" {
    "GET" "/pets/{pet_id}",
    success: runtime::call::success::Json<models::Pet>,
});
