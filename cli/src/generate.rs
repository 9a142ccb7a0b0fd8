//! `cargo sdk generate`, and the comparison with the crate on disk for `cargo sdk check`.

use std::fs;
use std::io::stderr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sdkgen::{
    Difference, DifferenceKind, Generated, Generator, LOCK, Lock, Severity, Side, Written, review,
};
use serde_json::{Value, json};

use crate::last_run::{LastRun, Said};
use crate::misfits;
use crate::project::{Client, Selection};
use crate::verbosity::{Verbosity, color};

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
    /// Generate nothing: write an overlay beside this file, which corrects the document by the misfits in it, one JSON object on each line.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["check", "full"])]
    from_misfits: Option<PathBuf>,
}

/// The inputs and options of a run, whether it writes the crate or compares it.
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    #[command(flatten)]
    selection: Selection,
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
    #[arg(long)]
    harness: bool,
    /// Print one JSON object for each client on standard output.
    #[arg(long)]
    json: bool,
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

/// The result of a run for the crate.
enum Outcome {
    /// The reason why there was nothing to write.
    Nothing(String),
    Written(Written),
    /// The last run wrote it, and nothing has changed since.
    Repeated,
    Checked(Vec<Difference>),
    Refused(String),
}

impl Outcome {
    /// Returns whether a file on disk differs from that of the run, or did before it.
    fn changes(&self, path: &str) -> bool {
        match self {
            Self::Written(written) => written.written.iter().any(|it| it == path),
            Self::Checked(differences) => differences.iter().any(|it| it.path == path),
            Self::Nothing(_) | Self::Repeated | Self::Refused(_) => false,
        }
    }
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
    run_as(mode, &arguments.inputs, verbosity)
}

/// Runs for every client, and fails if one of them does.
pub(crate) fn run_as(mode: Mode, inputs: &Inputs, verbosity: Verbosity) -> ExitCode {
    let clients = match inputs.selection.clients() {
        Ok(clients) => clients,
        Err(problem) => {
            eprintln!("error: {problem}");
            return ExitCode::from(2);
        }
    };
    let failed = clients.iter().fold(false, |failed, client| {
        if let (Some(name), false, 2..) = (&client.name, inputs.json, clients.len()) {
            eprintln!("{name}:");
        }
        let run = Run {
            client,
            inputs,
            verbosity,
        };
        failed | run.fails(mode)
    });
    ExitCode::from(u8::from(failed))
}

/// A run for one client.
struct Run<'a> {
    client: &'a Client,
    inputs: &'a Inputs,
    verbosity: Verbosity,
}

