//! Any bytes as an event stream, which is read to its end and then reconnects.
#![no_main]

use fuzz::Canned;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    Canned::new("text/event-stream", bytes).run(|client| async move {
        let Ok(mut events) = client.streams().events().await else { return };
        for _ in 0..100 {
            match events.next().await {
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break,
            }
        }
    });
});
