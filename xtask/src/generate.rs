//! `cargo xtask generate`.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use codegen::{Difference, DifferenceKind, Generated, Generator, Severity, Written};

use crate::sources;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A document, one fragment file, or a folder of fragments.
    #[arg(long, value_name = "PATH", default_value = "spec")]
    spec: PathBuf,
    #[command(flatten)]
    sources: sources::Sources,
    /// The folder of the generated crate.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The name of the generated crate, whatever the settings say.
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,
    /// Write nothing, and fail if anything would change.
    #[arg(long)]
    check: bool,
    /// Take warnings for errors.
    #[arg(long)]
    strict: bool,
    /// Add `examples/roundtrip.rs`, which reads values as the crate's types and writes them again.
    #[arg(long)]
    harness: bool,
    /// Print one JSON object on standard output.
    #[arg(long)]
    json: bool,
}

/// What was done with the crate.
enum Outcome {
    Nothing,
    Written(Written),
    Checked(Vec<Difference>),
    Refused(String),
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let generated = generator(arguments).generate();
    let out = out(arguments);
    let outcome = outcome(&generated, arguments, &out);
    let failed = match &outcome {
        Outcome::Nothing | Outcome::Refused(_) => true,
        Outcome::Written(_) => false,
        Outcome::Checked(differences) => !differences.is_empty(),
    };
    if arguments.json {
        print_json(&generated, &outcome, failed);
    } else {
        print_text(&generated, &outcome, &out);
    }
    ExitCode::from(u8::from(failed))
}

fn generator(arguments: &Arguments) -> Generator {
    let mut generator = arguments
        .sources
        .generator(&arguments.spec)
        .strict(arguments.strict)
        .harness(arguments.harness);
    if let Some(name) = &arguments.name {
        generator = generator.name(name);
    }
    generator
}

fn out(arguments: &Arguments) -> PathBuf {
    let default = || PathBuf::from("generated-client");
    arguments.out.clone().unwrap_or_else(default)
}

fn outcome(generated: &Generated, arguments: &Arguments, out: &std::path::Path) -> Outcome {
    if !generated.is_ok() {
        return Outcome::Nothing;
    }
    let done = if arguments.check {
        generated.check(out).map(Outcome::Checked)
    } else {
        generated.write(out).map(Outcome::Written)
    };
    done.unwrap_or_else(|error| Outcome::Refused(error.to_string()))
}

fn print_json(generated: &Generated, outcome: &Outcome, failed: bool) {
    let mut json = generated.json();
    json["ok"] = (!failed).into();
    match outcome {
        Outcome::Nothing => {}
        Outcome::Written(written) => json["written"] = written.written.clone().into(),
        Outcome::Checked(differences) => {
            let paths = differences.iter().map(|it| it.path.clone());
            json["differences"] = paths.collect();
        }
        Outcome::Refused(error) => {
            let diagnostic = serde_json::json!({
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

fn print_text(generated: &Generated, outcome: &Outcome, out: &std::path::Path) {
    eprint!("{}", generated.brief(std::io::stderr().is_terminal()));
    let out = out.display();
    match outcome {
        Outcome::Nothing => {
            eprintln!("{}; nothing was written", counted(generated));
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
                "{} in {out}: {} written, {} deleted, {} unchanged",
                generated.line(),
                written.written.len(),
                written.deleted.len(),
                written.unchanged
            );
        }
        Outcome::Checked(differences) if differences.is_empty() => {
            println!("{out} is up to date: {}", generated.line());
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
