//! Rules for every file.

use std::fs;

use crate::sources::{PRODUCT, WRITTEN, files, nothing, root, sources};
use sdkgen::{Code, Generator};

#[test]
fn every_file_says_why_it_is_there() {
    let mut all = sources(WRITTEN);
    all.extend(sources(&["generated-client/src"]));
    // `tests.rs` has a clear name: it tests the module in whose folder it is.
    all.retain(|it| it.file_name() != "tests.rs" && !it.text.starts_with("//! "));
    let places: Vec<String> = all.into_iter().map(|it| it.path).collect();
    nothing(&places, "a file opens with `//!`");
}

#[test]
fn every_exception_from_a_lint_has_a_reason() {
    let mut places = Vec::new();
    let mut all = sources(WRITTEN);
    all.extend(sources(&["generated-client/src"]));
    for source in &all {
        let starts = ["#[allow(", "#![allow(", "#[expect(", "#![expect("];
        // This file and the emitter of documentation quote such attributes as text.
        let quoted = source.path == "tests/tidy.rs";
        for start in starts.iter().filter(|_| !quoted) {
            for (at, _) in source.text.match_indices(start) {
                let line = source.text[..at].rsplit('\n').next().unwrap_or_default();
                let in_text = line.contains('"') || line.trim_start().starts_with("//");
                let attribute = source.text[at..].split(']').next().unwrap_or_default();
                if !in_text && !attribute.contains("reason = ") {
                    places.push(format!("{}: {attribute}]", source.path));
                }
            }
        }
    }
    nothing(&places, "an exception names its reason");
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut all = sources(PRODUCT);
    all.retain(|source| source.text.lines().count() > 500);
    let places: Vec<String> = all.into_iter().map(|it| it.path).collect();
    nothing(
        &places,
        "500 lines are the limit; one noun or verb per file",
    );
}

#[test]
fn no_file_is_named_after_nothing() {
    let empty = [
        "util", "utils", "helper", "helpers", "common", "manager", "misc",
    ];
    let mut all = sources(WRITTEN);
    all.retain(|source| {
        let parts = source.path.trim_end_matches(".rs").split('/');
        parts.into_iter().any(|part| empty.contains(&part))
    });
    let places: Vec<String> = all.into_iter().map(|it| it.path).collect();
    nothing(&places, "a name says what is inside");
}

#[test]
fn every_diagnostic_code_is_shown_by_a_case() {
    let cases = files(&root().join("codegen/tests/cases"));
    let reports = cases
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(".report.snap"));
    let reports: String = reports
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let missing: Vec<String> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !reports.contains(&format!("[{code}]")))
        .map(str::to_owned)
        .collect();
    nothing(&missing, "no case shows this code");
}

#[test]
fn emitted_files_bear_no_stamp() {
    let generated = Generator::new(root().join("spec")).generate();
    let here = root().display().to_string();
    let own_version = format!("codegen {}", env!("CARGO_PKG_VERSION"));
    let stamps = [
        here.as_str(),
        own_version.as_str(),
        "/tmp/",
        "enerated by",
        "enerated on",
        "enerated at",
    ];
    let mut places = Vec::new();
    for file in generated.files() {
        let found = stamps.iter().filter(|stamp| file.text.contains(**stamp));
        places.extend(found.map(|stamp| format!("{}: {stamp}", file.path)));
    }
    nothing(
        &places,
        "the same input gives the same bytes, whoever runs it when and where",
    );
}
