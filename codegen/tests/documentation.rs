//! The documentation of an emitted crate as its reader gets it: the examples compile, the first one makes a client, and an operation has a page
//! with its options.
#![forbid(unsafe_code)]

mod corpus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use corpus::cases;

/// The case with most topics of the first page.
const RICH: &str = "documentation_front_page_teaches_what_the_api_has";

#[test]
#[ignore = "compiles crates and all their dependencies; .ci/run does it"]
fn the_documentation_of_emitted_crates_compiles_and_links() {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documentation");
    fs::create_dir_all(&workspace).unwrap();
    let mut members = Vec::new();
    for case in cases().into_iter().filter(|it| it.topic == "documentation") {
        let (member, generated) = (case.crate_name(), case.generator().generate());
        let out = workspace.join(&member);
        generated.write(&out).unwrap();
        fs::create_dir_all(out.join("tests")).unwrap();
        fs::write(out.join("tests/start.rs"), start(&out)).unwrap();
        members.push(member);
    }
    let manifest = format!("[workspace]\nmembers = {members:?}\nresolver = \"3\"\n");
    fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
    fs::copy("../Cargo.lock", workspace.join("Cargo.lock")).unwrap();
    let features = members.iter().map(|it| format!("{it}/test-util"));
    let features = features.collect::<Vec<_>>().join(",");

    cargo(&workspace, &["test", "--doc", "--features", &features]);
    cargo(&workspace, &["test", "--test", "start"]);
    cargo(&workspace, &["doc", "--no-deps"]);
    pages(&workspace.join("target/doc").join(RICH));
}

/// A test with the lines of the first example that make a client.
fn start(out: &Path) -> String {
    let root = fs::read_to_string(out.join("src/lib.rs")).unwrap();
    let lines = root.lines().filter_map(|line| line.strip_prefix("//! "));
    let mut made = String::new();
    for line in lines.skip_while(|it| !it.starts_with("let client = ")) {
        made.push_str(&format!("    {line}\n"));
        if line.ends_with("?;") {
            break;
        }
    }
    let crate_ = out.file_name().unwrap().to_string_lossy().replace('-', "_");
    format!(
        "use {crate_}::{{Client, Error}};\n\n#[test]\nfn the_first_example_makes_a_client() -> Result<(), Error> {{\n{made}    println!(\"{{client:?}}\");\n    Ok(())\n}}\n"
    )
}

/// Checks what the pages of the crate say and where they lead.
fn pages(folder: &Path) {
    let page = |path: &str| {
        let path: PathBuf = folder.join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let setters = page("models/struct.NewPet.html");
    let (_, setter) = setters.split_once("id=\"method.nickname\"").unwrap();
    let (setter, _) = setter.split_once("</details>").unwrap();
    assert!(
        setter.contains("<p>Sets <code>nickname</code>.</p>"),
        "{setter}"
    );
    assert!(setter.contains("<p>Another name.</p>"), "{setter}");

    let resource = page("pets/struct.Pets.html");
    assert!(
        resource.contains("href=\"type.ListCall.html\""),
        "{resource}"
    );
    let call = page("pets/type.ListCall.html");
    let script = format!("type.impl/{RICH}/struct.Call.js");
    assert!(call.contains(&script), "{call}");
    let options = fs::read_to_string(folder.parent().unwrap().join(&script)).unwrap();
    let of_list = options.split("],[").find(|it| it.contains("method.state"));
    let of_list = of_list.unwrap();
    assert!(of_list.contains("::pets::ListCall\""), "{of_list}");
    assert!(!of_list.contains("::pets::GetCall\""), "{of_list}");
}

fn cargo(workspace: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).arg("--workspace").arg("--offline");
    command.arg("--target-dir").arg(workspace.join("target"));
    command.current_dir(workspace);
    command.env("RUSTDOCFLAGS", "-D warnings");
    // For the client that is made from the environment.
    command
        .env("PETS_URL", "https://a.example")
        .env("PETS_TOKEN", "t");
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {text}");
}
