//! Values are built from what the caller has: texts, arrays, members of unions, values of enums as the API spells them.
#![forbid(unsafe_code)]

use everyday::models::{
    Message, NewChat, NewChatStop, State, Step, Tool, ToolMessage, UserMessage,
};
use everyday::{Client, InMemory, Reply};
use serde_json::{Value, json};

fn written(chat: &NewChat) -> Value {
    serde_json::to_value(chat).unwrap()
}

fn chat() -> NewChat {
    NewChat::new([UserMessage::new("hi")], "large")
}

#[test]
fn members_become_their_union() {
    let question = Message::from(UserMessage::new("What is the weather?"));
    let result: Message = ToolMessage::new("It rains.").into();
    let tools = UserMessage::new([Tool::new("weather"), Tool::new("clock")]);
    let chat = NewChat::new([question, result, tools.into()], "large");
    let messages = json!([
        { "role": "user", "content": "What is the weather?" },
        { "role": "tool", "content": "It rains." },
        { "role": "user", "content": [{ "name": "weather" }, { "name": "clock" }] },
    ]);
    assert_eq!(
        written(&chat),
        json!({ "messages": messages, "model": "large" })
    );
}

#[test]
fn setters_take_what_becomes_their_value() {
    let chat = chat()
        .stop("\n")
        .choice("auto")
        .limit(3)
        .state("open")
        .seed(7)
        .labels(["bug", "help"])
        .metadata([("origin", "web")]);
    let expected = json!({
        "messages": [{ "role": "user", "content": "hi" }],
        "model": "large", "stop": "\n", "choice": "auto", "limit": 3, "state": "open", "seed": 7,
        "labels": ["bug", "help"], "metadata": { "origin": "web" },
    });
    assert_eq!(written(&chat), expected);
}

#[test]
fn setters_still_take_the_value_itself() {
    let labels = ["bug".to_owned()];
    let chat = chat()
        .stop(NewChatStop::from(["a", "b"]))
        .choice(Tool::new("weather"))
        .limit(true)
        .state(State::Closed)
        .labels(labels.iter().map(String::as_str))
        .metadata(std::collections::BTreeMap::from([(
            "a".to_owned(),
            "b".to_owned(),
        )]));
    let expected = json!({
        "messages": [{ "role": "user", "content": "hi" }],
        "model": "large", "stop": ["a", "b"], "choice": { "name": "weather" }, "limit": true, "state": "closed",
        "labels": ["bug"], "metadata": { "a": "b" },
    });
    assert_eq!(written(&chat), expected);
    let listed: NewChatStop = vec!["a"].into();
    assert_eq!(listed, NewChatStop::StringList(vec!["a".to_owned()]));
}

#[test]
fn a_list_becomes_the_member_with_its_items() {
    let names = chat().attachments(["a", "b"]);
    assert_eq!(written(&names)["attachments"], json!(["a", "b"]));
    let names = chat().attachments(vec!["a".to_owned()]);
    assert_eq!(written(&names)["attachments"], json!(["a"]));
    let tools = chat().attachments([Tool::new("weather")]);
    assert_eq!(
        written(&tools)["attachments"],
        json!([{ "name": "weather" }])
    );
}

#[test]
fn boxed_values_are_boxed_by_the_setter() {
    let plan = Step::new("wait").then(Step::new(3));
    let expected = json!({ "says": "wait", "then": { "says": 3 } });
    assert_eq!(written(&chat().plan(plan))["plan"], expected);
}

#[tokio::test]
async fn options_of_calls_take_the_values_of_enums_as_the_api_spells_them() {
    let service = InMemory::new().on("GET", "/v1/chats", Reply::json(200, &json!([])));
    let client = Client::builder()
        .transport(service.clone())
        .build()
        .unwrap();
    client.chats().list().state("open").await.unwrap();
    client.chats().list().state(State::Closed).await.unwrap();
    let queries = service.received();
    let queries: Vec<_> = queries.iter().map(|it| it.uri.query()).collect();
    assert_eq!(queries, [Some("state=open"), Some("state=closed")]);
}
