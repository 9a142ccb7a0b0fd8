//! document: docker/docker-engine-swagger2.yaml
//! features: containers
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use docker::models::{CreateContainer, ErrorResponse, HostConfig};
use docker::{Client, InMemory, Reply};
use serde_json::{Value, json};

fn client(service: &InMemory) -> Client {
    let builder = Client::builder().base_url("http://localhost");
    builder.transport(service.clone()).build().unwrap()
}

#[tokio::test]
async fn a_container_is_created_and_started() {
    let created = json!({ "Id": "e90e34656806", "Warnings": [] });
    let service = InMemory::new()
        .on("POST", "/containers/create", Reply::json(201, &created))
        .on(
            "POST",
            "/containers/e90e34656806/start",
            Reply::new(204, ""),
        );
    let containers = client(&service).containers();
    let container = CreateContainer::new()
        .image("alpine")
        .cmd(["echo", "hello world"])
        .labels([("app", "demo")])
        .host_config(HostConfig::new().auto_remove(true));
    let created = containers.create(&container).name("demo").await.unwrap();
    containers.start(&created.id).await.unwrap();
    let sent: Value = serde_json::from_slice(&service.received()[0].body).unwrap();
    let expected = json!({
        "Image": "alpine", "Cmd": ["echo", "hello world"], "Labels": { "app": "demo" }, "HostConfig": { "AutoRemove": true },
    });
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn containers_are_filtered() {
    let service = InMemory::new().on("GET", "/containers/json", Reply::json(200, &json!([])));
    let filters = BTreeMap::from([("status".to_owned(), vec!["paused".to_owned()])]);
    let containers = client(&service).containers();
    let found = containers.list().all(true).filters(&filters).await.unwrap();
    assert!(found.is_empty());
    let uri = service.received()[0].uri.to_string();
    assert!(
        uri.contains("all=true&filters=%7B%22status%22%3A%5B%22paused%22%5D%7D"),
        "{uri}"
    );
}

#[tokio::test]
async fn a_container_that_is_missing_is_an_error_with_its_text() {
    let missing = json!({ "message": "No such container: c2ada9df5af8" });
    let service = InMemory::new().on("GET", "/containers/*/json", Reply::json(404, &missing));
    let error = client(&service)
        .containers()
        .get("c2ada9df5af8")
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
    let body = error.typed::<ErrorResponse>().unwrap();
    assert_eq!(body.message, "No such container: c2ada9df5af8");
}
