//! `cargo sdk fetch`: downloads the documents of clients again.

use std::fs;
use std::process::ExitCode;

use toml_edit::{DocumentMut, value};

use crate::download;
use crate::progress::Progress;
use crate::project::{Client, PROJECT, Selection};
use crate::sources::Sources;
use crate::verbosity::Verbosity;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The client of `sdk.toml` to work on; may be repeated. Without it, all of them.
    #[arg(long, value_name = "NAME")]
    client: Vec<String>,
    /// Write nothing, and fail if a document has changed at its address.
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments, verbosity: Verbosity) -> ExitCode {
    match fetch(arguments, verbosity) {
        Ok(changed) => ExitCode::from(u8::from(arguments.check && changed)),
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Downloads every document, and returns whether one has changed.
fn fetch(arguments: &Arguments, verbosity: Verbosity) -> Result<bool, String> {
    let selection = Selection::new(&None, &arguments.client, &Sources::default());
    let clients = selection.clients()?;
    let downloaded: Vec<&Client> = clients.iter().filter(|it| it.download.is_some()).collect();
    if downloaded.is_empty() {
        return Err(format!(
            "no client of {PROJECT} has a `download`: `cargo sdk init URL` makes one"
        ));
    }
    let mut changed = false;
    for client in downloaded {
        changed |= update(client, arguments.check, verbosity)?;
    }
    Ok(changed)
}

/// Brings the document of a client up to date, and returns whether it has changed.
fn update(client: &Client, check: bool, verbosity: Verbosity) -> Result<bool, String> {
    let (Some(name), Some(download)) = (&client.name, &client.download) else {
        return Ok(false);
    };
    let progress = Progress::of(name, verbosity, false);
    progress.turn_to("download");
    let text = download::get(&download.url)?;
    drop(progress);
    let sha256 = download::sha256(&text);
    let spec = client.spec.display();
    if sha256 == download.sha256 && fs::read(&client.spec).is_ok_and(|it| it == text) {
        println!("{name}: {spec} is up to date");
        return Ok(false);
    }
    if check {
        println!("{name}: {spec} has changed at its address: run `cargo sdk fetch`");
        return Ok(true);
    }
    let listed = fs::read_to_string(PROJECT);
    let listed = listed.map_err(|error| format!("cannot read {PROJECT}: {error}"))?;
    let mut listed: DocumentMut = listed
        .parse()
        .map_err(|error| format!("{PROJECT}: {error}"))?;
    listed["clients"][name]["download"]["sha256"] = value(sha256);
    let written =
        fs::write(&client.spec, text).and_then(|()| fs::write(PROJECT, listed.to_string()));
    written.map_err(|error| format!("cannot write {spec}: {error}"))?;
    println!(
        "{name}: {spec} has changed: `cargo sdk diff` shows the effect, and `cargo sdk generate` follows it"
    );
    Ok(true)
}
