//! The method tree of each document compared with that of the vendor's own SDK.

mod spelling;
mod truth;

use std::path::{Path, PathBuf};

use sdkgen::{Generator, Surface};

use super::shown;
use truth::Score;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A document, and the table of its SDK's methods: verb, path, resources and method, separated by tabs.
    #[arg(value_name = "SPEC=TRUTH.tsv", required = true, value_parser = pair)]
    pairs: Vec<Pair>,
    /// The number of methods to show that are not near those of the SDK.
    #[arg(long, value_name = "N", default_value = "0")]
    show: usize,
}

/// A document and its table.
#[derive(Clone, Debug)]
struct Pair {
    spec: PathBuf,
    truth: PathBuf,
}

const HEAD: &str = "| document | operations | in the SDK | exact | near | method alone |\n\
                    |---|---:|---:|---:|---:|---:|\n";

/// A row per document. Missing documents and tables are skipped, which the row and the standard error report.
///
/// # Errors
///
/// Returns an error if a table cannot be read, or if a document does not yield a crate.
pub fn table(arguments: &Arguments) -> Result<String, String> {
    let rows = arguments.pairs.iter().map(|pair| row(pair, arguments.show));
    let rows: Vec<String> = rows.collect::<Result<_, _>>()?;
    Ok(format!("\n{HEAD}{}", rows.concat()))
}

fn pair(text: &str) -> Result<Pair, String> {
    let pair = text.split_once('=').map(|(spec, truth)| Pair {
        spec: spec.into(),
        truth: truth.into(),
    });
    pair.ok_or_else(|| "a document and its table look like `spec.yaml=truth.tsv`".to_owned())
}

fn row(pair: &Pair, show: usize) -> Result<String, String> {
    let name = shown(&pair.spec);
    if let Some(missing) = [&pair.spec, &pair.truth]
        .into_iter()
        .find(|it| !it.exists())
    {
        eprintln!("skipped: `{}` does not exist", missing.display());
        return Ok(format!(
            "| `{name}` | skipped: `{}` does not exist |\n",
            shown(missing)
        ));
    }
    let surface = surface(&pair.spec)?;
    let rows = truth::read(&pair.truth)?;
    let score = Score::of(&surface.methods, &rows);
    for miss in spread(&score.misses, show) {
        eprintln!("{miss}");
    }
    Ok(format!(
        "| `{name}` | {} | {} | {} | {} | {} |\n",
        score.operations,
        score.compared,
        score.percent(score.exact),
        score.percent(score.near),
        score.percent(score.method),
    ))
}

fn surface(spec: &Path) -> Result<Surface, String> {
    let generated = Generator::new(spec).surface(true).lint();
    let surface = generated.surface().cloned();
    surface.ok_or_else(|| {
        let said = generated.brief(false);
        format!(
            "no crate was generated from `{}`:\n{}",
            spec.display(),
            said.trim_end()
        )
    })
}

/// At most `count` of the items, spread over all of them.
fn spread(items: &[String], count: usize) -> impl Iterator<Item = &String> {
    let step = (items.len() / count.max(1)).max(1);
    items.iter().step_by(step).take(count)
}
