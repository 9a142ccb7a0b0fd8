//! Any bytes as a document: a crate, or an error with a place.
#![no_main]

use std::fs;

use libfuzzer_sys::fuzz_target;
use sdkgen::Generator;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(match bytes.first() {
        Some(b'{') => "openapi.json",
        _ => "openapi.yaml",
    });
    fs::write(&path, bytes).unwrap();
    let generated = Generator::new(path).generate();
    let report = generated.json();
    let diagnostics = report["diagnostics"].as_array().unwrap();
    let has_error = diagnostics.iter().any(|it| it["severity"] == "error");
    assert_eq!(generated.is_ok(), !has_error);
    assert!(diagnostics.iter().all(|it| it["line"].is_u64()));
});
