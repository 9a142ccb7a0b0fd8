//! `cargo sdk import`: the settings that come out of the configurations of other generators.
#![forbid(unsafe_code)]

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

const SPEC: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /v1/pet:
    get: { operationId: findPets, responses: { '204': { description: ok } } }
  /v1/pet/{pet_id}:
    parameters: [{ name: pet_id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: petById
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/pet_v1' } } } } }
  /v1/pet/{pet_id}/toys:
    parameters: [{ name: pet_id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '204': { description: ok } } }
components:
  schemas: { pet_v1: { type: object, properties: { name: { type: string } } } }
  securitySchemes: { Key: { type: apiKey, in: header, name: X-Key } }
security: [{ Key: [] }]
";

fn import(name: &str, configuration: &str) -> (TempDir, Output) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("api.yaml"), SPEC).unwrap();
    fs::write(path.join(name), configuration).unwrap();
    fs::write(
        path.join("codegen.toml"),
        "# mine\n[operations.findPets]\nmethod = \"find\"\n",
    )
    .unwrap();
    let output = sdk(&folder, &["import", name, "--spec", "api.yaml"]);
    (folder, output)
}

fn sdk(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command.args(arguments).current_dir(folder.path());
    command.output().unwrap()
}

/// The output, the settings, and the calls that follow from them.
fn told((folder, output): (TempDir, Output)) -> String {
    assert!(output.status.success(), "{output:?}");
    let settings = fs::read_to_string(folder.path().join("codegen.toml")).unwrap();
    let generated = sdk(
        &folder,
        &["generate", "--spec", "api.yaml", "--out", "client"],
    );
    assert!(generated.status.success(), "{generated:?}");
    let outline = fs::read_to_string(folder.path().join("client/API.md")).unwrap();
    let calls = outline
        .lines()
        .filter(|line| line.starts_with("- ") || line.starts_with('#'));
    let calls: Vec<&str> = calls.collect();
    let [out, err] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
    format!("{err}{out}\n{settings}\n{}", calls.join("\n"))
}

#[test]
fn stainless() {
    let configuration = "organization: { name: pets }
resources:
  $shared: { models: { error: missing } }
  animals:
    models: { pet: pet_v1, pet_v1: '#/components/schemas/pet_v1' }
    methods:
      list: get /v1/pet
      retrieve: { endpoint: 'get /v1/pet/{id}', paginated: false }
      buy: post /v1/pet
    subresources:
      toys:
        methods:
          list: { type: http, endpoint: 'get /v1/pet/{pet_id}/toys' }
    colour: red
client_settings:
  opts:
    key: { type: string, read_env: PETS_KEY, auth: { security_scheme: Key } }
    region: { type: string, read_env: PETS_REGION }
pagination: []
moods: {}
";
    // A schema that does not exist is an error of the settings, as if a person had written it.
    let (folder, output) = import("stainless.yml", configuration);
    assert!(output.status.success(), "{output:?}");
    let lint = sdk(&folder, &["lint", "api.yaml"]);
    let text = String::from_utf8(lint.stdout).unwrap();
    assert!(text.contains("/components/schemas/missing"), "{text}");
    let configuration = configuration.replace("  $shared: { models: { error: missing } }\n", "");
    insta::assert_snapshot!(told(import("stainless.yml", &configuration)));
}

#[test]
fn openapi_generator() {
    let configuration = "generatorName: rust
inputSpec: api.yaml
additionalProperties: { packageName: pet_shop, packageVersion: 1.2.3, supportAsync: true }
modelNameMappings: { pet_v1: Animal }
operationIdNameMappings: { petById: getOne }
";
    insta::assert_snapshot!(told(import("config.yaml", configuration)));
}

#[test]
fn fern() {
    let configuration = "paths:
  /v1/pet/{pet_id}:
    get: { x-fern-sdk-group-name: [animals], x-fern-sdk-method-name: fetch, x-fern-ignore: false }
  /v2/pet: { get: {} }
components: {}
";
    insta::assert_snapshot!(told(import("overrides.yml", configuration)));
}

#[test]
fn what_is_not_a_configuration_is_refused() {
    for (text, problem) in [
        ("a: [1\nb", "other.yml:3:1: "),
        ("pets: true", "is neither `stainless.yml`"),
    ] {
        let (folder, output) = import("other.yml", text);
        assert_eq!(output.status.code(), Some(1));
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains(problem), "{message}");
        let settings = fs::read_to_string(folder.path().join("codegen.toml")).unwrap();
        assert!(settings.starts_with("# mine"));
    }
}
