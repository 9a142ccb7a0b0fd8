//! Finds the documents below some folders.
//!
//! A file is a document if it states its version and no other document refers to it. A folder is one if it contains a mark.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::{crate_name, skim};

/// The file that marks its folder as one document.
const MARK: &str = ".fragments";

/// The input of a run: a file, or a folder of fragments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The canonical path, which is valid from everywhere.
    pub path: PathBuf,
    /// The name of the folder that was searched and the path below it, with `/` between its parts, and at the end of a folder.
    pub name: String,
    /// The name of its crate, which no other document of this run has.
    pub crate_name: String,
}

/// The files found below a folder; the paths are canonical.
#[derive(Default)]
struct Found {
    /// Every file that may be a document or a part of one.
    files: Vec<PathBuf>,
    /// Every folder that is one document.
    folders: BTreeSet<PathBuf>,
}

/// The facts about a file that matter here.
struct Skimmed {
    states_version: bool,
    refers_to: Vec<PathBuf>,
}

/// The documents below each of `folders`, and each of `fragments` as one, sorted by path. Everything below `exempt` is left out.
///
/// # Errors
///
/// Returns an error if a folder cannot be listed.
pub fn documents(
    folders: &[PathBuf],
    fragments: &[PathBuf],
    exempt: &Path,
) -> Result<Vec<Document>, String> {
    let folders = canonical(folders)?;
    let fragments = canonical(fragments)?;
    let mut found = Found::default();
    found.folders.extend(fragments.iter().cloned());
    for folder in &folders {
        let listed = list(folder, exempt, &mut found);
        listed.map_err(|error| format!("`{}`: {error}", folder.display()))?;
    }
    let mut paths: BTreeSet<PathBuf> = roots(&skim_all(&found.files)).into_iter().collect();
    paths.extend(found.folders);
    Ok(named(paths, &folders))
}

fn canonical(folders: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let canonical = |folder: &PathBuf| match folder.canonicalize() {
        Ok(path) if path.is_dir() => Ok(path),
        Ok(_) => Err(format!("`{}` is not a folder", folder.display())),
        Err(error) => Err(format!("`{}`: {error}", folder.display())),
    };
    folders.iter().map(canonical).collect()
}

/// Links to folders are not followed: they may lead back up.
fn list(folder: &Path, exempt: &Path, found: &mut Found) -> std::io::Result<()> {
    if folder == exempt || found.folders.contains(folder) {
        return Ok(());
    }
    if folder.join(MARK).exists() {
        found.folders.insert(folder.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            list(&path, exempt, found)?;
        } else if is_description(&path)
            && let Ok(path) = path.canonicalize()
        {
            found.files.push(path);
        }
    }
    Ok(())
}

fn is_description(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|it| {
        ["yaml", "yml", "json"]
            .iter()
            .any(|known| it.eq_ignore_ascii_case(known))
    })
}

fn skim_all(files: &[PathBuf]) -> BTreeMap<PathBuf, Skimmed> {
    let skimmed = files.iter().filter_map(|path| {
        // An unreadable file cannot be recognized as a document; one that is not UTF-8 can.
        let bytes = fs::read(path).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let folder = path.parent()?;
        let targets: BTreeSet<&str> = skim::referenced_files(&text).collect();
        let targets = targets.into_iter().map(|file| folder.join(file));
        let skimmed = Skimmed {
            states_version: skim::states_version(&text),
            refers_to: targets.filter_map(|it| it.canonicalize().ok()).collect(),
        };
        Some((path.clone(), skimmed))
    });
    skimmed.collect()
}

/// The documents that no other document reaches. The first represents all documents that reach each other.
fn roots(files: &BTreeMap<PathBuf, Skimmed>) -> Vec<PathBuf> {
    let documents = files.iter().filter(|(_, file)| file.states_version);
    let reached: Vec<(&PathBuf, BTreeSet<&PathBuf>)> = documents
        .map(|(path, _)| (path, reached_from(path, files)))
        .collect();
    let roots = reached.iter().filter(|(path, reaches)| {
        let mut others = reached.iter().filter(|(other, _)| other != path);
        !others.any(|(other, below)| {
            below.contains(path) && (!reaches.contains(other) || other < path)
        })
    });
    roots.map(|(path, _)| (*path).clone()).collect()
}

