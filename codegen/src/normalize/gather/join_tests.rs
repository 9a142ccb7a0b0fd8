//! Joining documents and fragments, tested with small folders.

use serde_json::json;

use super::tests::{Outcome, gathered};

const ROOT: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\n";

fn joined(root: &str, one: &str, other: &str) -> Outcome {
    gathered(
        "",
        &[("openapi.yaml", root), ("a.yaml", one), ("b.yaml", other)],
    )
}

#[test]
fn operations_of_one_path_come_together() {
    let outcome = joined(
        ROOT,
        "paths: {/a: {get: {operationId: g}}}\n",
        "path: /a\nmethod: post\noperationId: p\n",
    )
    .clean();
    assert_eq!(
        outcome.value["paths"],
        json!({"/a": {"get": {"operationId": "g"}, "post": {"operationId": "p"}}})
    );
    assert_eq!(outcome.place("/paths/~1a/get"), "a.yaml:1");
    assert_eq!(outcome.place("/paths/~1a/post/operationId"), "b.yaml:3");
}

#[test]
fn equal_operations_join_silently_whatever_their_form() {
    let one = "paths:\n  /a:\n    get: {operationId: g, tags: [x]}\n";
    let other = "method: get\ntags: [x]\noperationId: g\npath: /a\n";
    let outcome = joined(ROOT, one, other).clean();
    assert_eq!(outcome.place("/paths/~1a/get"), "a.yaml:3");
}

#[test]
fn different_operations_show_both_places() {
    let outcome = joined(
        ROOT,
        "paths:\n  /a:\n    get: {operationId: g}\n",
        "path: /a\nmethod: get\noperationId: h\n",
    );
    assert_eq!(
        outcome.findings(),
        ["error[conflicting-operation] b.yaml:1:1"]
    );
    assert!(outcome.text().contains("a.yaml:3:5"), "{}", outcome.text());
}

#[test]
fn components_are_joined_by_kind_and_name() {
    let one = "components: {schemas: {A: {type: string}}, responses: {A: {description: a}}}\n";
    let other = "components: {schemas: {A: {type: string}, B: {type: integer}}}\n";
    let outcome = joined(ROOT, one, other).clean();
    let schemas = json!({"A": {"type": "string"}, "B": {"type": "integer"}});
    assert_eq!(
        outcome.value["components"],
        json!({"schemas": schemas, "responses": {"A": {"description": "a"}}})
    );
    assert_eq!(outcome.place("/components/schemas/B/type"), "b.yaml:1");
}

#[test]
fn different_components_show_both_places() {
    let one = "components:\n  schemas:\n    A: {type: string}\n";
    let outcome = joined(
        ROOT,
        one,
        "components:\n  schemas:\n\n    A: {type: integer}\n",
    );
    assert_eq!(
        outcome.findings(),
        ["error[conflicting-component] b.yaml:4:5"]
    );
    assert!(outcome.text().contains("a.yaml:3:5"), "{}", outcome.text());
}

#[test]
fn a_relative_reference_is_equal_if_its_file_is() {
    let schema =
        |reference: &str| format!("components: {{schemas: {{A: {{$ref: {reference}}}}}}}\n");
    let target = ("x/t.yaml", "type: string\n");
    let files = |one: &str| {
        let one = schema(one);
        gathered(
            "",
            &[
                ("openapi.yaml", ROOT),
                ("x/a.yaml", &one),
                ("y/b.yaml", &schema("../x/t.yaml")),
                target,
            ],
        )
    };
    files("t.yaml").clean();
    assert_eq!(files("../t.yaml").findings().len(), 1);
}

#[test]
fn info_and_servers_of_the_root_count() {
    let fragment = "info: {title: X, version: '2'}\nservers: [{url: /x}]\npaths: {/a: {get: {}}}\n";
    let root = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\nservers: [{url: /}]\n";
    let outcome = joined(root, fragment, "tags: [{name: t}]\n").clean();
    assert_eq!(outcome.value["info"]["title"], "Pets");
    assert_eq!(outcome.value["servers"], json!([{"url": "/"}]));
    assert_eq!(outcome.value["paths"]["/a"]["get"], json!({}));
    assert_eq!(outcome.value["tags"], json!([{"name": "t"}]));
}

#[test]
fn security_of_a_fragment_is_for_its_own_operations() {
    let fragment = "security: [{key: []}]\npaths: {/a: {get: {}, post: {security: []}}}\n";
    let outcome = joined(
        ROOT,
        fragment,
        "path: /b\nmethod: get\nresponses: {'200': {}}\n",
    )
    .clean();
    assert_eq!(
        outcome.value["paths"]["/a"],
        json!({"get": {"security": [{"key": []}]}, "post": {"security": []}})
    );
    assert_eq!(outcome.place("/paths/~1a/get/security/0/key"), "a.yaml:1");
    assert_eq!(outcome.value["paths"]["/b"]["get"].get("security"), None);
    assert_eq!(outcome.value.get("security"), None);
}

