//! Every case document comes out as its snapshots say.
//!
//! `<case>.rs.snap` is the code, `<case>.report.snap` the diagnostics, `<case>.ir.snap` the IR where a topic is about
//! it, `<case>.surface.snap` the public surface where names are all that matters. A snapshot that is not there means that
//! there is nothing to show.
#![forbid(unsafe_code)]

mod corpus;

use std::panic::{AssertUnwindSafe, catch_unwind};

use codegen::{Generated, Stage};
use corpus::{Case, cases};

/// Topics about what a document means, whose IR is worth reading.
const IR_TOPICS: [&str; 3] = ["all_of", "envelope", "unions"];

/// Topics about where things are and what they are called, whose code would bury it.
const SURFACE_TOPICS: [&str; 1] = ["placing"];

#[test]
fn cases_come_out_as_their_snapshots_say() {
    let mut failed = Vec::new();
    for case in cases() {
        if catch_unwind(AssertUnwindSafe(|| check(&case))).is_err() {
            failed.push(format!("{}/{}", case.topic, case.name));
        }
    }
    assert!(
        failed.is_empty(),
        "{} cases differ: {failed:#?}",
        failed.len()
    );
}

fn check(case: &Case) {
    let generated = case.generator().generate();
    compare(case, "report", &generated.text(false));
    if SURFACE_TOPICS.contains(&case.topic.as_str()) {
        let calls = case
            .generator()
            .inspect(Stage::Surface, None, Some("client."));
        compare(case, "surface", &calls.unwrap_or_default());
    } else {
        compare(case, "rs", &code(case, &generated));
    }
    if IR_TOPICS.contains(&case.topic.as_str()) {
        let ir = case.generator().inspect(Stage::Ir, None, None);
        compare(case, "ir", &ir.unwrap_or_default());
    }
}

/// Compares with the sibling of the case; one that is missing stands for nothing at all.
fn compare(case: &Case, kind: &str, text: &str) {
    let name = format!("{}.{kind}", case.name);
    let snapshot = case.folder().join(format!("{name}.snap"));
    if text.is_empty() {
        assert!(
            !snapshot.exists(),
            "{} shows something, and there is nothing to show: delete it",
            snapshot.display()
        );
        return;
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(std::path::Path::new("..").join(case.folder()));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// What the case is about: models and operations, and the client where the case configures it.
fn code(case: &Case, generated: &Generated) -> String {
    let client = case.topic == "security"
        || [
            "credential",
            "scope",
            "server",
            "relative_server",
            "operation_with_a_server",
        ]
        .iter()
        .any(|start| case.name.starts_with(start));
    let files = generated
        .files()
        .iter()
        .filter(|file| match file.path.as_str() {
            "Cargo.toml" | "rustfmt.toml" | "src/lib.rs" | "src/models.rs" | "src/runtime.rs" => {
                false
            }
            "src/client.rs" => client,
            path => !path.starts_with("src/runtime/"),
        });
    let files = files.map(|file| format!("// {}\n{}", file.path, file.text));
    files.collect::<Vec<_>>().join("\n")
}
