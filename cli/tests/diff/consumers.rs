//! `cargo sdk diff --consumers`: the places in programs that a change touches.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{sdk, text};

const OLD: &str = "openapi: 3.0.3
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example }]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: state, in: query, schema: { $ref: '#/components/schemas/State' } }
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Order' } }
    post:
      operationId: createOrder
      tags: [orders]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Order' }
      responses: { '204': { description: ok } }
  /orders/{id}:
    delete:
      operationId: deleteOrder
      tags: [orders]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { '204': { description: ok } }
components:
  schemas:
    Order:
      type: object
      required: [name]
      properties:
        name: { type: string }
        note: { type: string }
        total: { type: integer }
        place: { $ref: '#/components/schemas/Place' }
    Place:
      type: object
      properties: { street: { type: string } }
    State: { type: string, enum: [open, sent] }
";

/// The document without the call that deletes, the parameter, the field `total`, the setter `note`, and the value `sent`.
fn new() -> String {
    let (before, _) = OLD.split_once("  /orders/{id}:").unwrap();
    let (_, after) = OLD.split_once("components:").unwrap();
    format!("{before}components:{after}")
        .replace(
            "        - { name: limit, in: query, schema: { type: integer } }\n",
            "",
        )
        .replace("        note: { type: string }\n", "")
        .replace("        total: { type: integer }\n", "")
        .replace("[open, sent]", "[open]")
}

/// The diff against a program, of which `main` and `manifest` are the files.
fn diff(manifest: &str, sources: &[(&str, &str)], arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("old.yaml"), OLD).unwrap();
    fs::write(path.join("new.yaml"), new()).unwrap();
    let program = path.join("program");
    fs::create_dir_all(program.join("src")).unwrap();
    fs::write(program.join("Cargo.toml"), manifest).unwrap();
    for (name, source) in sources {
        let file = program.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, source).unwrap();
    }
    run(&folder, arguments)
}

fn run(folder: &TempDir, arguments: &[&str]) -> String {
    let fixed = [
        "diff",
        "--spec",
        "old.yaml",
        "old.yaml",
        "new.yaml",
        "--consumers",
        "program",
    ];
    let output = sdk(folder.path(), &[&fixed, arguments].concat());
    assert!(output.status.success(), "{output:?}");
    text(&output)
}

const MANIFEST: &str = "[package]\nname = \"program\"\n\n[dependencies]\nshop = { path = \"../shop\", features = [\"orders\"] }\n";

/// The rows with places, as `item: places`.
fn touched(report: &str) -> Vec<String> {
    let mut item = "";
    let mut touched = Vec::new();
    for line in report.lines() {
        let line = line.trim();
        if let Some(declared) = line.strip_prefix("- ").or(line.strip_prefix("+ ")) {
            item = declared.split(['(', ':']).next().unwrap_or_default();
            if declared.starts_with("client.") || declared.starts_with("models::") {
                item = declared.split(": ").next().unwrap_or_default();
            }
        }
        if let Some(places) = line.strip_prefix("used at ") {
            touched.push(format!("{item} @ {}", places.replace("program/", "")));
        }
    }
    touched
}

fn touched_by(source: &str) -> Vec<String> {
    touched(&diff(MANIFEST, &[("src/main.rs", source)], &[]))
}

