//! Every file that was read, and the origin of every value of the effective document.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde_json::Value;

use super::file::{Reading, SourceFile};
use super::origin::Origin;
use super::{problems, read};
use crate::place::FileId;
use crate::pointer::Pointer;
use crate::report::Report;

/// Every file read, and the origin of each part of the effective document.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    by_path: HashMap<PathBuf, FileId>,
    /// The origins by place in the effective document.
    pub(super) origins: BTreeMap<Pointer, Origin>,
    /// The large values that findings were written about, since many may have one value above them.
    pub(super) large: RefCell<HashMap<(FileId, Pointer), Rc<Value>>>,
    root_folder: Option<PathBuf>,
    /// The file of the settings.
    pub(super) settings: Option<FileId>,
    /// Files that were looked for and do not exist.
    absent: Vec<PathBuf>,
}

impl Sources {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a YAML or JSON file; a file that was read before is not read again.
    ///
    /// Problems go to the report; the value is missing if the file cannot be read or is not valid.
    #[cfg(test)]
    pub fn read(&mut self, path: &Path, report: &mut Report) -> Option<(FileId, Value)> {
        let file = self.load(path, report)?;
        let value = self.value(file)?;
        Some((file, Value::clone(&value)))
    }

    /// Adds a text that is not a file on disk, such as one of a test.
    #[cfg(test)]
    pub fn add_text(&mut self, name: &str, text: &str) -> FileId {
        self.add(Path::new(name), text.to_owned())
    }

    /// Adds a folder that was listed, so that diagnostics and build scripts can name it.
    pub(crate) fn add_folder(&mut self, path: &Path) -> FileId {
        self.add(path, String::new())
    }

    /// Reads the value of a file that was opened before; problems are reported once.
    pub fn parse(&mut self, file: FileId, report: &mut Report) -> Option<Rc<Value>> {
        let entry = self.files.get_mut(file.0)?;
        if matches!(entry.reading, Reading::NotYet) {
            entry.reading = match read::read_value(file, entry, report) {
                Some(value) => Reading::Done(Rc::new(value).into()),
                None => Reading::Failed,
            };
        }
        self.value(file)
    }

    /// Reads a file and its value, unless that was done before.
    pub(crate) fn load(&mut self, path: &Path, report: &mut Report) -> Option<FileId> {
        let file = self.open(path, report)?;
        self.parse(file, report).map(|_| file)
    }

    /// Reads the text of a file, unless that was done before.
    pub(crate) fn open(&mut self, path: &Path, report: &mut Report) -> Option<FileId> {
        let key = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if let Some(file) = self.by_path.get(&key) {
            let failed = matches!(self.entry(*file)?.reading, Reading::Failed);
            return (!failed).then_some(*file);
        }
        let (text, problem) = match std::fs::read(path) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => (text, None),
                Err(error) => {
                    let valid = error.utf8_error().valid_up_to();
                    (
                        String::from_utf8_lossy(error.as_bytes()).into_owned(),
                        Some(Unreadable::NotUtf8(valid)),
                    )
                }
            },
            Err(error) => (String::new(), Some(Unreadable::Io(error))),
        };
        let file = self.add(path, text);
        self.by_path.insert(key, file);
        let Some(problem) = problem else {
            return Some(file);
        };
        let entry = self.files.get_mut(file.0)?;
        entry.reading = Reading::Failed;
        report.push(match problem {
            Unreadable::Io(error) => problems::unreadable_file(file, &entry.shown, path, &error),
            Unreadable::NotUtf8(valid) => problems::not_utf8(file, &entry.shown, valid),
        });
        None
    }

    /// Reads the text of the settings file of this run.
    pub(crate) fn open_settings(&mut self, path: &Path, report: &mut Report) -> Option<FileId> {
        self.settings = self.open(path, report);
        self.settings
    }

    /// The text of the settings file of this run.
    pub(crate) fn settings_text(&self) -> Option<&str> {
        let entry = self.entry(self.settings?)?;
        Some(&entry.text)
    }

    /// Records that the value at `at` in the effective document, and all below it, was read from `pointer` in `file`.
    pub fn originate(&mut self, at: Pointer, file: FileId, pointer: Pointer) {
        let written = at.clone();
        let origin = Origin {
            file,
            pointer,
            written,
        };
        self.origins.insert(at, origin);
    }

    /// The paths of all files read so far, for `cargo::rerun-if-changed`.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path())
    }

    /// The files and their contents, as they were read.
    pub(crate) fn contents(&self) -> impl Iterator<Item = (&Path, &str)> {
        let files = self.files.iter();
        files.map(|file| (file.path.as_path(), file.text.as_str()))
    }

    /// Records a file that would have been read if it existed.
    pub(crate) fn looked_for(&mut self, path: &Path) {
        self.absent.push(path.to_owned());
    }

    /// The files that were looked for and do not exist.
    pub(crate) fn absent(&self) -> impl Iterator<Item = &Path> {
        self.absent.iter().map(PathBuf::as_path)
    }

    /// The folder that no reference may leave.
    pub(crate) fn root_folder(&self) -> Option<&Path> {
        self.root_folder.as_deref()
    }

    /// Lets references leave every folder but this one, unless another was chosen before.
    pub(crate) fn set_root_folder(&mut self, folder: &Path) {
        if self.root_folder.is_none() {
            self.root_folder = Some(folder.to_owned());
        }
    }

    /// The value of a file, if it was read.
    pub(crate) fn value(&self, file: FileId) -> Option<Rc<Value>> {
        self.entry(file)?.value()
    }

    /// The value of a file, if it was read, to be changed.
    pub(crate) fn take(&mut self, file: FileId) -> Option<Value> {
        self.files.get_mut(file.0)?.take()
    }

    /// The path of a file as it was given.
    pub(crate) fn path(&self, file: FileId) -> Option<&Path> {
        self.entry(file).map(|entry| entry.path.as_path())
    }

    /// The path of a file as it is printed.
    pub fn shown(&self, file: FileId) -> &str {
        self.entry(file).map_or("", |entry| &entry.shown)
    }

    /// The text of a file, without a byte order mark.
    pub fn text(&self, file: FileId) -> &str {
        self.entry(file).map_or("", |entry| &entry.text)
    }

    /// The bytes of some lines of a file, limited to existing lines.
    pub(crate) fn lines(&self, file: FileId, lines: Range<usize>) -> Range<usize> {
        let Some(entry) = self.entry(file) else {
            return 0..0;
        };
        let index = entry.lines();
        let last = lines.end.saturating_sub(1).clamp(1, index.count());
        let start = index.line(&entry.text, lines.start.clamp(1, last)).start;
        start..index.line(&entry.text, last).end
    }

    fn add(&mut self, path: &Path, text: String) -> FileId {
        self.files.push(SourceFile::new(path, text));
        FileId(self.files.len() - 1)
    }

    pub(super) fn entry(&self, file: FileId) -> Option<&SourceFile> {
        self.files.get(file.0)
    }
}

/// The reason why a file has no text.
enum Unreadable {
    Io(std::io::Error),
    NotUtf8(usize),
}
