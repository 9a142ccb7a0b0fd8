//! `cargo sdk watch`: generates again whenever a file changes on which the result depends.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};

use crate::fingerprint;
use crate::generate::{Inputs, Mode};
use crate::project::{Client, PROJECT};
use crate::verbosity::Verbosity;

/// Editors write a file in several steps.
const PAUSE: Duration = Duration::from_millis(200);

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
    let mut clients = inputs.selection.clients()?;
    loop {
        watched.run(&inputs, &clients, verbosity)?;
        if !verbosity.is_quiet() {
            println!("waiting for changes; Ctrl-C ends");
        }
        if !watched.wait(&receiver) {
            return Ok(());
        }
        match inputs.selection.clients() {
            Ok(listed) => clients = listed,
            // The earlier clients are watched until the file is right again.
            Err(problem) => eprintln!("error: {problem}"),
        }
    }
}

/// The files on which the clients depend.
struct Watched {
    debouncer: Debouncer<RecommendedWatcher>,
    folders: BTreeMap<PathBuf, RecursiveMode>,
    /// The files and folders of each client, with the fingerprint that they had before the last run.
    files: Vec<(String, Vec<PathBuf>, u64)>,
}

impl Watched {
    fn new(sender: Sender<Message>) -> Result<Self, String> {
        let tell = move |events: DebounceEventResult| {
            if events.is_ok() {
                drop(sender.send(Message::Changed));
            }
        };
        let debouncer = new_debouncer(PAUSE, tell);
        Ok(Self {
            debouncer: debouncer.map_err(|error| format!("cannot watch files: {error}"))?,
            folders: BTreeMap::new(),
            files: Vec::new(),
        })
    }

    /// Runs for the clients of which a file has changed. One with errors is tried again after its next change.
    fn run(
        &mut self,
        inputs: &Inputs,
        clients: &[Client],
        verbosity: Verbosity,
    ) -> Result<(), String> {
        let mut files = Vec::new();
        for client in clients {
            let key = format!("{client:?}");
            let known = self.files.iter().position(|(it, _, _)| *it == key);
            let known = known.map(|at| self.files.swap_remove(at));
            if let Some(known) = known
                && known.2 == fingerprint::of(&known.1)
            {
                files.push(known);
                continue;
            }
            if let (Some(name), 2..) = (&client.name, clients.len()) {
                eprintln!("{name}:");
            }
            let end = inputs.run_for(client, Mode::WriteInFull, verbosity);
            if let Some(json) = end.json {
                println!("{json}");
            }
            let mut paths = end.watched;
            paths.push(PathBuf::from(PROJECT));
            let fingerprint = fingerprint::of(&paths);
            files.push((key, paths, fingerprint));
        }
        self.files = files;
        self.look_at_folders()
    }

    /// Watches the folders of all files: a file that an editor replaces is another one.
    fn look_at_folders(&mut self) -> Result<(), String> {
        let paths: Vec<&PathBuf> = self.files.iter().flat_map(|(_, paths, _)| paths).collect();
        let mut folders = BTreeMap::new();
        for path in paths {
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
        let watcher = self.debouncer.watcher();
        for (folder, mode) in &folders {
            if self.folders.get(folder) != Some(mode) {
                watcher
                    .watch(folder, *mode)
                    .map_err(|error| format!("cannot watch {}: {error}", folder.display()))?;
            }
        }
        for folder in self.folders.keys().filter(|it| !folders.contains_key(*it)) {
            // A folder that is gone is not watched any more.
            drop(watcher.unwatch(folder));
        }
        self.folders = folders;
        Ok(())
    }

    /// Waits until a file of a client has changed. Returns false if the user wants to end.
    fn wait(&self, receiver: &Receiver<Message>) -> bool {
        loop {
            match receiver.recv() {
                Ok(Message::Changed) => {
                    let mut files = self.files.iter();
                    if files.any(|(_, paths, before)| fingerprint::of(paths) != *before) {
                        return true;
                    }
                }
                Ok(Message::End) | Err(_) => return false,
            }
        }
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}
