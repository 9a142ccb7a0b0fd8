//! References leave the folder of a spec only as far as the user allows.
#![forbid(unsafe_code)]

use std::fs;

use sdkgen::{Generated, Generator, Severity};

const SPEC: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: get
      responses:
        '200':
          description: A pet.
          content: { application/json: { schema: { $ref: ../shared/pet.yaml } } }
";

fn generated(root: Option<&str>) -> Generated {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (name, text) in [
        ("api/openapi.yaml", SPEC),
        (
            "shared/pet.yaml",
            "{ type: object, properties: { name: { type: string } } }",
        ),
    ] {
        fs::create_dir_all(path(name).parent().unwrap()).unwrap();
        fs::write(path(name), text).unwrap();
    }
    let generator = Generator::new(path("api/openapi.yaml"));
    let generator = match root {
        Some(root) => generator.root(path(root)),
        None => generator,
    };
    generator.generate()
}

#[test]
fn a_reference_does_not_leave_the_folder_by_itself() {
    let generated = generated(None);
    assert!(generated.is_ok());
    assert_eq!(generated.count(Severity::Warning), 1);
    assert!(
        generated.text(false).contains("--root"),
        "{}",
        generated.text(false)
    );
}

#[test]
fn a_reference_leads_to_any_file_below_the_root() {
    let generated = generated(Some("."));
    assert_eq!(generated.text(false), "");
    let mut files = generated.files().iter();
    assert!(files.any(|file| file.text.contains("pub struct Pet ")));
}

#[test]
fn a_root_beside_the_file_is_no_way_out() {
    let generated = generated(Some("api"));
    assert_eq!(generated.count(Severity::Warning), 1);
}
