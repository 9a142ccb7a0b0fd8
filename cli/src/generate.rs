//! `cargo sdk generate`, and the comparison with the crate on disk for `cargo sdk check`.

mod changelog;
mod outcome;

use std::fs;
use std::io::stderr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sdkgen::{Generated, Generator, LOCK, Lock, Review, Severity, Sharing, Side, review};
use serde_json::{Value, json};

use crate::last_run::{LastRun, Output};
use crate::misfits;
use crate::progress::Progress;
use crate::project::{Client, Selection, share};
use crate::verbosity::{Verbosity, color};
use crate::watch::Files;

use self::outcome::Outcome;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// Write nothing, and fail if anything would change: the same as `check`.
    #[arg(long)]
    check: bool,
    /// Run every stage, even if nothing changed since the last run.
    #[arg(long)]
    full: bool,
    /// Write all findings to `diagnostics.lock` beside the settings: they are known from then on, and only others are shown.
    #[arg(long, conflicts_with = "check")]
    accept_findings: bool,
    /// If the public interface changes, add a draft of an entry to the CHANGELOG.md of the crate, below `## Unreleased`.
    #[arg(long, conflicts_with_all = ["check", "module"])]
    changelog: bool,
    /// Generate nothing: write an overlay beside this file, which corrects the document by the misfits in it, one JSON object on each line.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["check", "full"])]
    from_misfits: Option<PathBuf>,
}

/// The inputs and options of a run, whether it writes the crate or compares it.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Inputs {
    #[command(flatten)]
    pub(crate) selection: Selection,
    /// The name of the generated crate, which overrides the settings.
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,
    /// Let names change although `api.lock` has others: those that match the pattern, or all of them.
    #[arg(long, value_name = "PATTERN", num_args = 0..=1, default_missing_value = "*")]
    rename: Vec<String>,
    /// Treat warnings as errors.
    #[arg(long)]
    strict: bool,
    /// Add `examples/roundtrip.rs`, which reads values as the crate's types and prints them again.
    #[arg(long, conflicts_with = "module")]
    harness: bool,
    /// Print one JSON object on standard output.
    #[arg(long)]
    json: bool,
    /// True if changes are noted in the changelog of the crate.
    #[arg(skip)]
    changelog: bool,
}

/// The effect that a run has on the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Write it, unless the last run did and nothing has changed since.
    Write,
    /// Write it, even if the last run did.
    WriteInFull,
    /// Write it, and the findings as known ones.
    Accept,
    /// Compare it with the crate on disk.
    Check,
}

pub(crate) fn run(arguments: &Arguments, verbosity: Verbosity) -> ExitCode {
    if let Some(file) = &arguments.from_misfits {
        return misfits::run(file, &arguments.inputs.selection);
    }
    let mode = match arguments {
        Arguments { check: true, .. } => Mode::Check,
        Arguments {
            accept_findings: true,
            ..
        } => Mode::Accept,
        Arguments { full: true, .. } => Mode::WriteInFull,
        Arguments { .. } => Mode::Write,
    };
    let inputs = Inputs {
        changelog: arguments.changelog,
        ..arguments.inputs.clone()
    };
    run_as(mode, &inputs, verbosity)
}

/// Runs for every client, and fails if one of them does.
pub(crate) fn run_as(mode: Mode, inputs: &Inputs, verbosity: Verbosity) -> ExitCode {
    let mut clients = match inputs.selection.clients_to_write() {
        Ok(clients) => clients,
        Err(problem) => {
            eprintln!("error: {problem}");
            return ExitCode::from(2);
        }
    };
    if inputs.harness && clients.iter().any(|it| it.is_module) {
        eprintln!(
            "error: `--harness` adds an example, which a module cannot have: name a crate with `--out`"
        );
        return ExitCode::from(2);
    }
    if inputs.changelog && clients.iter().any(|it| it.is_module) {
        eprintln!(
            "error: `--changelog` is for crates: `cargo sdk diff --format changelog` prints the entry of a module"
        );
        return ExitCode::from(2);
    }
    if !inputs.rename.is_empty() {
        share(&mut clients, &inputs.rename);
    }
    let ends = clients.iter().map(|client| {
        if let (Some(name), false, 2..) = (&client.name, inputs.json, clients.len()) {
            eprintln!("{name}:");
        }
        inputs.run_for(client, mode, verbosity)
    });
    let mut ends: Vec<End> = ends.collect();
    if let Some(sharing) = clients.iter().find_map(|it| it.sharing.as_ref()) {
        ends.push(inputs.run_for_shared(sharing, mode, verbosity));
    }
    let failed = ends.iter().any(|it| it.failed);
    let objects = ends.into_iter().filter_map(|it| it.json);
    if let Some(object) = together(objects.collect(), !failed) {
        println!("{object}");
    }
    ExitCode::from(u8::from(failed))
}