#[test]
fn shared_parameters_that_differ_go_to_their_own_operations() {
    let one = "paths:\n  /a:\n    parameters: [{name: x, in: query}]\n    get: {}\n";
    let other = "paths:\n  /a:\n    parameters: [{name: y, in: query}]\n    post: {parameters: [{name: z, in: query}]}\n";
    let outcome = joined(ROOT, one, other).clean();
    assert_eq!(
        outcome.value["paths"]["/a"],
        json!({
            "get": {"parameters": [{"name": "x", "in": "query"}]},
            "post": {"parameters": [{"name": "z", "in": "query"}, {"name": "y", "in": "query"}]}
        })
    );
    assert_eq!(
        outcome.place("/paths/~1a/get/parameters/0/name"),
        "a.yaml:3"
    );
    assert_eq!(
        outcome.place("/paths/~1a/post/parameters/1/name"),
        "b.yaml:3"
    );
    assert_eq!(
        outcome.place("/paths/~1a/post/parameters/0/name"),
        "b.yaml:4"
    );
}

#[test]
fn shared_parameters_that_agree_stay_shared() {
    let item = |method: &str| {
        format!("paths: {{/a: {{parameters: [{{name: x, in: query}}], {method}: {{}}}}}}\n")
    };
    let outcome = joined(ROOT, &item("get"), &item("post")).clean();
    assert_eq!(
        outcome.value["paths"]["/a"],
        json!({"parameters": [{"name": "x", "in": "query"}], "get": {}, "post": {}})
    );
}

#[test]
fn a_tag_that_differs_keeps_its_first_description() {
    let outcome = joined(
        ROOT,
        "tags: [{name: t, description: a}]\n",
        "tags: [{name: t, description: b}]\n",
    );
    assert_eq!(
        outcome.findings(),
        ["warning[conflicting-component] b.yaml:1:8"]
    );
    assert_eq!(
        outcome.value["tags"],
        json!([{"name": "t", "description": "a"}])
    );
}

#[test]
fn a_fragment_of_another_version_is_an_error() {
    let fragment = |version: &str| format!("{version}\npaths: {{/a: {{get: {{}}}}}}\n");
    let none = "tags: []\n";
    joined(ROOT, &fragment("openapi: 3.0.1"), none).clean();
    for version in ["openapi: 3.1.0", "swagger: '2.0'", "openapi: 4.0.0"] {
        let outcome = joined(ROOT, &fragment(version), none);
        assert_eq!(outcome.findings().len(), 1, "{version}");
        assert!(
            outcome.findings()[0].starts_with("error[unsupported-version] a.yaml:1:"),
            "{:?}",
            outcome.findings()
        );
    }
}

#[test]
fn versions_that_cannot_be_read_are_errors() {
    for (version, supported) in [
        ("openapi: 3.0.0", true),
        ("openapi: '3.1'", true),
        ("openapi: 3.2.0", true),
        ("openapi: 3.0", true),
        ("swagger: '2.0'", true),
        ("swagger: 2.0", true),
        ("openapi: 3.3.0", false),
        ("openapi: 3.01", false),
        ("openapi: 2.0.0", false),
        ("swagger: '1.2'", false),
        ("openapi: [3]", false),
        ("openapi:", false),
    ] {
        let outcome = gathered(
            "a.yaml",
            &[("a.yaml", &format!("info: {{}}\n{version}\npaths: {{}}\n"))],
        );
        assert_eq!(
            outcome.findings().is_empty(),
            supported,
            "{version}: {:?}",
            outcome.findings()
        );
        if !supported {
            assert!(
                outcome.findings()[0].starts_with("error[unsupported-version] a.yaml:2:"),
                "{:?}",
                outcome.findings()
            );
        }
    }
}

#[test]
fn a_version_that_yaml_takes_for_a_number_is_text() {
    let outcome = gathered("a.yaml", &[("a.yaml", "swagger: 2.0\npaths: {}\n")]).clean();
    assert_eq!(outcome.value["swagger"], "2.0");
}

#[test]
fn methods_and_paths_are_checked() {
    let outcome = joined(ROOT, "path: /a\nmethod: gett\n", "path: a\nmethod: get\n");
    assert_eq!(
        outcome.findings(),
        [
            "error[unknown-method] a.yaml:2:9",
            "error[invalid-path] b.yaml:1:7"
        ]
    );
    assert!(
        outcome.text().contains("did you mean `get`?"),
        "{}",
        outcome.text()
    );
}

#[test]
fn what_is_no_mapping_is_left_out() {
    let outcome = joined(ROOT, "paths: [1]\n", "components: {schemas: 1}\n");
    assert_eq!(
        outcome.findings(),
        [
            "warning[malformed-object] a.yaml:1:1",
            "warning[malformed-object] b.yaml:1:14"
        ]
    );
}

#[test]
fn swagger_definitions_are_joined_too() {
    let root = "swagger: '2.0'\ndefinitions: {A: {type: string}}\n";
    let outcome = joined(
        root,
        "definitions: {B: {type: string}}\n",
        "parameters: {P: {name: p, in: query}}\n",
    )
    .clean();
    assert_eq!(
        outcome.value["definitions"],
        json!({"A": {"type": "string"}, "B": {"type": "string"}})
    );
    assert_eq!(
        outcome.value["parameters"],
        json!({"P": {"name": "p", "in": "query"}})
    );
}
