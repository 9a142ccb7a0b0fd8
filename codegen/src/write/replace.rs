//! Makes a folder hold the files of a crate: either all of them, or nothing changes.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::cargo_toml::{self, CARGO_TOML};
use super::drafts;
use super::error::WriteError;
use super::file::{File, exists, holds};
use super::manifest::{self, Manifest};
use super::paths;
use super::reserved::{MANIFEST, STAGING, TURN};
use super::turn::Turn;

/// The changes of a run on disk; paths are relative to the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub written: Vec<String>,
    /// The number of files that had their content already, and were not touched.
    pub unchanged: usize,
    pub deleted: Vec<String>,
    /// The keys of Cargo.toml that had a value of the user, and have ours again.
    pub overwritten: Vec<String>,
}

/// Makes the folder `out` hold these files, and the drafts that are not the user's.
///
/// All files are written to a staging folder first, and then moved to their places. Files of an earlier run that are no longer
/// needed are deleted. Nothing changes if an error is found before the first move. If another run writes into the folder, this one
/// waits for it.
///
/// # Errors
///
/// Returns an error if `out` is not empty and was not made by us, if a path would leave it or is a file of the user, if its Cargo.toml is not
/// TOML, or if writing fails.
pub fn write(out: &Path, files: &[File], drafts: &[File]) -> Result<Written, WriteError> {
    paths::check_all(files)?;
    // A folder of somebody else does not even get the file that is locked.
    let old = manifest::read_or_refuse(out)?;
    let (all, new) = with_drafts(out, files, drafts, &old);
    if is_settled(out, &merged(out, &all, &new), &new) {
        return Ok(Written {
            unchanged: all.len(),
            ..Written::default()
        });
    }
    let _turn = Turn::wait(out)?;
    let old = manifest::read_or_refuse(out)?;
    let (all, new) = with_drafts(out, files, drafts, &old);
    write_alone(out, &all, &old, &new)
}

/// The files with the drafts that are not the user's, and their manifest.
pub(super) fn with_drafts<'f>(
    out: &Path,
    files: &'f [File],
    drafts: &[File],
    old: &Manifest,
) -> (Cow<'f, [File]>, Manifest) {
    let decided = drafts::decide(out, drafts, old.drafts());
    let new = Manifest::of(files).with_drafts(decided.hashes);
    if decided.written.is_empty() {
        return (Cow::Borrowed(files), new);
    }
    let written = decided.written.into_iter().cloned();
    let all = files.iter().cloned().chain(written);
    (Cow::Owned(all.collect()), new)
}

/// Returns whether the folder holds exactly the files, so that the run need not wait and leaves no trace.
fn is_settled(out: &Path, files: &[File], new: &Manifest) -> bool {
    let is_in_place = |file: &File| {
        holds(&out.join(&file.path), &file.text) && paths::refuse_links(out, &file.path).is_ok()
    };
    holds(&out.join(MANIFEST), &new.text())
        && files.par_iter().all(is_in_place)
        && !exists(&out.join(TURN))
}

/// The paths in a folder after [`write()`] with the contents of the files, and a last path, at which there is a file only while a run writes.
pub fn after(out: &Path, files: &[File], drafts: &[File]) -> Vec<(PathBuf, Option<String>)> {
    let old = manifest::read_or_refuse(out).unwrap_or_default();
    let (files, manifest) = with_drafts(out, files, drafts, &old);
    let files = merged(out, &files, &manifest).into_owned().into_iter();
    let files = files.map(|file| (file.path, Some(file.text)));
    let ours = [
        (MANIFEST.to_owned(), Some(manifest.text())),
        (TURN.to_owned(), None),
    ];
    let all = files.chain(ours);
    all.map(|(path, text)| (out.join(path), text)).collect()
}

/// The files as they are after a run that wrote these keys, with what Cargo.toml has on disk beside them.
fn merged<'f>(out: &Path, files: &'f [File], written: &Manifest) -> Cow<'f, [File]> {
    let merged = with_keys_of_the_user(out, files, written);
    merged.map_or(Cow::Borrowed(files), |(files, _)| files)
}

fn write_alone(
    out: &Path,
    files: &[File],
    old: &Manifest,
    new: &Manifest,
) -> Result<Written, WriteError> {
    refuse_foreign(out, files, old, new)?;
    let (files, overwritten) = with_keys_of_the_user(out, files, old)?;

    let changed: Vec<&File> = files
        .par_iter()
        .filter(|file| !holds(&out.join(&file.path), &file.text))
        .collect();
    let obsolete: Vec<&str> = old
        .obsolete(new)
        .filter(|path| exists(&out.join(path)))
        .collect();
    let mut written = Written {
        written: changed.iter().map(|file| file.path.clone()).collect(),
        unchanged: files.len() - changed.len(),
        deleted: obsolete.iter().map(|path| (*path).to_owned()).collect(),
        overwritten,
    };
    written.written.sort();

    replace(out, &changed, &obsolete, old, new)?;
    Ok(written)
}

