//! A small change of a document changes few files of the crate, and those that a reader expects.
//!
//! Vendors' documents come from the folder that `OPENAPI_SPECS` names. Missing ones are skipped with a message. `LAYOUT_ALL=1` takes the
//! largest ones as well, and prints the number of files and lines of every change.
#![forbid(unsafe_code)]

#[allow(
    dead_code,
    reason = "only the documents of the cases are needed here, not their snapshots"
)]
mod corpus;
#[path = "layout/edits.rs"]
mod edits;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use corpus::cases;
use edits::{EDITS, Edit};
use sdkgen::Generator;
use serde_json::Value;

/// The longest file that a reader can be asked to review.
const LONGEST: usize = 1_500;

/// Every case whose index is a multiple of this takes every edit: all cases would take minutes, and differ in little. The others take
/// the edits that are left.
const STEP: usize = 12;

/// Documents of vendors with resources, types and enums of every kind.
const VENDORS: [&str; 4] = [
    "box/box-v2025.json",
    "mistral/mistral.yaml",
    "qdrant/qdrant.json",
    "spotify/spotify-official.yml",
];

/// Large documents, which take minutes without optimization.
const LARGE: [&str; 6] = [
    "cloudflare/cloudflare-2024-08.json",
    "datadog/datadog-v1.yaml",
    "elastic/elasticsearch-serverless.json",
    "github/api.github.com-2021.json",
    "kubernetes/k8s-v3-core-v1.json",
    "stripe/stripe-spec3-2023-09.yaml",
];

/// The files of a crate by their paths. The runtime is the same for all documents, and left out.
type Files = BTreeMap<String, String>;

struct Subject {
    name: String,
    value: Value,
    settings: Option<PathBuf>,
    /// True if it takes every edit; otherwise it takes those that no earlier document took.
    is_sampled: bool,
}

#[test]
fn a_change_of_a_case_touches_few_files() {
    check(case_documents());
}

#[test]
fn a_change_of_a_vendors_document_touches_few_files() {
    let all = std::env::var_os("LAYOUT_ALL").is_some();
    let names = VENDORS.iter().chain(LARGE.iter().filter(|_| all));
    let folder = std::env::var_os("OPENAPI_SPECS").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| PathBuf::from("../../shared/specs"));
    let documents = names.filter_map(|name| {
        let value = parsed(&folder.join(name));
        if value.is_none() {
            eprintln!("skipped: there is no `{name}` in `{}`", folder.display());
        }
        Some(Subject {
            name: (*name).to_owned(),
            value: value?,
            settings: None,
            is_sampled: true,
        })
    });
    check(documents.collect());
}

/// The documents of the cases, the sampled ones first.
fn case_documents() -> Vec<Subject> {
    let cases = cases().into_iter().enumerate();
    let documents = cases.filter_map(|(index, case)| {
        let settings = case.folder().join(format!("{}.toml", case.name));
        Some(Subject {
            name: format!("{}/{}", case.topic, case.name),
            value: parsed(case.document()?)?,
            settings: settings.exists().then_some(settings),
            is_sampled: index % STEP == 0,
        })
    });
    let documents = documents.filter(|it| it.value["paths"].is_object());
    let (mut documents, others): (Vec<_>, Vec<_>) = documents.partition(|it| it.is_sampled);
    documents.extend(others);
    documents
}

fn parsed(path: &Path) -> Option<Value> {
    let text = fs::read_to_string(path).ok()?;
    if path.extension().is_some_and(|it| it == "json") {
        serde_json::from_str(&text).ok()
    } else {
        serde_yaml::from_str(&text).ok()
    }
}

