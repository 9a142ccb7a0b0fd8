//! The tools that read a crate as rustdoc describes it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::account::CRATE;

/// The reason why this machine cannot run the tools, if there is one.
pub(super) fn missing() -> Option<String> {
    let tools = [
        ("cargo-public-api", ["public-api", "--version"]),
        ("cargo-semver-checks", ["semver-checks", "--version"]),
        ("a nightly toolchain", ["+nightly", "--version"]),
    ];
    let lacking = tools.into_iter().find(|(_, arguments)| {
        let output = Command::new("cargo").args(arguments).output();
        !output.is_ok_and(|output| output.status.success())
    });
    lacking.map(|(tool, _)| format!("the comparison needs {tool}, which is not installed"))
}

/// The workspace in which the versions of the crate replace each other, so that their dependencies are compiled once.
pub(super) struct Crate {
    folder: PathBuf,
}

impl Crate {
    pub(super) fn new(folder: &Path) -> Result<Self, String> {
        let write = || {
            fs::create_dir_all(folder)?;
            let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\"{CRATE}\"]\n");
            fs::write(folder.join("Cargo.toml"), manifest)?;
            // The versions with which this project itself was tested.
            let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
            fs::copy(lock, folder.join("Cargo.lock"))?;
            fs::canonicalize(folder)
        };
        let folder = write().map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self { folder })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Documents the version that is in the workspace now.
    pub(super) fn document(&self, name: &str) -> Result<Rustdoc, String> {
        let mut list = Command::new("cargo");
        list.args(["+nightly", "public-api", "-sss", "--all-features"])
            .args(["--package", CRATE, "--target-dir", "target"])
            .current_dir(&self.folder);
        let listed = output(&mut list)?;
        if !listed.status.success() {
            return Err(format!("{name}: {}", text(&listed.stderr)));
        }
        let json = self.folder.join(format!("{name}.json"));
        fs::rename(self.folder.join(format!("target/doc/{CRATE}.json")), &json)
            .map_err(|error| format!("{}: {error}", json.display()))?;
        let items = text(&listed.stdout).lines().map(str::to_owned).collect();
        Ok(Rustdoc { json, items })
    }
}

/// A version as rustdoc describes it.
pub(super) struct Rustdoc {
    json: PathBuf,
    /// The public items, as cargo-public-api lists them.
    items: BTreeSet<String>,
}

impl Rustdoc {
    /// The items that are not as they were, and the breaks that cargo-semver-checks finds.
    pub(super) fn breaks(&self, new: &Self) -> Result<Vec<String>, String> {
        let mut breaks: Vec<String> = self.items.difference(&new.items).cloned().collect();
        let mut check = Command::new("cargo");
        check
            .args(["semver-checks", "--release-type", "minor"])
            .arg("--baseline-rustdoc")
            .arg(&self.json)
            .arg("--current-rustdoc")
            .arg(&new.json);
        let checked = output(&mut check)?;
        breaks.extend(violations(&text(&checked.stdout)));
        Ok(breaks)
    }

    pub(super) fn remove(&self) -> Result<(), String> {
        let removed = fs::remove_file(&self.json);
        removed.map_err(|error| format!("{}: {error}", self.json.display()))
    }
}

fn output(command: &mut Command) -> Result<Output, String> {
    let output = command.stdin(Stdio::null()).output();
    output.map_err(|error| format!("{command:?} cannot be run: {error}"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The breaks in a report of cargo-semver-checks: the name of each rule, with an item that breaks it.
fn violations(report: &str) -> Vec<String> {
    let mut violations = Vec::new();
    let mut rule = "";
    let mut lists_items = false;
    for line in report.lines() {
        if let Some(heading) = line.strip_prefix("--- failure ") {
            rule = heading.split(':').next().unwrap_or(heading);
            lists_items = false;
        } else if line == "Failed in:" {
            lists_items = true;
        } else if let (true, Some(item)) = (lists_items, line.strip_prefix("  ")) {
            let item = item.split(", previously in file").next().unwrap_or(item);
            violations.push(format!("{rule}: {item}"));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_of_cargo_semver_checks_has_rules_and_items() {
        let report = "\n--- failure enum_variant_missing: pub enum variant removed or renamed ---\n\nDescription:\nA variant is gone.\n        ref: https://example.com\n\nFailed in:\n  variant Status::Sent, previously in file src/status.rs:6\n  variant Status::Paid, previously in file src/status.rs:5\n";
        let expected = [
            "enum_variant_missing: variant Status::Sent",
            "enum_variant_missing: variant Status::Paid",
        ];
        assert_eq!(violations(report), expected);
        assert_eq!(violations(""), [""; 0]);
    }
}
