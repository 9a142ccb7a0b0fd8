//! The map, the README and the guides, compared with the code that they describe.

use std::fs;

use crate::sources::{generator_without, nothing, read, root, sources};

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
fn the_guide_shows_programs_that_compile() {
    let shown = [
        ("README.md", "examples/quickstart.rs"),
        ("docs/client.md", "examples/beyond.rs"),
        ("docs/client.md", "examples/without_a_server.rs"),
        ("docs/webhooks.md", "tests/everyday/examples/webhooks.rs"),
        ("docs/extending.md", "examples/ways/pets/src/ext.rs"),
        ("docs/ways.md", "examples/ways/as-a-crate/src/lib.rs"),
        ("docs/ways.md", "examples/ways/as-a-module/src/lib.rs"),
        ("docs/ways.md", "examples/several/src/lib.rs"),
        ("docs/ways.md", "examples/ways/from-a-build-script/build.rs"),
        (
            "docs/ways.md",
            "examples/ways/from-a-build-script/src/lib.rs",
        ),
        ("docs/ways.md", "build.rs"),
        ("docs/overlays.md", "examples/collect_misfits.rs"),
    ];
    for page in pages() {
        let text = read(&page);
        let blocks = text.split("```rust\n").skip(1);
        let blocks: Vec<&str> = blocks.filter_map(|it| it.split("```").next()).collect();
        let files = shown.iter().filter(|(on, _)| *on == page);
        let files: Vec<&str> = files.map(|(_, file)| *file).collect();
        assert_eq!(blocks.len(), files.len(), "{page}");
        for (file, block) in files.iter().zip(blocks) {
            assert!(read(file).ends_with(block), "{file}");
        }
    }
    let project = read("examples/several/sdk.toml");
    assert!(read("docs/ways.md").contains(&format!("```toml\n{project}```")));
}

/// The README and every page of the guide.
fn pages() -> Vec<String> {
    let summary = read("docs/SUMMARY.md");
    let pages = summary
        .split('(')
        .skip(1)
        .filter_map(|it| it.split(')').next());
    let pages = pages.map(|page| format!("docs/{page}"));
    ["README.md".to_owned()].into_iter().chain(pages).collect()
}

#[test]
fn the_guide_has_every_page_and_every_link_leads_somewhere() {
    let pages = pages();
    let folder = fs::read_dir(root().join("docs")).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let unlisted: Vec<String> = names
        .filter(|name| name.ends_with(".md") && name != "SUMMARY.md")
        .filter(|name| !pages.contains(&format!("docs/{name}")))
        .collect();
    nothing(&unlisted, "docs/SUMMARY.md does not list this page");
    let mut broken = Vec::new();
    for page in &pages {
        let text = read(page);
        let links = text
            .split("](")
            .skip(1)
            .filter_map(|it| it.split(')').next());
        let folder = root().join(page);
        let folder = folder.parent().unwrap();
        let local = links.filter(|it| !it.starts_with("http") && !it.starts_with('#'));
        for link in local {
            let path = link.split('#').next().unwrap_or(link);
            if !folder.join(path).exists() {
                broken.push(format!("{page}: {link}"));
            }
        }
    }
    nothing(&broken, "this link leads nowhere");
}

#[test]
fn the_picture_shows_the_document_and_the_client() {
    let picture = read("docs/first-look.svg");
    let sources = [
        read("spec/fragments/cloudflared_create.yaml"),
        read("generated-client/src/models/cloudflared.rs"),
        read("generated-client/API.md"),
        read("generated-client/src/zero_trust.rs"),
    ]
    .concat();
    let lines = picture
        .lines()
        .filter_map(|it| it.trim().strip_prefix("<text x="));
    let words: Vec<String> = lines
        .filter_map(|line| line.split_once('>'))
        .flat_map(|(_, text)| {
            let text = text
                .trim_end_matches("</text>")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
            let words = text.split(|it: char| !it.is_alphanumeric() && it != '_');
            let words = words.filter(|it| it.len() > 5).map(str::to_owned);
            words.collect::<Vec<_>>()
        })
        .collect();
    assert!(words.len() > 15, "{words:?}");
    let unknown: Vec<String> = words
        .into_iter()
        .filter(|it| !sources.contains(it.as_str()))
        .collect();
    nothing(&unknown, "docs/first-look.svg shows what does not exist");
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
fn the_guide_lists_every_option() {
    let readme = read("docs/commands.md");
    let mut names = Vec::new();
    for file in [
        "cli/src/generate.rs",
        "cli/src/project.rs",
        "cli/src/sources.rs",
    ] {
        let command = read(file);
        for arguments in command.split("clap::Args)]").skip(1) {
            let (fields, _) = arguments.split_once("\n}").unwrap();
            let fields = fields.lines().map(str::trim).filter(|it| it.ends_with(','));
            let options = fields.filter(|line| {
                let parts = ["Sources,", "Selection,", "Inputs,"];
                !parts.iter().any(|part| line.ends_with(part))
            });
            names.extend(options.filter_map(|it| {
                let (name, _) = it.split_once(": ")?;
                Some(name.trim_start_matches("pub(crate) ").replace('_', "-"))
            }));
        }
    }
    assert!(names.len() > 8, "too few options were found: {names:?}");
    let missing: Vec<String> = names
        .into_iter()
        .filter(|name| !readme.contains(&format!("`--{name}")))
        .collect();
    nothing(&missing, "docs/commands.md does not describe this option");
}

#[test]
fn extensions_that_are_read_are_not_reported_as_ignored() {
    let table = "codegen/src/normalize/check/extensions.rs";
    let lists = read(table);
    let strings = |text: &str| -> Vec<String> {
        let quoted = text.split('"').skip(1).step_by(2);
        let extensions = quoted.filter(|it| it.starts_with("x-"));
        extensions.map(str::to_owned).collect()
    };
    let list = |name: &str| {
        let (_, list) = lists.split_once(&format!("const {name}: ")).unwrap();
        strings(list.split_once("];").unwrap().0)
    };
    let (prefixes, mut understood) = (list("OF_GENERATORS"), list("UNDERSTOOD"));
    understood.extend(list("OF_THE_DOCUMENT"));
    let mut read_ones = Vec::new();
    for source in generator_without(&["normalize/check/extensions.rs"]) {
        if !source.is_test() {
            let lines = source.code();
            read_ones.extend(lines.iter().flat_map(|line| strings(line.code)));
        }
    }
    read_ones.sort();
    read_ones.dedup();
    assert!(read_ones.len() > 20, "{read_ones:?}");
    read_ones.retain(|it| {
        prefixes
            .iter()
            .any(|prefix| it.starts_with(prefix.as_str()))
    });
    read_ones.retain(|it| !understood.contains(it));
    nothing(
        &read_ones,
        "UNDERSTOOD and OF_THE_DOCUMENT in check/extensions.rs lack this extension",
    );
}
