//! `cargo sdk diff`: the effect of a change on the programs that use the client.

use std::fs;
use std::io::stderr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use sdkgen::{
    Accepted, Class, Generated, Generator, LOCK, Lock, PublicKind, Review, Side, Stale, review,
};
use serde_json::Value;

use crate::consumers;
use crate::generate::together;
use crate::progress::Progress;
use crate::project::{Client, Selection};
use crate::revision::Revision;
use crate::verbosity::{Verbosity, color};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The side before the change: a spec, a crate folder, an `api.lock`, or a git revision. Without it, the last commit.
    old: Option<String>,
    /// The side after the change. Without it, the spec in the working folder.
    new: Option<String>,
    #[command(flatten)]
    selection: Selection,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The address before the paths in links, such as `https://github.com/o/r/blob/main/`. Without it, links are relative.
    #[arg(long, value_name = "URL", default_value = "")]
    links: String,
    /// Fail if there is a change of this class that is not accepted.
    #[arg(long, value_enum, value_name = "CLASS", value_delimiter = ',')]
    deny: Vec<Denied>,
    /// A package or a workspace that uses the client; may be repeated. The report shows the places in it that breaking and wire changes
    /// touch.
    #[arg(long, value_name = "DIR")]
    consumers: Vec<PathBuf>,
    /// The changes that are accepted. Without it, `accepted.toml` in the folder of the spec, if there is one.
    #[arg(long, value_name = "FILE")]
    accepted: Option<PathBuf>,
    /// Print the entries that accept all changes that `--deny` names, instead of the report.
    #[arg(long, requires = "deny")]
    accept: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    #[default]
    Text,
    Markdown,
    Html,
    Json,
    Github,
    /// A draft of an entry for a changelog.
    Changelog,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Denied {
    Breaking,
    Wire,
    Unclassified,
    Additive,
    Docs,
    /// Findings about the spec that `diagnostics.lock` does not have.
    NewDiagnostics,
}

impl Denied {
    /// The class of changes; `None` for findings.
    fn class(self) -> Option<Class> {
        Some(match self {
            Self::Breaking => Class::Breaking,
            Self::Wire => Class::Wire,
            Self::Unclassified => Class::Unclassified,
            Self::Additive => Class::Additive,
            Self::Docs => Class::Docs,
            Self::NewDiagnostics => return None,
        })
    }
}

