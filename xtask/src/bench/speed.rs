//! The emitted code compared with code written by hand, measured by criterion.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The time for which criterion measures each case, in seconds.
    #[arg(long, value_name = "S", default_value = "10")]
    seconds: u32,
}

/// The comparisons: the group, our case, the other case, and the goal for their ratio.
const PAIRS: [(&str, &str, &str, f64); 4] = [
    ("decode a list", "ours", "derived", 0.95),
    ("encode a list", "ours", "derived", 0.95),
    ("decode a union", "ours", "untagged", 3.0),
    ("64 requests at once", "ours", "by hand", 0.95),
];

/// The medians of all pairs, and their ratios.
///
/// # Errors
///
/// Returns an error if the benchmarks cannot be run.
pub fn table(arguments: &Arguments, folder: &Path) -> Result<String, String> {
    let ran = Command::new("cargo")
        // The options of a consumer who sets none.
        .args([
            "bench",
            "--package",
            "runtime-tests",
            "--no-default-features",
        ])
        .args(["--bench", "json", "--bench", "requests", "--"])
        .args([
            "--noplot",
            "--measurement-time",
            &arguments.seconds.to_string(),
        ])
        .env("CRITERION_HOME", folder)
        .stdout(Stdio::null())
        .status()
        .map_err(|error| error.to_string())?;
    if !ran.success() {
        return Err("`cargo bench` failed".to_owned());
    }
    let mut text = String::from(
        "\n| case | compared with | ours ms | other ms | speed | goal |\n|---|---|---:|---:|---:|---:|\n",
    );
    for (group, ours, other, goal) in PAIRS {
        let median = |case: &str| median(&folder.join(group).join(case));
        let (ours, beside) = (median(ours)?, median(other)?);
        text += &format!(
            "| {group} | {other} | {:.3} | {:.3} | {:.2} × | {goal} × |\n",
            ours / 1e6,
            beside / 1e6,
            beside / ours
        );
    }
    Ok(text)
}

/// The median in nanoseconds.
fn median(case: &Path) -> Result<f64, String> {
    let path = case.join("new/estimates.json");
    let refused = |error: &dyn std::fmt::Display| format!("`{}`: {error}", path.display());
    let text = fs::read_to_string(&path).map_err(|error| refused(&error))?;
    let estimates: Value = serde_json::from_str(&text).map_err(|error| refused(&error))?;
    let median = estimates["median"]["point_estimate"].as_f64();
    median.ok_or_else(|| refused(&"has no median"))
}
