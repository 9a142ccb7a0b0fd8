//! A correction from a report resolves its finding when it is pasted, and causes no others.
//!
//! Every override of every case is applied alone, as by a user who reads the report from the top.
#![forbid(unsafe_code)]

mod corpus;

use std::fs;
use std::path::Path;

use corpus::{Case, cases};
use sdkgen::Generated;
use serde_json::Value;

#[test]
fn every_override_of_every_case_works() {
    let mut wrong = Vec::new();
    for case in cases() {
        let diagnostics = diagnostics(&case.generator().lint());
        for diagnostic in diagnostics.iter().filter(|it| it["override"].is_object()) {
            let corrected = corrected(&case, &diagnostic["override"]);
            if let Some(problem) = problem(diagnostic, &diagnostics, &corrected) {
                let text = diagnostic["override"]["text"].as_str().unwrap();
                let code = &diagnostic["code"];
                wrong.push(format!(
                    "{}/{} {code}: {problem}\n{text}",
                    case.topic, case.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn diagnostics(generated: &Generated) -> Vec<Value> {
    generated.json()["diagnostics"].as_array().unwrap().clone()
}

/// The findings after the override was added to its file.
fn corrected(case: &Case, applied: &Value) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let text = applied["text"].as_str().unwrap();
    let generator = match applied["kind"].as_str().unwrap() {
        "overlay" => {
            let actions = text.lines().map(|line| format!("  {line}\n"));
            let head = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n";
            let path = write(
                folder.path(),
                "overlay.yaml",
                actions.fold(head.to_owned(), |all, it| all + &it),
            );
            case.generator().overlay(path)
        }
        _ => {
            let known = fs::read_to_string(case.folder().join(format!("{}.toml", case.name)));
            let text = format!("{}\n{text}\n", known.unwrap_or_default());
            case.generator()
                .config(write(folder.path(), "codegen.toml", text))
        }
    };
    diagnostics(&generator.lint())
}

fn write(folder: &Path, name: &str, text: String) -> std::path::PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// The reason why an override does not help, if it does not.
fn problem(of: &Value, before: &[Value], after: &[Value]) -> Option<String> {
    let same = |it: &Value| {
        ["code", "pointer", "message"]
            .iter()
            .all(|key| it[key] == of[key])
    };
    if after.iter().any(same) {
        return Some("the finding stays".to_owned());
    }
    // An error that ended the run earlier may have hidden others.
    let errors = |all: &[Value]| all.iter().filter(|it| it["severity"] != "note").count();
    let new = after
        .iter()
        .find(|it| it["severity"] == "error" && !before.contains(it));
    match new {
        Some(new) => Some(format!("a new error: {}", new["message"])),
        None if errors(after) > errors(before) => Some("more warnings than before".to_owned()),
        None => None,
    }
}
