//! The README of the crate: people write it, so it is a file that the settings name, and becomes a file of the crate as it is.

use std::path::Path;

use crate::report::Report;
use crate::settings::Settings;
use crate::source::Sources;
use crate::write::File;

/// Reads the README that the settings in the folder `beside` name, if they name one. A README that cannot be read is reported.
pub(crate) fn readme(
    settings: &Settings,
    beside: &Path,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<File> {
    let named = settings.crate_.readme.as_ref()?;
    let file = sources.open(&beside.join(&named.value), report)?;
    Some(File {
        path: "README.md".to_owned(),
        text: sources.text(file).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::Generator;

    const DOCUMENT: &str = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths:\n  /pets:\n    get: { responses: { '204': { description: No pets. } } }\n";

    #[test]
    fn the_readme_of_the_settings_is_a_file_of_the_crate() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("openapi.yaml", DOCUMENT);
        write("codegen.toml", "[crate]\nreadme = \"client.md\"\n");

        let missing = Generator::new(folder.path()).generate();
        assert!(!missing.is_ok());
        assert!(
            missing.text(false).contains("client.md"),
            "{}",
            missing.text(false)
        );

        write("client.md", "# Pets\n");
        let generated = Generator::new(folder.path()).generate();
        let mut files = generated.files().iter();
        let readme = files.find(|it| it.path == "README.md").unwrap();
        assert_eq!(readme.text, "# Pets\n");
        // A change of the file is noticed by build scripts, and by the memory of the last run.
        assert!(generated.inputs().any(|it| it.ends_with("client.md")));
    }
}
