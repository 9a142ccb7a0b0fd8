//! One side of a comparison: a lock that was read, or a run of the generator.

use std::path::{Path, PathBuf};

use crate::generated::Generated;
use crate::place::Place;
use crate::pointer::Pointer;

use super::lock::{Inputs, Lock};

/// One side of a comparison.
#[derive(Debug)]
pub struct Side {
    /// The name of the side in a report, such as `main` or the path of the spec.
    pub name: String,
    pub lock: Lock,
    /// The run that led to it; `None` if it was read from a lock.
    run: Option<Generated>,
    /// The folder that places are relative to, if it is not the working folder.
    folder: Option<PathBuf>,
}

impl Side {
    /// A side that is known only by its lock.
    pub fn of_lock(name: impl Into<String>, lock: Lock) -> Self {
        Self {
            name: name.into(),
            lock,
            run: None,
            folder: None,
        }
    }

    /// The result of a run; `None` if the run failed.
    pub fn of_run(name: impl Into<String>, generated: Generated) -> Option<Self> {
        Some(Self {
            name: name.into(),
            lock: generated.lock()?.clone(),
            run: Some(generated),
            folder: None,
        })
    }

    /// Shows places below `folder` as if it were the working folder.
    #[must_use]
    pub fn below(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    pub(super) fn inputs(&self) -> &Inputs {
        &self.lock.inputs
    }

    /// The file, line and column of a place in the effective document.
    pub(super) fn locate(&self, pointer: &str) -> Option<(String, usize, usize)> {
        let place = Place::DocumentKey(Pointer::parse(pointer)?);
        let location = self.run.as_ref()?.sources.locate(&place)?;
        let folder = self.folder.as_deref();
        let file = folder.and_then(|folder| Path::new(&location.file).strip_prefix(folder).ok());
        let file = file.map(|file| file.display().to_string());
        Some((
            file.unwrap_or(location.file),
            location.line,
            location.column,
        ))
    }
}
