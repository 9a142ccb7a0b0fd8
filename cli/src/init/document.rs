//! The document of a new client: where it is, or where it is put.

use std::env;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sdkgen::Generator;

use crate::download;
use crate::project::Download;

use super::created::Created;

/// The folder for documents that come from elsewhere.
const SPEC: &str = "spec";

/// The document of a new client.
#[derive(Debug)]
pub(super) struct Document {
    /// The path, relative to the working folder.
    pub(super) path: PathBuf,
    /// The address from which it was downloaded.
    pub(super) download: Option<Download>,
}

impl Document {
    /// The document at a path below the working folder, or a copy of another one.
    ///
    /// # Errors
    ///
    /// Returns a message if there is none, or if there is a file in the place of its copy.
    pub(super) fn found(spec: &str, created: &mut Created) -> Result<Self, String> {
        if spec == "-" {
            let mut text = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut text);
            read.map_err(|error| format!("error: cannot read standard input: {error}"))?;
            let name = named("openapi", &text);
            return Self::copied(&name, &text, None, created);
        }
        if download::is_url(spec) {
            let text = download::get(spec).map_err(|problem| format!("error: {problem}"))?;
            let path = spec.split(['?', '#']).next().unwrap_or(spec);
            let last = path.rsplit('/').next().unwrap_or_default();
            let name = named(last, &text);
            let download = Download {
                url: spec.to_owned(),
                sha256: download::sha256(&text),
            };
            return Self::copied(&name, &text, Some(download), created);
        }
        let path = Path::new(spec);
        let absolute = path
            .canonicalize()
            .map_err(|error| format!("error: cannot read {spec}: {error}"))?;
        let here = env::current_dir().and_then(|it| it.canonicalize());
        let here = here.map_err(|error| format!("error: no working folder: {error}"))?;
        match absolute.strip_prefix(&here) {
            Ok(below) => Ok(Self {
                path: below.to_owned(),
                download: None,
            }),
            Err(_) => Self::imported(&absolute, created),
        }
    }

    fn copied(
        name: &str,
        text: &[u8],
        download: Option<Download>,
        created: &mut Created,
    ) -> Result<Self, String> {
        let path = Path::new(SPEC).join(name);
        created.write(&path, text)?;
        Ok(Self { path, download })
    }

    /// A copy of a document outside of the working folder, with the files that it refers to.
    fn imported(spec: &Path, created: &mut Created) -> Result<Self, String> {
        let folder = match spec.is_dir() {
            true => spec,
            false => spec.parent().unwrap_or(spec),
        };
        let generated = Generator::new(spec).lint();
        let mut files: Vec<&Path> = generated.inputs().filter(|it| it.is_file()).collect();
        files.sort();
        files.dedup();
        for file in files {
            let Ok(below) = file.strip_prefix(folder) else {
                continue;
            };
            let text = fs::read(file)
                .map_err(|error| format!("error: cannot read {}: {error}", file.display()))?;
            created.write(&Path::new(SPEC).join(below), text)?;
        }
        let below = spec.strip_prefix(folder).unwrap_or(Path::new(""));
        let path = Path::new(SPEC).join(below);
        match path.exists() {
            true => Ok(Self {
                path: path.components().collect(),
                download: None,
            }),
            false => Err(super::report(&generated)),
        }
    }
}

/// The name of a file with an ending that tells its format.
fn named(name: &str, text: &[u8]) -> String {
    let known = [".json", ".yaml", ".yml"];
    if known
        .iter()
        .any(|end| name.len() > end.len() && name.ends_with(end))
    {
        return name.to_owned();
    }
    let stem = match name {
        "" => "openapi",
        name => name,
    };
    let first = text.iter().find(|it| !it.is_ascii_whitespace());
    match first {
        Some(b'{') => format!("{stem}.json"),
        _ => format!("{stem}.yaml"),
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_name_tells_the_format() {
        assert_eq!(named("pets.yml", b"{"), "pets.yml");
        assert_eq!(named("v2", b" \n{}"), "v2.json");
        assert_eq!(named("", b"openapi: 3.1.0"), "openapi.yaml");
        assert_eq!(named(".json", b"{"), ".json.json");
    }
}
