//! The programs of the suite, in `tests/testserver/src/bin`.

use std::collections::BTreeSet;
use std::fs;

use super::folder::Folder;
use globset::Glob;

/// A program, which tries some of the server's scenarios.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) name: String,
    /// The crates that it uses, as Rust spells them.
    pub(super) crates: BTreeSet<String>,
}

/// All programs, sorted by name.
///
/// # Errors
///
/// Returns an error if the disk fails.
pub(super) fn all(folder: &Folder) -> Result<Vec<Program>, String> {
    let sources = folder.sources().join("bin");
    let refused = |error: std::io::Error| format!("`{}`: {error}", sources.display());
    let mut programs = Vec::new();
    for entry in fs::read_dir(&sources).map_err(refused)? {
        let path = entry.map_err(refused)?.path();
        let text = fs::read_to_string(&path).map_err(refused)?;
        let name = path.file_stem().unwrap_or_default();
        programs.push(Program {
            name: name.to_string_lossy().into_owned(),
            crates: crates(&text),
        });
    }
    programs.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(programs)
}

/// The programs whose name matches the pattern; all of them if there is none.
///
/// # Errors
///
/// Returns an error if no program matches, or the disk fails.
pub(super) fn matching(pattern: Option<&str>, folder: &Folder) -> Result<Vec<Program>, String> {
    let mut programs = all(folder)?;
    let Some(pattern) = pattern else {
        return Ok(programs);
    };
    let names: Vec<String> = programs.iter().map(|it| it.name.clone()).collect();
    let glob = Glob::new(pattern).map_err(|error| error.to_string())?;
    let glob = glob.compile_matcher();
    programs.retain(|program| glob.is_match(&program.name));
    if programs.is_empty() {
        return Err(format!(
            "no program matches `{pattern}`: there are {}",
            names.join(", ")
        ));
    }
    Ok(programs)
}

/// The crates that a source uses: the words that begin with `ts_`.
fn crates(source: &str) -> BTreeSet<String> {
    let words = source.split(|it: char| !it.is_ascii_alphanumeric() && it != '_');
    let crates = words.filter(|word| word.starts_with("ts_"));
    crates.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_a_word_with_the_prefix() {
        let source = "use ts_url::Base64; client!(t, ts_body_array); tests::ts; puts_x";
        let found: Vec<String> = crates(source).into_iter().collect();
        assert_eq!(found, ["ts_body_array", "ts_url"]);
    }
}
