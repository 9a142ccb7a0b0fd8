//! The program calls a service in memory.

use from_a_build_script::api::{Client, InMemory, Reply};
use from_a_build_script::name_of;

#[tokio::test]
async fn the_name_of_a_pet_is_that_of_the_service() {
    let pet = r#"{"id": "7", "name": "Rex", "kind": "dog", "home": {"type": "shelter", "city": "Ghent"}}"#;
    let service = InMemory::new().on("GET", "/v1/pets/7", Reply::new(200, pet));
    let client = Client::builder().anonymous().transport(service.clone());
    let client = client.build().unwrap();
    assert_eq!(name_of(&client, "7").await.unwrap(), "Rex");
    assert_eq!(service.received().len(), 1);
}
