use serde_json::{Value, json};

use crate::normalize::gather::tests::{Outcome, internalized};

const INFO: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\n";

fn document(rest: &str, files: &[(&str, &str)]) -> Outcome {
    let root = format!("{INFO}{rest}");
    let mut all = vec![("openapi.yaml", root.as_str())];
    all.extend(files);
    internalized("openapi.yaml", &all)
}

fn schemas(outcome: &Outcome) -> &Value {
    &outcome.value["components"]["schemas"]
}

#[test]
fn a_document_without_files_stays_as_it_is() {
    let outcome = document(
        "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {type: string}}}\n",
        &[],
    )
    .clean();
    assert_eq!(
        schemas(&outcome)["A"],
        json!({"$ref": "#/components/schemas/B"})
    );
}

#[test]
fn a_schema_of_another_file_becomes_a_component() {
    let outcome = document(
        "components:\n  schemas:\n    A: {properties: {p: {$ref: models/pet.yaml}, q: {$ref: 'models/pet.yaml#/properties/name'}}}\n",
        &[("models/pet.yaml", "properties:\n  name: {type: string}\n")],
    )
    .clean();
    assert_eq!(
        schemas(&outcome)["A"]["properties"]["p"],
        json!({"$ref": "#/components/schemas/pet"})
    );
    assert_eq!(
        schemas(&outcome)["A"]["properties"]["q"],
        json!({"$ref": "#/components/schemas/name"})
    );
    assert_eq!(
        schemas(&outcome)["pet"],
        json!({"properties": {"name": {"type": "string"}}})
    );
    assert_eq!(
        outcome.place("/components/schemas/pet/properties/name"),
        "pet.yaml:2"
    );
    assert_eq!(outcome.place("/components/schemas/A"), "openapi.yaml:5");
}

#[test]
fn references_inside_a_file_are_relative_to_it() {
    let outcome = document(
        "components: {schemas: {A: {items: {$ref: 'x/a.yaml#/List'}}}}\n",
        &[
            ("x/a.yaml", "List: {items: {$ref: '#/Item'}}\nItem: {properties: {t: {$ref: y/t.yaml}, up: {$ref: ../u.yaml}}}\n"),
            ("x/y/t.yaml", "type: string\n"),
            ("u.yaml", "type: integer\n"),
        ],
    )
    .clean();
    assert_eq!(
        schemas(&outcome)["List"],
        json!({"items": {"$ref": "#/components/schemas/Item"}})
    );
    let properties =
        json!({"t": {"$ref": "#/components/schemas/t"}, "up": {"$ref": "#/components/schemas/u"}});
    assert_eq!(schemas(&outcome)["Item"]["properties"], properties);
    assert_eq!(schemas(&outcome)["u"], json!({"type": "integer"}));
}

#[test]
fn a_schema_that_contains_itself_is_one_component() {
    let outcome = document(
        "components: {schemas: {A: {$ref: node.yaml}, B: {items: {$ref: node.yaml}}}}\n",
        &[(
            "node.yaml",
            "properties: {next: {$ref: node.yaml}, also: {$ref: '#'}}\n",
        )],
    )
    .clean();
    let here = json!({"$ref": "#/components/schemas/A"});
    assert_eq!(
        *schemas(&outcome),
        json!({"A": {"properties": {"next": here, "also": here}}, "B": {"items": here}})
    );
    assert_eq!(
        outcome.place("/components/schemas/A/properties/next"),
        "node.yaml:1"
    );
}

#[test]
fn a_file_that_is_only_a_reference_is_followed() {
    let outcome = document(
        "components: {schemas: {A: {items: {$ref: a.yaml}}}}\n",
        &[("a.yaml", "$ref: b.yaml\n"), ("b.yaml", "type: string\n")],
    )
    .clean();
    assert_eq!(
        *schemas(&outcome),
        json!({"A": {"items": {"$ref": "#/components/schemas/b"}}, "b": {"type": "string"}})
    );
}

#[test]
fn names_that_are_taken_grow_by_their_file_and_folder() {
    let outcome = document(
        "components: {schemas: {E: {type: integer}, A: {allOf: [{$ref: x/e.yaml#/E}, {$ref: y/e.yaml#/E}, {$ref: same.yaml#/E}]}}}\n",
        &[("x/e.yaml", "E: {type: string}\n"), ("y/e.yaml", "E: {type: boolean}\n"), ("same.yaml", "E: {type: integer}\n")],
    )
    .clean();
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    assert_eq!(
        schemas(&outcome)["A"]["allOf"],
        json!([reference("e_E"), reference("y_e_E"), reference("E")])
    );
    assert_eq!(schemas(&outcome)["y_e_E"], json!({"type": "boolean"}));
}

