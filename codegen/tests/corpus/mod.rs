//! The case documents: their places and their settings.

use std::fs;
use std::path::{Path, PathBuf};

use sdkgen::{Generator, Sharing};

/// One case: a document, a fragment, or a folder of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    pub topic: String,
    pub name: String,
    spec: PathBuf,
}

/// Every case below `tests/cases`, sorted.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for topic in entries(Path::new("tests/cases")) {
        for spec in entries(&topic) {
            let extension = spec.extension().and_then(|it| it.to_str());
            if spec.is_dir() || matches!(extension, Some("yaml" | "json")) {
                cases.push(Case {
                    topic: name(&topic),
                    name: name(&spec),
                    spec,
                });
            }
        }
    }
    cases.sort();
    cases
}

impl Case {
    /// The folder of the snapshots of the case.
    pub fn folder(&self) -> &Path {
        self.spec.parent().unwrap_or(Path::new("."))
    }

    /// The document of the case, unless it is a folder of them.
    #[allow(dead_code, reason = "not every test reads the documents itself")]
    pub fn document(&self) -> Option<&Path> {
        self.spec.is_file().then_some(self.spec.as_path())
    }

    /// The name of the case's crate.
    pub fn crate_name(&self) -> String {
        format!("{}-{}", self.topic, self.name).replace('_', "-")
    }

    pub fn generator(&self) -> Generator {
        let generator = Generator::new(&self.spec).name(self.crate_name());
        // So is the lock of its earlier crate.
        let lock = self.folder().join(format!("{}.lock", self.name));
        let generator = match lock.exists() {
            true => generator.keep_names(lock),
            false => generator,
        };
        // The settings of a case are beside it, under the same name.
        let settings = self.folder().join(format!("{}.toml", self.name));
        if settings.exists() {
            generator.config(settings)
        } else {
            generator
        }
    }
}

impl Case {
    /// The generator of a module, if the case has a crate around it, and else that of a crate. The module shares code if the crate has a folder for it.
    #[allow(dead_code, reason = "most tests look at crates alone")]
    pub fn at_home(&self) -> Generator {
        let host = Path::new("tests/hosts").join(&self.name);
        if !host.exists() {
            return self.generator();
        }
        let generator = self.generator().module(host.join("src/api"));
        let shared = host.join("shared");
        match shared.exists() {
            true => {
                let modules = vec![generator.clone()];
                generator.sharing(&Sharing::new(shared, false, modules))
            }
            false => generator,
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of cases can be read");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    let stem = path.file_stem().expect("a path below the cases has a name");
    stem.to_string_lossy().into_owned()
}