/// The files, with what Cargo.toml has on disk beside our keys, and our keys that the user changed.
pub(super) fn with_keys_of_the_user<'f>(
    out: &Path,
    files: &'f [File],
    old: &Manifest,
) -> Result<(Cow<'f, [File]>, Vec<String>), WriteError> {
    let path = out.join(CARGO_TOML);
    let ours = files.iter().position(|file| file.path == CARGO_TOML);
    let (Some(ours), Ok(theirs)) = (ours, fs::read_to_string(&path)) else {
        return Ok((Cow::Borrowed(files), Vec::new()));
    };
    // Without an edit the file is ours as a whole, and is replaced as a whole.
    if cargo_toml::keys(&theirs) == *old.keys() && !theirs.contains('#') {
        return Ok((Cow::Borrowed(files), Vec::new()));
    }
    let merged = cargo_toml::merge(&theirs, &files[ours].text, old.keys())
        .map_err(|error| WriteError::NotToml(path, error))?;
    let mut files = files.to_vec();
    files[ours].text = merged.text;
    Ok((Cow::Owned(files), merged.overwritten))
}

/// Refuses to overwrite a file of the user, and to write through a link.
fn refuse_foreign(
    out: &Path,
    files: &[File],
    old: &Manifest,
    new: &Manifest,
) -> Result<(), WriteError> {
    for path in files
        .iter()
        .map(|file| file.path.as_str())
        .chain(old.paths())
    {
        paths::refuse_links(out, path)?;
    }
    for file in files {
        let target = out.join(&file.path);
        let is_draft = new.drafts().contains_key(&file.path) || old.is_draft(&file.path, &target);
        let is_ours = is_draft || old.lists(&file.path) || old.lists_below(&file.path);
        let foreign = exists(&target) && !is_ours;
        if foreign && !holds(&target, &file.text) {
            return Err(WriteError::NotOurs(target));
        }
        if let Some(above) = paths::file_above(out, &file.path)
            && !old.lists(&above)
        {
            return Err(WriteError::NotOurs(out.join(above)));
        }
    }
    Ok(())
}

fn replace(
    out: &Path,
    changed: &[&File],
    obsolete: &[&str],
    old: &Manifest,
    new: &Manifest,
) -> Result<(), WriteError> {
    let staging = out.join(STAGING);
    let staged = stage(&staging, changed, old, new);
    if staged.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_dir_all(&staging);
    }
    staged?;

    // From here on the manifest lists old and new files, so that a run after a crash knows both as ours.
    rename(&staging.join("union"), &out.join(MANIFEST))?;
    obsolete.iter().try_for_each(|path| delete(out, path))?;
    for (index, file) in changed.iter().enumerate() {
        let target = out.join(&file.path);
        create_parent(&target)?;
        rename(&staging.join(index.to_string()), &target)?;
    }
    rename(&staging.join("manifest"), &out.join(MANIFEST))?;
    fs::remove_dir_all(&staging).map_err(WriteError::io("remove", &staging))
}

fn stage(
    staging: &Path,
    changed: &[&File],
    old: &Manifest,
    new: &Manifest,
) -> Result<(), WriteError> {
    if exists(staging) {
        fs::remove_dir_all(staging).map_err(WriteError::io("remove", staging))?;
    }
    fs::create_dir_all(staging).map_err(WriteError::io("create", staging))?;
    let numbered = changed.par_iter().enumerate();
    numbered.try_for_each(|(index, file)| put(&staging.join(index.to_string()), &file.text))?;
    put(&staging.join("union"), &old.union(new).text())?;
    put(&staging.join("manifest"), &new.text())
}

fn put(path: &Path, text: &str) -> Result<(), WriteError> {
    fs::write(path, text).map_err(WriteError::io("write", path))
}

fn rename(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).map_err(WriteError::io("write", to))
}

fn create_parent(path: &Path) -> Result<(), WriteError> {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(WriteError::io("create", parent)),
        None => Ok(()),
    }
}

/// Deletes a file of ours, and the folders that become empty.
fn delete(out: &Path, path: &str) -> Result<(), WriteError> {
    let target = out.join(path);
    fs::remove_file(&target).map_err(WriteError::io("delete", &target))?;
    let folders: BTreeSet<&Path> = target
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != out)
        .collect();
    // The deepest folders come first. The system refuses to remove a folder that is not empty, as intended.
    folders
        .iter()
        .rev()
        .for_each(|folder| drop(fs::remove_dir(folder)));
    Ok(())
}
