use serde_json::{Value, json};

use crate::normalize::gather::tests::{Outcome, run};
use crate::normalize::references::internalize;
use crate::normalize::specification::Version;

/// A document in the keywords of 3.0, with all findings.
pub(super) fn upgraded(text: &str) -> Outcome {
    upgraded_from(&[("api.yaml", text)])
}

/// The outcome for several files; the first is the root.
fn upgraded_from(files: &[(&str, &str)]) -> Outcome {
    run(files[0].0, files, |gathered, sources, report| {
        let version = Version::of(&gathered);
        let named = super::name_anchors(gathered, version, report);
        let whole = internalize(named, sources, report);
        super::upgrade(whole, version, sources, report)
    })
}

const INFO: &str = "openapi: 3.1.0\ninfo: {title: Pets, version: '1', summary: All pets.}\n";

fn modern(rest: &str) -> Outcome {
    upgraded(&format!("{INFO}{rest}"))
}

fn schema<'o>(outcome: &'o Outcome, name: &str) -> &'o Value {
    &outcome.value["components"]["schemas"][name]
}

#[test]
fn a_3_0_document_stays_as_it_is_but_for_words_of_3_1() {
    let text = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\ncomponents: {schemas: {A: {const: 1}, B: {nullable: true, exclusiveMinimum: true, $id: b}}}\n";
    let outcome = upgraded(text).clean();
    assert_eq!(schema(&outcome, "A"), &json!({"enum": [1]}));
    assert_eq!(
        schema(&outcome, "B"),
        &json!({"nullable": true, "exclusiveMinimum": true, "$id": "b"})
    );
}

#[test]
fn the_summary_of_info_is_a_description() {
    assert_eq!(modern("").clean().value["info"]["description"], "All pets.");
}

#[test]
fn webhooks_are_moved_and_new_methods_stay() {
    let outcome = modern(
        "paths:\n  /a:\n    query: {responses: {}}\n    additionalOperations:\n      LOCK: {responses: {}}\nwebhooks:\n  born: {post: {}}\n",
    );
    let operation = json!({"responses": {}});
    assert_eq!(
        outcome.value["paths"],
        json!({"/a": {"query": operation, "additionalOperations": {"LOCK": operation}}})
    );
    assert_eq!(outcome.value.get("webhooks"), None);
    assert!(outcome.value["x-webhooks"]["born"]["post"].is_object());
}

#[test]
fn client_certificates_are_no_credential_of_a_request() {
    let outcome = modern(
        "security: [{tls: [], key: []}]\ncomponents:\n  securitySchemes:\n    tls: {type: mutualTLS}\n    key: {type: http, scheme: bearer}\n",
    );
    assert_eq!(outcome.findings(), ["note[not-generated] api.yaml:6:5"]);
    assert_eq!(
        outcome.value["components"]["securitySchemes"]["tls"],
        json!({"type": "http", "scheme": "mutualTLS"})
    );
}

#[test]
fn definitions_of_a_schema_become_components() {
    let outcome = modern(
        "components:\n  schemas:\n    Pet:\n      properties:\n        tag: {$ref: '#/components/schemas/Pet/$defs/Tag'}\n      $defs:\n        Tag: {type: [string, 'null']}\n    Tag: {type: integer}\n    Cat: {$defs: {Fur: {type: string}}, properties: {fur: {$ref: '#/components/schemas/Cat/$defs/Fur'}}}\n",
    )
    .clean();
    assert_eq!(
        schema(&outcome, "Pet")["properties"]["tag"],
        json!({"$ref": "#/components/schemas/Pet_Tag"})
    );
    assert_eq!(
        schema(&outcome, "Pet_Tag"),
        &json!({"type": "string", "nullable": true})
    );
    assert_eq!(
        schema(&outcome, "Cat")["properties"]["fur"],
        json!({"$ref": "#/components/schemas/Fur"})
    );
    assert_eq!(
        outcome.place("/components/schemas/Pet_Tag/type"),
        "api.yaml:9"
    );
}

#[test]
fn a_reference_to_definitions_beside_it_is_followed_with_a_warning() {
    let outcome = modern(
        "components:\n  schemas:\n    Pet:\n      properties:\n        tag: {$ref: '#/$defs/Tag'}\n      $defs: {Tag: {type: string}}\n",
    );
    assert_eq!(
        outcome.findings(),
        ["warning[misplaced-reference] api.yaml:7:21"]
    );
    assert_eq!(
        schema(&outcome, "Pet")["properties"]["tag"],
        json!({"$ref": "#/components/schemas/Tag"})
    );
}

