//! Finds the root document and the fragments in a folder.
//!
//! Files that are only targets of references are ignored here; `references` adds the parts that are needed.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::report::Report;
use crate::source::{FileId, Sources};

use super::form::{self, Form};
use super::parts::{Fragment, Parts, stem};
use super::problems;
use crate::normalize::references::paths::normalized;

/// The folder of the overlays, which change a document and are not part of it.
pub(in crate::normalize) const OVERLAYS: &str = "overlays";

/// A file of the folder that could be read.
struct Found {
    path: PathBuf,
    file: FileId,
    form: Form,
}

pub(super) fn read(folder: &Path, sources: &mut Sources, report: &mut Report) -> Option<Parts> {
    sources.set_root_folder(folder);
    let spec = sources.add_folder(folder);
    let mut paths = Vec::new();
    if let Err(error) = list(folder, folder, &mut paths) {
        report.push(problems::unlistable(spec, sources.shown(spec), &error));
        return None;
    }
    paths.sort();
    let found = read_all(paths, sources, report);
    let root = root(folder, &found, sources, report)?;
    let targets = referenced(&found, sources);
    let fragments = fragments(found, root, &targets, report);
    if root.is_none() && fragments.is_empty() {
        report.push(problems::nothing_to_read(spec, sources.shown(spec)));
        return None;
    }
    Some(Parts {
        name: name_of(folder),
        spec,
        root,
        fragments,
    })
}

fn name_of(folder: &Path) -> String {
    // `.` and `..` are not names.
    stem(&folder.canonicalize().unwrap_or_else(|_| folder.to_owned()))
}

/// Links to folders are not followed: they may lead back up.
fn list(folder: &Path, top: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.file_type()?.is_dir();
        if name.starts_with('.') || is_folder && folder == top && name == OVERLAYS {
            continue;
        }
        if is_folder {
            list(&path, top, paths)?;
        } else if is_description(&path) && path.is_file() {
            paths.push(path);
        }
    }
    Ok(())
}

pub(in crate::normalize) fn is_description(path: &Path) -> bool {
    let extension = path
        .extension()
        .and_then(|it| it.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    matches!(extension.as_str(), "yaml" | "yml" | "json")
}

fn read_all(paths: Vec<PathBuf>, sources: &mut Sources, report: &mut Report) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if let Some(file) = sources.load(&path, report)
            && let Some(value) = sources.value(file)
        {
            found.push(Found {
                path,
                file,
                form: form::form_of(&value),
            });
        }
    }
    found
}

/// The root document, if there is one. `None` if several files could be it, or if it cannot be read.
fn root(
    folder: &Path,
    found: &[Found],
    sources: &Sources,
    report: &mut Report,
) -> Option<Option<FileId>> {
    let here: Vec<&Found> = found
        .iter()
        .filter(|it| it.path.parent() == Some(folder))
        .collect();
    let named = here.iter().filter(|it| is_root_name(&it.path));
    match named.collect::<Vec<_>>().as_slice() {
        [root] => Some(Some(root.file)),
        [first, second, ..] => {
            report.push(problems::several_roots(first.file, second.file));
            None
        }
        // The root could not be read, which was reported. All further problems would follow from that.
        [] if has_root_name(folder) => None,
        [] => Some(only_versioned(&here, sources)),
    }
}

/// The only file that states a version, which makes it a root under any name.
fn only_versioned(here: &[&Found], sources: &Sources) -> Option<FileId> {
    let is_versioned = |it: &&&Found| {
        let value = sources.value(it.file);
        value.is_some_and(|value| form::states_version(&value))
    };
    let mut versioned = here.iter().filter(is_versioned);
    let first = versioned.next()?;
    versioned.next().is_none().then_some(first.file)
}

fn has_root_name(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|it| it.path()).any(|path| is_root_name(&path))
}

fn is_root_name(path: &Path) -> bool {
    is_description(path) && matches!(stem(path).as_str(), "openapi" | "swagger")
}

/// Every file that a reference of some file names, lexically normalized.
fn referenced(found: &[Found], sources: &Sources) -> HashSet<PathBuf> {
    let mut targets = HashSet::new();
    for it in found {
        if let Some(value) = sources.value(it.file) {
            let folder = it.path.parent().unwrap_or(Path::new(""));
            collect(&value, folder, &mut targets);
        }
    }
    targets
}

fn collect(value: &Value, folder: &Path, targets: &mut HashSet<PathBuf>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get("$ref")
                && let Some(file) = reference.split('#').next().filter(|it| !it.is_empty())
            {
                targets.insert(normalized(&folder.join(file)));
            }
            map.values().for_each(|it| collect(it, folder, targets));
        }
        Value::Array(items) => items.iter().for_each(|it| collect(it, folder, targets)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn fragments(
    found: Vec<Found>,
    root: Option<FileId>,
    targets: &HashSet<PathBuf>,
    report: &mut Report,
) -> Vec<Fragment> {
    let mut fragments = Vec::new();
    for it in found.into_iter().filter(|it| Some(it.file) != root) {
        let is_target = targets.contains(&normalized(&it.path));
        match it.form {
            Form::Partial => fragments.push(Fragment::Partial(it.file)),
            Form::Operation => fragments.push(Fragment::Operation(it.file)),
            Form::Nameless | Form::Other if is_target => {}
            Form::Nameless => {
                report.push(problems::incomplete_fragment(it.file, &["path", "method"]))
            }
            Form::Other => report.push(problems::unknown_fragment(it.file)),
        }
    }
    fragments
}
