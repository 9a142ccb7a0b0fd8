//! The map, the README and the guides, compared with the code that they describe.

use crate::sources::{nothing, read, root, sources};

#[test]
fn every_folder_is_on_the_map() {
    let map = read("ARCHITECTURE.md");
    let mut folders: Vec<String> = sources(&["codegen/src"])
        .iter()
        .filter_map(|source| {
            let (folder, _) = source
                .path
                .trim_start_matches("codegen/src/")
                .rsplit_once('/')?;
            Some(format!("{}/", folder.rsplit('/').next()?))
        })
        .collect();
    folders.dedup();
    folders.retain(|folder| !map.contains(folder.as_str()));
    nothing(&folders, "ARCHITECTURE.md does not name this folder");
}

#[test]
fn the_readme_shows_programs_that_compile() {
    let readme = read("README.md");
    let blocks: Vec<&str> = readme
        .split("```rust\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .collect();
    let shown = [
        "examples/quickstart.rs",
        "examples/beyond.rs",
        "examples/without_a_server.rs",
        "build.rs",
    ];
    assert_eq!(blocks.len(), shown.len());
    for (file, block) in shown.iter().zip(blocks) {
        assert!(read(file).ends_with(block), "{file}");
    }
}

#[test]
fn the_example_review_has_rows_of_every_class() {
    let readme = read("README.md");
    let example = "docs/example-review";
    assert!(readme.contains(&format!("({example}.html)")));
    assert!(readme.contains(&format!("({example}.png)")));
    assert!(root().join(format!("{example}.png")).exists());
    let review = read(&format!("{example}.html"));
    for class in ["breaking", "wire", "additive", "docs"] {
        let row = format!("<article class=\"{class}\"");
        assert!(
            review.contains(&row),
            "{example}.html has no row of this class: {class}"
        );
    }
    assert!(review.contains("client.zero_trust().tunnels().cloudflared().create"));
}

#[test]
fn the_readme_lists_every_option() {
    let readme = read("README.md");
    let mut names = Vec::new();
    for file in [
        "cli/src/generate.rs",
        "cli/src/project.rs",
        "cli/src/sources.rs",
    ] {
        let command = read(file);
        let (_, fields) = command.split_once(" {\n    /// ").unwrap();
        let (fields, _) = fields.split_once("\n}").unwrap();
        let declared = fields.lines().map(str::trim).filter(|it| it.ends_with(','));
        let options = declared.filter(|line| {
            !["Sources", "Selection", "Inputs"]
                .iter()
                .any(|it| line.ends_with(&format!(": {it},")))
        });
        names.extend(options.filter_map(|it| {
            let (name, _) = it.split_once(": ")?;
            Some(name.trim_start_matches("pub(crate) ").replace('_', "-"))
        }));
    }
    assert!(names.len() > 8, "too few options were found: {names:?}");
    let missing: Vec<String> = names
        .into_iter()
        .filter(|name| !readme.contains(&format!("`--{name}")))
        .collect();
    nothing(&missing, "README.md does not describe this option");
}
