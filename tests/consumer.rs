//! Follows the README of the client in a new crate outside of this workspace, which knows nothing but the path of the client.
//!
//! Every block of Rust compiles. Those that are programs, and those that need a client, run against the fake.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use fake::Fake;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("generated-client/README.md")).unwrap()
}

/// The blocks of one language.
fn blocks<'r>(readme: &'r str, language: &str) -> Vec<&'r str> {
    let opening = format!("```{language}\n");
    let blocks = readme.split(opening.as_str()).skip(1);
    blocks
        .filter_map(|block| block.split("```").next())
        .collect()
}

/// A program that runs a block; one without `main` gets a client from the environment.
fn program(block: &str) -> String {
    if block.contains("fn main()") {
        return block.to_owned();
    }
    format!(
        "#![allow(unused_variables)]\n#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
         let client = cloudflare_tunnel::Client::from_env()?;\n{block}\nOk(())\n}}\n"
    )
}

/// Runs Cargo in the new crate, with the dependencies that this workspace has downloaded, and in a folder that later runs use again.
fn cargo(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(folder).args(arguments).arg("--offline");
    command.env("CARGO_TARGET_DIR", root().join("target/consumer"));
    command.envs(variables.iter().copied());
    command.output().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "compiles the client and all its dependencies; .ci/run does it"]
async fn the_readme_of_the_client_can_be_followed() {
    let readme = readme();
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("src/bin");
    fs::create_dir_all(&source).unwrap();
    let client = root().join("generated-client");
    let dependency = format!(
        "cloudflare-tunnel = {{ path = {:?}, features = [\"test-util\"] }}",
        client.display().to_string()
    );
    let [dependencies] = blocks(&readme, "toml")[..] else {
        panic!("the README has one manifest");
    };
    let released = "cloudflare-tunnel = \"0.1.0\"";
    assert!(dependencies.contains(released), "{dependencies}");
    let dependencies = dependencies.replace(released, &dependency);
    let package = "[package]\nname = \"consumer\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n";
    fs::write(
        folder.path().join("Cargo.toml"),
        format!("{package}{dependencies}"),
    )
    .unwrap();
    // The versions that are downloaded already.
    fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).unwrap();
    let blocks = blocks(&readme, "rust");
    assert!(blocks.len() >= 6);
    for (index, block) in blocks.iter().enumerate() {
        fs::write(source.join(format!("block{index}.rs")), program(block)).unwrap();
    }
    let built = cargo(folder.path(), &["build"], &[]);
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );

    let fake = Fake::start().await.unwrap();
    fake.fill("site-", 60);
    let options = fake.options();
    let url = fake.url();
    let variables = [
        ("CLOUDFLARE_BASE_URL", url.as_str()),
        ("CLOUDFLARE_API_TOKEN", &options.tokens[0].secret),
        ("CLOUDFLARE_ACCOUNT_ID", &options.account_id),
    ];
    for (index, block) in blocks.iter().enumerate() {
        let name = format!("block{index}");
        let output = cargo(
            folder.path(),
            &["run", "--quiet", "--bin", &name],
            &variables,
        );
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{block}\n{errors}");
    }
    assert_eq!(fake.violations(), [""; 0]);
    // The rules of the README reached the tunnel of its first call.
    let configured = "cloudflare-tunnel-configuration-put-configuration";
    assert!(
        fake.calls()
            .iter()
            .any(|it| it.operation == configured && it.took_effect)
    );
}

#[test]
fn the_readme_lists_every_feature_variable_and_resource() {
    let readme = readme();
    let manifest = fs::read_to_string(root().join("generated-client/Cargo.toml")).unwrap();
    let (_, features) = manifest.split_once("[features]\n").unwrap();
    let (features, _) = features.split_once("\n[").unwrap();
    let features = features.lines().filter_map(|it| it.split_once(" = "));
    let features = features.map(|(name, _)| name).filter(|it| *it != "default");
    let outline = fs::read_to_string(root().join("generated-client/API.md")).unwrap();
    let resources = outline.split("<code>client.zero_trust().tunnels()").skip(1);
    let resources = resources.filter_map(|it| it.split("</code>").next());
    // The first resource has no name of its own.
    let resources = resources.filter(|it| !it.is_empty());
    let client = fs::read_to_string(root().join("generated-client/src/client.rs")).unwrap();
    let variables = client.split('"').filter(|it| it.starts_with("CLOUDFLARE_"));
    let mut wanted: Vec<&str> = features.chain(resources).chain(variables).collect();
    assert!(wanted.len() > 25, "{wanted:?}");
    wanted.retain(|it| !readme.contains(&format!("`{it}`")));
    assert_eq!(wanted, [""; 0]);
}

#[test]
fn the_documentation_of_every_call_names_its_permissions() {
    let root = root().join("generated-client/src/zero_trust");
    let mut folders = vec![root];
    let mut calls = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let documented = text
                .matches("/// Requires one of the permissions `")
                .count();
            assert_eq!(
                documented,
                text.matches("operation::operation!(").count(),
                "{path:?}"
            );
            calls += documented;
        }
    }
    assert_eq!(calls, 24);
}
