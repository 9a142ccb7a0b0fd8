//! Reads a single file: a root document, or a fragment.

use std::path::Path;

use super::form::{self, Form};
use super::parts::{Fragment, Parts, stem};
use super::problems;
use crate::report::Report;
use crate::source::Sources;

pub(super) fn read(spec: &Path, sources: &mut Sources, report: &mut Report) -> Option<Parts> {
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
