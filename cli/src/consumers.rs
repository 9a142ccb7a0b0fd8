//! Programs that use the client, and the names of the client in them, for `cargo sdk diff --consumers`.
//!
//! Nothing is compiled: paths are resolved by the `use` declarations, and the types of values are known only where they are written.

mod manifest;
mod modules;
mod names;
mod origin;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sdkgen::{LOCK, Mention};

use manifest::Manifest;
use modules::Modules;

/// All mentions of the crate `client` in the packages below some folders, sorted.
pub(crate) fn mentions(folders: &[PathBuf], client: &str) -> Result<Vec<Mention>, String> {
    let mut mentions = BTreeSet::new();
    for folder in folders {
        let mut packages = Vec::new();
        find_packages(folder, &mut packages)?;
        if packages.is_empty() {
            return Err(format!(
                "there is no Cargo.toml in {} or below: name the folder of a package or a workspace",
                folder.display()
            ));
        }
        for package in &packages {
            read_package(package, client, &mut mentions)?;
        }
    }
    Ok(mentions.into_iter().collect())
}

fn read_package(
    folder: &Path,
    client: &str,
    mentions: &mut BTreeSet<Mention>,
) -> Result<(), String> {
    let manifest = Manifest::read(&folder.join("Cargo.toml"), client)?;
    let Some(name) = &manifest.name else {
        return Ok(());
    };
    mentions.extend(manifest.mentions.iter().cloned());
    let mut files = Vec::new();
    find_sources(folder, true, &mut files)?;
    let modules = Modules::of(folder, files, name)?;
    names::collect(&modules, mentions);
    Ok(())
}

/// The packages in a folder, without the client itself.
fn find_packages(folder: &Path, packages: &mut Vec<PathBuf>) -> Result<(), String> {
    if folder.join(LOCK).is_file() {
        return Ok(());
    }
    if folder.join("Cargo.toml").is_file() {
        packages.push(folder.to_owned());
    }
    for below in folders_in(folder)? {
        find_packages(&below, packages)?;
    }
    Ok(())
}

/// The Rust sources of one package.
fn find_sources(folder: &Path, is_root: bool, files: &mut Vec<PathBuf>) -> Result<(), String> {
    if !is_root && folder.join("Cargo.toml").is_file() {
        return Ok(());
    }
    for path in entries(folder)? {
        if path.is_file() && path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    for below in folders_in(folder)? {
        find_sources(&below, false, files)?;
    }
    Ok(())
}

/// The folders that may have sources: neither hidden ones nor those of built files.
fn folders_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut folders = entries(folder)?;
    folders.retain(|path| {
        let name = path.file_name().and_then(|it| it.to_str());
        let is_ours = name.is_some_and(|it| !it.starts_with('.') && it != "target");
        is_ours && path.is_dir() && !path.is_symlink()
    });
    Ok(folders)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error| format!("cannot read {}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let paths = entries.map(|entry| entry.map(|it| it.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}
