//! `cargo xtask corpus-document`: one document of a corpus, in the process that `corpus` starts for it.
//!
//! It is hidden, since it only adds facts about the process to `generate --json`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sdkgen::{Generated, Generator};
use serde_json::{Value, json};

use super::child;
use super::names::Names;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(long)]
    spec: PathBuf,
    #[arg(long)]
    out: PathBuf,
    #[arg(long)]
    name: String,
    /// The folder that references may not leave; the default is that of the spec.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Add the round-trip example, and write its input to this file.
    #[arg(long)]
    harness: Option<PathBuf>,
    /// Examine the names of the crate.
    #[arg(long)]
    names: bool,
    /// Compare with the existing files instead of writing.
    #[arg(long)]
    compare: bool,
}

/// Prints one JSON object: that of `generate --json`, with `lines`, `inputs`, `peak_mib`, `names`, and `differences` or `refused`.
pub fn run(arguments: &Arguments) -> ExitCode {
    let mut generator = Generator::new(&arguments.spec)
        .name(&arguments.name)
        .harness(arguments.harness.is_some())
        .surface(arguments.names);
    if let Some(root) = &arguments.root {
        generator = generator.root(root);
    }
    let generated = generator.generate();
    let mut json = generated.json();
    if generated.is_ok() {
        match written(&generated, arguments) {
            Ok(differences) => json["differences"] = differences.into(),
            Err(refused) => json["refused"] = refused.into(),
        }
    }
    json["lines"] = lines(&generated).into();
    json["inputs"] = inputs(&generated);
    json["names"] = generated.surface().map(|it| Names::of(it).json()).into();
    json["peak_mib"] = json!(child::memory("self", "VmHWM"));
    println!("{json}");
    ExitCode::SUCCESS
}

/// The files that differ from the existing ones.
fn written(generated: &Generated, arguments: &Arguments) -> Result<Vec<String>, String> {
    if arguments.compare {
        let differences = generated.check(&arguments.out);
        let differences = differences.map_err(|error| error.to_string())?;
        Ok(differences.into_iter().map(|it| it.path).collect())
    } else {
        let written = generated.write(&arguments.out);
        written.map_err(|error| error.to_string())?;
        if let (Some(file), Some(harness)) = (&arguments.harness, generated.harness()) {
            roundtrip::write_targets(file, harness).map_err(|error| error.to_string())?;
        }
        Ok(Vec::new())
    }
}

fn lines(generated: &Generated) -> usize {
    let files = generated.files().iter();
    let rust = files.filter(|file| {
        Path::new(&file.path)
            .extension()
            .is_some_and(|it| it == "rs")
    });
    rust.map(|file| file.text.lines().count()).sum()
}

fn inputs(generated: &Generated) -> Value {
    let inputs = generated.inputs().map(|path| path.to_string_lossy());
    inputs.collect::<Vec<_>>().into()
}
