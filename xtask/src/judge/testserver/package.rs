//! The test server, a package of npm.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::folder::Folder;

/// The name and the version of the package.
const NAME: &str = "@microsoft.azure/autorest.testserver";
const VERSION: &str = "3.3.51";

/// The installed package.
#[derive(Clone, Debug)]
pub(super) struct Package {
    pub(super) folder: PathBuf,
}

impl Package {
    /// The documents that it serves, sorted by name.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk fails.
    pub(super) fn documents(&self) -> Result<Vec<PathBuf>, String> {
        let folder = self.folder.join("swagger");
        let refused = |error: std::io::Error| format!("`{}`: {error}", folder.display());
        let entries = fs::read_dir(&folder).map_err(refused)?;
        let paths = entries.map(|entry| Ok(entry.map_err(refused)?.path()));
        let mut paths: Vec<PathBuf> = paths.collect::<Result<_, String>>()?;
        paths.retain(|path| path.extension().is_some_and(|it| it == "json"));
        paths.sort();
        Ok(paths)
    }

    /// The size of the image that the server sends.
    pub(super) fn sample_size(&self) -> u64 {
        let sample = fs::metadata(self.folder.join("legacy/routes/sample.png"));
        sample.map_or(0, |it| it.len())
    }
}

/// Installs the package unless this version is there.
///
/// # Errors
///
/// Returns an error if npm cannot install it.
pub(super) fn installed(folder: &Folder) -> Result<Package, String> {
    let npm = folder.npm();
    let package = Package {
        folder: npm.join("node_modules").join(NAME),
    };
    if is_there(&package) {
        return Ok(package);
    }
    eprintln!("installing {NAME}@{VERSION}");
    fs::create_dir_all(&npm).map_err(|error| format!("`{}`: {error}", npm.display()))?;
    let mut command = Command::new("npm");
    command.args([
        "install",
        "--no-audit",
        "--no-fund",
        "--save-exact",
        "--prefix",
    ]);
    command.arg(&npm).arg(format!("{NAME}@{VERSION}"));
    let status = command.status();
    if status.is_ok_and(|status| status.success()) && is_there(&package) {
        return Ok(package);
    }
    Err(format!("npm cannot install {NAME}@{VERSION}"))
}

fn is_there(package: &Package) -> bool {
    let manifest = fs::read_to_string(package.folder.join("package.json"));
    let manifest = manifest.unwrap_or_default();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap_or_default();
    manifest["version"] == VERSION
}
