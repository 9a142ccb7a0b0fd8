use serde_json::{Value, json};

use crate::normalize::gather::tests::Outcome;
use crate::normalize::upgrade::tests::upgraded;

const HEAD: &str = "swagger: '2.0'\ninfo: {title: Pets, version: '1'}\n";

fn converted(rest: &str) -> Outcome {
    upgraded(&format!("{HEAD}{rest}"))
}

/// The document with one operation, `POST /a`.
fn operation(rest: &str) -> Outcome {
    converted(&format!("paths:\n  /a:\n    post:\n{rest}"))
}

fn post(outcome: &Outcome) -> &Value {
    &outcome.value["paths"]["/a"]["post"]
}

#[test]
fn hosts_are_servers_and_https_goes_first() {
    let outcome =
        converted("host: pets.test\nbasePath: /v1/\nschemes: [ws, http, https]\n").clean();
    assert_eq!(outcome.value["openapi"], "3.0.3");
    assert_eq!(
        outcome.value["servers"],
        json!([{"url": "https://pets.test/v1"}, {"url": "http://pets.test/v1"}])
    );
    assert_eq!(outcome.place("/servers/0/url"), "api.yaml:3");
    let outcome = converted("basePath: /v1\n").clean();
    assert_eq!(outcome.value["servers"], json!([{"url": "/v1"}]));
    assert_eq!(
        converted("basePath: /\n").clean().value.get("servers"),
        None
    );
}

#[test]
fn an_operation_of_another_scheme_has_a_server_of_its_own() {
    let outcome =
        converted("host: pets.test\nschemes: [https]\npaths: {/a: {post: {schemes: [http]}}}\n")
            .clean();
    assert_eq!(
        post(&outcome)["servers"],
        json!([{"url": "http://pets.test"}])
    );
}

#[test]
fn definitions_are_components_wherever_they_are_referred_to() {
    let outcome = converted(
        "definitions:\n  Pet: {properties: {next: {$ref: '#/definitions/Pet'}}, discriminator: kind}\n  Old: {x-nullable: true, type: string}\n",
    )
    .clean();
    assert_eq!(
        outcome.value["components"]["schemas"],
        json!({
            "Pet": {
                "properties": {"next": {"$ref": "#/components/schemas/Pet"}},
                "discriminator": {"propertyName": "kind"},
            },
            "Old": {"type": "string", "nullable": true},
        })
    );
    assert_eq!(outcome.place("/components/schemas/Old/type"), "api.yaml:5");
}

#[test]
fn a_body_leaves_the_parameters() {
    let outcome = operation(
        "      consumes: [application/json, text/json]\n      parameters:\n      - {name: pet, in: body, required: true, description: New., schema: {$ref: '#/definitions/Pet'}}\n      - {name: q, in: query, type: string, x-nullable: true}\n      - {$ref: '#/paths/~1a/post/parameters/1'}\ndefinitions: {Pet: {}}\n",
    )
    .clean();
    let schema = json!({"schema": {"$ref": "#/components/schemas/Pet"}});
    assert_eq!(
        post(&outcome)["requestBody"],
        json!({
            "description": "New.", "required": true,
            "content": {"application/json": schema, "text/json": schema},
        })
    );
    assert_eq!(
        post(&outcome)["parameters"],
        json!([
            {"name": "q", "in": "query", "schema": {"type": "string", "nullable": true}},
            {"$ref": "#/paths/~1a/post/parameters/0"},
        ])
    );
    assert_eq!(
        outcome.place("/paths/~1a/post/requestBody/content/text~1json/schema"),
        "api.yaml:8"
    );
    assert_eq!(
        outcome.place("/paths/~1a/post/parameters/0/schema/type"),
        "api.yaml:9"
    );
}

#[test]
fn fields_are_one_form_and_files_make_it_multipart() {
    let outcome = operation(
        "      parameters:\n      - {name: a, in: formData, type: string, required: true, description: An a.}\n      - {name: b, in: formData, type: array, items: {type: string}, collectionFormat: multi}\n",
    )
    .clean();
    assert_eq!(
        post(&outcome)["requestBody"],
        json!({
            "required": true,
            "content": {"application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "a": {"type": "string", "description": "An a."},
                        "b": {"type": "array", "items": {"type": "string"}},
                    },
                    "required": ["a"],
                },
                "encoding": {"b": {"style": "form", "explode": true}},
            }},
        })
    );
    let outcome = operation("      parameters: [{name: a, in: formData, type: file}]\n").clean();
    let property = &post(&outcome)["requestBody"]["content"]["multipart/form-data"]["schema"]["properties"]
        ["a"];
    assert_eq!(*property, json!({"type": "string", "format": "binary"}));
}

