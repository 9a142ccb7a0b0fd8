//! `cargo sdk import`: settings from the configuration of another generator.

mod fern;
mod findings;
mod openapi_generator;
mod settings;
mod stainless;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sdkgen::Route;

use crate::project::{Client, Selection};

use self::findings::Findings;
use self::settings::Imported;
use self::tree::Tree;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// `stainless.yml`, the configuration of openapi-generator, or overrides with the extensions of Fern.
    file: PathBuf,
    #[command(flatten)]
    selection: Selection,
    /// Print the settings, and write nothing.
    #[arg(long)]
    print: bool,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match import(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// The operations of the document, by their routes.
struct Routes(Vec<Route>);

impl Routes {
    /// The key of an operation. The names of path parameters do not count.
    fn id(&self, verb: &str, path: &str) -> Option<&str> {
        let plain = |path: &str| {
            let segments = path.trim_end_matches('/').split('/');
            let segments = segments.map(|it| if it.starts_with('{') { "{}" } else { it });
            segments.collect::<Vec<_>>().join("/")
        };
        let wanted = plain(path);
        let mut routes = self.0.iter();
        let found =
            routes.find(|it| it.verb.eq_ignore_ascii_case(verb) && plain(&it.path) == wanted);
        found.map(|it| it.id.as_str())
    }
}

fn import(arguments: &Arguments) -> Result<(), String> {
    let shown = arguments.file.display().to_string();
    // The working folder may become that of the project.
    let text = fs::read_to_string(&arguments.file)
        .map_err(|error| format!("cannot read {shown}: {error}"))?;
    let tree = Tree::read(&text).map_err(|problem| format!("{shown}:{problem}"))?;
    let client = arguments.selection.client()?;
    let generated = client.generator().lint();
    if !generated.is_ok() {
        return Err(format!(
            "{}does not generate, so its operations are not known",
            generated.severe(false)
        ));
    }
    let routes = Routes(generated.routes().to_vec());
    let mut findings = Findings::of(&shown);
    let imported = if tree.get("resources").is_some() {
        stainless::import(&tree, &routes, &mut findings)
    } else if tree.get("paths").is_some() {
        fern::import(&tree, &routes, &mut findings)
    } else if openapi_generator::is_one(&tree) {
        openapi_generator::import(&tree, &mut findings)
    } else {
        return Err(format!(
            "{shown} is neither `stainless.yml` (it has no `resources`), nor a configuration of openapi-generator, nor overrides of a document (they have `paths`)"
        ));
    };
    findings.print();
    write(&imported, &client, arguments.print)
}

fn write(imported: &Imported, client: &Client, print: bool) -> Result<(), String> {
    let path = settings_of(client);
    let before = fs::read_to_string(&path).unwrap_or_default();
    let (text, added, kept) = imported
        .merged(&before)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    if print {
        print!("{text}");
        return Ok(());
    }
    fs::write(&path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    println!(
        "{}: {added} settings added, {kept} kept as they were; `cargo sdk generate` follows them",
        path.display()
    );
    Ok(())
}

/// The place of the settings of a client.
fn settings_of(client: &Client) -> PathBuf {
    let beside = || match client.spec.is_dir() {
        true => client.spec.join("codegen.toml"),
        false => client
            .spec
            .parent()
            .unwrap_or(Path::new(""))
            .join("codegen.toml"),
    };
    client.sources.config().map_or_else(beside, Path::to_owned)
}
