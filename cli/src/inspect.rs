//! `cargo sdk inspect`.

use std::process::ExitCode;

use clap::ValueEnum;
use sdkgen::{PASSES, Stage};

use crate::project::Selection;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The stage whose result is printed.
    stage: StageName,
    /// Print the IR after this pass; `lower` means before all passes.
    #[arg(long, value_name = "PASS", value_parser = pass)]
    after: Option<String>,
    /// Print only items with this text in their name or pointer.
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    #[command(flatten)]
    selection: Selection,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StageName {
    Value,
    Document,
    Ir,
    Plan,
    Surface,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let stage = match arguments.stage {
        StageName::Value => Stage::Value,
        StageName::Document => Stage::Document,
        StageName::Ir => Stage::Ir,
        StageName::Plan => Stage::Plan,
        StageName::Surface => Stage::Surface,
    };
    if arguments.after.is_some() && stage != Stage::Ir {
        eprintln!("error: `--after` needs the stage `ir`, since passes rewrite nothing else");
        return ExitCode::from(2);
    }
    let client = match arguments.selection.client() {
        Ok(client) => client,
        Err(problem) => {
            eprintln!("error: {problem}");
            return ExitCode::from(2);
        }
    };
    let generator = client.generator();
    let (after, only) = (arguments.after.as_deref(), arguments.only.as_deref());
    match generator.inspect(stage, after, only) {
        Ok(text) if text.trim().is_empty() => {
            let only = only.unwrap_or_default();
            eprintln!("nothing has `{only}` in its name or pointer (the search is case-sensitive)");
            ExitCode::FAILURE
        }
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(report) => {
            eprint!("{report}");
            ExitCode::FAILURE
        }
    }
}

/// A pass by its name, or the list of names.
fn pass(name: &str) -> Result<String, String> {
    let mut names: Vec<&str> = vec!["lower"];
    names.extend(PASSES.iter().map(|pass| pass.name));
    if names.contains(&name) {
        return Ok(name.to_owned());
    }
    names.dedup();
    Err(format!("the passes are {}", names.join(", ")))
}
