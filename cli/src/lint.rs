//! `cargo sdk lint`.

mod github;
mod group;

use std::io::stdout;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use sdkgen::{Generated, Severity};
use serde_json::{Value, json};

use crate::generate::together;
use crate::progress::Progress;
use crate::project::{Client, Selection};
use crate::sources::Sources;
use crate::verbosity::{Verbosity, color};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A document, a fragment file, or a folder of fragments. Without it, the clients of `sdk.toml` here or above, or the folder `spec`.
    spec: Option<PathBuf>,
    /// The client of `sdk.toml` to work on; may be repeated. Without it, all of them.
    #[arg(long, value_name = "NAME", conflicts_with = "spec")]
    client: Vec<String>,
    #[command(flatten)]
    sources: Sources,
    /// Treat warnings as errors.
    #[arg(long)]
    strict: bool,
    /// The format of the diagnostics.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The lines to which each diagnostic refers, and a table of the codes.
    Text,
    /// One JSON object.
    Json,
    /// Annotations for a workflow of GitHub Actions.
    Github,
}

pub(crate) fn run(arguments: &Arguments, verbosity: Verbosity) -> ExitCode {
    let selection = Selection::new(&arguments.spec, &arguments.client, &arguments.sources);
    match selection.clients() {
        Ok(clients) => {
            let ends = clients
                .iter()
                .map(|client| lint(client, arguments, verbosity));
            let ends: Vec<(bool, Option<Value>)> = ends.collect();
            let failed = ends.iter().any(|(failed, _)| *failed);
            let objects = ends.into_iter().filter_map(|(_, object)| object);
            if let Some(object) = together(objects.collect(), !failed) {
                println!("{object}");
            }
            ExitCode::from(u8::from(failed))
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Prints the diagnostics of a client, unless they are an object, and returns whether the command fails because of them.
fn lint(client: &Client, arguments: &Arguments, verbosity: Verbosity) -> (bool, Option<Value>) {
    let name = client.name.as_deref().unwrap_or("lint");
    let is_for_tools = arguments.format != Format::Text;
    let progress = Progress::of(name, verbosity, is_for_tools);
    let generator = client.generator().on_stage(progress.listener());
    let generated = generator.strict(arguments.strict).lint();
    drop(progress);
    let failed = fails(&generated);
    let json = generated.json();
    let diagnostics = json["diagnostics"].as_array();
    let diagnostics = diagnostics.map(Vec::as_slice).unwrap_or_default();
    match arguments.format {
        Format::Text => print_text(&generated, diagnostics),
        Format::Json => {
            let mut object = object(&json, diagnostics, failed);
            if let Some(name) = &client.name {
                object["client"] = name.as_str().into();
            }
            return (failed, Some(object));
        }
        Format::Github => print!("{}", github::commands(diagnostics, arguments.strict)),
    }
    (failed, None)
}

fn fails(generated: &Generated) -> bool {
    let warnings = generated.count(Severity::Warning);
    generated.count(Severity::Error) > 0 || generated.is_strict() && warnings > 0
}

fn print_text(generated: &Generated, diagnostics: &[Value]) {
    print!("{}", generated.text(color(&stdout())));
    if diagnostics.is_empty() {
        println!("nothing to report");
    } else {
        print!("{}", group::table(&group::by_code(diagnostics)));
    }
}

/// The members of `generate --json` that describe the input, and the number of diagnostics for each code.
fn object(json: &Value, diagnostics: &[Value], failed: bool) -> Value {
    let groups = group::by_code(diagnostics).into_iter().map(|group| {
        json!({
            "severity": group.severity.as_str(),
            "code": group.code,
            "count": group.count,
        })
    });
    json!({
        "ok": !failed,
        "operations": json["operations"],
        "types": json["types"],
        "diagnostics": json["diagnostics"],
        "codes": groups.collect::<Vec<_>>(),
        "seconds": json["seconds"],
    })
}
