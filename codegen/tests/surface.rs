//! The public surface has everything that a consumer can name, and nothing that only a reader of the documentation needs.
#![forbid(unsafe_code)]

use std::fs;

use sdkgen::{Generator, Method, Stage};

const DOCUMENT: &str = "
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    put:
      operationId: updatePet
      tags: [pets]
      description: Says much.
      parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: dry-run, in: query, schema: { type: boolean } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
        '404': { description: gone, content: { application/json: { schema: { $ref: '#/components/schemas/Gone' } } } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
  schemas:
    Gone: { type: object, properties: { why: { type: string } } }
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, description: Says more. }
        lastSeen: { type: string }
        size: { type: string, enum: [small, large] }
";

const SURFACE: &str = "\
Call::with_token(secret: impl Into<Secret>), credential token
ClientBuilder::token(secret: impl Into<Secret>), credential token
ClientBuilder::token_provider(provider: impl Provider), credential token
client.pets() -> pets::Pets
client.pets().update(id: &str, body: &Pet) -> Pet, PUT /pets/{id}
client.pets().update fails with 404: Gone
client.pets().update.dry_run(dry_run: bool), query dry-run
crate pets
feature pets
feature pets brings client.pets()
struct models::Gone
models::Gone.why: Option<String> (optional)
models::Gone: Default
models::Gone: Deserialize
struct models::Pet
models::Pet.extra(extra: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>)
models::Pet.extra: BTreeMap<String, Value>
models::Pet.last_seen(last_seen: impl Into<String>)
models::Pet.last_seen: Option<String> (optional), of \"lastSeen\"
models::Pet.name: String
models::Pet.size(size: impl Into<PetSize>)
models::Pet.size: Option<PetSize> (optional)
models::Pet: Deserialize
models::Pet: Serialize
models::Pet::new(name: impl Into<String>)
enum models::PetSize over strings
models::PetSize::Large = \"large\"
models::PetSize::Small = \"small\"
struct pets::Update, the call client.pets().update
";

fn generator(folder: &tempfile::TempDir) -> Generator {
    let path = folder.path().join("pets.yaml");
    fs::write(&path, DOCUMENT).unwrap();
    Generator::new(path)
}

#[test]
fn every_item_is_a_line_that_says_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let text = generator(&folder).inspect(Stage::Surface, None, None);
    // The features that every crate has are left out here.
    let text = text.unwrap();
    let own = text.lines().filter(|line| !is_for_all(line));
    assert_eq!(
        own.map(|line| format!("{line}\n")).collect::<String>(),
        SURFACE
    );
}

fn is_for_all(line: &str) -> bool {
    let extras = [
        "arbitrary-precision",
        "blocking",
        "brotli",
        "deflate",
        "gzip",
        "http2",
        "native-tls",
        "reqwest",
        "rustls",
        "serde",
        "test-util",
        "tower",
        "tracing",
        "webpki-roots",
        "zstd",
    ];
    let feature = line.strip_prefix("feature ");
    feature.is_some_and(|name| extras.contains(&name))
}

#[test]
fn methods_and_types_are_known_by_their_parts() {
    let folder = tempfile::tempdir().unwrap();
    let generated = generator(&folder).surface(true).lint();
    let surface = generated.surface().unwrap();
    let method = Method {
        resources: vec!["pets".to_owned()],
        name: "update".to_owned(),
        verb: "PUT".to_owned(),
        path: "/pets/{id}".to_owned(),
    };
    assert_eq!(surface.methods, [method]);
    assert_eq!(surface.types, ["Gone", "Pet", "PetSize"]);
    // The surface is only computed on request.
    assert_eq!(generator(&folder).lint().surface(), None);
}
