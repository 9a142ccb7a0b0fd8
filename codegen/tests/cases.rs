//! The output for every case document matches its snapshots.
//!
//! `<case>.rs.snap` is the code that the case is about (see `shown`), and `<case>.report.snap` has the diagnostics. Some topics
//! have more: `<case>.ir.snap` the IR, `<case>.plan.snap` the plan, and `<case>.surface.snap` the public surface instead of code.
//! A missing snapshot means that there is nothing to show.
#![forbid(unsafe_code)]

mod corpus;
mod shown;

use std::panic::{AssertUnwindSafe, catch_unwind};

use corpus::{Case, cases};
use sdkgen::Stage;
use shown::code;

/// Topics about the meaning of a document.
const IR_TOPICS: [&str; 7] = [
    "all_of",
    "envelope",
    "nullable",
    "paging",
    "read_write",
    "streams",
    "unions",
];

/// Topics about decisions of the plan, which are harder to see in the code.
const PLAN_TOPICS: [&str; 6] = [
    "envelope",
    "nullable",
    "paging",
    "parameters",
    "read_write",
    "streams",
];

/// Topics about places and names, which the code would bury.
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
    let generated = case.at_home().generate();
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
    if PLAN_TOPICS.contains(&case.topic.as_str()) {
        // The empty filter leaves out the head of the plan, which is the same for all cases.
        let plan = case.generator().inspect(Stage::Plan, None, Some(""));
        compare(case, "plan", plan.unwrap_or_default().trim_start());
    }
}

/// Compares with the snapshot beside the case. A missing snapshot is an empty one.
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
