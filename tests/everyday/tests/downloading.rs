//! Bytes, which are read as they come.
#![forbid(unsafe_code)]

use everyday::{Client, InMemory, Reply};

fn service(reply: Reply) -> InMemory {
    InMemory::new().on("GET", "/v1/files/f1/content", reply)
}

fn client(service: &InMemory) -> Client {
    let builder = Client::builder().transport(service.clone());
    builder.body_limit(1000).build().unwrap()
}

#[tokio::test]
async fn a_body_is_read_piece_by_piece_collected_or_saved() {
    let service = service(Reply::new(200, "content"));
    let files = client(&service).files();
    let mut body = files.content("f1").await.unwrap();
    assert_eq!(body.remaining(), Some(7));
    assert_eq!(body.chunk().await.unwrap().unwrap(), "content");
    assert_eq!(body.chunk().await.unwrap(), None);

    let bytes = files.content("f1").await.unwrap().bytes().await;
    assert_eq!(bytes.unwrap(), "content");

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let written = files.content("f1").await.unwrap().save_to(&path).await;
    assert_eq!(written.unwrap(), 7);
    assert_eq!(std::fs::read(&path).unwrap(), b"content");

    let response = files.content("f1").with_response().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.into_body().bytes().await.unwrap(), "content");
}

#[tokio::test]
async fn the_limit_of_the_client_is_for_bytes_that_are_collected() {
    let service = service(Reply::new(200, vec![b'x'; 2000]));
    let files = client(&service).files();
    let error = files
        .content("f1")
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("1000 bytes"), "{error}");
    let all = files.content("f1").await.unwrap().bytes_up_to(2000).await;
    assert_eq!(all.unwrap().len(), 2000);
    let mut body = files.content("f1").await.unwrap();
    assert_eq!(body.chunk().await.unwrap().unwrap().len(), 2000);
}

#[tokio::test]
async fn a_response_without_bytes_and_a_failure_are_told_at_once() {
    let service = service(Reply::new(204, ""));
    let body = client(&service).files().content("f1").await.unwrap();
    assert_eq!(body.bytes().await.unwrap(), "");

    let service = InMemory::new().on("GET", "/v1/files/f1/content", Reply::new(404, "gone"));
    let error = client(&service).files().content("f1").await.unwrap_err();
    assert_eq!(error.status().map(|it| it.as_u16()), Some(404));
}
