//! Methods of our own on the types of the client.

use crate::models::{Kind, Pet};
use crate::{Client, Error};

impl Pet {
    /// Returns whether the pet barks.
    pub fn barks(&self) -> bool {
        self.kind == Kind::Dog
    }
}

impl Client {
    /// The names of the dogs among the first thousand pets.
    pub async fn names_of_dogs(&self) -> Result<Vec<String>, Error> {
        let pets = self.pets().list().all(1000).await?;
        let dogs = pets.into_iter().filter(Pet::barks);
        Ok(dogs.map(|dog| dog.name).collect())
    }
}