impl Run<'_> {
    fn fails(&self, mode: Mode) -> bool {
        let out = self.client.out.as_path();
        let color = color(&stderr());
        let last_run = match mode {
            Mode::Write => LastRun::with(&(self.client, self.inputs, self.verbosity, color)),
            Mode::WriteInFull | Mode::Accept | Mode::Check => None,
        };
        if let Some(said) = last_run.as_ref().and_then(LastRun::repeated) {
            return self.tell(said, &Outcome::Repeated, None);
        }
        let earlier = earlier(out);
        let generated = match mode {
            Mode::Accept => self.generator().generate(),
            Mode::Write | Mode::WriteInFull | Mode::Check => {
                let known = self.client.known_findings();
                self.generator().known_findings(known).generate()
            }
        };
        let mut outcome = outcome(&generated, mode, out);
        if mode == Mode::Accept && generated.is_ok() {
            let path = self.client.known_findings();
            if let Err(error) = fs::write(&path, generated.findings().text()) {
                outcome = Outcome::Refused(format!("cannot write {}: {error}", path.display()));
            }
        }
        let effect = earlier
            .filter(|_| outcome.changes(LOCK))
            .and_then(|earlier| effect(earlier, &generated));
        let said = self.said(&generated, color);
        if let (Some(last_run), Outcome::Written(_)) = (last_run, &outcome) {
            last_run.keep(&generated, &said, out);
        }
        self.tell(said, &outcome, effect.as_deref())
    }

    fn generator(&self) -> Generator {
        let Client {
            spec, sources, out, ..
        } = self.client;
        let mut generator = sources
            .generator(spec)
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

    fn said(&self, generated: &Generated, color: bool) -> Said {
        if self.inputs.json {
            return Said::Json(generated.json());
        }
        Said::Text {
            report: match self.verbosity {
                it if it.is_quiet() => generated.severe(color),
                it if it.is_verbose() => generated.text(color),
                _ => generated.brief(color),
            },
            line: generated.line(),
        }
    }

    /// Prints the result, and returns whether it is a failure.
    fn tell(&self, said: Said, outcome: &Outcome, effect: Option<&str>) -> bool {
        let failed = match outcome {
            Outcome::Nothing(_) | Outcome::Refused(_) => true,
            Outcome::Written(_) | Outcome::Repeated => false,
            Outcome::Checked(differences) => !differences.is_empty(),
        };
        match said {
            Said::Json(mut json) => {
                if let Some(name) = &self.client.name {
                    json["client"] = name.as_str().into();
                }
                print_json(json, outcome, failed);
            }
            Said::Text { report, line } => {
                eprint!("{report}");
                if failed || !self.verbosity.is_quiet() {
                    self.print(&line, outcome);
                }
                if let Some(effect) = effect.filter(|_| !self.verbosity.is_quiet()) {
                    println!("{effect}");
                    println!("`cargo sdk diff` shows each change");
                }
            }
        }
        failed
    }

    fn print(&self, line: &str, outcome: &Outcome) {
        let out = self.client.out.display();
        match outcome {
            Outcome::Nothing(counted) => eprintln!("{counted}; nothing was written"),
            Outcome::Repeated => {
                println!("{out}: {line}; nothing changed since the last run");
            }
            Outcome::Refused(error) => eprintln!("error: {error}"),
            Outcome::Written(written) => {
                if self.verbosity.is_verbose() {
                    let list = |kind: &str, paths: &[String]| {
                        paths.iter().for_each(|path| println!("  {kind} {path}"));
                    };
                    list("wrote  ", &written.written);
                    list("deleted", &written.deleted);
                }
                for key in &written.overwritten {
                    eprintln!(
                        "warning: {out}/Cargo.toml: `{key}` had another value, and is the generator's: change it in codegen.toml if it has a setting"
                    );
                }
                println!(
                    "{out}: {line}; {} written, {} deleted, {} unchanged",
                    written.written.len(),
                    written.deleted.len(),
                    written.unchanged
                );
            }
            Outcome::Checked(differences) if differences.is_empty() => {
                println!("{out} is up to date: {line}");
            }
            Outcome::Checked(differences) => {
                for difference in differences {
                    let kind = match difference.kind {
                        DifferenceKind::Missing => "missing",
                        DifferenceKind::Changed => "changed",
                        DifferenceKind::Extra => "extra",
                    };
                    println!("  {kind} {}", difference.path);
                }
                println!(
                    "{out} is out of date ({} to change): run `cargo sdk generate`",
                    differences.len()
                );
            }
        }
    }
}

/// The public interface of the crate that is on disk. A lock that cannot be read is an error of the run.
fn earlier(out: &Path) -> Option<Lock> {
    let text = fs::read_to_string(out.join(LOCK)).ok()?;
    Lock::read(&text).ok()
}

/// The effect on the users of the crate, if its public interface differs.
fn effect(earlier: Lock, generated: &Generated) -> Option<String> {
    let before = Side::of_lock("before", earlier);
    let after = Side::of_lock("after", generated.lock()?.clone());
    let review = review(&before, &after, None);
    (!review.rows.is_empty()).then(|| review.summary())
}

fn outcome(generated: &Generated, mode: Mode, out: &Path) -> Outcome {
    if !generated.is_ok() {
        return Outcome::Nothing(counted(generated));
    }
    let done = match mode {
        Mode::Check => generated.check(out).map(Outcome::Checked),
        Mode::Write | Mode::WriteInFull | Mode::Accept => {
            generated.write(out).map(Outcome::Written)
        }
    };
    done.unwrap_or_else(|error| Outcome::Refused(error.to_string()))
}

fn print_json(mut json: Value, outcome: &Outcome, failed: bool) {
    json["ok"] = (!failed).into();
    match outcome {
        Outcome::Nothing(_) => {}
        Outcome::Repeated => {
            json["seconds"] = json!({});
            json["written"] = json!([]);
        }
        Outcome::Written(written) => json["written"] = written.written.clone().into(),
        Outcome::Checked(differences) => {
            let paths = differences.iter().map(|it| it.path.clone());
            json["differences"] = paths.collect();
        }
        Outcome::Refused(error) => {
            let diagnostic = json!({
                "severity": "error", "code": "output", "message": error,
                "file": null, "line": null, "column": null, "pointer": null,
            });
            if let Some(diagnostics) = json["diagnostics"].as_array_mut() {
                diagnostics.push(diagnostic);
            }
        }
    }
    println!("{json}");
}

fn counted(generated: &Generated) -> String {
    let (errors, warnings) = (
        generated.count(Severity::Error),
        generated.count(Severity::Warning),
    );
    let strict = if generated.is_strict() {
        " (warnings are errors here)"
    } else {
        ""
    };
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    format!(
        "{errors} error{}, {warnings} warning{}{strict}",
        plural(errors),
        plural(warnings)
    )
}
