//! The files of a git revision, in a folder that lives as long as the value.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The files of a git revision.
pub(crate) struct Revision(TempDir);

impl Revision {
    /// Extracts the spec with the files beside it, the crate's `api.lock`, and other paths, as far as the revision has them.
    pub(crate) fn extracted(
        name: &str,
        spec: &Path,
        out: &Path,
        others: &[&Path],
    ) -> Result<Self, String> {
        let commit = git(&[
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("{name}^{{commit}}"),
        ]);
        let commit = commit.map_err(|_| {
            format!("`{name}` is neither a path nor a git revision: give a spec, a crate folder, an `api.lock`, or a revision such as `main`")
        })?;
        let commit = commit.trim();
        let kind = |path: &str| git(&["cat-file", "-t", &format!("{commit}:./{path}")]);
        let shown = spec.display().to_string();
        let folder = match kind(&shown).as_deref().map(str::trim) {
            Ok("tree") => spec,
            // Settings, overlays and references lie beside a document.
            Ok(_) => spec
                .parent()
                .filter(|it| !it.as_os_str().is_empty())
                .unwrap_or(Path::new(".")),
            Err(_) => {
                return Err(format!(
                    "`{name}` has no {shown}: name its spec with `--spec`"
                ));
            }
        };
        let lock = out.join(sdkgen::LOCK);
        let paths = [folder, lock.as_path()];
        let paths = paths.iter().chain(others);
        let paths = paths.map(|path| path.display().to_string());
        let paths: Vec<String> = paths.filter(|path| kind(path).is_ok()).collect();
        let target =
            tempfile::tempdir().map_err(|error| format!("cannot make a folder: {error}"))?;
        let tar = target.path().join("revision.tar").display().to_string();
        let mut arguments = vec!["archive", "--format=tar", "-o", tar.as_str(), commit, "--"];
        arguments.extend(paths.iter().map(String::as_str));
        git(&arguments)?;
        run(
            "tar",
            &["-xf", &tar, "-C", &target.path().display().to_string()],
        )?;
        Ok(Self(target))
    }

    /// The folder with the files.
    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// The place of a file of the working folder.
    pub(crate) fn path(&self, path: &Path) -> PathBuf {
        self.0.path().join(path)
    }
}

fn git(arguments: &[&str]) -> Result<String, String> {
    run("git", arguments)
}

fn run(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program).args(arguments).output();
    let output = output.map_err(|error| format!("cannot run {program}: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let problem = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "{program} {}: {}",
        arguments.join(" "),
        problem.trim()
    ))
}
