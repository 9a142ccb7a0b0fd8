//! With the feature `serde`, every type is read and written: responses are cached, and requests come from files.
#![forbid(unsafe_code)]

use everyday::models::{Chat, Message, NewChat, State, Step, Tool, UserMessage};
use everyday::{Client, InMemory, Reply};
use serde_json::{Value, json};

/// The value after it was written and read.
fn kept<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    let text = serde_json::to_string(value).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[tokio::test]
async fn a_response_is_cached_with_everything_in_it() {
    let body = json!({ "id": "c1", "state": "paused", "colour": { "r": 1.50 } });
    let reply = Reply::json(200, &json!([body]));
    let service = InMemory::new().on("GET", "/v1/chats", reply);
    let client = Client::builder().transport(service).build().unwrap();

    let chats = client.chats().list().await.unwrap();
    assert_eq!(kept(&chats), chats);
    assert_eq!(chats[0].extra["colour"], json!({ "r": 1.50 }));
    assert_eq!(serde_json::to_value(&chats).unwrap(), json!([body]));
}

#[test]
fn a_request_comes_from_a_file_and_goes_into_one() {
    let file = json!({
        "model": "large",
        "messages": [
            { "role": "user", "content": [{ "name": "clock" }] },
            { "role": "tool", "content": "Noon." },
            { "role": "narrator", "content": "Later." },
        ],
        "stop": ["a", "b"], "choice": "auto", "limit": true, "state": "open", "seed": null,
        "labels": ["bug"], "metadata": { "origin": "web" }, "attachments": [{ "name": "clock" }],
        "plan": { "says": 1, "then": { "says": "two" } },
        "beta": [1, 2],
    });
    let request: NewChat = serde_json::from_value(file.clone()).unwrap();
    assert_eq!(request.state, Some(State::Open));
    assert!(matches!(&request.messages[0], Message::User(_)));
    assert!(matches!(&request.messages[2], Message::Unknown(_)));
    assert_eq!(request.extra["beta"], json!([1, 2]));
    assert_eq!(serde_json::to_value(&request).unwrap(), file);
    assert_eq!(kept(&request), request);
}

#[test]
fn values_that_were_built_come_back_equal() {
    let chat = NewChat::new([UserMessage::new([Tool::new("weather")])], "large")
        .plan(Step::new("first").then(Step::new(2)));
    assert_eq!(kept(&chat), chat);
}

#[test]
fn a_file_that_does_not_fit_is_an_error_with_the_place() {
    let error = serde_json::from_value::<NewChat>(json!({ "model": 1, "messages": [] }));
    let message = error.unwrap_err().to_string();
    assert!(message.starts_with("/model: "), "{message}");
    let error = serde_json::from_value::<Chat>(Value::Null).unwrap_err();
    assert!(error.to_string().contains("null"), "{error}");
}
