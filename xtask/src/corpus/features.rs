//! Compiles each crate with one feature at a time, and with none: a user of one resource must not see warnings about the others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::check;
use super::row::{Row, Shortfall};
use super::work::Work;
use super::workspace;

/// Runs `cargo check` in rounds, each with the next feature of every crate, and adds its findings to the rows.
///
/// # Errors
///
/// Returns an error if cargo cannot be run, ends before it compiles anything, or a manifest cannot be read.
pub fn run(rows: &mut [Row], jobs: usize, work: &Work) -> Result<(), String> {
    let mut features = BTreeMap::new();
    for row in rows.iter().filter(|row| row.generated) {
        features.insert(row.crate_name.clone(), of_crate(&row.crate_name, work)?);
    }
    workspace::write(features.keys().map(|it| format!("crates/{it}")), work)
        .map_err(|error| error.to_string())?;
    // The first round is the one without any feature.
    let rounds = features.values().map(|it| it.len() + 1).max();
    for round in 0..rounds.unwrap_or_default() {
        let with: BTreeMap<&String, Option<&String>> = features
            .iter()
            .filter(|(_, features)| round <= features.len())
            .map(|(name, features)| (name, round.checked_sub(1).and_then(|it| features.get(it))))
            .collect();
        let mut cargo = workspace::cargo("check", jobs, work);
        cargo.arg("--no-default-features");
        for (name, feature) in &with {
            cargo.args(["--package", name.as_str()]);
            if let Some(feature) = feature {
                cargo.args(["--features", &format!("{name}/{feature}")]);
            }
        }
        let members: BTreeSet<String> = with.keys().map(|it| (*it).clone()).collect();
        let findings = check::checked(cargo, &members, "features", work)?;
        for row in rows.iter_mut() {
            let Some(feature) = with.get(&row.crate_name) else {
                continue;
            };
            let feature = feature.map_or("no feature", String::as_str);
            let found = check::shortfalls(findings.get(&row.crate_name));
            let alone = found.into_iter().map(|it| Shortfall {
                detail: format!("with {feature} alone: {}", it.detail),
                ..it
            });
            row.shortfalls.extend(alone);
        }
    }
    Ok(())
}

/// The features that enable resources.
fn of_crate(name: &str, work: &Work) -> Result<Vec<String>, String> {
    let path = work.folder().join("crates").join(name).join("Cargo.toml");
    let refused = |error: &dyn std::fmt::Display| format!("`{}`: {error}", path.display());
    let text = fs::read_to_string(&path).map_err(|error| refused(&error))?;
    let manifest: toml::Table = text.parse().map_err(|error| refused(&error))?;
    let features = manifest.get("features");
    let resources = features.and_then(|it| it.get("full")?.as_array());
    let names = resources.into_iter().flatten().filter_map(|it| it.as_str());
    Ok(names.map(str::to_owned).collect())
}
