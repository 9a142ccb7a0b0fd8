//! README.md and CHANGELOG.md of an emitted crate: they are there from the first run on, and belong to the user as soon as the user changes them.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;

use sdkgen::Generator;

const DOCUMENT: &str = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\nservers: [{ url: https://a.example }]\nsecurity: [{ token: [] }]\npaths:\n  /pets:\n    get:\n      tags: [pets]\n      responses: { '200': { description: All., content: { application/json: { schema: { type: array, items: { type: string } } } } } }\ncomponents: { securitySchemes: { token: { type: http, scheme: bearer } } }\n";

const SETTINGS: &str =
    "[client.env]\nbase_url = \"PETS_URL\"\n[client.env.credentials]\ntoken = \"PETS_TOKEN\"\n";

fn generate(folder: &Path) {
    let generated = Generator::new(folder.join("openapi.yaml")).generate();
    generated.write(&folder.join("client")).unwrap();
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join("client").join(path)).unwrap()
}

#[test]
fn a_readme_shows_the_first_call_of_this_api() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("openapi.yaml"), DOCUMENT).unwrap();
    generate(folder.path());
    let readme = read(folder.path(), "README.md");
    assert!(readme.contains("pets = \"0.1.0\""), "{readme}");
    let made = "    let client = Client::builder().token(\"secret\").build()?;\n    let response = client.pets().list().await?;";
    assert!(readme.contains(made), "{readme}");
    assert!(!readme.contains("PETS_TOKEN"), "{readme}");

    // The readme follows the settings, until the user changes it.
    fs::write(folder.path().join("codegen.toml"), SETTINGS).unwrap();
    generate(folder.path());
    let readme = read(folder.path(), "README.md");
    assert!(
        readme.contains("let client = Client::from_env()?;"),
        "{readme}"
    );
    assert!(
        readme.contains("| `PETS_TOKEN` | the credential `token` |"),
        "{readme}"
    );
}

#[test]
fn what_the_user_wrote_stays() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("openapi.yaml"), DOCUMENT).unwrap();
    generate(folder.path());
    let changelog = read(folder.path(), "CHANGELOG.md");
    assert!(changelog.ends_with("## Unreleased\n"), "{changelog}");
    let client = folder.path().join("client");
    let mine = changelog + "\n- A method.\n";
    fs::write(client.join("CHANGELOG.md"), &mine).unwrap();
    fs::write(client.join("README.md"), "# Mine\n").unwrap();
    let manifest = read(folder.path(), "Cargo.toml");
    let described = manifest.replace("categories = [\"api-bindings\"]", "categories = []");
    assert_ne!(described, manifest);
    fs::write(client.join("Cargo.toml"), &described).unwrap();

    fs::write(folder.path().join("codegen.toml"), SETTINGS).unwrap();
    generate(folder.path());
    assert_eq!(read(folder.path(), "CHANGELOG.md"), mine);
    assert_eq!(read(folder.path(), "README.md"), "# Mine\n");
    assert_eq!(read(folder.path(), "Cargo.toml"), described);
    let generated = Generator::new(folder.path().join("openapi.yaml")).generate();
    assert_eq!(generated.check(&client).unwrap(), []);
}
