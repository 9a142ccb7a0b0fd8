//! The program calls a service in memory.

use as_a_crate::name_of;
use pets::{Client, InMemory, Reply};

#[tokio::test]
async fn the_name_of_a_pet_is_that_of_the_service() {
    let pet = r#"{"id": "7", "name": "Rex", "kind": "dog", "home": {"type": "shelter", "city": "Ghent"}}"#;
    let service = InMemory::new().on("GET", "/v1/pets/7", Reply::new(200, pet));
    let client = Client::builder().anonymous().transport(service.clone());
    let client = client.build().unwrap();
    assert_eq!(name_of(&client, "7").await.unwrap(), "Rex");
    assert_eq!(service.received().len(), 1);
}

#[tokio::test]
async fn a_method_of_the_user_reads_every_page() {
    let first = r#"{"data": [{"id": "1", "name": "Rex", "kind": "dog"}], "next_cursor": "2"}"#;
    let second = r#"{"data": [{"id": "2", "name": "Tom", "kind": "cat"}, {"id": "3", "name": "Max", "kind": "dog"}]}"#;
    let service = InMemory::new()
        .on("GET", "/v1/pets", Reply::new(200, first))
        .on("GET", "/v1/pets", Reply::new(200, second));
    let client = Client::builder().anonymous().transport(service);
    let client = client.build().unwrap();
    assert_eq!(client.names_of_dogs().await.unwrap(), ["Rex", "Max"]);
}
