//! A program whose build script writes its client.

include!(concat!(env!("OUT_DIR"), "/api/include.rs"));

use api::{Client, Error};

/// The name of a pet.
pub async fn name_of(client: &Client, pet: &str) -> Result<String, Error> {
    let pet = client.pets().get(pet).await?;
    Ok(pet.name)
}
