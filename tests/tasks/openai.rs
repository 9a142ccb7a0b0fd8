//! document: openai/openai.yaml
//! features: chat, embeddings, files
#![forbid(unsafe_code)]

use futures_util::TryStreamExt;
use openai::models::{
    ChatCompletionRequestMessage, ChatCompletionRequestSystemMessage,
    ChatCompletionRequestUserMessage, CreateChatCompletionRequest, CreateEmbeddingRequest,
    CreateFileRequest,
};
use openai::{Client, File, InMemory, Reply};
use serde_json::{Value, json};

fn client(service: &InMemory) -> Client {
    let builder = Client::builder().transport(service.clone());
    builder.api_key_auth("sk-1").build().unwrap()
}

fn question() -> CreateChatCompletionRequest {
    let system = ChatCompletionRequestSystemMessage::new("You are a helpful assistant.");
    let user = ChatCompletionRequestUserMessage::new("Hello!");
    let messages = [ChatCompletionRequestMessage::from(system), user.into()];
    CreateChatCompletionRequest::new(messages, "gpt-5")
        .stop(["\n"])
        .n(1)
}

#[tokio::test]
async fn a_chat_is_answered() {
    let answer = json!({
        "id": "chat-1", "object": "chat.completion", "created": 1_700_000_000, "model": "gpt-5",
        "choices": [{
            "index": 0, "finish_reason": "stop", "logprobs": null,
            "message": { "role": "assistant", "content": "Hi there!", "refusal": null },
        }],
    });
    let service = InMemory::new().on("POST", "/v1/chat/completions", Reply::json(200, &answer));
    let completions = client(&service).chat().completions();
    let answer = completions.create(&question()).await.unwrap();
    assert_eq!(
        answer.choices[0].message.content.as_deref(),
        Some("Hi there!")
    );
    let sent: Value = serde_json::from_slice(&service.received()[0].body).unwrap();
    let expected = json!({
        "messages": [
            { "role": "system", "content": "You are a helpful assistant." },
            { "role": "user", "content": "Hello!" },
        ],
        "model": "gpt-5", "stop": ["\n"], "n": 1,
    });
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn a_chat_is_answered_word_by_word() {
    let chunk = |text: &str| {
        let chunk = json!({
            "id": "chat-1", "object": "chat.completion.chunk", "created": 1_700_000_000, "model": "gpt-5",
            "choices": [{ "index": 0, "delta": { "content": text }, "finish_reason": null }],
        });
        format!("data: {chunk}\n\n")
    };
    let events = format!("{}{}data: [DONE]\n\n", chunk("Hi "), chunk("there!"));
    let reply = Reply::new(200, events).with_header("content-type", "text/event-stream");
    let service = InMemory::new().on("POST", "/v1/chat/completions", reply);
    let completions = client(&service).chat().completions();
    let mut events = completions
        .create(&question())
        .accept_event_stream()
        .await
        .unwrap();
    let mut text = String::new();
    while let Some(event) = events.try_next().await.unwrap() {
        text.extend(
            event
                .choices
                .iter()
                .filter_map(|it| it.delta.content.clone()),
        );
    }
    assert_eq!(text, "Hi there!");
    let sent: Value = serde_json::from_slice(&service.received()[0].body).unwrap();
    assert_eq!(sent["stream"], true);
}

#[tokio::test]
async fn texts_are_embedded_and_files_are_uploaded() {
    let embedded = json!({
        "object": "list", "model": "m", "usage": { "prompt_tokens": 1, "total_tokens": 1 },
        "data": [{ "object": "embedding", "index": 0, "embedding": [0.25] }],
    });
    let file = json!({
        "id": "file-1", "object": "file", "bytes": 3, "created_at": 1_700_000_000, "filename": "a.jsonl", "purpose": "fine-tune",
        "status": "processed",
    });
    let service = InMemory::new()
        .on("POST", "/v1/embeddings", Reply::json(200, &embedded))
        .on("POST", "/v1/files", Reply::json(200, &file));
    let client = client(&service);
    let request = CreateEmbeddingRequest::new(["a", "b"], "text-embedding-3-small");
    let embedded = client.embeddings().create(&request).await.unwrap();
    assert_eq!(embedded.data[0].embedding, [0.25]);
    let content = File::new("{}\n").named("a.jsonl");
    let file = client
        .files()
        .create(&CreateFileRequest::new(content, "fine-tune"))
        .await;
    assert_eq!(file.unwrap().id, "file-1");
}
