//! The reasons why nothing was written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The reason why the files could not be written or compared.
#[derive(Debug)]
pub enum WriteError {
    /// The folder contains files, but not our manifest.
    FolderNotOurs(PathBuf),
    /// A file that no earlier run wrote is at the path of one of ours.
    NotOurs(PathBuf),
    /// The output path is something other than a folder.
    NotAFolder(PathBuf),
    /// A path would leave the folder, or is not a path.
    PathRefused(String),
    /// Two files have the same path, or paths that differ only in case.
    SamePath(String),
    /// The Cargo.toml of the user cannot be read, so our keys have no place.
    NotToml(PathBuf, toml_edit::TomlError),
    /// The input had errors, so there is no crate.
    NothingToWrite,
    /// Reading or writing failed.
    Io {
        action: &'static str,
        path: PathBuf,
        error: io::Error,
    },
}

impl WriteError {
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Io {
            action,
            path,
            error,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FolderNotOurs(path) => {
                write!(
                    formatter,
                    "`{}` is not empty and was not made by this generator",
                    path.display()
                )
            }
            Self::NotOurs(path) => {
                write!(
                    formatter,
                    "`{}` was not written by this generator, and would be overwritten",
                    path.display()
                )
            }
            Self::NotAFolder(path) => write!(formatter, "`{}` is not a folder", path.display()),
            Self::PathRefused(path) => {
                write!(formatter, "the path `{path}` would leave the output folder")
            }
            Self::SamePath(path) => write!(formatter, "two files would be written to `{path}`"),
            Self::NotToml(path, error) => {
                write!(formatter, "cannot read `{}`: {error}", path.display())
            }
            Self::NothingToWrite => formatter.write_str("nothing was generated"),
            Self::Io {
                action,
                path,
                error,
            } => write!(formatter, "cannot {action} `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::NotToml(_, error) => Some(error),
            Self::FolderNotOurs(_)
            | Self::NotOurs(_)
            | Self::NotAFolder(_)
            | Self::PathRefused(_)
            | Self::SamePath(_)
            | Self::NothingToWrite => None,
        }
    }
}
