//! `cargo sdk watch`, as a process whose files are edited.
#![cfg(unix)]
#![forbid(unsafe_code)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

const SPEC: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { type: string } } } } } }
";

/// A change takes less than a second on a machine that does nothing else.
const PATIENCE: Duration = Duration::from_secs(60);

/// A process, and the lines that it prints.
struct Watch {
    process: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        // Both streams go into one pipe, which keeps the order of their lines.
        let (reader, writer) = std::io::pipe().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
        command
            .args(["sdk", "watch"])
            .args(arguments)
            .current_dir(folder);
        command.stdout(writer.try_clone().unwrap()).stderr(writer);
        let process = command.spawn().unwrap();
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(reader).lines().map_while(Result::ok) {
                drop(sender.send(line));
            }
        });
        Self { process, lines }
    }

    /// Waits for a line with this text, and returns the lines until then.
    #[track_caller]
    fn prints(&self, wanted: &str) -> String {
        let mut printed = String::new();
        while !printed.contains(wanted) {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => printed.push_str(&format!("{line}\n")),
                Err(_) => panic!("{wanted} was not printed: {printed}"),
            }
        }
        printed
    }

    /// Ends the process as Ctrl-C does, and returns its exit code.
    fn end(mut self) -> Option<i32> {
        let id = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-INT", &id])
                .status()
                .unwrap()
                .success()
        );
        self.process.wait().unwrap().code()
    }
}

/// Replaces a file at once: the process may read it, and list its folder, at any time.
fn replace(path: &Path, text: &str) {
    let new = tempfile::NamedTempFile::new().unwrap();
    fs::write(new.path(), text).unwrap();
    new.persist(path).unwrap();
}

fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("spec/pets.yaml", SPEC);
    write(
        "sdk.toml",
        "[clients.pets]\nspec = \"spec/pets.yaml\"\nout = \"pets\"\n",
    );
    write("spec/below/nothing", "");
    folder
}

#[test]
fn every_change_of_an_input_shows_its_effect() {
    let folder = repository();
    let spec = folder.path().join("spec/pets.yaml");
    // From a folder below.
    let watch = Watch::start(&folder.path().join("spec/below"), &[]);
    watch.prints("waiting for changes");

    // The document.
    replace(&spec, &SPEC.replace("name: limit", "name: most"));
    let printed = watch.prints("waiting for changes");
    assert!(printed.contains("breaking"), "{printed}");
    let pets = folder.path().join("pets/src/pets.rs");
    assert!(fs::read_to_string(&pets).unwrap().contains("most"));

    // An error in the document is shown, and ends nothing.
    replace(&spec, "openapi: [");
    let printed = watch.prints("waiting for changes");
    assert!(printed.contains("error[syntax]"), "{printed}");
    replace(&spec, SPEC);
    watch.prints("waiting for changes");
    assert!(fs::read_to_string(&pets).unwrap().contains("limit"));

    // A new overlay, in a folder that did not exist.
    let overlay = "overlay: 1.1.0\ninfo: { title: t, version: '1' }\nactions:\n  - { target: '$.paths', update: { /toys: { get: { operationId: listToys, responses: { '204': { description: ok } } } } } }\n";
    fs::create_dir(folder.path().join("spec/overlays")).unwrap();
    replace(&folder.path().join("spec/overlays/toys.yaml"), overlay);
    let printed = watch.prints("waiting for changes");
    assert!(printed.contains("additive"), "{printed}");

    // New settings.
    replace(
        &folder.path().join("spec/codegen.toml"),
        "[crate]\nname = \"animals\"\n",
    );
    watch.prints("waiting for changes");
    let manifest = fs::read_to_string(folder.path().join("pets/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"animals\""));

    assert_eq!(watch.end(), Some(0));
}

#[test]
fn clients_that_share_code_are_generated_together() {
    let folder = repository();
    fs::create_dir_all(folder.path().join("shop/src")).unwrap();
    fs::write(folder.path().join("shop/src/lib.rs"), "").unwrap();
    let host = "[package]\nname = \"shop\"\nedition = \"2024\"\n";
    fs::write(folder.path().join("shop/Cargo.toml"), host).unwrap();
    let project = "[shared]\nmodule = \"shop/src/shared\"\n\n[clients.cats]\nspec = \"spec/pets.yaml\"\nmodule = \"shop/src/cats\"\n\n[clients.dogs]\nspec = \"spec/dogs.yaml\"\nmodule = \"shop/src/dogs\"\n";
    replace(&folder.path().join("sdk.toml"), project);
    fs::write(folder.path().join("spec/dogs.yaml"), SPEC).unwrap();
    let watch = Watch::start(folder.path(), &[]);
    watch.prints("waiting for changes");
    // The first enum of a client brings a file of the shared runtime.
    let with_enum = SPEC.replace(
        "schema: { type: integer }",
        "schema: { type: string, enum: [few, many] }",
    );
    replace(&folder.path().join("spec/dogs.yaml"), &with_enum);
    let printed = watch.prints("waiting for changes");
    assert!(printed.contains("breaking"), "{printed}");
    let enumeration = "shop/src/shared/runtime/json/enumeration.rs";
    assert!(folder.path().join(enumeration).is_file());
    assert_eq!(watch.end(), Some(0));
}

#[test]
fn a_change_that_concerns_no_client_is_ignored() {
    let folder = repository();
    let watch = Watch::start(folder.path(), &[]);
    watch.prints("waiting for changes");
    fs::write(folder.path().join("README.md"), "text").unwrap();
    // Were it not ignored, it would be followed before the next change.
    thread::sleep(Duration::from_secs(1));
    replace(
        &folder.path().join("spec/pets.yaml"),
        &SPEC.replace("limit", "most"),
    );
    let printed = watch.prints("waiting for changes");
    assert!(printed.contains("breaking"), "{printed}");
    assert_eq!(watch.end(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
fn a_process_that_waits_reads_nothing() {
    let folder = repository();
    let watch = Watch::start(folder.path(), &[]);
    watch.prints("waiting for changes");
    // The bytes that the process has read in all.
    let read = || {
        let counters = fs::read_to_string(format!("/proc/{}/io", watch.process.id())).unwrap();
        let line = counters.lines().find(|line| line.starts_with("rchar:"));
        line.unwrap().to_owned()
    };
    // A file that is read does not change.
    fs::read(folder.path().join("spec/pets.yaml")).unwrap();
    thread::sleep(Duration::from_secs(1));
    let before = read();
    thread::sleep(Duration::from_secs(1));
    assert_eq!(before, read());
    assert_eq!(watch.end(), Some(0));
}

#[test]
fn a_new_client_of_the_project_is_generated() {
    let folder = repository();
    let watch = Watch::start(folder.path(), &[]);
    watch.prints("waiting for changes");
    let project = folder.path().join("sdk.toml");
    let text = fs::read_to_string(&project).unwrap();
    replace(&project, "[clients");
    watch.prints("error: sdk.toml:1:");
    watch.prints("waiting for changes");
    replace(
        &project,
        &format!("{text}\n[clients.more]\nspec = \"spec/pets.yaml\"\nout = \"more\"\n"),
    );
    watch.prints("waiting for changes");
    assert!(folder.path().join("more/Cargo.toml").is_file());
    assert_eq!(watch.end(), Some(0));
}
