//! Reads what the user named — a document, one fragment, or a folder — and joins it into one document.
//!
//! The first step of `normalize`: behind it, it no longer matters in how many files the API is described.

pub(crate) mod folder;
pub(crate) mod form;
pub(crate) mod join;
pub(crate) mod problems;
#[cfg(test)]
pub(crate) mod tests;

use std::path::Path;

use form::Form;
use serde_json::Value;

use crate::report::Report;
use crate::source::{FileId, Sources};

/// The files that make up the effective document.
#[derive(Debug)]
pub(crate) struct Parts {
    /// What an assumed root is named after: the folder, or the file without its extension.
    pub(crate) name: String,
    /// The folder or file that the user named.
    pub(crate) spec: FileId,
    pub(crate) root: Option<FileId>,
    pub(crate) fragments: Vec<Fragment>,
}

/// A file whose content is joined with the root.
#[derive(Debug)]
pub(crate) enum Fragment {
    /// A document of which only some parts are there.
    Partial(FileId),
    /// One Operation Object with `path` and `method` beside its fields.
    Operation(FileId),
}

/// Reads the document, fragment or folder at `spec`, and joins all parts into one document.
///
/// Returns nothing where there is nothing left to work on; the report says why.
pub fn gather(spec: &Path, sources: &mut Sources, report: &mut Report) -> Option<Value> {
    let parts = if spec.is_dir() {
        folder::read(spec, sources, report)
    } else {
        single(spec, sources, report)
    }?;
    join::join(parts, sources, report)
}

fn single(spec: &Path, sources: &mut Sources, report: &mut Report) -> Option<Parts> {
    sources.set_root_folder(spec.parent().unwrap_or(Path::new("")));
    let file = sources.load(spec, report)?;
    let value = sources.value(file)?;
    let mut parts = Parts {
        name: stem(spec),
        spec: file,
        root: None,
        fragments: Vec::new(),
    };
    match form::form_of(&value) {
        Form::Partial if form::states_version(&value) => parts.root = Some(file),
        Form::Partial => parts.fragments.push(Fragment::Partial(file)),
        Form::Operation => parts.fragments.push(Fragment::Operation(file)),
        Form::Nameless => {
            report.push(problems::incomplete_fragment(file, &["path", "method"]));
            return None;
        }
        Form::Other => {
            report.push(problems::not_a_document(file));
            return None;
        }
    }
    Some(parts)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}
