//! A crate depends on the crate of dates that the settings name, and on no other.
#![forbid(unsafe_code)]

use std::fs;

use sdkgen::Generator;

const LIBRARIES: [&str; 3] = ["chrono", "jiff", "time"];

/// The crates of dates among the dependencies of the client of `tests/dates/api.yaml`.
fn dependencies(settings: &str) -> Vec<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("codegen.toml");
    fs::write(&config, settings).unwrap();
    let generator = Generator::new("../tests/dates/api.yaml").config(config);
    let generated = generator.generate();
    let mut files = generated.files().iter();
    let manifest = files.find(|file| file.path.ends_with("Cargo.toml"));
    let manifest: toml::Table = manifest.unwrap().text.parse().unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    let named = |name: &&str| dependencies.contains_key(*name);
    LIBRARIES.into_iter().filter(named).collect()
}

#[test]
fn a_client_has_the_crate_of_dates_that_is_set() {
    assert_eq!(dependencies(""), ["jiff"]);
    for library in LIBRARIES {
        let settings = format!("[types]\ndates = \"{library}\"\n");
        assert_eq!(dependencies(&settings), [library]);
    }
}
