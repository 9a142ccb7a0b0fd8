//! `cargo sdk init`: from a document to a client that compiles and is tested.

mod created;
mod dependencies;
mod document;
mod listed;
mod workspace;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sdkgen::{Generated, Generator, LOCK, Starter};

use crate::progress::Progress;
use crate::project::PROJECT;
use crate::verbosity::{Verbosity, color};

use self::created::Created;
use self::document::Document;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A document, a folder of fragments, the URL of a document, or `-` for standard input.
    spec: String,
    /// The name of the crate. Without it, the title of the document.
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,
    /// The folder of the crate. Without it, the name of the crate.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Make a module in this folder of an existing crate, such as `src/api`, instead of a crate.
    #[arg(long, value_name = "DIR", conflicts_with = "out")]
    module: Option<PathBuf>,
}

/// The workflow that keeps the client and its document together.
const WORKFLOW: &str = include_str!("init/workflow.yml");

pub(crate) fn run(arguments: &Arguments, verbosity: Verbosity) -> ExitCode {
    let mut created = Created::default();
    let progress = Progress::of("init", verbosity, false);
    let made = init(arguments, &mut created, &progress);
    drop(progress);
    match made {
        Ok(client) => {
            eprint!("{}", client.report);
            if !verbosity.is_quiet() {
                print(&created, &client);
            }
            created.keep();
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// The client that was made.
struct Client {
    name: String,
    out: PathBuf,
    is_module: bool,
    report: String,
    /// The size of the client, in one line.
    line: String,
}

/// Makes everything, or an error message; what was created until then is removed again.
fn init(
    arguments: &Arguments,
    created: &mut Created,
    progress: &Progress,
) -> Result<Client, String> {
    refuse_inner_folder()?;
    progress.turn_to("get the document");
    let document = Document::found(&arguments.spec, created)?;
    let spec = document.path.as_path();
    let (settings, is_own) = settings_of(spec, &document, created)?;
    let generator = Generator::new(spec).config(&settings);
    let generator = generator.on_stage(progress.listener());
    let wanted = arguments.name.as_deref();
    let mut starter = starter(generator.clone())?;
    if is_own {
        let name = wanted.unwrap_or(&starter.short_name);
        starter = self::starter(generator.clone().name(name))?;
        created.change(&settings, "", &starter.settings)?;
    }
    let name = starter.name;
    if wanted.is_some_and(|wanted| wanted != name) {
        return Err(format!(
            "error: the crate would be called `{name}`: give a name in lower case with dashes, or change `[crate] name` in {}",
            settings.display()
        ));
    }
    let is_module = arguments.module.is_some();
    let out = arguments.out.clone().or_else(|| arguments.module.clone());
    let out = out.unwrap_or_else(|| PathBuf::from(&name));
    let generator = match is_module {
        true => generator.module(&out),
        false => generator,
    };
    if out.join(LOCK).exists() {
        return Err(format!(
            "error: {} has a client already: `cargo sdk generate` brings it up to date",
            out.display()
        ));
    }
    let place = if is_module { "module" } else { "out" };
    listed::add(&name, &document, &settings, (place, &out), created)?;
    let generated = generator.generate();
    if !generated.is_ok() {
        return Err(report(&generated));
    }
    created.folder(&out);
    let written = generated.write(&out);
    let written = written.map_err(|error| format!("error: {error}"))?.written;
    let drafts = generated.drafts().iter().map(|it| &it.path);
    let drafts = drafts.filter(|path| written.contains(path));
    drafts.for_each(|path| created.file(out.join(path)));
    let test = starter.test.as_ref().filter(|_| !is_module);
    for (path, text) in [
        (out.join("tests/first_call.rs"), test),
        (
            PathBuf::from(".github/workflows/sdk.yml"),
            Some(&WORKFLOW.to_owned()),
        ),
    ] {
        match text {
            Some(text) if !path.exists() => created.write(&path, text)?,
            Some(_) | None => {}
        }
    }
    // The crate around a module is the user's.
    if !is_module {
        dependencies::add_for_tests(&out, &name, created)?;
        workspace::add_member(&out, created)?;
    }
    Ok(Client {
        report: generated.brief(color(&std::io::stderr())),
        name,
        out,
        is_module,
        line: generated.line(),
    })
}

/// The place of the settings, and whether they were created just now. The documents of a folder do not share their settings.
fn settings_of(
    spec: &Path,
    document: &Document,
    created: &mut Created,
) -> Result<(PathBuf, bool), String> {
    let folder = match spec.is_dir() {
        true => spec,
        false => spec.parent().unwrap_or(Path::new("")),
    };
    let mut settings = folder.join("codegen.toml");
    if settings.exists() && listed::has_neighbour(document)? {
        let stem = spec.file_stem().unwrap_or_default().to_string_lossy();
        settings = folder.join(format!("{stem}.codegen.toml"));
    }
    let is_own = !settings.exists();
    if is_own {
        created.write(&settings, "")?;
    }
    Ok((settings, is_own))
}

/// Refuses a folder inside of a project, whose paths would be those of another folder.
fn refuse_inner_folder() -> Result<(), String> {
    let here = env::current_dir().map_err(|error| format!("error: no working folder: {error}"))?;
    match here
        .ancestors()
        .skip(1)
        .find(|it| it.join(PROJECT).is_file())
    {
        Some(folder) if !here.join(PROJECT).is_file() => Err(format!(
            "error: {} lists the clients of this repository: run `cargo sdk init` there",
            folder.join(PROJECT).display()
        )),
        _ => Ok(()),
    }
}

/// The files that a client begins with, or a report of the errors in its document.
fn starter(generator: Generator) -> Result<Starter, String> {
    let generated = generator.starter(true).lint();
    generated.starter().ok_or_else(|| report(&generated))
}

fn report(generated: &Generated) -> String {
    let report = generated.severe(color(&std::io::stderr()));
    format!("{report}error: this document cannot become a client yet; nothing was written")
}

fn print(created: &Created, client: &Client) {
    let Client {
        name,
        out,
        is_module,
        line,
        ..
    } = client;
    let module = out.file_name().unwrap_or_default().display();
    let out = out.display();
    println!("{out}: {line}");
    for path in created.files() {
        println!("  made    {}", path.display());
    }
    for path in created.changed().filter(|it| !it.starts_with(&client.out)) {
        println!("  changed {}", path.display());
    }
    println!("\nnext:");
    if *is_module {
        println!("  declare the module in the file above it: `#[rustfmt::skip] pub mod {module};`");
        println!("  cargo sdk generate   # after a change of the document or of codegen.toml");
        return;
    }
    println!(
        "  cargo test --manifest-path {out}/Cargo.toml   # compiles `{name}`, and calls an operation in memory"
    );
    println!("  cargo doc --open --manifest-path {out}/Cargo.toml");
    println!("  cargo sdk generate   # after a change of the document or of codegen.toml");
}
