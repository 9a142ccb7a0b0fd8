//! `cargo sdk explain` on the document of `docs/commands.md`: every kind of item, and things that do not exist.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const SPEC: &str = "openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: pageSize, in: query, schema: { type: integer } }
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Order' } }
  /orders/{orderId}:
    delete:
      operationId: deleteOrder
      parameters:
        - { name: orderId, in: path, required: true, schema: { type: string } }
      responses: { '204': { description: ok } }
components:
  schemas:
    Order:
      allOf:
        - type: object
          required: [id]
          properties:
            id: { type: string }
        - type: object
          properties:
            unitPrice: { type: number }
            state: { $ref: '#/components/schemas/State' }
            place:
              type: object
              properties: { street: { type: string } }
    State: { type: string, enum: [open, '+1', sent] }
    Unused: { type: object }
";

const OVERLAY: &str = "overlay: 1.0.0
info: { title: Corrections, version: '1' }
actions:
  - target: $.components.schemas.Order.allOf[1].properties.unitPrice
    update: { description: The price of one. }
";

fn shop() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("spec");
    fs::create_dir_all(spec.join("overlays")).unwrap();
    fs::write(spec.join("openapi.yaml"), SPEC).unwrap();
    fs::write(spec.join("overlays/price.yaml"), OVERLAY).unwrap();
    folder
}

fn sdk(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn explain(folder: &Path, item: &str) -> String {
    let output = sdk(folder, &["explain", item]);
    assert!(output.status.success(), "{item}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_kind_of_item_has_an_explanation() {
    let folder = shop();
    let items = [
        "models::Order",
        "models::Order::unit_price",
        "models::State::Plus1",
        "client.orders().delete",
        "client.orders().delete(order_id)",
        "client.orders().list().page_size",
        "DELETE /orders/{orderId}",
        "/components/schemas/Order/allOf/1/properties/place",
    ];
    let texts = items.map(|item| {
        format!(
            "$ cargo sdk explain '{item}'\n{}",
            explain(folder.path(), item)
        )
    });
    insta::assert_snapshot!("explain", texts.join("\n"));
}

#[test]
fn different_spellings_name_the_same_item() {
    let folder = shop();
    let same = [
        [
            "models::Order",
            "Order",
            "shop::models::Order",
            "#/components/schemas/Order",
        ],
        [
            "models::Order::id",
            "Order.id",
            "models::Order.id",
            "/components/schemas/Order/allOf/0/properties/id",
        ],
        [
            "client.orders().list",
            "orders.list",
            "GET /orders",
            "/paths/~1orders/get",
        ],
        [
            "client.orders().list().page_size",
            "client.orders().list.page_size",
            "orders.list.page_size",
            "/paths/~1orders/get/parameters/0",
        ],
    ];
    for [first, others @ ..] in same {
        let expected = explain(folder.path(), first);
        for other in others {
            let text = explain(folder.path(), other);
            assert_eq!(text.lines().next(), expected.lines().next(), "{other}");
        }
    }
    let request = sdk(folder.path(), &["explain", "get", "/orders"]);
    assert!(request.status.success(), "{request:?}");
}

#[test]
fn the_reason_for_a_name_is_the_lock_or_a_setting() {
    let folder = shop();
    let path = folder.path();
    assert!(sdk(path, &["generate"]).status.success());
    let spec = path.join("spec/openapi.yaml");
    let renamed = SPEC
        .replace("schemas/State", "schemas/Status")
        .replace("    State:", "    Status:");
    fs::write(
        &spec,
        renamed.replace(
            "operationId: deleteOrder",
            "operationId: deleteOrder\n      x-speakeasy-name-override: cancel",
        ),
    )
    .unwrap();
    let state = explain(path, "models::State");
    assert!(
        state.contains("State (chosen): api.lock has it, and names stay"),
        "{state}"
    );
    assert!(state.contains("renamed-upstream"), "{state}");
    let delete = explain(path, "DELETE /orders/{orderId}");
    assert!(
        delete.contains("delete (chosen): api.lock has it"),
        "{delete}"
    );
    assert!(
        delete.contains("cancel (not needed): an extension of the operation gives it"),
        "{delete}"
    );
    let settings = "[names]\n'/components/schemas/Status' = 'OrderState'\n\n[operations.deleteOrder]\nmethod = 'remove'\n";
    fs::write(path.join("spec/codegen.toml"), settings).unwrap();
    let state = explain(path, "models::OrderState");
    assert!(
        state.contains("OrderState (chosen): codegen.toml gives it"),
        "{state}"
    );
    assert!(
        state.contains("names./components/schemas/Status = \"OrderState\", spec/codegen.toml:2:1"),
        "{state}"
    );
    let remove = explain(path, "client.orders().remove");
    assert!(
        remove.contains("operations.deleteOrder.method = \"remove\", spec/codegen.toml:5:1"),
        "{remove}"
    );
    assert!(!remove.contains("OrderState"), "{remove}");
}

#[test]
fn an_explanation_in_json_has_everything() {
    let folder = shop();
    let output = sdk(
        folder.path(),
        &["explain", "--json", "models::Order::unit_price"],
    );
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let only = &value[0];
    assert_eq!(value.as_array().map(Vec::len), Some(1));
    assert_eq!(
        only["pointer"],
        "/components/schemas/Order/allOf/1/properties/unitPrice"
    );
    assert_eq!(only["origins"][0]["file"], "spec/openapi.yaml");
    assert_eq!(only["origins"][0]["line"], 31);
    assert_eq!(only["origins"][1]["file"], "spec/overlays/price.yaml");
    assert_eq!(only["names"][0]["name"], "unit_price");
    assert_eq!(only["calls"][0], "client.orders().list");
    assert_eq!(only["passes"][0]["pass"], "merge_all_of");
}

#[test]
fn an_unknown_name_is_an_error_with_the_nearest_names() {
    let folder = shop();
    let refused = [
        ("models::Ordr", "did you mean `models::Order`"),
        ("GET /order", "did you mean `GET /orders`"),
        (
            "/components/schemas/Ordr",
            "did you mean `/components/schemas/Order`",
        ),
        ("models::Order::unitprize", "`models::Order.unit_price`"),
        (
            "wholly unlike",
            "`cargo sdk inspect surface` lists everything",
        ),
        ("/components/schemas/Unused", "no operation uses the schema"),
    ];
    for (item, expected) in refused {
        let output = sdk(folder.path(), &["explain", item]);
        assert_eq!(output.status.code(), Some(1), "{item}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(expected), "{item}: {error}");
    }
}

#[test]
fn the_guide_shows_an_explanation() {
    let folder = shop();
    let guide = fs::read_to_string("../docs/commands.md").unwrap();
    let command = "$ cargo sdk explain models::Order::unit_price\n";
    let (_, shown) = guide.split_once(command).unwrap();
    let shown = shown.split("```").next().unwrap();
    assert_eq!(explain(folder.path(), "models::Order::unit_price"), shown);
}
