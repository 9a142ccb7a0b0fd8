//! `cargo xtask generate`.

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codegen::{
    Difference, DifferenceKind, Generated, Generator, LOCK, Lock, Severity, Side, Written, review,
};
use serde_json::{Value, json};

use crate::last_run::{LastRun, Said};
use crate::sources;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A document, a fragment file, or a folder of fragments.
    #[arg(long, value_name = "PATH", default_value = "spec")]
    spec: PathBuf,
    #[command(flatten)]
    sources: sources::Sources,
    /// The folder of the generated crate.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The name of the generated crate, which overrides the settings.
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,
    /// Let names change although `api.lock` has others: those that match the pattern, or all of them.
    #[arg(long, value_name = "PATTERN", num_args = 0..=1, default_missing_value = "*")]
    rename: Vec<String>,
    /// Write nothing, and fail if anything would change.
    #[arg(long)]
    check: bool,
    /// Run every stage, even if nothing changed since the last run.
    #[arg(long)]
    full: bool,
    /// Treat warnings as errors.
    #[arg(long)]
    strict: bool,
    /// Add `examples/roundtrip.rs`, which reads values as the crate's types and prints them again.
    #[arg(long)]
    harness: bool,
    /// Print one JSON object on standard output.
    #[arg(long)]
    json: bool,
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

pub fn run(arguments: &Arguments) -> ExitCode {
    let out = out(arguments);
    let color = std::io::stderr().is_terminal();
    let asks = !arguments.check && !arguments.full;
    let last_run = asks.then(|| LastRun::with(&(arguments, color))).flatten();
    if let Some(said) = last_run.as_ref().and_then(LastRun::repeated) {
        return told(said, &Outcome::Repeated, None, &out);
    }
    let earlier = earlier(&out);
    let generated = generator(arguments).generate();
    let outcome = outcome(&generated, arguments, &out);
    let effect = earlier
        .filter(|_| outcome.changes(LOCK))
        .and_then(|earlier| effect(earlier, &generated));
    let said = said(&generated, arguments, color);
    if let (Some(last_run), Outcome::Written(_)) = (last_run, &outcome) {
        last_run.keep(&generated, &said, &out);
    }
    told(said, &outcome, effect.as_deref(), &out)
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

fn said(generated: &Generated, arguments: &Arguments, color: bool) -> Said {
    match arguments.json {
        true => Said::Json(generated.json()),
        false => Said::Text {
            report: generated.brief(color),
            line: generated.line(),
        },
    }
}

fn told(said: Said, outcome: &Outcome, effect: Option<&str>, out: &Path) -> ExitCode {
    let failed = match outcome {
        Outcome::Nothing(_) | Outcome::Refused(_) => true,
        Outcome::Written(_) | Outcome::Repeated => false,
        Outcome::Checked(differences) => !differences.is_empty(),
    };
    match said {
        Said::Json(json) => print_json(json, outcome, failed),
        Said::Text { report, line } => {
            print_text(&report, &line, outcome, out);
            if let Some(effect) = effect {
                println!("{effect}");
                println!("`cargo xtask diff` shows each change");
            }
        }
    }
    ExitCode::from(u8::from(failed))
}

fn generator(arguments: &Arguments) -> Generator {
    let mut generator = arguments
        .sources
        .generator(&arguments.spec)
        .strict(arguments.strict)
        .harness(arguments.harness)
        .keep_names(out(arguments).join(LOCK));
    for pattern in &arguments.rename {
        generator = generator.rename(pattern);
    }
    if let Some(name) = &arguments.name {
        generator = generator.name(name);
    }
    generator
}

fn out(arguments: &Arguments) -> PathBuf {
    let default = || PathBuf::from("generated-client");
    arguments.out.clone().unwrap_or_else(default)
}

fn outcome(generated: &Generated, arguments: &Arguments, out: &Path) -> Outcome {
    if !generated.is_ok() {
        return Outcome::Nothing(counted(generated));
    }
    let done = if arguments.check {
        generated.check(out).map(Outcome::Checked)
    } else {
        generated.write(out).map(Outcome::Written)
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

fn print_text(report: &str, line: &str, outcome: &Outcome, out: &Path) {
    eprint!("{report}");
    let out = out.display();
    match outcome {
        Outcome::Nothing(counted) => eprintln!("{counted}; nothing was written"),
        Outcome::Repeated => {
            println!("{line} in {out}: nothing changed since the last run");
        }
        Outcome::Refused(error) => eprintln!("error: {error}"),
        Outcome::Written(written) => {
            for path in &written.written {
                println!("  wrote   {path}");
            }
            for path in &written.deleted {
                println!("  deleted {path}");
            }
            println!(
                "{line} in {out}: {} written, {} deleted, {} unchanged",
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
                "{out} is out of date ({} to change): run `cargo xtask generate`",
                differences.len()
            );
        }
    }
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
