//! Everyday programs against the crates of vendors' documents: they compile, and run without a socket.
//!
//! Each file of `tests/tasks` names its document and the features that it needs. The documents are beside the project, and not a part of it; `SPECS`
//! names another folder. A program without its document is skipped with a message.
#![forbid(unsafe_code)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use sdkgen::Generator;

/// A program, and the document of the crate with the same name.
struct Program {
    name: String,
    source: PathBuf,
    document: PathBuf,
    features: String,
}

#[test]
#[ignore = "builds a crate for each vendor"]
fn everyday_programs_of_vendors_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/tasks");
    let (here, missing): (Vec<_>, Vec<_>) = programs(root)
        .into_iter()
        .partition(|program| program.document.exists());
    for program in &missing {
        println!(
            "skipped: {} has no {}",
            program.name,
            program.document.display()
        );
    }
    if here.is_empty() {
        return;
    }
    for program in &here {
        let settings = program.source.with_extension("toml");
        let mut generator = Generator::new(&program.document).name(&program.name);
        if settings.exists() {
            generator = generator.config(settings);
        }
        let generated = generator.generate();
        assert!(generated.is_ok(), "{}", program.name);
        generated.write(&folder.join(&program.name)).unwrap();
    }
    fs::write(folder.join("Cargo.toml"), manifest(&here)).unwrap();
    fs::write(folder.join("lib.rs"), "").unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--quiet", "--no-fail-fast", "--target-dir"]);
    let run = cargo.arg(root.join("target/consumer")).current_dir(&folder);
    assert!(run.status().unwrap().success());
    println!("{} programs ran", here.len());
}

fn programs(root: &Path) -> Vec<Program> {
    let specs = env::var_os("SPECS").map(PathBuf::from);
    let specs = specs.unwrap_or_else(|| root.join("../shared/specs"));
    let entries = fs::read_dir(root.join("tests/tasks")).unwrap();
    let sources = entries.map(|entry| entry.unwrap().path());
    let sources = sources.filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let mut programs: Vec<Program> = sources.map(|source| program(source, &specs)).collect();
    programs.sort_by(|left, right| left.name.cmp(&right.name));
    programs
}

fn program(source: PathBuf, specs: &Path) -> Program {
    let text = fs::read_to_string(&source).unwrap();
    let said = |key: &str| {
        let mut lines = text.lines();
        let line = lines.find_map(|line| line.strip_prefix(&format!("//! {key}: ")));
        line.unwrap_or_else(|| panic!("`{}` names no {key}", source.display()))
    };
    let features = said("features").split(", ");
    let features: Vec<String> = features.map(|it| format!("\"{it}\"")).collect();
    Program {
        name: source.file_stem().unwrap().to_string_lossy().into_owned(),
        document: specs.join(said("document")),
        features: features.join(", "),
        source,
    }
}

/// The package of the programs, which is the root of the workspace of their crates.
fn manifest(programs: &[Program]) -> String {
    let mut text = String::from(
        "[package]\nname = \"tasks\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n[workspace]\n\n[profile.dev]\ndebug = false\nincremental = false\n\n\
         [dev-dependencies]\nfutures-util = { version = \"0.3\", default-features = false }\nserde_json = \"1\"\n\
         tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n",
    );
    for Program { name, features, .. } in programs {
        let features = format!("\"test-util\", {features}");
        writeln!(
            text,
            "{name} = {{ path = \"{name}\", default-features = false, features = [{features}] }}"
        )
        .unwrap();
    }
    for program in programs {
        let source = program.source.display();
        write!(
            text,
            "\n[[test]]\nname = \"{}\"\npath = {:?}\n",
            program.name,
            source.to_string()
        )
        .unwrap();
    }
    text
}