#[test]
fn each_kind_goes_to_its_own_section() {
    let outcome = document(
        "paths:\n  /a:\n    parameters: [{$ref: all.yaml#/P}]\n    post:\n      requestBody: {$ref: all.yaml#/B}\n      responses: {'200': {$ref: all.yaml#/R}}\n",
        &[("all.yaml", "P: {name: p, in: query}\nB: {content: {}}\nR: {headers: {X: {$ref: '#/H'}}, content: {a/b: {examples: {e: {$ref: '#/E'}}}}}\nH: {schema: {}}\nE: {value: {$ref: kept}}\n")],
    )
    .clean();
    assert_eq!(
        outcome.value["paths"]["/a"]["parameters"],
        json!([{"$ref": "#/components/parameters/P"}])
    );
    assert_eq!(
        outcome.value["paths"]["/a"]["post"]["requestBody"],
        json!({"$ref": "#/components/requestBodies/B"})
    );
    let components = outcome.value["components"].as_object().unwrap();
    assert_eq!(
        components["responses"]["R"]["headers"]["X"],
        json!({"$ref": "#/components/headers/H"})
    );
    assert_eq!(
        components["examples"]["E"],
        json!({"value": {"$ref": "kept"}})
    );
}

#[test]
fn path_items_and_operations_take_the_place_of_their_reference() {
    let outcome = document(
        "paths:\n  /a: {$ref: item.yaml}\n  /b: {get: {$ref: 'ops/get.yaml'}}\n",
        &[
            ("item.yaml", "get: {operationId: a}\n"),
            (
                "ops/get.yaml",
                "operationId: b\nresponses: {'200': {$ref: ../r.yaml}}\n",
            ),
            ("r.yaml", "description: ok\n"),
        ],
    )
    .clean();
    assert_eq!(
        outcome.value["paths"]["/a"],
        json!({"get": {"operationId": "a"}})
    );
    assert_eq!(
        outcome.value["paths"]["/b"]["get"]["responses"],
        json!({"200": {"$ref": "#/components/responses/r"}})
    );
    assert_eq!(outcome.place("/paths/~1b/get/operationId"), "get.yaml:1");
    assert_eq!(outcome.place("/paths/~1b"), "openapi.yaml:5");
}

#[test]
fn a_text_can_be_referenced_too() {
    let outcome = document(
        "x: {$ref: t.yaml#/intro}\ntags: [{name: t, description: {$ref: t.md}}]\n",
        &[("t.yaml", "intro: hello\n"), ("t.md", "# World\n")],
    )
    .clean();
    assert_eq!(outcome.value["x"], "hello");
    assert_eq!(outcome.value["tags"][0]["description"], "# World\n");
}

#[test]
fn extensions_and_examples_are_left_alone() {
    let rest = "x-a: {$ref: none.yaml}\ncomponents: {schemas: {A: {example: {$ref: none.yaml}, default: {$ref: none.yaml}}}}\n";
    let outcome = document(rest, &[]).clean();
    assert_eq!(outcome.value["x-a"], json!({"$ref": "none.yaml"}));
}

#[test]
fn a_reference_to_the_root_or_a_fragment_stays_inside() {
    let root = format!("{INFO}components: {{schemas: {{A: {{items: {{$ref: x.yaml}}}}}}}}\n");
    let outcome = internalized("", &[
        ("openapi.yaml", &root),
        ("x.yaml", "properties: {a: {$ref: 'openapi.yaml#/components/schemas/A'}, b: {$ref: 'part.yaml#/components/schemas/B'}}\n"),
        ("part.yaml", "components: {schemas: {B: {items: {$ref: '#/components/schemas/A'}}}}\n"),
    ])
    .clean();
    let properties =
        json!({"a": {"$ref": "#/components/schemas/A"}, "b": {"$ref": "#/components/schemas/B"}});
    assert_eq!(schemas(&outcome)["x"]["properties"], properties);
    assert_eq!(
        schemas(&outcome)["B"]["items"],
        json!({"$ref": "#/components/schemas/A"})
    );
}

