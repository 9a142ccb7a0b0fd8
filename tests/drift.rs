//! The committed client is the output of the generator for `spec/`, and a second run has the same output.
#![forbid(unsafe_code)]

use std::path::Path;

use sdkgen::Generator;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_committed_client_is_up_to_date() {
    let generated = Generator::new(root().join("spec")).generate();
    assert!(generated.is_ok(), "{}", generated.text(false));
    let differences = generated.check(&root().join("generated-client"));
    let differences = differences.expect("generated-client can be read");
    assert!(
        differences.is_empty(),
        "run `cargo xtask generate`: {differences:#?}"
    );
}

#[test]
fn the_build_script_makes_the_committed_client() {
    let built = Path::new(env!("OUT_DIR")).join("client");
    let committed = root().join("generated-client");
    let generated = Generator::new(root().join("spec")).generate();
    assert!(!generated.files().is_empty());
    let read = |folder: &Path, path: &str| std::fs::read_to_string(folder.join(path)).ok();
    let mut paths = generated.files().iter().map(|file| file.path.as_str());
    let different = paths.find(|path| {
        let built = read(&built, path);
        built.is_none() || built != read(&committed, path)
    });
    assert_eq!(different, None, "run `cargo xtask generate`");
}

#[test]
fn two_runs_make_the_same_bytes() {
    let run = || Generator::new(root().join("spec")).generate();
    let (first, second) = (run(), run());
    assert_eq!(first.files(), second.files());
    assert_eq!(first.text(false), second.text(false));
}