/// The objects about several clients as one; the only one stays as it is.
pub(crate) fn together(mut objects: Vec<Value>, ok: bool) -> Option<Value> {
    match objects.len() {
        0 | 1 => objects.pop(),
        _ => Some(json!({ "ok": ok, "clients": objects })),
    }
}

impl Inputs {
    /// The same in the folder of the project, as [`Selection::in_the_project`].
    pub(crate) fn in_the_project(&self) -> Result<Self, String> {
        let selection = self.selection.in_the_project()?;
        Ok(Self {
            selection,
            ..self.clone()
        })
    }

    /// The patterns of the names that may change.
    pub(crate) fn renames(&self) -> &[String] {
        &self.rename
    }

    /// Runs for one client.
    pub(crate) fn run_for(&self, client: &Client, mode: Mode, verbosity: Verbosity) -> End {
        let run = Run {
            client,
            inputs: self,
            verbosity,
        };
        run.end(mode)
    }

    /// Runs for the module that several clients share.
    pub(crate) fn run_for_shared(
        &self,
        sharing: &Sharing,
        mode: Mode,
        verbosity: Verbosity,
    ) -> End {
        let out = sharing.folder();
        let is_new = !out.exists();
        let generated = sharing.generate();
        let outcome = Outcome::of(&generated, mode, out);
        let mut end = End {
            failed: outcome.is_failure(),
            json: None,
            read: Files::default(),
        };
        if self.json {
            let mut object = generated.json();
            object["shared"] = out.display().to_string().into();
            outcome.add_to(&mut object);
            end.json = Some(object);
            return end;
        }
        // Without errors of its own, those of a client are the reason.
        if !generated.is_ok() && generated.count(Severity::Error) == 0 {
            return end;
        }
        let color = color(&stderr());
        let report = match verbosity.is_quiet() {
            true => generated.severe(color),
            false => format!("shared:\n{}", generated.brief(color)),
        };
        eprint!("{report}");
        if end.failed || !verbosity.is_quiet() {
            outcome.print(&generated.line(), out, verbosity);
        }
        let next = declaration(out, &outcome).filter(|_| is_new && !verbosity.is_quiet());
        if let Some(next) = next {
            println!("{next}");
        }
        end
    }
}

/// The end of a run for one client.
pub(crate) struct End {
    pub(crate) failed: bool,
    /// The object about the run, for tools.
    pub(crate) json: Option<Value>,
    /// The files and folders on which the result depends. Empty for a run that only repeats the last one.
    pub(crate) read: Files,
}

/// A run for one client.
struct Run<'a> {
    client: &'a Client,
    inputs: &'a Inputs,
    verbosity: Verbosity,
}

