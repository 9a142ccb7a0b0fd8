//! A program whose client is a crate of its own.

use pets::{Client, Error};

/// The name of a pet.
pub async fn name_of(client: &Client, pet: &str) -> Result<String, Error> {
    let pet = client.pets().get(pet).await?;
    Ok(pet.name)
}
