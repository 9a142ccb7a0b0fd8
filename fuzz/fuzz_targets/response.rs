//! Any bytes as the body of a response, for calls of every kind.
#![no_main]

use faults::models::NewNote;
use fuzz::Canned;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    Canned::new("application/json", bytes).run(|client| async move {
        _ = client.notes().get("1").await;
        _ = client.notes().create(&NewNote::new("t")).await;
        _ = client.texts().get("1").await;
        _ = client.pages().numbers().all(20).await;
        _ = client.pages().cursors().all(20).await;
        _ = client.pages().urls().all(20).await;
    });
    Canned::new("application/jsonl", bytes).run(|client| async move {
        let Ok(mut lines) = client.streams().lines().await else { return };
        while lines.next().await.is_some_and(|it| it.is_ok()) {}
    });
    Canned::new("application/json-seq", bytes).run(|client| async move {
        let Ok(mut parts) = client.streams().sequence().await else { return };
        while parts.next().await.is_some_and(|it| it.is_ok()) {}
    });
});
