//! The turn of a run to write into a folder: a second run into it waits for the first.
//!
//! The system unlocks the file of a run that was killed, so that it never blocks the next one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::error::WriteError;
use super::reserved::TURN;

/// A run before this one removes its lock file, and sometimes the folder. This happens rarely, and not so often in a row.
const ATTEMPTS: usize = 100;

/// While this value lives, no other run writes into the folder.
pub(super) struct Turn {
    /// Open and locked; `None` after the end of the turn.
    lock: Option<Handle>,
    path: PathBuf,
    /// The folder, if this run made it.
    made: Option<PathBuf>,
}

impl Turn {
    /// Waits until no other run writes into the folder, which is made if it does not exist.
    pub(super) fn wait(out: &Path) -> Result<Self, WriteError> {
        let path = out.join(TURN);
        let mut attempts = 1..=ATTEMPTS;
        loop {
            let is_last = attempts.next().is_none();
            let mut turn = Self {
                lock: None,
                path: path.clone(),
                made: make(out)?.then(|| out.to_owned()),
            };
            match turn.lock() {
                Ok(true) => return Ok(turn),
                Ok(false) if !is_last => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound && !is_last => {}
                Ok(false) => {
                    let error = io::Error::other("other runs write into the folder all the time");
                    return Err(WriteError::io("lock", &path)(error));
                }
                Err(error) => return Err(WriteError::io("lock", &path)(error)),
            }
        }
    }

    /// Returns false if the run before removed the file while this one waited for it.
    fn lock(&mut self) -> io::Result<bool> {
        let mut options = fs::OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let lock = Handle::from_file(options.open(&self.path)?)?;
        match lock.as_file().lock() {
            Ok(()) => {}
            // Some network file systems have no locks.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(error) => return Err(error),
        }
        let is_there = Handle::from_path(&self.path).is_ok_and(|there| there == lock);
        if is_there {
            self.lock = Some(lock);
        }
        Ok(is_there)
    }
}

impl Drop for Turn {
    /// Leaves no trace: neither the file, nor a new folder in which nothing was written.
    fn drop(&mut self) {
        if self.lock.is_some() {
            drop(fs::remove_file(&self.path));
        }
        if let Some(made) = &self.made {
            // The system refuses to remove a folder that is not empty, as intended.
            drop(fs::remove_dir(made));
        }
    }
}

/// Returns whether the folder did not exist.
fn make(out: &Path) -> Result<bool, WriteError> {
    let made = match out.parent() {
        Some(parent) => fs::create_dir_all(parent).and_then(|()| fs::create_dir(out)),
        None => Ok(()),
    };
    match made {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(WriteError::io("create", out)(error)),
    }
}