#[test]
fn a_chain_of_methods_is_certain() {
    let found = touched_by(
        "async fn f(client: &shop::Client) {\n    client.orders().delete(\"1\").await;\n    let orders = client.orders();\n    orders.delete(\"2\").await;\n    client\n        .orders()\n        .list()\n        .limit(3)\n        .await;\n}\n",
    );
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn a_type_is_found_by_every_kind_of_import() {
    let sources = [
        (
            "by use",
            "use shop::models::Order;\nfn f(order: &Order) { let _ = order; }\n",
        ),
        (
            "by path",
            "fn f(order: &shop::models::Order) { let _ = order.total; }\n",
        ),
        (
            "by alias",
            "use shop::models::{self as m, Order as Entry};\nfn f(a: &m::Order, b: Entry) { a.total; b.total; }\n",
        ),
        (
            "by glob",
            "use shop::models::*;\nfn f(order: Order) { order.total; State::Sent; }\n",
        ),
        (
            "by a re-export",
            "mod api { pub use shop::models; }\nuse api::models::State;\nfn f() { State::Sent; }\n",
        ),
        (
            "by a type alias",
            "type Entry = shop::models::Order;\nfn f(order: Entry) { order.total; }\n",
        ),
        (
            "not by an own type",
            "struct Order { total: u8 }\nenum State { Sent }\nfn f(order: Order) { State::Sent; }\n",
        ),
    ];
    let found =
        sources.map(|(way, source)| format!("{way}\n  {}", touched_by(source).join("\n  ")));
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn a_field_is_certain_only_where_its_type_is_written() {
    let found = touched_by(
        "use shop::models::Order;
fn f(order: Order, orders: Vec<Order>, other: Other) {
    order.total;
    orders[0].total;
    other.total;
    let Order { total, .. } = order;
    let new = Order { total: None, ..order };
    let made = Order::new(\"n\").note(\"x\");
    println!(\"{}\", made.total);
    unknown.note(\"x\");
    assert!(matches!(state, shop::models::State::Sent));
}
",
    );
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn modules_and_structs_of_a_package_are_followed() {
    let sources = [
        ("src/lib.rs", "pub mod api;\npub mod app;\n"),
        ("src/api.rs", "pub use shop::{Client, models::State};\n"),
        (
            "src/app.rs",
            "use crate::api::{Client, State};\nuse std::sync::Arc;\npub struct App { shop: Arc<Client>, state: State }\nimpl App {\n    fn f(&self) { self.shop.orders().delete(\"1\"); }\n    fn g(orders: shop::orders::Orders) { orders.delete(\"1\"); }\n    fn h(&self) -> State { State::Sent }\n}\n",
        ),
    ];
    let found = touched(&diff(MANIFEST, &sources, &[]));
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn a_manifest_shows_features_and_other_names_of_the_crate() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let pets = "  /pets:\n    get:\n      operationId: listPets\n      tags: [pets]\n      responses: { '204': { description: ok } }\ncomponents:";
    fs::write(path.join("old.yaml"), OLD.replace("components:", pets)).unwrap();
    fs::write(path.join("new.yaml"), OLD).unwrap();
    let program = path.join("program");
    fs::create_dir_all(program.join("src")).unwrap();
    let manifest = "[package]\nname = \"program\"\n\n[dependencies.store]\npackage = \"shop\"\npath = \"../shop\"\nfeatures = [\n    \"orders\",\n    \"pets\",\n]\n";
    fs::write(program.join("Cargo.toml"), manifest).unwrap();
    fs::write(
        program.join("src/main.rs"),
        "fn f(c: store::Client) { c.pets().list(); }\n",
    )
    .unwrap();
    let found = touched(&run(&folder, &[]));
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn every_format_has_the_places() {
    let sources = [(
        "src/main.rs",
        "fn f(c: &shop::Client) {\n    c.orders().delete(\"1\");\n}\n",
    )];
    let report = |format| diff(MANIFEST, &sources, &["--format", format]);
    let place = "program/src/main.rs:2:16";
    assert!(
        report("text").contains("\nthe programs use 1 changed item"),
        "{}",
        report("text")
    );
    assert!(report("text").contains(&format!("used at {place}")));
    assert!(report("markdown").contains(&format!("used at `{place}`")));
    assert!(report("html").contains(&format!("<code>{place}</code>")));
    assert!(report("github").contains(
        "::warning file=program/src/main.rs,line=2,col=16,title=uses a breaking change::"
    ));
    let json: serde_json::Value = serde_json::from_str(&report("json")).unwrap();
    let rows = json["rows"].as_array().unwrap();
    let row = rows
        .iter()
        .find(|it| it["item"] == "client.orders().delete")
        .unwrap();
    assert_eq!(row["hits"][0]["line"], 2);
    assert_eq!(row["hits"][0]["certain"], true);
}

#[test]
fn programs_that_use_nothing_of_it_are_told_so() {
    let source = "fn f(c: &shop::Client) {\n    c.orders().create(&order);\n}\n";
    let report = diff(MANIFEST, &[("src/main.rs", source)], &[]);
    assert!(
        report.contains("the programs use nothing that is broken or sent differently"),
        "{report}"
    );
}

#[test]
fn a_folder_without_a_package_and_a_source_that_is_no_rust_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("old.yaml"), OLD).unwrap();
    let error = |path: &Path| {
        let arguments = [
            "diff",
            "--spec",
            "old.yaml",
            "old.yaml",
            "old.yaml",
            "--consumers",
            "program",
        ];
        let output = sdk(path, &arguments);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    fs::create_dir_all(path.join("program/src")).unwrap();
    assert!(error(path).contains("there is no Cargo.toml in program or below"));
    fs::write(path.join("program/Cargo.toml"), MANIFEST).unwrap();
    fs::write(path.join("program/src/main.rs"), "fn f( {\n").unwrap();
    assert!(
        error(path).contains("program/src/main.rs:1:7: "),
        "{}",
        error(path)
    );
}
