//! Misfits become corrections in the keywords of the document's author, after which the document is read without an error.
#![forbid(unsafe_code)]

use std::fs;

use sdkgen::{Corrections, Generator, Severity};

/// The corrections for misfits of `GET /a`: the pointer, and the type of the value.
fn corrections(document: &str, misfits: &[(&str, &str)]) -> Corrections {
    let lines = misfits.iter().map(|(pointer, found)| {
        format!(
            r#"{{"method":"GET","path":"/a","status":200,"media_type":"MEDIA","pointer":"{pointer}","found":"{found}"}}"#
        )
    });
    let media_type = match document.contains("jsonl") {
        true => "application/jsonl",
        false => "application/json",
    };
    let lines: Vec<String> = lines.map(|it| it.replace("MEDIA", media_type)).collect();
    let folder = tempfile::tempdir().unwrap();
    let (spec, overlay) = (
        folder.path().join("api.yaml"),
        folder.path().join("made.yaml"),
    );
    fs::write(&spec, document).unwrap();
    let generator = Generator::new(&spec);
    let corrections = generator.corrections(&lines.join("\n")).unwrap();
    if let Some(text) = &corrections.overlay {
        fs::write(&overlay, text).unwrap();
        let generated = generator.overlay(overlay).generate();
        let severe = generated.count(Severity::Warning) + generated.count(Severity::Error);
        assert_eq!(severe, 0, "{}\n{text}", generated.text(false));
    }
    corrections
}

/// The targets with their changes, without the descriptions.
fn actions(document: &str, misfits: &[(&str, &str)]) -> Vec<String> {
    let corrections = corrections(document, misfits);
    assert_eq!(corrections.left, [""; 0]);
    let overlay = corrections.overlay.unwrap();
    let (_, actions) = overlay.split_once("actions:\n- target: ").unwrap();
    let actions = actions.split("- target: ").map(|action| {
        let lines: Vec<&str> = action.lines().map(str::trim).collect();
        assert!(lines[1].starts_with("description: "), "{action}");
        format!("{} {}", lines[0], lines[2])
    });
    actions.collect()
}

const COMPOSED: &str = "
openapi: 3.0.3
info: { title: T, version: '1' }
servers: [{ url: https://t.example }]
paths:
  /a:
    get:
      operationId: a
      responses:
        default: { $ref: '#/components/responses/A' }
components:
  responses:
    A:
      description: d
      content:
        application/json:
          schema:
            allOf:
              - { $ref: '#/components/schemas/Base' }
              - { type: object, required: [b], properties: { b: { type: boolean } } }
  schemas:
    Base:
      type: object
      required: [at]
      properties:
        at: { $ref: '#/components/schemas/Instant' }
        map: { type: object, additionalProperties: { type: array, items: { type: string } } }
    Instant: { type: string, format: date-time }
";

#[test]
fn a_place_is_found_through_references_and_compositions() {
    let allof = "$.components.responses.A.content['application/json'].schema.allOf[1]";
    assert_eq!(
        actions(COMPOSED, &[("/b", "nothing")]),
        [format!("{allof}.required[?@ == 'b'] remove: true")]
    );
    assert_eq!(
        actions(COMPOSED, &[("/b", "null")]),
        [format!("{allof}.properties.b update: {{nullable: true}}")]
    );
    // The format is that of the schema with a name, while another type is that of this property.
    assert_eq!(
        actions(COMPOSED, &[("/at", "a string")]),
        ["$.components.schemas.Instant.format remove: true"]
    );
    assert_eq!(
        actions(COMPOSED, &[("/at", "an integer")]),
        [
            "$.components.schemas.Base.properties.at['$ref'] remove: true",
            "$.components.schemas.Base.properties.at update: {anyOf: [{$ref: \"#/components/schemas/Instant\"}, {type: integer}]}",
        ]
    );
    let items = "$.components.schemas.Base.properties.map.additionalProperties.items";
    assert_eq!(
        actions(COMPOSED, &[("/map/k/7", "null"), ("/map/l/1", "null")]),
        [format!("{items} update: {{nullable: true}}")]
    );
}

#[test]
fn several_members_of_a_union_with_the_property_are_left_to_a_person() {
    let document = "
openapi: 3.0.3
info: { title: T, version: '1' }
servers: [{ url: https://t.example }]
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: d
          content:
            application/json:
              schema:
                oneOf:
                  - { type: object, required: [c, x], properties: { c: { type: string }, x: { type: string } } }
                  - { type: object, required: [d, x], properties: { d: { type: string }, x: { type: integer } } }
";
    let corrections = corrections(document, &[("/x", "null"), ("/c", "null")]);
    assert_eq!(corrections.corrected, 1);
    assert_eq!(corrections.left.len(), 1);
    let overlay = corrections.overlay.unwrap();
    assert!(corrections.left[0].contains("`x` is declared twice"));
    assert!(overlay.contains("# No correction follows from these:\n# - /x is null in GET /a 200"));
}

#[test]
fn corrections_have_the_keywords_of_swagger() {
    let document = "
swagger: '2.0'
info: { title: T, version: '1' }
host: t.example
schemes: [https]
produces: [application/json]
paths:
  /a:
    get:
      operationId: a
      responses:
        '200': { description: d, schema: { $ref: '#/definitions/A' } }
definitions:
  A: { type: object, properties: { b: { type: string }, c: { type: integer, format: int32 } } }
";
    assert_eq!(
        actions(document, &[("/b", "null"), ("/c", "an integer")]),
        [
            "$.definitions.A.properties.c update: {format: int64}",
            "$.definitions.A.properties.b update: {x-nullable: true}",
        ]
    );
}

#[test]
fn corrections_have_the_keywords_of_json_schema() {
    let document = "
openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: https://t.example }]
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: d
          content: { application/json: { schema: { $ref: '#/components/schemas/A' } } }
components:
  schemas:
    A:
      type: object
      properties:
        b: { type: string }
        c: { type: [integer, string] }
";
    assert_eq!(
        actions(
            document,
            &[("/b", "null"), ("/c", "null"), ("/c", "a boolean")]
        ),
        [
            "$.components.schemas.A.properties.c.type update: boolean",
            "$.components.schemas.A.properties.c.type update: \"null\"",
            "$.components.schemas.A.properties.b.type remove: true",
            "$.components.schemas.A.properties.b update: {type: [string, \"null\"]}",
        ]
    );
}

#[test]
fn items_of_a_stream_are_found() {
    let document = "
openapi: 3.2.0
info: { title: T, version: '1' }
servers: [{ url: https://t.example }]
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: d
          content:
            application/jsonl:
              itemSchema: { type: object, properties: { b: { type: string } } }
";
    assert_eq!(
        actions(document, &[("/b", "an integer")]),
        [
            "$.paths['/a'].get.responses['200'].content['application/jsonl'].itemSchema.properties.b.type remove: true",
            "$.paths['/a'].get.responses['200'].content['application/jsonl'].itemSchema.properties.b update: {anyOf: [{type: string}, {type: integer}]}",
        ]
    );
}
