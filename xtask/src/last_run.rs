//! What the last run read, wrote and said. Where none of it changed since, there is nothing to do again.
//!
//! Kept beside this program, in Cargo's `target` folder. `generate --check` does not ask for it: CI is to see for itself.

use std::fmt::Debug;
use std::fs::{self, DirEntry};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use codegen::Generated;
use serde_json::{Value, json};

use crate::fingerprint;

/// How many runs with different arguments are remembered.
const REMEMBERED: usize = 16;

/// What a run tells.
#[derive(Debug)]
pub struct Said {
    /// The report, without colours and with them.
    pub brief: [String; 2],
    /// What was read and made of it.
    pub line: String,
    pub json: Value,
}

impl Said {
    pub fn of(generated: &Generated) -> Self {
        Self {
            brief: [false, true].map(|color| generated.brief(color)),
            line: generated.line(),
            json: generated.json(),
        }
    }
}

/// Where the last run with some arguments is kept.
#[derive(Debug)]
pub struct LastRun {
    path: PathBuf,
    program: (u64, SystemTime),
    /// When this run started.
    started: SystemTime,
}

impl LastRun {
    /// The last run with these arguments in this folder; `None` where the system does not tell.
    pub fn with(arguments: &impl Debug) -> Option<Self> {
        let program = std::env::current_exe().ok()?;
        let metadata = fs::metadata(&program).ok()?;
        let mut hasher = DefaultHasher::new();
        std::env::current_dir().ok()?.hash(&mut hasher);
        format!("{arguments:?}").hash(&mut hasher);
        let name = format!("{:016x}.json", hasher.finish());
        Some(Self {
            path: program.parent()?.join("last-runs").join(name),
            program: (metadata.len(), metadata.modified().ok()?),
            started: SystemTime::now(),
        })
    }

    /// What was said, if it would be said again: the program is the same, and so is everything that was read, looked for or written.
    pub fn repeated(&self) -> Option<Said> {
        let kept: Value = serde_json::from_slice(&fs::read(&self.path).ok()?).ok()?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let paths = kept["paths"].as_array()?.iter();
        let paths: Option<Vec<PathBuf>> = paths.map(|it| it.as_str().map(PathBuf::from)).collect();
        let is_same = kept["fingerprint"].as_u64()? == self.fingerprint(&paths?);
        is_same.then_some(())?;
        Some(Said {
            brief: [text(&kept["brief"][0])?, text(&kept["brief"][1])?],
            line: text(&kept["line"])?,
            json: kept["json"].clone(),
        })
    }

    /// Remembers a run that wrote what it made. Where that is not possible, the next run does everything again.
    pub fn keep(&self, generated: &Generated, said: &Said, out: &Path) {
        // What changed meanwhile may have been read before it did.
        if generated.watched().any(|path| self.is_newer(path)) {
            return;
        }
        let read = generated.watched().map(Path::to_owned);
        let paths: Vec<PathBuf> = read.chain(generated.written_to(out)).collect();
        let shown: Option<Vec<&str>> = paths.iter().map(|path| path.to_str()).collect();
        let Some(shown) = shown else { return };
        let kept = json!({
            "paths": shown,
            "fingerprint": self.fingerprint(&paths),
            "brief": said.brief,
            "line": said.line,
            "json": said.json,
        });
        // It is only a memory: without it, the next run takes longer.
        drop(self.write(&kept.to_string()));
    }

    fn is_newer(&self, path: &Path) -> bool {
        let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
        modified.is_ok_and(|modified| modified >= self.started)
    }

    fn fingerprint(&self, paths: &[PathBuf]) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.program, fingerprint::of(paths)).hash(&mut hasher);
        hasher.finish()
    }

    /// Moved into its place as a whole, since another run may read it; the oldest of too many is forgotten.
    fn write(&self, text: &str) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        let new = self.path.with_extension(std::process::id().to_string());
        fs::write(&new, text)?;
        fs::rename(&new, &self.path)?;
        let mut all: Vec<DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
        all.sort_by_cached_key(|entry| entry.metadata().and_then(|it| it.modified()).ok());
        let forgotten = all.len().saturating_sub(REMEMBERED);
        all[..forgotten]
            .iter()
            .try_for_each(|entry| fs::remove_file(entry.path()))
    }
}