#[test]
fn shared_bodies_go_to_their_operations() {
    let outcome = converted(
        "parameters:\n  Body: {name: b, in: body, schema: {type: string}}\n  Limit: {name: limit, in: query, type: integer}\npaths:\n  /a:\n    parameters:\n    - {$ref: '#/parameters/Body'}\n    - {$ref: '#/parameters/Limit'}\n    post: {}\n    put: {parameters: [{name: own, in: body, schema: {type: integer}}]}\n",
    )
    .clean();
    let body = |method: &str| {
        &outcome.value["paths"]["/a"][method]["requestBody"]["content"]["application/json"]["schema"]
            ["type"]
    };
    assert_eq!(
        (body("post"), body("put")),
        (&json!("string"), &json!("integer"))
    );
    assert_eq!(
        outcome.value["paths"]["/a"]["parameters"],
        json!([{"$ref": "#/components/parameters/Limit"}])
    );
    assert_eq!(
        outcome.value["components"]["parameters"],
        json!({"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}})
    );
    assert_eq!(
        outcome.place("/paths/~1a/post/requestBody/content/application~1json/schema"),
        "api.yaml:4"
    );
}

#[test]
fn a_second_body_is_left_out_with_a_warning() {
    let outcome = operation(
        "      parameters:\n      - {name: a, in: body, schema: {type: string}}\n      - {name: b, in: formData, type: string}\n",
    );
    assert_eq!(outcome.findings(), ["warning[several-bodies] api.yaml:8:9"]);
}

#[test]
fn collection_formats_are_styles() {
    let style = |location: &str, format: &str| {
        let outcome = operation(&format!(
            "      parameters: [{{name: a, in: {location}, type: array, items: {{type: string}}{format}}}]\n"
        ));
        let parameter = &post(&outcome)["parameters"][0];
        let findings = outcome.findings().len();
        (
            parameter["style"].as_str().unwrap().to_owned(),
            parameter["explode"] == true,
            findings,
        )
    };
    let found = |style: &str, explode, findings| (style.to_owned(), explode, findings);
    assert_eq!(style("query", ""), found("form", false, 0));
    assert_eq!(
        style("query", ", collectionFormat: multi"),
        found("form", true, 0)
    );
    assert_eq!(
        style("query", ", collectionFormat: ssv"),
        found("spaceDelimited", false, 0)
    );
    assert_eq!(
        style("query", ", collectionFormat: pipes"),
        found("pipeDelimited", false, 0)
    );
    assert_eq!(
        style("query", ", collectionFormat: tsv"),
        found("form", false, 0)
    );
    assert_eq!(style("header", ""), found("simple", false, 0));
    assert_eq!(
        style("header", ", collectionFormat: pipes"),
        found("simple", false, 0)
    );
}

#[test]
fn responses_have_the_media_types_that_are_produced() {
    let outcome = operation(
        "      produces: [application/zip]\n      responses:\n        '200': {description: ok, schema: {type: file}, headers: {X-A: {type: array, items: {type: string}, description: An a.}}}\n        '206': {description: ok}\n        '404': {description: no, schema: {$ref: '#/definitions/E'}}\n        '500': {$ref: '#/responses/Failed'}\nresponses: {Failed: {description: no, schema: {$ref: '#/definitions/E'}, examples: {application/json: {a: 1}}}}\ndefinitions: {E: {}}\n",
    )
    .clean();
    let file = json!({"application/zip": {"schema": {"type": "string", "format": "binary"}}});
    let error = json!({"$ref": "#/components/schemas/E"});
    assert_eq!(
        post(&outcome)["responses"],
        json!({
            "200": {
                "description": "ok",
                "headers": {"X-A": {
                    "description": "An a.", "schema": {"type": "array", "items": {"type": "string"}},
                }},
                "content": file,
            },
            "206": {"description": "ok", "content": file},
            "404": {"description": "no", "content": {"application/json": {"schema": error}}},
            "500": {"description": "no", "content": {"application/json": {"schema": error, "example": {"a": 1}}}},
        })
    );
}

#[test]
fn a_file_among_json_is_octets() {
    let outcome = converted(
        "produces: [application/json]\npaths: {/a: {post: {responses: {'200': {description: ok, schema: {type: file}}}}}}\n",
    )
    .clean();
    let content = &post(&outcome)["responses"]["200"]["content"];
    assert_eq!(
        *content,
        json!({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}})
    );
}

#[test]
fn security_definitions_are_schemes() {
    let outcome = converted(
        "securityDefinitions:\n  b: {type: basic}\n  k: {type: apiKey, in: header, name: X-Key}\n  o: {type: oauth2, flow: accessCode, authorizationUrl: a, tokenUrl: t, scopes: {s: S}}\n",
    )
    .clean();
    assert_eq!(
        outcome.value["components"]["securitySchemes"],
        json!({
            "b": {"type": "http", "scheme": "basic"},
            "k": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "o": {"type": "oauth2", "flows": {"authorizationCode": {
                "authorizationUrl": "a", "tokenUrl": "t", "scopes": {"s": "S"},
            }}},
        })
    );
}

#[test]
fn a_list_of_items_without_a_type_is_a_choice() {
    let outcome = converted("definitions:\n  A:\n    items: [{type: string}, {type: 'null'}]\n");
    assert_eq!(outcome.findings(), ["note[loose-schema] api.yaml:5:5"]);
    assert_eq!(
        outcome.value["components"]["schemas"]["A"],
        json!({"anyOf": [{"type": "string"}, {"enum": [null]}]})
    );
}