pub(crate) fn run(arguments: &Arguments, verbosity: Verbosity) -> ExitCode {
    match compare_all(arguments, verbosity) {
        Ok(passed) => ExitCode::from(u8::from(!passed)),
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Prints the review of every client, and returns whether nothing in them is denied.
fn compare_all(arguments: &Arguments, verbosity: Verbosity) -> Result<bool, String> {
    let clients = arguments.selection.clients()?;
    let several = clients.len() > 1;
    if several && matches!(arguments.format, Format::Html) {
        return Err("a page is about one client: choose it with `--client`".to_owned());
    }
    let mut passed = true;
    let mut objects = Vec::new();
    for client in &clients {
        match (&client.name, arguments.format) {
            (Some(name), Format::Text) if several => println!("{name}:"),
            (Some(name), Format::Markdown) if several => println!("# {name}\n"),
            _ => {}
        }
        let (client_passed, object) = compare(client, arguments, verbosity)?;
        passed &= client_passed;
        objects.extend(object.map(|mut object| {
            if let (Some(name), true) = (&client.name, several) {
                object["client"] = name.as_str().into();
            }
            object
        }));
    }
    if let Some(object) = together(objects, passed) {
        println!("{object:#}");
    }
    Ok(passed)
}

/// Prints the review of a client, unless it is an object, and returns whether nothing in it is denied.
fn compare(
    client: &Client,
    arguments: &Arguments,
    verbosity: Verbosity,
) -> Result<(bool, Option<Value>), String> {
    let name = client.name.as_deref().unwrap_or("diff");
    let is_for_tools = !matches!(arguments.format, Format::Text);
    let progress = Progress::of(name, verbosity, is_for_tools);
    progress.turn_to("compare");
    let old = arguments.old.as_deref().unwrap_or("HEAD");
    let old = Input::of(old, client)?;
    let new = match &arguments.new {
        Some(new) => Input::of(new, client)?,
        None => Input::spec(&client.spec, client)?,
    };
    let review = review(&old.side, &new.side, old.again.as_ref());
    drop(progress);
    let mut review = review.linked(&arguments.links, client.out.display().to_string());
    if let (Format::Html | Format::Json, Some(generator)) = (arguments.format, &new.generator) {
        review = review.with_passes(&generator.shaped());
    }
    if !arguments.consumers.is_empty() {
        let name = crate_name(&old.side).or_else(|| crate_name(&new.side));
        let mentions = consumers::mentions(&arguments.consumers, &name.unwrap_or_default())?;
        review = review.with_consumers(&mentions);
    }
    let stale = accept(&mut review, arguments, &client.spec, &old.side)?;
    for entry in &stale {
        eprintln!("error: {entry}");
    }
    if arguments.accept {
        for class in arguments.deny.iter().filter_map(|it| it.class()) {
            let open = review.open(class);
            open.for_each(|row| println!("{}", Accepted::entry(row)));
        }
        return Ok((true, None));
    }
    let object = print(&review, arguments.format);
    let denied = arguments.deny.iter().filter_map(|it| it.class());
    let denied = denied.filter(|class| review.open(*class).next().is_some());
    let passed = stale.is_empty() && denied.count() == 0;
    let finds_nothing = !arguments.deny.contains(&Denied::NewDiagnostics) || finds_nothing(client);
    Ok((passed && finds_nothing, object))
}

/// Prints the findings about the spec that are not known, and returns whether there are none.
fn finds_nothing(client: &Client) -> bool {
    let generator = client.generator();
    let generated = generator.known_findings(client.known_findings()).lint();
    let text = generated.text(color(&stderr()));
    if text.is_empty() {
        return true;
    }
    eprint!("{text}");
    eprintln!(
        "error: these findings are new: `cargo sdk generate --accept-findings` makes them known"
    );
    false
}

/// The name of the crate that programs depend on.
fn crate_name(side: &Side) -> Option<String> {
    let mut items = side.lock.items.iter();
    let whole = items.find(|it| it.kind == PublicKind::Crate)?;
    Some(whole.signature.trim().to_owned())
}

/// Prints a review, or returns it if it is an object.
fn print(review: &Review, format: Format) -> Option<Value> {
    match format {
        Format::Text => print!("{}", review.text()),
        Format::Markdown => print!("{}", review.markdown()),
        Format::Html => print!("{}", review.html()),
        Format::Json => return Some(review.json()),
        Format::Github => print!("{}", review.github()),
        Format::Changelog => print!("{}", review.changelog()),
    }
    None
}

/// Marks the accepted changes, and returns the acceptances that fit none.
fn accept(
    review: &mut Review,
    arguments: &Arguments,
    spec: &Path,
    old: &Side,
) -> Result<Vec<Stale>, String> {
    let folder = if spec.is_dir() {
        Some(spec)
    } else {
        spec.parent()
    };
    let path = match (&arguments.accepted, folder) {
        (Some(path), _) => path.clone(),
        (None, Some(folder)) => folder.join("accepted.toml"),
        (None, None) => return Ok(Vec::new()),
    };
    if arguments.accepted.is_none() && !path.exists() {
        return Ok(Vec::new());
    }
    let shown = path.display();
    let text =
        fs::read_to_string(&path).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let accepted = Accepted::read(&text).map_err(|problem| format!("{shown}: {problem}"))?;
    Ok(review.accept(&accepted, old))
}

/// A side, and a run of this generator with its inputs if the side is the result of an older run.
struct Input {
    side: Side,
    again: Option<Side>,
    /// The generator of a spec in the working folder.
    generator: Option<Generator>,
}

impl Input {
    fn of(text: &str, client: &Client) -> Result<Self, String> {
        let path = Path::new(text);
        if path.is_file() && path.file_name().is_some_and(|name| name == LOCK) {
            return Self::lock(text, path);
        }
        if path.join(LOCK).is_file() {
            return Self::lock(text, &path.join(LOCK));
        }
        if path.exists() {
            return Self::spec(path, client);
        }
        Self::revision(text, client)
    }

    fn lock(name: &str, path: &Path) -> Result<Self, String> {
        Ok(Self {
            side: Side::of_lock(name, read(path)?),
            again: None,
            generator: None,
        })
    }

    fn spec(path: &Path, client: &Client) -> Result<Self, String> {
        let generator = client.generator_of(&client.sources, path);
        // Other documents have nothing to do with the names of the crate.
        let generator = match path == client.spec {
            true => generator.keep_names(client.out.join(LOCK)),
            false => generator,
        };
        let generated = generator.lint();
        let shown = path.display().to_string();
        Ok(Self {
            side: side(shown, generated)?,
            again: None,
            generator: Some(generator),
        })
    }

    /// The lock of a revision if it has one, and a run with the spec of the revision.
    fn revision(name: &str, client: &Client) -> Result<Self, String> {
        let (spec, out) = (&client.spec, &client.out);
        let others: Vec<&Path> = client.sources.paths().collect();
        let revision = Revision::extracted(name, spec, out, &others)?;
        let lock = revision.path(&client.out).join(LOCK);
        let sources = client.sources.below(revision.folder());
        let generator = client.generator_of(&sources, &revision.path(&client.spec));
        let generated = generator.keep_names(&lock).lint();
        let run = side(name.to_owned(), generated)?.below(revision.folder());
        if !lock.is_file() {
            return Ok(Self {
                side: run,
                again: None,
                generator: None,
            });
        }
        Ok(Self {
            side: Side::of_lock(name, read(&lock)?),
            again: Some(run),
            generator: None,
        })
    }
}

fn side(name: String, generated: Generated) -> Result<Side, String> {
    let report = generated.brief(false);
    Side::of_run(name.clone(), generated).ok_or_else(|| {
        format!("{name} does not generate, so there is nothing to compare:\n{report}")
    })
}

fn read(path: &Path) -> Result<Lock, String> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
    Lock::read(&text).map_err(|error| format!("{shown}: {error}"))
}
