//! Compares the review with two tools that read the emitted crates: every break that they find must be in the review.
//!
//! The changes are those of the tests of the review, each in both directions. cargo-public-api lists the public items that rustdoc sees, and
//! cargo-semver-checks looks for known kinds of breaks.

mod account;
#[path = "../../../codegen/tests/review/edits.rs"]
mod edits;
mod tools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sdkgen::{Class, Generator, Side, review};

use self::account::Account;
use self::edits::{BASE, EDITS, edited};
use self::tools::{Crate, Rustdoc};
use super::review::PAIRS;

/// The least share of the breaks that the review must list, in percent.
const LEAST: usize = 99;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder for the crates and what is compiled.
    #[arg(long, value_name = "DIR", default_value = "target/judge/breaks")]
    work: PathBuf,
    /// Only changes whose names contain this text.
    #[arg(long, value_name = "TEXT", default_value = "")]
    only: String,
    /// Compare two versions of vendors' documents in this folder, instead of small changes.
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    if let Some(missing) = tools::missing() {
        println!("skipped: {missing}");
        return ExitCode::SUCCESS;
    }
    match judge(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}

/// A version of the document, and what the tools see of its crate.
struct Version {
    side: Side,
    rustdoc: Rustdoc,
}

/// Prints what each tool finds, and returns whether the review lists enough of it.
fn judge(arguments: &Arguments) -> Result<bool, String> {
    let emitted = Crate::new(&arguments.work)?;
    let mut totals = Totals::default();
    match &arguments.specs {
        Some(specs) => documents(&emitted, specs, &arguments.only, &mut totals)?,
        None => small_changes(&emitted, &arguments.only, &mut totals)?,
    }
    totals.print();
    Ok(totals.listed * 100 >= totals.found * LEAST)
}

/// The changes of the tests of the review.
fn small_changes(emitted: &Crate, only: &str, totals: &mut Totals) -> Result<(), String> {
    let base = edition(emitted, "base", BASE)?;
    let edits = EDITS.iter().filter(|it| it.0.contains(only));
    for (index, (name, find, replace)) in edits.enumerate() {
        let new = edition(emitted, &format!("edit{index}"), &edited(find, replace))?;
        totals.judge(name, &base, &new)?;
        totals.judge(&format!("{name}, and back"), &new, &base)?;
        new.rustdoc.remove()?;
    }
    Ok(())
}

/// Two versions of vendors' documents each.
fn documents(emitted: &Crate, specs: &Path, only: &str, totals: &mut Totals) -> Result<(), String> {
    for (old, new) in PAIRS.iter().filter(|(old, _)| old.contains(only)) {
        let (old, new) = (specs.join(old), specs.join(new));
        if let Some(missing) = [&old, &new].iter().find(|path| !path.is_file()) {
            println!("skipped: {} is not here", missing.display());
            continue;
        }
        let name = format!("{} → {}", old.display(), new.display());
        let (old, new) = (
            version(emitted, "old", &old)?,
            version(emitted, "new", &new)?,
        );
        totals.judge(&name, &old, &new)?;
        totals.judge(&format!("{name}, and back"), &new, &old)?;
    }
    Ok(())
}

/// A version of the document of the tests.
fn edition(emitted: &Crate, name: &str, document: &str) -> Result<Version, String> {
    let path = emitted.folder().join("openapi.yaml");
    fs::write(&path, document).map_err(|error| format!("{}: {error}", path.display()))?;
    version(emitted, name, &path)
}

fn version(emitted: &Crate, name: &str, path: &Path) -> Result<Version, String> {
    let generated = Generator::new(path).name("shop").generate();
    let report = generated.text(false);
    let write = generated.write(&emitted.folder().join("shop"));
    write.map_err(|error| format!("{name}: {error}\n{report}"))?;
    let side = Side::of_run(name, generated).ok_or(report)?;
    Ok(Version {
        side,
        rustdoc: emitted.document(name)?,
    })
}

/// The breaks of all changes.
#[derive(Default)]
struct Totals {
    changes: usize,
    /// The breaks that a tool found.
    found: usize,
    /// Those of them that the review lists.
    listed: usize,
    /// The changes that break for the review alone.
    ours: usize,
}

impl Totals {
    /// Counts a change, and prints the breaks that the review does not list.
    fn judge(&mut self, name: &str, old: &Version, new: &Version) -> Result<(), String> {
        let review = review(&old.side, &new.side, None);
        let account = Account::of(&review);
        let found = old.rustdoc.breaks(&new.rustdoc)?;
        let missed: Vec<&String> = found.iter().filter(|it| !account.lists(it)).collect();
        self.changes += 1;
        self.found += found.len();
        self.listed += found.len() - missed.len();
        let breaks = review.worst().is_some_and(|it| it <= Class::Wire);
        if found.is_empty() && breaks {
            self.ours += 1;
        }
        if !missed.is_empty() {
            println!("{name}");
            missed.iter().for_each(|it| println!("  {it}"));
        }
        Ok(())
    }

    fn print(&self) {
        println!(
            "{} changes: the tools find {} breaks, of which the review lists {}; {} changes break code or requests in ways that no tool sees",
            self.changes, self.found, self.listed, self.ours
        );
    }
}
