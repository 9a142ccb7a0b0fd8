//! The files of a git revision, in a folder that lives as long as the value.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The files of a git revision.
pub struct Revision(TempDir);

impl Revision {
    /// Extracts the spec and, if the revision has it, the crate's `api.lock`.
    pub fn extracted(name: &str, spec: &Path, out: &Path) -> Result<Self, String> {
        let commit = git(&[
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("{name}^{{commit}}"),
        ]);
        let commit = commit.map_err(|_| {
            format!("`{name}` is neither a path nor a git revision: give a spec, a crate folder, an `api.lock`, or a revision such as `main`")
        })?;
        let folder =
            tempfile::tempdir().map_err(|error| format!("cannot make a folder: {error}"))?;
        let lock = out.join(codegen::LOCK);
        let paths = [spec, lock.as_path()].map(|path| path.display().to_string());
        let has =
            |path: &str| git(&["cat-file", "-e", &format!("{}:./{path}", commit.trim())]).is_ok();
        if !has(&paths[0]) {
            return Err(format!(
                "`{name}` has no {}: name its spec with `--spec`",
                paths[0]
            ));
        }
        let tar = folder.path().join("revision.tar");
        let tar = tar.display().to_string();
        let mut arguments = vec![
            "archive",
            "--format=tar",
            "-o",
            tar.as_str(),
            commit.trim(),
            "--",
        ];
        arguments.extend(paths.iter().map(String::as_str).filter(|path| has(path)));
        git(&arguments)?;
        let target = folder.path().display().to_string();
        run("tar", &["-xf", &tar, "-C", &target])?;
        Ok(Self(folder))
    }

    /// The folder with the files.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// The place of a file of the working folder.
    pub fn path(&self, path: &Path) -> PathBuf {
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
