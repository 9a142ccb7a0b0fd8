//! Types of another crate in place of schemas and formats, and traits that types derive, as codegen.toml says.
#![forbid(unsafe_code)]

use std::collections::{BTreeSet, HashSet};

use everyday::models::{Chat, Note, Summary, Tool};
use everyday::{Client, InMemory, Reply};
use ids::{AccountId, Place};
use schemars::JsonSchema;
use serde_json::json;

#[tokio::test]
async fn calls_take_and_return_the_types() {
    let body = json!([{
        "firstLine": "Milk", "owner": "a7", "place": { "latitude": 52.5, "longitude": 13.4 },
    }]);
    let service = InMemory::new().on("GET", "/v1/accounts/a%2F1/notes", Reply::json(200, &body));
    let client = Client::builder()
        .transport(service.clone())
        .build()
        .unwrap();
    let place = Place {
        latitude: 52.0,
        longitude: 13.5,
    };
    let call = client.notes().list(&AccountId::from("a/1"));
    let notes: Vec<Summary> = call
        .shared_by(&AccountId::from("b 2"))
        .near(&place)
        .await
        .unwrap();
    assert_eq!(notes[0].owner, AccountId::from("a7"));
    assert_eq!(notes[0].place.map(|it| it.latitude), Some(52.5));
    let query = "shared_by=b%202&near%5Blatitude%5D=52&near%5Blongitude%5D=13.5";
    assert_eq!(service.received()[0].uri.query(), Some(query));
}

#[test]
fn types_derive_what_the_settings_say() {
    let note = |author: &str| {
        let text = json!({ "writtenBy": author, "labels": [{ "kind": "bold", "weight": 2 }] });
        serde_json::from_value::<Note>(text).unwrap()
    };
    let sorted: BTreeSet<Note> = [note("Zoe"), note("Ada")].into();
    let authors: Vec<&str> = sorted.iter().map(|it| it.written_by.as_str()).collect();
    assert_eq!(authors, ["Ada", "Zoe"]);
    assert_eq!(HashSet::from([note("Ada"), note("Ada")]).len(), 1);

    fn can_be_hashed<T: std::hash::Hash>() {}
    can_be_hashed::<Chat>();
}

#[test]
fn derived_traits_of_other_crates_know_the_names_of_the_api() {
    fn schema<T: JsonSchema>() -> serde_json::Value {
        schemars::schema_for!(T).to_value()
    }
    let schema = schema::<Note>();
    assert_eq!(schema["required"], json!(["writtenBy"]));
    let label = &schema["$defs"]["Label"];
    assert_eq!(label["required"], json!(["kind"]));
    let kinds = schema["$defs"]["LabelKind"].to_string();
    assert!(kinds.contains(r#""bold""#), "{kinds}");
    // A type with setters.
    let tool = schema_of_tools();
    assert!(tool["properties"]["shortName"].is_object(), "{tool}");
}

fn schema_of_tools() -> serde_json::Value {
    let tool = Tool::new("clock").short_name("c");
    assert_eq!(serde_json::to_value(tool).unwrap()["shortName"], "c");
    schemars::schema_for!(Tool).to_value()
}
