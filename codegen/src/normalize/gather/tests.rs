use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::normalize::references::internalize;
use crate::print;
use crate::report::Report;
use crate::source::{Place, Pointer, Sources};

use super::gather;

/// The outcome for a folder of small files.
pub(in crate::normalize) struct Outcome {
    pub(in crate::normalize) value: Value,
    pub(in crate::normalize) report: Report,
    pub(in crate::normalize) sources: Sources,
    folder: PathBuf,
}

impl Outcome {
    /// `severity[code] file:line:column` of each finding.
    pub(in crate::normalize) fn findings(&self) -> Vec<String> {
        let all = print::entries(&self.report, &self.sources);
        all.iter()
            .map(|it| {
                let file = it["file"]
                    .as_str()
                    .unwrap_or("-")
                    .replace(&format!("{}/", self.folder.to_string_lossy()), "");
                let file = file.replace(&*self.folder.to_string_lossy(), ".");
                format!(
                    "{}[{}] {file}:{}:{}",
                    it["severity"].as_str().unwrap(),
                    it["code"].as_str().unwrap(),
                    it["line"],
                    it["column"]
                )
            })
            .collect()
    }

    pub(in crate::normalize) fn text(&self) -> String {
        print::text(&self.report, &self.sources, false)
    }

    /// `file:line` of a place in the effective document.
    pub(in crate::normalize) fn place(&self, pointer: &str) -> String {
        let at = self
            .sources
            .locate(&Place::Document(Pointer::parse(pointer).unwrap()).key())
            .unwrap();
        format!("{}:{}", at.file.rsplit('/').next().unwrap(), at.line)
    }

    pub(in crate::normalize) fn clean(self) -> Self {
        assert_eq!(self.findings(), [""; 0], "{}", self.text());
        self
    }
}

/// Writes the files to a temporary folder and gathers `spec` from it; `""` is the folder.
pub(in crate::normalize) fn gathered(spec: &str, files: &[(&str, &str)]) -> Outcome {
    run(spec, files, |value, _, _| value)
}

/// The same, with all references followed.
pub(in crate::normalize) fn internalized(spec: &str, files: &[(&str, &str)]) -> Outcome {
    run(spec, files, internalize)
}

/// Runs the same steps, and then `then` while the files exist.
pub(in crate::normalize) fn run(
    spec: &str,
    files: &[(&str, &str)],
    then: fn(Value, &mut Sources, &mut Report) -> Value,
) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("pets");
    for (path, text) in files {
        let path = top.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut sources = Sources::new();
    let mut report = Report::new();
    let spec = if spec.is_empty() {
        top.clone()
    } else {
        top.join(spec)
    };
    let value = gather(&spec, &mut sources, &mut report)
        .map(|value| then(value, &mut sources, &mut report));
    Outcome {
        value: value.unwrap_or(Value::Null),
        report,
        sources,
        folder: top,
    }
}

const ROOT: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\n";
const OPERATION: &str = "path: /a\nmethod: GET\nresponses: {'200': {description: ok}}\n";

