//! The folder in which a corpus is generated and compiled.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder's name below the user's cache.
const NAME: &str = "openapi-corpus";

/// The places in the work folder.
#[derive(Clone, Debug)]
pub struct Work {
    folder: PathBuf,
}

impl Work {
    /// Creates the folder if it does not exist. The default is below the user's cache, or else in the folder for temporary files.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk fails.
    pub fn open(folder: Option<&Path>) -> Result<Self, String> {
        let folder = folder.map_or_else(default_folder, Path::to_owned);
        let refused = |error| format!("`{}`: {error}", folder.display());
        let opened = fs::create_dir_all(&folder).and_then(|()| folder.canonicalize());
        let work = Self {
            folder: opened.map_err(refused)?,
        };
        for part in [work.crates(), work.harnesses(), work.logs(), work.runners()] {
            fs::create_dir_all(part).map_err(refused)?;
        }
        Ok(work)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The emitted crates, each in a folder with its name.
    pub fn crates(&self) -> PathBuf {
        self.folder.join("crates")
    }

    /// The file from which the round-trip example of a crate was generated.
    pub fn harness(&self, crate_name: &str) -> PathBuf {
        self.harnesses().join(format!("{crate_name}.json"))
    }

    fn harnesses(&self) -> PathBuf {
        self.folder.join("harnesses")
    }

    /// A package for the round-trip example of each crate, in a folder with the crate's name.
    pub fn runners(&self) -> PathBuf {
        self.folder.join("runners")
    }

    /// The output of the processes.
    pub fn logs(&self) -> PathBuf {
        self.folder.join("logs")
    }

    /// The results of earlier runs.
    pub fn state(&self) -> PathBuf {
        self.folder.join("state.json")
    }

    /// The target folder of cargo, which all crates share.
    pub fn target(&self) -> PathBuf {
        self.folder.join("target")
    }
}

fn default_folder() -> PathBuf {
    cargo_sdk::cache::folder()
        .unwrap_or_else(env::temp_dir)
        .join(NAME)
}
