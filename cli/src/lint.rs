//! `cargo sdk lint`.

mod github;
mod group;

use std::io::stdout;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use sdkgen::{Generated, Severity};
use serde_json::{Value, json};

use crate::project::{Client, Selection};
use crate::sources::Sources;
use crate::verbosity::color;

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

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// The lines to which each diagnostic refers, and a table of the codes.
    Text,
    /// One JSON object.
    Json,
    /// Annotations for a workflow of GitHub Actions.
    Github,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let selection = Selection::new(&arguments.spec, &arguments.client, &arguments.sources);
    match selection.clients() {
        Ok(clients) => {
            let failed = clients
                .iter()
                .fold(false, |failed, client| failed | lint(client, arguments));
            ExitCode::from(u8::from(failed))
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Prints the diagnostics of a client, and returns whether the command fails because of them.
fn lint(client: &Client, arguments: &Arguments) -> bool {
    let generator = client.sources.generator(&client.spec);
    let generated = generator.strict(arguments.strict).lint();
    let failed = fails(&generated);
    let json = generated.json();
    let diagnostics = json["diagnostics"].as_array();
    let diagnostics = diagnostics.map(Vec::as_slice).unwrap_or_default();
    match arguments.format {
        Format::Text => print_text(&generated, diagnostics),
        Format::Json => println!("{}", object(&json, diagnostics, failed)),
        Format::Github => print!("{}", github::commands(diagnostics, arguments.strict)),
    }
    failed
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