#[test]
fn a_document_is_its_own_root() {
    let outcome = gathered("api.yaml", &[("api.yaml", ROOT), ("other.yaml", OPERATION)]).clean();
    assert_eq!(
        outcome.value,
        json!({"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}})
    );
}

#[test]
fn one_operation_fragment_is_enough() {
    let outcome = gathered("create_pet.yaml", &[("create_pet.yaml", OPERATION)]);
    assert!(outcome.findings().is_empty());
    assert_eq!(
        outcome.value,
        json!({
            "openapi": "3.0.3",
            "info": {"title": "create_pet", "version": "0.0.0"},
            "paths": {"/a": {"get": {"responses": {"200": {"description": "ok"}}}}}
        })
    );
    assert_eq!(
        outcome.place("/paths/~1a/get/responses/200"),
        "create_pet.yaml:3"
    );
}

#[test]
fn a_folder_is_its_root_and_all_fragments_below() {
    let outcome = gathered(
        "",
        &[
            ("openapi.yaml", ROOT),
            (
                "fragments/deep/b.json",
                r#"{"path": "/b", "method": "post", "responses": {}}"#,
            ),
            ("fragments/a.yaml", OPERATION),
            ("fragments/c.yml", "paths: {/c: {get: {responses: {}}}}\n"),
            ("overlays/x.yaml", "overlay: 1.0.0\n"),
            ("codegen.toml", "[crate]\n"),
            (".hidden.yaml", "["),
        ],
    )
    .clean();
    let paths: Vec<_> = outcome.value["paths"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(paths, ["/a", "/c", "/b"]);
    assert_eq!(outcome.place("/paths/~1b/post"), "b.json:1");
}

#[test]
fn the_only_file_with_a_version_is_the_root() {
    let outcome = gathered("", &[("pets.v2.yaml", ROOT), ("a.yaml", OPERATION)]).clean();
    assert_eq!(outcome.value["info"]["title"], "Pets");
}

#[test]
fn a_folder_without_a_root_is_named_after_itself() {
    let outcome = gathered("", &[("a.yaml", OPERATION)]);
    assert_eq!(outcome.findings(), ["note[assumed-root] .:1:1"]);
    assert_eq!(outcome.value["info"]["title"], "pets");
}

#[test]
fn loose_documents_share_what_they_agree_on() {
    let one = "openapi: 3.1.0\ninfo: {title: One, version: '1'}\nservers: [{url: /v1}]\npaths: {/a: {get: {}}}\n";
    let other = "openapi: 3.1.0\ninfo: {title: Other, version: '1'}\nservers: [{url: /v2}]\npaths: {/b: {get: {}}}\n";
    let outcome = gathered("", &[("a.yaml", one), ("b.yaml", other)]);
    assert_eq!(outcome.findings(), ["note[assumed-root] .:1:1"]);
    assert_eq!(outcome.value["openapi"], "3.1.0");
    assert_eq!(outcome.value["info"]["title"], "pets");
    assert_eq!(outcome.value["servers"], json!([{"url": "/"}]));
    assert_eq!(
        outcome.value["paths"],
        json!({"/v1/a": {"get": {}}, "/v2/b": {"get": {}}})
    );
    assert_eq!(outcome.place("/paths/~1v2~1b/get"), "b.yaml:4");
}

#[test]
fn a_loose_document_of_another_host_keeps_its_server() {
    let one = "openapi: 3.1.0\ninfo: {title: One, version: '1'}\nservers: [{url: 'https://a.example/v1'}]\npaths: {/a: {get: {}}}\n";
    let other = "openapi: 3.1.0\ninfo: {title: Other, version: '1'}\nservers: [{url: 'https://b.example'}]\npaths: {/b: {get: {}}}\n";
    let outcome = gathered("", &[("a.yaml", one), ("b.yaml", other)]);
    assert_eq!(
        outcome.value["servers"],
        json!([{"url": "https://a.example"}])
    );
    assert_eq!(
        outcome.value["paths"]["/b"]["get"]["servers"],
        json!([{"url": "https://b.example"}])
    );
    assert_eq!(outcome.place("/paths/~1b/get/servers/0/url"), "b.yaml:3");
}

#[test]
fn two_root_names_are_an_error() {
    let outcome = gathered(
        "",
        &[
            ("openapi.json", "{\"openapi\": \"3.0.0\"}"),
            ("openapi.yaml", ROOT),
        ],
    );
    assert_eq!(
        outcome.findings(),
        ["error[several-roots] openapi.yaml:1:1"]
    );
}

#[test]
fn an_unreadable_root_is_reported_alone() {
    let outcome = gathered("", &[("openapi.yaml", "a: [\n"), ("a.yaml", OPERATION)]);
    assert_eq!(outcome.findings(), ["error[syntax] openapi.yaml:2:1"]);
    assert_eq!(outcome.value, Value::Null);
}

#[test]
fn an_empty_folder_is_an_error() {
    assert_eq!(
        gathered("", &[("readme.md", "")]).findings(),
        ["error[nothing-to-read] .:1:1"]
    );
}

#[test]
fn what_is_missing_in_an_operation_fragment_is_said() {
    for (text, missing) in [
        (
            "method: get\nresponses: {'200': {}}\n",
            "the operation fragment lacks `path`",
        ),
        (
            "path: /a\nresponses: {'200': {}}\n",
            "the operation fragment lacks `method`",
        ),
        (
            "responses: {'200': {}}\n",
            "the operation fragment lacks `path` and `method`",
        ),
    ] {
        let outcome = gathered("", &[("openapi.yaml", ROOT), ("a.yaml", text)]);
        assert_eq!(
            outcome.findings(),
            ["error[incomplete-fragment] a.yaml:1:1"]
        );
        assert!(outcome.text().contains(missing), "{}", outcome.text());
    }
}

#[test]
fn the_target_of_a_reference_is_no_fragment() {
    let root = "openapi: 3.0.3\npaths:\n  /a: {get: {$ref: ops/get.yaml}}\n";
    gathered(
        "",
        &[
            ("openapi.yaml", root),
            ("ops/get.yaml", "responses: {'200': {$ref: ../ok.yaml}}\n"),
            ("ok.yaml", "description: ok\n"),
        ],
    )
    .clean();
}

#[test]
fn a_file_without_a_meaning_is_a_warning() {
    let outcome = gathered("", &[("openapi.yaml", ROOT), ("x.yaml", "type: object\n")]);
    assert_eq!(outcome.findings(), ["warning[unknown-fragment] x.yaml:1:1"]);
}

#[test]
fn a_file_that_describes_nothing_is_an_error() {
    assert_eq!(
        gathered("x.yaml", &[("x.yaml", "a: 1\n")]).findings(),
        ["error[unknown-fragment] x.yaml:1:1"]
    );
    assert_eq!(
        gathered("none.yaml", &[]).findings(),
        ["error[unreadable-file] none.yaml:1:1"]
    );
}
