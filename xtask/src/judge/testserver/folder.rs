//! The places of the suite: the committed files, and everything below `target/judge/`.

use std::fs;
use std::path::{Path, PathBuf};

/// The places of the suite.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// The programs and tables in the repository.
    committed: PathBuf,
    /// The folder of everything that a run creates.
    work: PathBuf,
}

impl Folder {
    /// Creates the work folder if it does not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk fails, or if the repository is no longer where this program was built.
    pub(super) fn open() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let refused = |error| format!("`{}`: {error}", root.display());
        let root = root.canonicalize().map_err(refused)?;
        let folder = Self {
            committed: root.join("tests/testserver"),
            work: root.join("target/judge/testserver"),
        };
        for part in [folder.crates(), folder.settings(), folder.logs()] {
            fs::create_dir_all(part).map_err(refused)?;
        }
        Ok(folder)
    }

    /// The library and the programs of the suite.
    pub(super) fn sources(&self) -> PathBuf {
        self.committed.join("src")
    }

    /// The outcome of each scenario when the suite was last blessed.
    pub(super) fn baseline(&self) -> PathBuf {
        self.committed.join("baseline.tsv")
    }

    /// The reasons of the scenarios that fail.
    pub(super) fn known(&self) -> PathBuf {
        self.committed.join("known.tsv")
    }

    /// The lock file with the versions that this repository is tested with.
    pub(super) fn lock(&self) -> PathBuf {
        self.committed.join("../../Cargo.lock")
    }

    /// The package of the programs, and the workspace of all crates.
    pub(super) fn package(&self) -> &Path {
        &self.work
    }

    /// The folder in which npm installs the server.
    pub(super) fn npm(&self) -> PathBuf {
        self.work.join("npm")
    }

    /// The generated crates, each in a folder with its name.
    pub(super) fn crates(&self) -> PathBuf {
        self.work.join("crates")
    }

    /// The settings with which each crate is generated.
    pub(super) fn settings(&self) -> PathBuf {
        self.work.join("settings")
    }

    /// The output of the server and of the programs.
    pub(super) fn logs(&self) -> PathBuf {
        self.work.join("logs")
    }

    /// A line per scenario that a program tried.
    pub(super) fn results(&self) -> PathBuf {
        self.work.join("results.tsv")
    }

    /// The scenarios that the server counted, one of its reports at a time, before or after the programs ran.
    pub(super) fn counts(&self, report: &str, moment: &str) -> PathBuf {
        self.work.join(format!("counts-{report}-{moment}.json"))
    }

    /// The target folder that all crates share.
    pub(super) fn target(&self) -> PathBuf {
        self.work.join("../target")
    }

    /// A built program.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        self.target().join("debug").join(file)
    }
}
