//! The files that the last run read and wrote, and its output. If none of them changed, there is nothing to do.
//!
//! They are kept beside this program in Cargo's `target` folder, or in the user's cache folder if it was installed. `generate --check` ignores
//! them: CI has to see for itself.

use std::fmt::Debug;
use std::fs::{self, DirEntry};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sdkgen::Generated;
use serde_json::{Map, Value, json};

use crate::{cache, fingerprint};

/// The number of runs with different arguments that are remembered.
const REMEMBERED: usize = 16;

/// The output of a run, for tools or for people.
#[derive(Debug)]
pub(crate) enum Output {
    Json(Value),
    Text {
        report: String,
        /// The summary of the input and of the crate.
        line: String,
    },
}

impl Output {
    fn read(kept: &mut Value) -> Option<Self> {
        let json = kept["json"].take();
        if json.is_object() {
            return Some(Self::Json(json));
        }
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Some(Self::Text {
            report: text(&kept["report"])?,
            line: text(&kept["line"])?,
        })
    }

    fn write(&self, kept: &mut Value) {
        match self {
            Self::Json(json) => kept["json"] = json.clone(),
            Self::Text { report, line } => {
                kept["report"] = report.as_str().into();
                kept["line"] = line.as_str().into();
            }
        }
    }
}

/// The file that remembers the last run with some arguments.
#[derive(Debug)]
pub(crate) struct LastRun {
    path: PathBuf,
    program: (u64, SystemTime),
    /// The time at which this run started.
    started: SystemTime,
}

/// The folder of the records.
fn records(program: &Path) -> Option<PathBuf> {
    let is_in_target = program
        .ancestors()
        .any(|it| it.join("CACHEDIR.TAG").is_file());
    match is_in_target {
        true => program.parent().map(Path::to_owned),
        false => cache::folder().map(|it| it.join("cargo-sdk")),
    }
}

impl LastRun {
    /// The last run in this folder with these arguments, which include everything that decides its output; `None` if the system reports no times.
    pub(crate) fn with(arguments: &impl Debug) -> Option<Self> {
        let program = std::env::current_exe().ok()?;
        let metadata = fs::metadata(&program).ok()?;
        let mut hasher = DefaultHasher::new();
        std::env::current_dir().ok()?.hash(&mut hasher);
        format!("{arguments:?}").hash(&mut hasher);
        let name = format!("{:016x}.json", hasher.finish());
        Some(Self {
            path: records(&program)?.join("last-runs").join(name),
            program: (metadata.len(), metadata.modified().ok()?),
            started: SystemTime::now(),
        })
    }

    /// The output of the last run, if the program and everything that was read, looked for or written are unchanged.
    pub(crate) fn repeated(&self) -> Option<Output> {
        let kept: Map<String, Value> = serde_json::from_slice(&fs::read(&self.path).ok()?).ok()?;
        let mut kept = Value::Object(kept);
        let paths = kept["paths"].as_array()?.iter();
        let paths: Option<Vec<PathBuf>> = paths.map(|it| it.as_str().map(PathBuf::from)).collect();
        let is_same = kept["fingerprint"].as_u64()? == self.fingerprint(fingerprint::of(&paths?));
        is_same.then(|| Output::read(&mut kept))?
    }

    /// Records a run that wrote its result. If that is not possible, the next run does everything again.
    pub(crate) fn keep(&self, generated: &Generated, output: &Output, out: &Path) {
        let written = generated.written_to(out);
        // The run reads the lock of the crate before it writes the next one, which keeps the same names.
        let read = generated
            .watched()
            .filter(|(path, _)| !written.iter().any(|(it, _)| it == path));
        // Another run may have changed the files since, so the contents that this one read and wrote count. Only folders are looked at again.
        let files: Vec<(&Path, Option<&str>)> = read
            .chain(
                written
                    .iter()
                    .map(|(path, text)| (path.as_path(), text.as_deref())),
            )
            .collect();
        if files
            .iter()
            .any(|(path, _)| path.is_dir() && self.is_newer(path))
        {
            return;
        }
        let shown: Option<Vec<&str>> = files.iter().map(|(path, _)| path.to_str()).collect();
        let Some(shown) = shown else { return };
        let fingerprint = self.fingerprint(fingerprint::of_contents(files.iter().copied()));
        let mut kept = json!({ "paths": shown, "fingerprint": fingerprint });
        output.write(&mut kept);
        // This is only a cache: without it, the next run takes longer.
        drop(self.write(&kept.to_string()));
    }

    fn is_newer(&self, path: &Path) -> bool {
        let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
        modified.is_ok_and(|modified| modified >= self.started)
    }

    fn fingerprint(&self, files: u64) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.program, files).hash(&mut hasher);
        hasher.finish()
    }

    /// The file is moved into place as a whole, since another run may read it; the oldest of too many is removed.
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