#[test]
fn a_fragment_may_keep_definitions_of_its_own() {
    let operation = "path: /a\nmethod: get\nresponses: {'200': {content: {a/b: {schema: {$ref: '#/x-own/T'}}}}}\nx-own: {T: {type: string}}\n";
    let outcome = internalized("a.yaml", &[("a.yaml", operation)]);
    let schema =
        &outcome.value["paths"]["/a"]["get"]["responses"]["200"]["content"]["a/b"]["schema"];
    assert_eq!(*schema, json!({"$ref": "#/paths/~1a/get/x-own/T"}));
}

#[test]
fn discriminator_mappings_are_followed() {
    let outcome = document(
        "components: {schemas: {A: {discriminator: {propertyName: k, mapping: {d: dog.yaml, a: A}}}}}\n",
        &[("dog.yaml", "type: object\n")],
    )
    .clean();
    assert_eq!(
        schemas(&outcome)["A"]["discriminator"]["mapping"],
        json!({"d": "#/components/schemas/dog", "a": "A"})
    );
}

#[test]
fn what_leaves_the_folder_is_not_read() {
    for reference in [
        "../secret.yaml",
        "x/../../secret.yaml",
        "/etc/hosts.yaml",
        "a/../../pets2/x.yaml",
    ] {
        let outcome = document(
            &format!("x: 1\ncomponents: {{schemas: {{A: {{$ref: {reference}}}}}}}\n"),
            &[],
        );
        assert_eq!(
            outcome.findings(),
            ["warning[reference-outside-root] openapi.yaml:4:34"],
            "{reference}"
        );
        assert_eq!(schemas(&outcome)["A"], json!({"$ref": reference}));
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_the_folder_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("api");
    std::fs::create_dir(&top).unwrap();
    std::fs::write(folder.path().join("secret.yaml"), "type: string\n").unwrap();
    std::os::unix::fs::symlink("../secret.yaml", top.join("s.yaml")).unwrap();
    std::fs::write(
        top.join("a.yaml"),
        format!("{INFO}components: {{schemas: {{A: {{$ref: s.yaml}}}}}}\n"),
    )
    .unwrap();
    let mut sources = crate::source::Sources::new();
    let mut report = crate::report::Report::new();
    let value =
        crate::normalize::gather::gather(&top.join("a.yaml"), &mut sources, &mut report).unwrap();
    super::internalize(value, &mut sources, &mut report);
    assert_eq!(
        report.iter().map(|it| it.code).collect::<Vec<_>>(),
        [crate::report::Code::ReferenceOutsideRoot]
    );
}

#[test]
fn the_network_is_never_asked() {
    let outcome = document(
        "components: {schemas: {A: {$ref: 'https://example.com/a.yaml#/A'}}}\n",
        &[],
    );
    assert_eq!(
        outcome.findings(),
        ["warning[remote-reference] openapi.yaml:3:34"]
    );
}

#[test]
fn what_is_missing_is_a_warning_and_dangles() {
    let rest = "components: {schemas: {A: {$ref: none.yaml}, B: {$ref: 'b.yaml#/Bird'}}}\n";
    let outcome = document(rest, &[("b.yaml", "Birb: {}\n")]);
    assert_eq!(
        outcome.findings(),
        [
            "warning[missing-reference-file] openapi.yaml:3:34",
            "warning[unresolved-reference] openapi.yaml:3:56"
        ]
    );
    assert!(
        outcome.text().contains("did you mean `Birb`?"),
        "{}",
        outcome.text()
    );
    assert_eq!(schemas(&outcome)["A"], json!({"$ref": "none.yaml"}));
}

#[test]
fn a_path_item_that_contains_itself_is_a_warning() {
    let item = "post: {callbacks: {c: {u: {$ref: item.yaml}}}}\n";
    let outcome = document("paths: {/a: {$ref: item.yaml}}\n", &[("item.yaml", item)]);
    assert_eq!(
        outcome.findings(),
        ["warning[reference-to-itself] item.yaml:1:34"]
    );
}

#[test]
fn swagger_has_its_own_sections() {
    let outcome = internalized("a.yaml", &[
        ("a.yaml", "swagger: '2.0'\npaths: {/a: {get: {responses: {'200': {schema: {$ref: pet.yaml}}}}}}\n"),
        ("pet.yaml", "type: object\n"),
    ])
    .clean();
    assert_eq!(
        outcome.value["definitions"],
        json!({"pet": {"type": "object"}})
    );
}

#[test]
fn a_broken_file_is_reported_once() {
    let rest = "components: {schemas: {A: {$ref: b.yaml}, B: {$ref: b.yaml}}}\n";
    let outcome = document(rest, &[("b.yaml", "a: [\n")]);
    assert_eq!(outcome.findings(), ["error[syntax] b.yaml:2:1"]);
}
