//! document: kubernetes/k8s-v3-core-v1.json
//! features: pods
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use kubernetes::models::{Container, ObjectMeta, Pod, PodSpec};
use kubernetes::{Client, InMemory, Reply};
use serde_json::{Value, json};

fn client(service: &InMemory) -> Client {
    let builder = Client::builder().base_url("https://cluster.invalid");
    let builder = builder.bearer_token("token");
    builder.transport(service.clone()).build().unwrap()
}

fn pod(name: &str) -> Value {
    json!({ "metadata": { "name": name, "labels": { "app": "web" } }, "spec": { "containers": [{ "name": "web" }] } })
}

#[tokio::test]
async fn a_pod_is_created() {
    let path = "/api/v1/namespaces/default/pods";
    let service = InMemory::new().on("POST", path, Reply::json(201, &pod("web")));
    let web = Container::new("web").image("nginx:1.27");
    let web = Pod::new()
        .metadata(ObjectMeta::new().name("web").labels([("app", "web")]))
        .spec(PodSpec::new([web]).restart_policy("Never"));
    let created = client(&service)
        .pods()
        .create("default", &web)
        .await
        .unwrap();
    assert_eq!(created.metadata.unwrap().name.as_deref(), Some("web"));
    let sent: Value = serde_json::from_slice(&service.received()[0].body).unwrap();
    let expected = json!({
        "metadata": { "name": "web", "labels": { "app": "web" } },
        "spec": { "containers": [{ "name": "web", "image": "nginx:1.27" }], "restartPolicy": "Never" },
    });
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn pods_are_listed_in_chunks() {
    let path = "/api/v1/namespaces/default/pods";
    let page = |name, next| json!({ "metadata": { "continue": next }, "items": [pod(name)] });
    let service = InMemory::new()
        .on("GET", path, Reply::json(200, &page("a", "more")))
        .on("GET", path, Reply::json(200, &page("b", "")));
    let pods = client(&service).pods();
    let all = pods
        .list_for_namespace("default")
        .label_selector("app=web")
        .limit(1);
    let names = all.all(10).await.unwrap().into_iter();
    let names: Vec<_> = names.filter_map(|it| it.metadata?.name).collect();
    assert_eq!(names, ["a", "b"]);
}

#[tokio::test]
async fn a_pod_is_changed_and_deleted() {
    let path = "/api/v1/namespaces/default/pods/web";
    let service = InMemory::new()
        .on("PATCH", path, Reply::json(200, &pod("web")))
        .on("DELETE", path, Reply::json(200, &pod("web")));
    let pods = client(&service).pods();
    let change = json!({ "labels": { "app": "shop" } });
    let change = BTreeMap::from([("metadata".to_owned(), change)]);
    pods.update("default", "web", &change).await.unwrap();
    pods.delete("default", "web").await.unwrap();
    assert_eq!(
        service.received()[0].headers["content-type"],
        "application/merge-patch+json"
    );
}