/// Makes the edits of every document, and fails with all lines that move without a reason. Edits that no document takes are a failure
/// as well.
fn check(subjects: Vec<Subject>) {
    let mut failures = Vec::new();
    let mut made = BTreeSet::new();
    let all: BTreeSet<&str> = EDITS.iter().map(|edit| edit.name).collect();
    for subject in &subjects {
        if !subject.is_sampled && made == all {
            break;
        }
        let folder = tempfile::tempdir().unwrap();
        let Some(before) = crate_of(subject, &subject.value, folder.path()) else {
            continue;
        };
        fs::write(folder.path().join("api.lock"), &before["api.lock"]).unwrap();
        failures.extend(too_long(subject, &before));
        for edit in EDITS {
            if !subject.is_sampled && made.contains(edit.name) {
                continue;
            }
            let mut value = subject.value.clone();
            let Some(place) = (edit.make)(&mut value) else {
                continue;
            };
            let Some(after) = crate_of(subject, &value, folder.path()) else {
                continue;
            };
            made.insert(edit.name);
            let changes = changes(&before, &after);
            let lines: usize = changes.values().map(Vec::len).sum();
            println!(
                "{}, {} ({place}): {} files, {lines} lines",
                subject.name,
                edit.name,
                changes.len()
            );
            failures.extend(
                unexpected(edit, &changes, &before, &after)
                    .map(|it| format!("{}, {} ({place}): {it}", subject.name, edit.name)),
            );
        }
    }
    assert!(
        subjects.is_empty() || made == all,
        "no document took these edits: {:?}",
        all.difference(&made)
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The files of the crate, which keeps the names of the lock in `folder`; `None` if the document has errors.
fn crate_of(subject: &Subject, value: &Value, folder: &Path) -> Option<Files> {
    let path = folder.join("openapi.json");
    fs::write(&path, value.to_string()).unwrap();
    let mut generator = Generator::new(&path).name("layout");
    generator = generator.keep_names(folder.join("api.lock"));
    if let Some(settings) = &subject.settings {
        generator = generator.config(settings);
    }
    let generated = generator.generate();
    let files = generated.files().iter();
    let files = files.filter(|file| !file.path.starts_with("src/runtime"));
    let files: Files = files
        .map(|file| (file.path.clone(), file.text.clone()))
        .collect();
    (!files.is_empty()).then_some(files)
}

fn too_long(subject: &Subject, files: &Files) -> Vec<String> {
    // The lists of all items and of all files are as long as they have to be, and so is the file of a single type.
    let is_one = |text: &str| {
        text.matches("\n    pub struct ").count() + text.matches("\n    pub enum ").count() == 1
    };
    let read = files
        .iter()
        .filter(|(path, text)| path.ends_with(".rs") && *path != "src/models.rs" && !is_one(text));
    let long = read.filter_map(|(path, text)| {
        let lines = text.lines().count();
        (lines > LONGEST).then(|| format!("{}: {path} has {lines} lines", subject.name))
    });
    long.collect()
}

/// The lines that differ, by file.
fn changes(before: &Files, after: &Files) -> BTreeMap<String, Vec<String>> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut changes = BTreeMap::new();
    for path in paths {
        let text = |files: &Files| files.get(path).cloned().unwrap_or_default();
        let lines = different(&text(before), &text(after));
        if !lines.is_empty() {
            changes.insert(path.clone(), lines);
        }
    }
    changes
}

/// The lines that one text has more often than the other.
fn different(before: &str, after: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    before
        .lines()
        .for_each(|it| *counts.entry(it).or_default() -= 1);
    after
        .lines()
        .for_each(|it| *counts.entry(it).or_default() += 1);
    let counts = counts.into_iter().filter(|(_, count)| *count != 0);
    let lines = counts.flat_map(|(line, count)| {
        let sign = if count < 0 { '-' } else { '+' };
        std::iter::repeat_n(format!("{sign}{line}"), count.unsigned_abs() as usize)
    });
    lines.collect()
}

/// The lines that a change should not touch, a few for each file.
fn unexpected(
    edit: &Edit,
    changes: &BTreeMap<String, Vec<String>>,
    before: &Files,
    after: &Files,
) -> impl Iterator<Item = String> {
    const SHOWN: usize = 3;
    let homes = homes(changes, before, after);
    let unexpected = changes.iter().filter_map(|(path, lines)| {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let moved: Vec<&str> = match edit.touches {
            edits::Touches::Docs if path == "api.lock" => lines
                .into_iter()
                .filter(|line| {
                    line[1..].split('\t').count() != 3 && !line[1..].starts_with("document")
                })
                .collect(),
            edits::Touches::Docs => lines
                .into_iter()
                .filter(|line| !is_documentation(path, &line[1..]))
                .collect(),
            edits::Touches::Resource if is_index(path) || homes.contains(path.as_str()) => {
                Vec::new()
            }
            edits::Touches::Types if is_index(path) || homes.contains(path.as_str()) => Vec::new(),
            edits::Touches::Resource | edits::Touches::Types => lines
                .into_iter()
                .filter(|line| !is_condition(&line[1..]) && !is_documentation(path, &line[1..]))
                .collect(),
        };
        let shown: Vec<&str> = moved.iter().copied().take(SHOWN).collect();
        (!moved.is_empty()).then(|| format!("{path}, {} lines: {}", moved.len(), shown.join(" | ")))
    });
    unexpected.collect::<Vec<_>>().into_iter()
}

/// The files that declare the items whose lines of the lock differ, and those of the resources around them.
fn homes(
    changes: &BTreeMap<String, Vec<String>>,
    before: &Files,
    after: &Files,
) -> BTreeSet<String> {
    let changed = changes.get("api.lock").into_iter().flatten();
    let mut homes = BTreeSet::new();
    for line in changed {
        let columns: Vec<&str> = line[1..].split('\t').collect();
        let [kind, path, .., file] = columns.as_slice() else {
            continue;
        };
        if columns.len() != 7 {
            continue;
        }
        if *file != "+" {
            homes.insert((*file).to_owned());
        } else {
            // A part has the file of its owner, which is a line of its own.
            let owner = path.split(['.', ':']).next().unwrap_or_default();
            homes.extend(file_of(kind, path, owner, before));
            homes.extend(file_of(kind, path, owner, after));
        }
    }
    let above: Vec<String> = homes.iter().filter_map(|home| above(home)).collect();
    homes.extend(above);
    homes
}

/// The file of the whole item that a part belongs to.
fn file_of(kind: &str, path: &str, _: &str, files: &Files) -> Option<String> {
    let mut owner: Option<&str> = None;
    for line in files["api.lock"].lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        if columns.len() != 7 {
            continue;
        }
        if columns[6] != "+" {
            owner = Some(columns[6]);
        }
        if columns[0] == kind && columns[1] == path {
            return owner.map(str::to_owned);
        }
    }
    None
}

/// The file of the module around one: that of the resource above.
fn above(path: &str) -> Option<String> {
    let (folder, _) = path.rsplit_once('/')?;
    (folder != "src").then(|| format!("{folder}.rs"))
}

/// Returns whether a file lists other items: the lock, the list of calls, the manifest, the first page, or the modules of all types.
fn is_index(path: &str) -> bool {
    let indexes = [
        "api.lock",
        "API.md",
        "Cargo.toml",
        "README.md",
        "src/client.rs",
        "src/lib.rs",
        "src/models.rs",
        "src/include.rs",
        "src/runtime.rs",
    ];
    indexes.contains(&path)
}

/// Returns whether a line is only the condition with which an item is compiled.
fn is_condition(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("#[cfg(") || line.starts_with("#![cfg(") || line.is_empty()
}

fn is_documentation(path: &str, line: &str) -> bool {
    let line = line.trim();
    let is_comment = line.starts_with("///") || line.starts_with("//!");
    is_comment
        || line.is_empty()
        || path.ends_with(".md")
        || (path == "Cargo.toml" && line.starts_with("description"))
}
