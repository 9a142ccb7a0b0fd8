//! A file under construction, which takes the place of another one when it is complete.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::runtime::system::random;

/// Something that is being written: a draft, or a device or pipe, which has no draft.
pub(super) enum Writing {
    Draft(Draft),
    Direct,
}

/// A file that replaces another one, or is removed if it is dropped before.
pub(super) struct Draft {
    path: PathBuf,
    target: PathBuf,
    /// True if the target has an owner or links of its own, so that its content is replaced, and not the file.
    keeps_target: bool,
}

/// The number of links that lead to a file at most.
const LINKS: usize = 40;

impl Writing {
    /// Begins to write what will be at a path. Symbolic links are followed.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`std::fs::write`].
    pub(super) fn begin(path: &Path) -> io::Result<(Self, File)> {
        let existing = match OpenOptions::new().write(true).open(path) {
            Ok(existing) => existing,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Draft::of_new(followed(path)).map(Self::of);
            }
            Err(error) => return Err(error),
        };
        let metadata = existing.metadata()?;
        match path.canonicalize() {
            Ok(target) if metadata.is_file() => Draft::of(target, &metadata).map(Self::of),
            // A file without a path has been deleted, but is still open.
            Ok(_) | Err(_) => {
                if metadata.is_file() {
                    existing.set_len(0)?;
                }
                Ok((Self::Direct, existing))
            }
        }
    }

    fn of((draft, file): (Draft, File)) -> (Self, File) {
        (Self::Draft(draft), file)
    }

    /// Ends a file that is complete.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot take the place of its target, which then stays unless the disk is full or broken.
    pub(super) fn end(self) -> io::Result<()> {
        match self {
            Self::Draft(draft) => draft.replace(),
            Self::Direct => Ok(()),
        }
    }
}

/// The path to which a link leads, if nothing is there yet.
fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = path.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => break,
        }
    }
    path
}

impl Draft {
    fn of_new(target: PathBuf) -> io::Result<(Self, File)> {
        let path = named(target.parent().unwrap_or(Path::new("")));
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)?;
        let keeps_target = false;
        Ok((
            Self {
                path,
                target,
                keeps_target,
            },
            file,
        ))
    }

    /// The draft of a file that exists, which nobody can read who cannot read the file.
    fn of(target: PathBuf, existing: &Metadata) -> io::Result<(Self, File)> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let beside = named(target.parent().unwrap_or(Path::new("")));
        let (path, file) = match options.open(&beside) {
            Ok(file) => (beside, file),
            // The folder of the file may be closed, although the file is not.
            Err(_) => {
                let elsewhere = named(&std::env::temp_dir());
                let file = options.open(&elsewhere)?;
                (elsewhere, file)
            }
        };
        let mut draft = Self {
            path,
            target,
            keeps_target: true,
        };
        if draft.path.parent() == draft.target.parent() {
            file.set_permissions(existing.permissions())?;
            draft.keeps_target = is_special(existing, &file.metadata()?);
        }
        Ok((draft, file))
    }

    fn replace(self) -> io::Result<()> {
        if !self.keeps_target && fs::rename(&self.path, &self.target).is_ok() {
            return Ok(());
        }
        // A target that cannot be replaced, such as a mount, may still be written.
        let mut complete = File::open(&self.path)?;
        io::copy(&mut complete, &mut File::create(&self.target)?).map(drop)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // A draft that was renamed is gone, so that this fails.
        let _ = fs::remove_file(&self.path);
    }
}

/// A path that no other file has.
fn named(folder: &Path) -> PathBuf {
    folder.join(format!(".{:016x}.part", random::bits()))
}

/// Returns true if a file has several names or another owner than its draft.
#[cfg(unix)]
fn is_special(existing: &Metadata, draft: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    existing.nlink() > 1 || (existing.uid(), existing.gid()) != (draft.uid(), draft.gid())
}

#[cfg(not(unix))]
fn is_special(_existing: &Metadata, _draft: &Metadata) -> bool {
    false
}
