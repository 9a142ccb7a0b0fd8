//! document: github/api.github.com-2021.json
//! features: issues
#![forbid(unsafe_code)]

use futures_util::TryStreamExt;
use github::models::{AddIssueLabels, BasicError, BodyRequest, CreateIssue, Label};
use github::{Client, Error, InMemory, Reply};
use serde_json::{Value, json};

fn client(service: &InMemory) -> Client {
    let builder = Client::builder().base_url("https://api.github.com");
    builder.transport(service.clone()).build().unwrap()
}

fn label(name: &str) -> Value {
    json!({
        "id": 1, "node_id": "n", "url": "u", "name": name, "description": null, "color": "f29513", "default": false,
    })
}

/// Opens an issue, and says why if that is not possible.
async fn open(client: &Client, title: &str) -> Result<i64, Error> {
    let issue = CreateIssue::new(title)
        .body("I'm having a problem with this.")
        .assignees(["octocat"])
        .labels(["bug"]);
    let issue = client.issues().create("octocat", "hello", &issue).await?;
    Ok(issue.number)
}

#[tokio::test]
async fn opening_an_issue_where_issues_are_off_says_so() {
    let gone = json!({ "message": "Issues are disabled for this repo" });
    let service = InMemory::new().on(
        "POST",
        "/repos/octocat/hello/issues",
        Reply::json(410, &gone),
    );
    let error = open(&client(&service), "Found a bug").await.unwrap_err();
    let reason = error
        .typed::<BasicError>()
        .and_then(|it| it.message.clone());
    assert_eq!(reason.as_deref(), Some("Issues are disabled for this repo"));
    let sent: Value = serde_json::from_slice(&service.received()[0].body).unwrap();
    let expected = json!({
        "title": "Found a bug", "body": "I'm having a problem with this.", "assignees": ["octocat"], "labels": ["bug"],
    });
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn labels_are_added_and_listed() {
    let path = "/repos/octocat/hello/issues/7/labels";
    let next = "<https://api.github.com/repos/octocat/hello/issues/7/labels?page=2>; rel=\"next\"";
    let service = InMemory::new()
        .on("POST", path, Reply::json(200, &json!([label("bug")])))
        .on(
            "GET",
            path,
            Reply::json(200, &json!([label("bug")])).with_header("link", next),
        )
        .on("GET", path, Reply::json(200, &json!([label("help")])));
    let issues = client(&service).issues();
    let labels = AddIssueLabels::from(["bug"]);
    issues
        .add_labels("octocat", "hello", 7)
        .body(&labels)
        .await
        .unwrap();
    let all = issues.list_labels("octocat", "hello", 7).stream();
    let all: Vec<Label> = all.try_collect().await.unwrap();
    let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["bug", "help"]);
}

#[tokio::test]
async fn a_comment_that_may_not_be_written_is_an_error_with_its_status() {
    let path = "/repos/octocat/hello/issues/7/comments";
    let locked = json!({ "message": "Unable to create comment because issue is locked." });
    let service = InMemory::new().on("POST", path, Reply::json(403, &locked));
    let comment = BodyRequest::new("Me too");
    let issues = client(&service).issues();
    let error = issues.create_comment("octocat", "hello", 7, &comment).await;
    assert_eq!(error.unwrap_err().status().unwrap(), 403);
}