#[test]
fn anchors_and_ids_are_references_by_name() {
    let outcome = modern(
        "components:\n  schemas:\n    Tree:\n      $id: https://pets.test/tree\n      $dynamicAnchor: node\n      $defs: {Leaf: {$anchor: leaf, type: string}}\n      properties:\n        left: {$dynamicRef: '#node'}\n        right: {$ref: '#leaf'}\n        deep: {$ref: '#/$defs/Leaf'}\n        root: {$ref: '#'}\n    Pet: {properties: {tree: {$ref: 'https://pets.test/tree'}}}\n    List: {properties: {next: {$recursiveRef: '#'}}}\n",
    )
    .clean();
    let tree = json!({"$ref": "#/components/schemas/Tree"});
    let leaf = json!({"$ref": "#/components/schemas/Leaf"});
    let properties = &schema(&outcome, "Tree")["properties"];
    assert_eq!(properties["left"], tree);
    assert_eq!(properties["right"], leaf);
    assert_eq!(properties["deep"], leaf);
    assert_eq!(properties["root"], tree);
    assert_eq!(schema(&outcome, "Pet")["properties"]["tree"], tree);
    assert_eq!(
        schema(&outcome, "List")["properties"]["next"],
        json!({"$ref": "#/components/schemas/List"})
    );
}

#[test]
fn path_items_take_the_place_of_references_to_them() {
    for version in ["3.0.3", "3.1.0"] {
        let outcome = upgraded(&format!(
            "openapi: {version}\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /a: {{$ref: '#/components/pathItems/Shared', get: {{summary: own}}}}\n  /b: {{$ref: '#/paths/~1b'}}\n  /c: {{$ref: '#/paths/~1a'}}\ncomponents:\n  pathItems:\n    Shared:\n      get: {{}}\n      put: {{operationId: put_it}}\n"
        ));
        assert_eq!(
            outcome.findings(),
            ["warning[dangling-reference] api.yaml:5:14"]
        );
        let item = json!({"get": {"summary": "own"}, "put": {"operationId": "put_it"}});
        assert_eq!(
            outcome.value["paths"],
            json!({"/a": item, "/b": {}, "/c": item})
        );
        assert_eq!(outcome.place("/paths/~1a/put/operationId"), "api.yaml:11");
    }
}

#[test]
fn a_stream_is_described_by_its_items() {
    let outcome = modern(
        "components:\n  mediaTypes:\n    Lines:\n      itemSchema: {type: string}\n  responses:\n    A:\n      content:\n        application/jsonl: {$ref: '#/components/mediaTypes/Lines'}\n        text/event-stream:\n          itemSchema: {properties: {data: {type: string, contentSchema: {type: integer}}}}\n",
    );
    assert_eq!(
        outcome.findings(),
        [
            "note[streamed-items] api.yaml:6:7",
            "note[streamed-items] api.yaml:12:11"
        ]
    );
    assert_eq!(
        outcome.value["components"]["responses"]["A"]["content"],
        json!({
            "application/jsonl": {"schema": {"type": "string"}},
            "text/event-stream": {"schema": {"type": "integer"}},
        })
    );
}

#[test]
fn a_parameter_that_is_the_whole_query_is_exploded() {
    let outcome = modern(
        "components:\n  parameters:\n    Q: {name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object}}}}\n",
    )
    .clean();
    assert_eq!(
        outcome.value["components"]["parameters"]["Q"],
        json!({"name": "q", "in": "query", "style": "form", "explode": true, "schema": {"type": "object"}})
    );
}

#[test]
fn what_other_files_bring_is_upgraded_and_found_there() {
    let outcome = upgraded_from(&[
        (
            "api.yaml",
            "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\ncomponents: {schemas: {A: {type: [object, string], properties: {p: {$ref: pet.yaml}}}}}\n",
        ),
        ("pet.yaml", "type:\n- integer\n- 'null'\nminimum: 1\n"),
    ])
    .clean();
    assert_eq!(
        schema(&outcome, "pet"),
        &json!({"type": "integer", "minimum": 1, "nullable": true})
    );
    assert_eq!(
        outcome.place("/components/schemas/pet/minimum"),
        "pet.yaml:4"
    );
}

#[test]
fn what_moves_is_still_found_in_the_files_it_came_from() {
    let outcome = upgraded_from(&[
        (
            "openapi.yaml",
            "swagger: '2.0'\ninfo: {title: Pets, version: '1'}\npaths:\n  /a:\n    post:\n      parameters: [{name: a, in: body, schema: {$ref: pet.yaml}}, {$ref: limit.yaml}]\n",
        ),
        ("pet.yaml", "type: object\nproperties:\n  b: {type: string}\n"),
        ("limit.yaml", "name: limit\nin: query\ntype: integer\n"),
    ])
    .clean();
    let post = &outcome.value["paths"]["/a"]["post"];
    assert_eq!(
        post["requestBody"]["content"]["application/json"]["schema"],
        json!({"$ref": "#/components/schemas/pet"})
    );
    assert_eq!(
        outcome.place("/components/schemas/pet/properties/b"),
        "pet.yaml:3"
    );
    assert_eq!(
        post["parameters"],
        json!([{"$ref": "#/components/parameters/limit"}])
    );
    assert_eq!(
        outcome.place("/components/parameters/limit/schema/type"),
        "limit.yaml:3"
    );
}
