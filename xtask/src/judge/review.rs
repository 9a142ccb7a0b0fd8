//! Reviews real changes: two versions of a vendor's document, in both directions.
//!
//! A comment must fit a pull request, and the two directions must list the same items. Times are printed, and decide nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use sdkgen::{Class, Generator, PublicItem, Review, Side, review};

/// The largest comment that a pull request takes, in bytes.
const LARGEST: usize = 60_000;

/// The number of rows in one direction that are shown.
const SHOWN: usize = 20;

/// Two versions of a document each, the older one first.
pub(super) const PAIRS: [(&str, &str); 3] = [
    (
        "stripe/stripe-spec3-2022-04.json",
        "stripe/stripe-spec3-2023-09.yaml",
    ),
    (
        "docusign/esignature-v2-swagger2.json",
        "docusign/esignature-v2.1-2022-swagger2.json",
    ),
    ("box/box-v2025.json", "box/box-v2026.json"),
];

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the vendors' documents.
    #[arg(long, value_name = "DIR", default_value = "../shared/specs")]
    specs: PathBuf,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let mut problems = Vec::new();
    for (old, new) in PAIRS {
        let (old, new) = (arguments.specs.join(old), arguments.specs.join(new));
        match [&old, &new].iter().find(|path| !path.is_file()) {
            Some(missing) => println!("skipped: {} is not here", missing.display()),
            None => problems.extend(judged(&old, &new)),
        }
    }
    problems.iter().for_each(|it| eprintln!("error: {it}"));
    ExitCode::from(u8::from(!problems.is_empty()))
}

/// Prints the sizes of a review, and returns what is wrong with it.
fn judged(old: &Path, new: &Path) -> Vec<String> {
    let name = format!("{} → {}", name(old), name(new));
    let start = Instant::now();
    let (Some(before), Some(after)) = (side(old), side(new)) else {
        return vec![format!("{name}: a side does not generate")];
    };
    let generated = start.elapsed();
    let start = Instant::now();
    let there = review(&before, &after, None);
    let comment = there.markdown();
    let reviewed = start.elapsed();
    let counts = Class::ALL.map(|class| format!("{} {class}", there.count(class)));
    println!(
        "{name}\n  {}\n  a comment of {} bytes, {:.1} s to generate both, {:.1} s to compare them",
        counts.join(", "),
        comment.len(),
        generated.as_secs_f64(),
        reviewed.as_secs_f64()
    );
    let back = review(&after, &before, None);
    let mut problems = Vec::new();
    if comment.len() > LARGEST {
        problems.push(format!("{name}: the comment has {} bytes", comment.len()));
    }
    let (there, back) = (lines(&there, false), lines(&back, true));
    let different: Vec<_> = there.symmetric_difference(&back).collect();
    if !different.is_empty() {
        problems.push(format!(
            "{name}: {} rows are in one direction alone",
            different.len()
        ));
    }
    for (before, after) in different.into_iter().take(SHOWN) {
        let shown = |line: &Option<String>| line.clone().unwrap_or_else(|| "nothing".to_owned());
        println!("  {} → {}", shown(before), shown(after));
    }
    problems
}

fn side(path: &Path) -> Option<Side> {
    Side::of_run(name(path), Generator::new(path).lint())
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The items of all rows, before and after; exchanged for the way back.
fn lines(review: &Review, is_back: bool) -> BTreeSet<(Option<String>, Option<String>)> {
    let line = |item: Option<&PublicItem>| item.map(PublicItem::line);
    let rows = review.rows.iter().map(|row| {
        let (before, after) = (line(row.sides.before()), line(row.sides.after()));
        match is_back {
            true => (after, before),
            false => (before, after),
        }
    });
    rows.collect()
}
