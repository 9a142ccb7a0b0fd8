//! Randomly changed documents lead to a crate or to a located error, and a second run has the same result.
//!
//! `FUZZ_SECONDS=600` sets the duration, `FUZZ_SEED=…` repeats one document; the current seed is kept in the target's `tmp`.
#![forbid(unsafe_code)]

#[allow(
    dead_code,
    reason = "only the documents of the cases are needed here, not their snapshots"
)]
mod corpus;
mod mutation;

use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use fastrand::Rng;
use sdkgen::{Generated, Generator};
use serde_json::Value;

/// The number of documents that are tried by default.
const DOCUMENTS: u64 = 250;
/// Far longer than any of these small documents takes, even in a debug build on a busy machine.
const LONGEST: Duration = Duration::from_secs(60);

#[test]
fn changed_documents_end_in_a_crate_or_in_a_located_error() {
    let seeds = seeds();
    let begin = Instant::now();
    let seconds = variable("FUZZ_SECONDS").map(Duration::from_secs);
    let is_over = |seed: u64| match seconds {
        Some(seconds) => begin.elapsed() >= seconds,
        None => seed >= DOCUMENTS,
    };
    if let Some(seed) = variable("FUZZ_SEED") {
        return check(&seeds, seed);
    }
    let mut failed = Vec::new();
    let mut seed = 0;
    let under_way = Arc::new(Mutex::new((seed, begin)));
    watch(&under_way);
    while !is_over(seed) {
        *under_way.lock().unwrap() = (seed, Instant::now());
        // The seed is known even after an overflow of the stack, which ends the process.
        fs::write(seed_file(), seed.to_string()).unwrap();
        if catch_unwind(AssertUnwindSafe(|| check(&seeds, seed))).is_err() {
            failed.push(seed);
        }
        seed += 1;
    }
    eprintln!("{seed} documents");
    assert!(failed.is_empty(), "replay with FUZZ_SEED=…: {failed:?}");
}

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Ends the process if one document takes too long, and prints its seed.
fn watch(under_way: &Arc<Mutex<(u64, Instant)>>) {
    let under_way = Arc::clone(under_way);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let (seed, since) = *under_way.lock().unwrap();
            if since.elapsed() > LONGEST {
                // Straight to the terminal, since the captured output of a test is lost when its process ends.
                let _ = writeln!(std::io::stderr(), "FUZZ_SEED={seed} does not end");
                std::process::exit(1);
            }
        }
    });
}

fn seed_file() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz-seed")
}

/// The documents of all cases that are one file.
fn seeds() -> Vec<String> {
    let cases = corpus::cases();
    let documents = cases.iter().filter_map(|case| case.document());
    documents
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect()
}

/// The name and the bytes of the file for a seed.
fn changed(seeds: &[String], rng: &mut Rng) -> (&'static str, Vec<u8>) {
    let text = rng.choice(seeds).map_or("", String::as_str);
    let parsed = serde_yaml::from_str::<Value>(text)
        .ok()
        .filter(|_| rng.u8(0..5) > 0);
    let Some(mut document) = parsed else {
        return ("openapi.yaml", mutation::mutate_text(text, rng));
    };
    mutation::mutate(&mut document, rng);
    if rng.bool() {
        ("openapi.json", document.to_string().into_bytes())
    } else {
        let text = serde_yaml::to_string(&document).unwrap_or_default();
        ("openapi.yaml", text.into_bytes())
    }
}

fn check(seeds: &[String], seed: u64) {
    let (name, bytes) = changed(seeds, &mut Rng::with_seed(seed));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, &bytes).unwrap();
    if variable("FUZZ_SEED").is_some() {
        eprintln!("{}", String::from_utf8_lossy(&bytes));
    }
    let generate = || Generator::new(&path).name("fuzz").generate();
    let (once, again) = (generate(), generate());
    is_located(&once, seed);
    assert_eq!(once.text(false), again.text(false), "seed {seed}");
    assert_eq!(once.files().len(), again.files().len(), "seed {seed}");
    for (file, same) in once.files().iter().zip(again.files()) {
        assert!(
            file.path == same.path && file.text == same.text,
            "seed {seed}: {}",
            file.path
        );
        is_valid(&file.path, &file.text, seed);
    }
}

/// Every finding has a place, and there is a crate unless one of them is an error.
fn is_located(generated: &Generated, seed: u64) {
    let report = generated.json();
    let diagnostics = report["diagnostics"].as_array().unwrap();
    for diagnostic in diagnostics {
        assert!(diagnostic["line"].is_u64(), "seed {seed}: {diagnostic:#}");
    }
    let has_error = diagnostics.iter().any(|it| it["severity"] == "error");
    assert_eq!(generated.is_ok(), !has_error, "seed {seed}");
}

fn is_valid(path: &str, text: &str, seed: u64) {
    // The runtime is the same for all; it is compiled elsewhere.
    if path.ends_with(".rs") && !path.starts_with("src/runtime/") {
        let parsed = syn::parse_file(text);
        assert!(parsed.is_ok(), "seed {seed}: {path}: {:?}", parsed.err());
    } else if path.ends_with(".toml") {
        let parsed = text.parse::<toml::Table>();
        assert!(parsed.is_ok(), "seed {seed}: {path}: {:?}", parsed.err());
    }
}
