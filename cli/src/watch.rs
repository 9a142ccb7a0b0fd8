//! `cargo sdk watch`: generates again whenever a file changes on which the result depends.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::fingerprint;
use crate::generate::{Inputs, Mode};
use crate::project::{Client, PROJECT, share};
use crate::verbosity::Verbosity;

/// Editors write a file in several steps, which are over after so long without another change.
const PAUSE: Duration = Duration::from_millis(200);

/// So long after the first change, the files are read even if changes go on: another program may write in the same folder all the time.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
}

/// An event that ends a wait.
enum Message {
    /// Something changed in a folder.
    Changed,
    /// The user wants to end.
    End,
}

pub(crate) fn run(arguments: &Arguments, verbosity: Verbosity) -> ExitCode {
    match watch(&arguments.inputs, verbosity) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Generates until the user wants to end.
fn watch(inputs: &Inputs, verbosity: Verbosity) -> Result<(), String> {
    let (sender, receiver) = channel();
    let end = sender.clone();
    // A wait that is over needs no message.
    let handler = ctrlc::set_handler(move || drop(end.send(Message::End)));
    handler.map_err(|error| format!("cannot wait for Ctrl-C: {error}"))?;
    let inputs = inputs.in_the_project()?;
    let mut watched = Watched::new(sender)?;
    let mut clients = watched.clients(&inputs)?;
    loop {
        watched.run(&inputs, &clients, verbosity)?;
        if !verbosity.is_quiet() {
            println!("waiting for changes; Ctrl-C ends");
        }
        if !watched.wait(&receiver) {
            return Ok(());
        }
        match watched.clients(&inputs) {
            Ok(listed) => clients = listed,
            // The earlier clients are watched until the file is right again.
            Err(problem) => eprintln!("error: {problem}"),
        }
    }
}

/// The files on which the clients depend.
struct Watched {
    watcher: RecommendedWatcher,
    folders: BTreeMap<PathBuf, RecursiveMode>,
    /// The list of clients, with the fingerprint that it had before it was read.
    project: Files,
    /// The files and folders of each client, by its place and settings.
    files: Vec<(String, Files)>,
}

/// Files and folders, with the fingerprint of what was read from them.
#[derive(Default)]
pub(crate) struct Files {
    paths: Vec<PathBuf>,
    fingerprint: u64,
}

impl Files {
    /// Files with the contents that were read, which may have changed since. A file without content is missing.
    pub(crate) fn read(files: &[(&Path, Option<&str>)]) -> Self {
        Self {
            fingerprint: fingerprint::of_contents(files.iter().copied()),
            paths: files.iter().map(|(path, _)| path.to_path_buf()).collect(),
        }
    }

    fn have_changed(&self) -> bool {
        fingerprint::of(&self.paths) != self.fingerprint
    }
}

impl Watched {
    fn new(sender: Sender<Message>) -> Result<Self, String> {
        let send = move |event: notify::Result<Event>| {
            // This program reads the files itself. After an error, events may be missing.
            if event.map_or(true, |event| !event.kind.is_access()) {
                drop(sender.send(Message::Changed));
            }
        };
        let watcher = notify::recommended_watcher(send);
        Ok(Self {
            watcher: watcher.map_err(|error| format!("cannot watch files: {error}"))?,
            folders: BTreeMap::new(),
            project: Files::default(),
            files: Vec::new(),
        })
    }

    /// The clients of the project.
    fn clients(&mut self, inputs: &Inputs) -> Result<Vec<Client>, String> {
        let paths = vec![PathBuf::from(PROJECT)];
        let fingerprint = fingerprint::of(&paths);
        self.project = Files { paths, fingerprint };
        inputs.selection.clients_to_write()
    }

    /// Runs for the clients of which a file has changed. One with errors is tried again after its next change.
    fn run(
        &mut self,
        inputs: &Inputs,
        clients: &[Client],
        verbosity: Verbosity,
    ) -> Result<(), String> {
        let mut clients = clients.to_vec();
        share(&mut clients, inputs.renames());
        let mut files = Vec::new();
        // Clients that share code are generated together.
        let shares = |client: &&Client| client.sharing.is_some();
        let is_new = |client: &Client| self.unchanged(client).is_none();
        let is_shared_new = clients.iter().filter(shares).any(is_new);
        for client in &clients {
            let is_new = is_shared_new && client.sharing.is_some();
            let unchanged = self.unchanged(client).filter(|_| !is_new);
            if let Some(at) = unchanged {
                files.push(self.files.swap_remove(at));
                continue;
            }
            if let (Some(name), 2..) = (&client.name, clients.len()) {
                eprintln!("{name}:");
            }
            let end = inputs.run_for(client, Mode::WriteInFull, verbosity);
            if let Some(json) = end.json {
                println!("{json}");
            }
            files.push((key(client), end.read));
        }
        let sharing = clients.iter().find_map(|it| it.sharing.as_ref());
        if let Some(sharing) = sharing.filter(|_| is_shared_new) {
            let end = inputs.run_for_shared(sharing, Mode::WriteInFull, verbosity);
            if let Some(json) = end.json {
                println!("{json}");
            }
        }
        self.files = files;
        self.look_at_folders()
    }

    /// The place among the files of a client that was generated and of which no file has changed since.
    fn unchanged(&self, client: &Client) -> Option<usize> {
        let key = key(client);
        let known = self.files.iter().position(|(it, _)| *it == key);
        known.filter(|at| !self.files[*at].1.have_changed())
    }

    /// Watches the folders of all files: a file that an editor replaces is another one.
    fn look_at_folders(&mut self) -> Result<(), String> {
        let mut folders = BTreeMap::new();
        for path in self.all().flat_map(|files| &files.paths) {
            let (folder, mode) = match path.is_dir() {
                true => (path.as_path(), RecursiveMode::Recursive),
                false => (parent(path), RecursiveMode::NonRecursive),
            };
            // A folder that does not exist yet appears in the one above it.
            let existing = folder
                .ancestors()
                .find(|it| it.is_dir() || it.as_os_str().is_empty());
            let folder = match existing {
                Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
                Some(_) | None => PathBuf::from("."),
            };
            let entry = folders.entry(folder).or_insert(mode);
            if mode == RecursiveMode::Recursive {
                *entry = mode;
            }
        }
        for (folder, mode) in &folders {
            if self.folders.get(folder) != Some(mode) {
                self.watcher
                    .watch(folder, *mode)
                    .map_err(|error| format!("cannot watch {}: {error}", folder.display()))?;
            }
        }
        for folder in self.folders.keys().filter(|it| !folders.contains_key(*it)) {
            // A folder that is gone is not watched any more.
            drop(self.watcher.unwatch(folder));
        }
        self.folders = folders;
        Ok(())
    }

    /// All files that are watched.
    fn all(&self) -> impl Iterator<Item = &Files> {
        std::iter::once(&self.project).chain(self.files.iter().map(|(_, files)| files))
    }

    /// Waits until a file has changed. Returns false if the user wants to end.
    fn wait(&self, receiver: &Receiver<Message>) -> bool {
        // Changes during the run have no event if their folder was not watched yet.
        let mut is_settled = false;
        while !self.all().any(Files::have_changed) {
            match receiver.recv() {
                Ok(Message::Changed) if settles(receiver) => is_settled = true,
                Ok(Message::Changed | Message::End) | Err(_) => return false,
            }
        }
        is_settled || settles(receiver)
    }
}

/// Waits until nothing more changes. Returns false if the user wants to end.
fn settles(receiver: &Receiver<Message>) -> bool {
    let started = Instant::now();
    while started.elapsed() < LONGEST_PAUSE {
        match receiver.recv_timeout(PAUSE) {
            Ok(Message::Changed) => {}
            Ok(Message::End) | Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => break,
        }
    }
    true
}

/// The place and the settings of a client.
fn key(client: &Client) -> String {
    format!("{client:?}")
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}
