//! Any bytes as the header `Link` of a page.
#![no_main]

use fuzz::Canned;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let page = Canned::new("application/json", br#"[{"id":1,"text":"t"}]"#);
    page.with_header("link", bytes).run(|client| async move {
        _ = client.pages().links().all(4).await;
    });
});