/// Every file that references lead to, directly or through other files.
fn reached_from<'f>(
    start: &PathBuf,
    files: &'f BTreeMap<PathBuf, Skimmed>,
) -> BTreeSet<&'f PathBuf> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(path) = open.pop() {
        let targets = files.get(path).map(|file| file.refers_to.as_slice());
        for target in targets.unwrap_or_default() {
            if reached.insert(target) {
                open.push(target);
            }
        }
    }
    reached
}

fn named(paths: BTreeSet<PathBuf>, folders: &[PathBuf]) -> Vec<Document> {
    let paths: Vec<PathBuf> = paths.into_iter().collect();
    let names: Vec<String> = paths.iter().map(|path| name(path, folders)).collect();
    let crate_names = crate_name::all(&names);
    let documents = paths.into_iter().zip(names).zip(crate_names);
    documents
        .map(|((path, name), crate_name)| Document {
            path,
            name,
            crate_name,
        })
        .collect()
}

fn name(path: &Path, folders: &[PathBuf]) -> String {
    let above = folders.iter().find(|folder| path.starts_with(folder));
    let top = above.map_or(path, PathBuf::as_path);
    let below = path.strip_prefix(top).unwrap_or(path);
    // A folder such as `/` has no name.
    let parts = top.file_name().into_iter().chain(below.iter());
    let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
    let end = if path.is_dir() { "/" } else { "" };
    parts.join("/") + end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The result of a search in a folder `specs` with these files.
    fn found(files: &[(&str, &str)], fragments: &[&str]) -> Vec<String> {
        let top = tempfile::tempdir().unwrap();
        let specs = top.path().join("specs");
        for (path, text) in files {
            let path = specs.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let fragments: Vec<PathBuf> = fragments.iter().map(|it| specs.join(it)).collect();
        let documents = documents(&[specs], &fragments, Path::new("/nowhere")).unwrap();
        documents.into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn documents_state_their_version() {
        let files = [
            ("b/api.yaml", "openapi: 3.0.0"),
            ("a.json", "{\"swagger\": \"2.0\"}"),
            ("schema.yaml", "type: object"),
            (".hidden/api.yaml", "openapi: 3.0.0"),
            ("readme.md", "openapi: 3.0.0"),
        ];
        assert_eq!(found(&files, &[]), ["specs/a.json", "specs/b/api.yaml"]);
    }

    #[test]
    fn what_a_document_reaches_is_no_document_of_its_own() {
        let files = [
            ("root.yaml", "openapi: 3.0.0\nx:\n  $ref: parts/one.yaml"),
            ("parts/one.yaml", "$ref: two.yaml#/a"),
            ("parts/two.yaml", "openapi: 3.0.0"),
            ("stray.yaml", "$ref: other.yaml"),
            ("other.yaml", "openapi: 3.0.0"),
        ];
        assert_eq!(found(&files, &[]), ["specs/other.yaml", "specs/root.yaml"]);
    }

    #[test]
    fn of_documents_that_reach_each_other_the_first_is_taken() {
        let files = [
            ("b.yaml", "openapi: 3.0.0\nx:\n  $ref: a.yaml\n"),
            (
                "a.yaml",
                "openapi: 3.0.0\nx:\n  $ref: b.yaml\ny:\n  $ref: a.yaml#/x\n",
            ),
        ];
        assert_eq!(found(&files, &[]), ["specs/a.yaml"]);
    }

    #[test]
    fn a_folder_is_a_document_if_it_says_so_or_is_named() {
        let files = [
            ("marked/.fragments", ""),
            ("marked/a.yaml", "openapi: 3.0.0"),
            ("marked/b.yaml", "openapi: 3.0.0"),
            ("named/a.yaml", "openapi: 3.0.0"),
            ("loose/a.yaml", "openapi: 3.0.0"),
        ];
        assert_eq!(
            found(&files, &["named"]),
            ["specs/loose/a.yaml", "specs/marked/", "specs/named/"]
        );
    }
}