impl Run<'_> {
    fn end(&self, mode: Mode) -> End {
        let out = self.client.out.as_path();
        let color = color(&stderr());
        let last_run = match mode {
            // The result depends on the documents of all clients that share code.
            Mode::Write if self.client.sharing.is_some() => None,
            Mode::Write => LastRun::with(&(self.client, self.inputs, self.verbosity, color)),
            Mode::WriteInFull | Mode::Accept | Mode::Check => None,
        };
        if let Some(output) = last_run.as_ref().and_then(LastRun::repeated) {
            return self.print(output, &Outcome::Repeated, None);
        }
        let earlier = earlier(out);
        let is_new = earlier.is_none();
        let (generated, mut outcome) = self.generate(mode);
        if mode == Mode::Accept && generated.is_ok() {
            let path = self.client.known_findings();
            if let Err(error) = fs::write(&path, generated.findings().text()) {
                outcome = Outcome::Refused(format!("cannot write {}: {error}", path.display()));
            }
        }
        let review = earlier.filter(|_| outcome.changes(LOCK));
        let review = review.and_then(|earlier| effect(earlier, &generated));
        if let (Some(review), Outcome::Written(_), true) =
            (&review, &outcome, self.inputs.changelog)
            && let Err(problem) = changelog::add(&review.changelog(), out)
        {
            outcome = Outcome::Refused(problem);
        }
        let next = match review {
            Some(review) => Some(format!(
                "{}\n`cargo sdk diff` shows each change",
                review.summary()
            )),
            None if is_new && self.client.is_module => declaration(out, &outcome),
            None => None,
        };
        let output = self.output(&generated, color);
        if let (Some(last_run), Outcome::Written(_)) = (last_run, &outcome) {
            last_run.keep(&generated, &output, out);
        }
        let end = self.print(output, &outcome, next.as_deref());
        End {
            read: self.files(&generated, &outcome),
            ..end
        }
    }

    /// Runs the stages and writes the result, with a line on the terminal if that takes long.
    fn generate(&self, mode: Mode) -> (Generated, Outcome) {
        let name = self.client.name.as_deref().unwrap_or("generate");
        let progress = Progress::of(name, self.verbosity, self.inputs.json);
        let generator = self.generator().on_stage(progress.listener());
        let generated = match mode {
            Mode::Accept => generator.generate(),
            Mode::Write | Mode::WriteInFull | Mode::Check => {
                let known = self.client.known_findings();
                generator.known_findings(known).generate()
            }
        };
        progress.turn_to("write");
        let outcome = Outcome::of(&generated, mode, &self.client.out);
        (generated, outcome)
    }

    /// The files on which the result depends, as they are after the run, which writes the lock that it has read.
    fn files(&self, generated: &Generated, outcome: &Outcome) -> Files {
        let written = match outcome {
            Outcome::Written(_) => generated.written_to(&self.client.out),
            _ => Vec::new(),
        };
        let files = generated.watched().map(|(path, read)| {
            let written = written.iter().find(|(it, _)| it == path);
            (path, written.map_or(read, |(_, text)| text.as_deref()))
        });
        Files::read(&files.collect::<Vec<_>>())
    }

    fn generator(&self) -> Generator {
        let out = &self.client.out;
        let mut generator = self
            .client
            .generator()
            .strict(self.inputs.strict)
            .harness(self.inputs.harness)
            .keep_names(out.join(LOCK));
        for pattern in &self.inputs.rename {
            generator = generator.rename(pattern);
        }
        if let Some(name) = &self.inputs.name {
            generator = generator.name(name);
        }
        generator
    }

    fn output(&self, generated: &Generated, color: bool) -> Output {
        if self.inputs.json {
            return Output::Json(generated.json());
        }
        Output::Text {
            report: match self.verbosity {
                it if it.is_quiet() => generated.severe(color),
                it if it.is_verbose() => {
                    stages(generated, &self.client.settings()) + &generated.text(color)
                }
                _ => generated.brief(color),
            },
            line: generated.line(),
        }
    }

    /// Prints the result and the lines that come `next`, unless it is for tools.
    fn print(&self, output: Output, outcome: &Outcome, next: Option<&str>) -> End {
        let failed = outcome.is_failure();
        let mut end = End {
            failed,
            json: None,
            read: Files::default(),
        };
        match output {
            Output::Json(mut json) => {
                if let Some(name) = &self.client.name {
                    json["client"] = name.as_str().into();
                }
                outcome.add_to(&mut json);
                end.json = Some(json);
            }
            Output::Text { report, line } => {
                eprint!("{report}");
                if failed || !self.verbosity.is_quiet() {
                    outcome.print(&line, &self.client.out, self.verbosity);
                }
                if let Some(next) = next.filter(|_| !self.verbosity.is_quiet()) {
                    println!("{next}");
                }
            }
        }
        end
    }
}

/// The lines that declare a new module.
fn declaration(out: &Path, outcome: &Outcome) -> Option<String> {
    let module = out.file_name()?.to_string_lossy();
    matches!(outcome, Outcome::Written(_)).then(|| {
        format!(
            "declare the module in the file above it, out of reach of formatters:\n\n#[rustfmt::skip]\npub mod {module};"
        )
    })
}

/// The public interface of the crate that is on disk. A lock that cannot be read is an error of the run.
fn earlier(out: &Path) -> Option<Lock> {
    let text = fs::read_to_string(out.join(LOCK)).ok()?;
    Lock::read(&text).ok()
}

/// The effect on the users of the crate, if its public interface differs.
fn effect(earlier: Lock, generated: &Generated) -> Option<Review> {
    let before = Side::of_lock("before", earlier);
    let after = Side::of_lock("after", generated.lock()?.clone());
    let review = review(&before, &after, None);
    (!review.rows.is_empty()).then_some(review)
}

/// The settings that count, and the time of each stage.
fn stages(generated: &Generated, settings: &Path) -> String {
    let found = match settings.exists() {
        true => "",
        false => " (there are none, so that the defaults count)",
    };
    let stages = generated.stages().iter();
    let stages: Vec<String> = stages
        .map(|(stage, seconds)| format!("{stage} {seconds:.2} s"))
        .collect();
    format!(
        "settings: {}{found}\nstages: {}\n",
        settings.display(),
        stages.join(", ")
    )
}
