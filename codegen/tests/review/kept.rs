//! Names stay: for every kind of name, a newcomer that would take it, and the crate with and without the lock.

use std::collections::BTreeSet;
use std::fs;

use sdkgen::{Class, Generated, Generator, Side, review};

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: Shop, version: '1' }\n";

/// A document with an operation that takes and returns one schema.
fn with_schema(schema: &str) -> String {
    format!(
        "{HEAD}paths:\n  /orders:\n    post:\n      operationId: createOrder\n      tags: [orders]\n      requestBody: {{ required: true, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Order' }} }} }} }}\n      responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Order' }} }} }} }} }}\ncomponents:\n  schemas:\n{schema}"
    )
}

/// A document with an operation that has parameters.
fn with_parameters(parameters: &str) -> String {
    format!(
        "{HEAD}paths:\n  /orders:\n    get:\n      operationId: listOrders\n      parameters: [{parameters}]\n      responses: {{ '204': {{ description: ok }} }}\n"
    )
}

/// A document with an operation at each path.
fn with_paths(paths: &[String]) -> String {
    let paths = paths.iter().map(|path| {
        format!("  {path}:\n    get: {{ responses: {{ '204': {{ description: ok }} }} }}\n")
    });
    format!("{HEAD}paths:\n{}", paths.collect::<String>())
}

fn generated(document: &str, lock: Option<&str>, renames: &[&str]) -> Generated {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.yaml");
    fs::write(&path, document).unwrap();
    let mut generator = Generator::new(&path).surface(true);
    if let Some(lock) = lock {
        fs::write(folder.path().join("api.lock"), lock).unwrap();
        generator = generator.keep_names(folder.path().join("api.lock"));
    }
    for pattern in renames {
        generator = generator.rename(*pattern);
    }
    let generated = generator.generate();
    assert!(generated.is_ok(), "{}", generated.text(false));
    generated
}

fn lines(generated: &Generated) -> BTreeSet<String> {
    generated.surface().unwrap().lines().collect()
}

/// Checks that the lines of the first crate stay in the second one only because of the lock, and returns the report.
fn assert_kept(old: &str, new: &str, line: &str) -> String {
    let first = generated(old, None, &[]);
    assert!(lines(&first).contains(line), "{:#?}", lines(&first));
    let natural = lines(&generated(new, None, &[]));
    assert!(
        !natural.contains(line),
        "it stays without a lock: {natural:#?}"
    );
    let lock = first.lock().unwrap().text();
    let kept = generated(new, Some(&lock), &[]);
    assert!(lines(&kept).contains(line), "{:#?}", lines(&kept));
    // The next run sees its own lock, and changes nothing.
    let again = generated(new, Some(&kept.lock().unwrap().text()), &[]);
    assert_eq!(lines(&again), lines(&kept));
    kept.text(false)
}

#[test]
fn a_field_keeps_its_name() {
    let order = |more: &str| {
        with_schema(&format!(
            "    Order:\n      type: object\n      properties:\n        unit-price: {{ type: integer }}\n{more}"
        ))
    };
    let new = order("        unit_price: { type: string }\n");
    let line = "models::Order.unit_price: Option<i64> (optional), of \"unit-price\"";
    let report = assert_kept(&order(""), &new, line);
    assert!(
        report.contains("`models::Order.unit_dash_price` keeps the name `models::Order.unit_price` from api.lock"),
        "{report}"
    );
    let lock = generated(&order(""), None, &[]).lock().unwrap().text();
    let renamed = generated(&new, Some(&lock), &["models::Order.*"]);
    assert!(!lines(&renamed).contains(line));
}

#[test]
fn a_variant_keeps_its_name() {
    let order = |values: &str| {
        with_schema(&format!(
            "    Order: {{ type: object, properties: {{ state: {{ $ref: '#/components/schemas/State' }} }} }}\n    State: {{ type: string, enum: [{values}] }}\n"
        ))
    };
    assert_kept(
        &order("in-use, sent"),
        &order("in-use, sent, in_use"),
        "models::State::InUse = \"in-use\"",
    );
}

#[test]
fn a_member_keeps_its_name() {
    let order = |members: &str, more: &str| {
        with_schema(&format!(
            "    Order: {{ type: object, properties: {{ by: {{ oneOf: [{members}] }} }} }}\n    OrderCard: {{ type: object, required: [number], properties: {{ number: {{ type: string }} }} }}\n    OrderBill: {{ type: object, required: [address], properties: {{ address: {{ type: string }} }} }}\n{more}"
        ))
    };
    let two =
        "{ $ref: '#/components/schemas/OrderCard' }, { $ref: '#/components/schemas/OrderBill' }";
    let three = format!("{two}, {{ $ref: '#/components/schemas/Voucher' }}");
    let voucher =
        "    Voucher: { type: object, required: [code], properties: { code: { type: string } } }\n";
    assert_kept(
        &order(two, ""),
        &order(&three, voucher),
        "models::OrderBy::Card(OrderCard)",
    );
}

#[test]
fn a_setter_and_an_argument_keep_their_names() {
    let query = |required: bool, names: &[&str]| {
        let parameters = names.iter().map(|name| {
            format!(
                "{{ name: {name}, in: query, required: {required}, schema: {{ type: string }} }}"
            )
        });
        with_parameters(&parameters.collect::<Vec<_>>().join(", "))
    };
    let both = ["page_size", "page-size"];
    assert_kept(
        &query(false, &both[..1]),
        &query(false, &both),
        "client.orders().get.page_size(page_size: &str), query page_size",
    );
    let lock = generated(&query(true, &both[..1]), None, &[])
        .lock()
        .unwrap()
        .text();
    let kept = generated(&query(true, &both), Some(&lock), &[])
        .lock()
        .unwrap()
        .text();
    assert!(kept.contains("query=page_size as page_size"), "{kept}");
    assert!(
        kept.contains("query=page_size_query as page-size"),
        "{kept}"
    );
}

#[test]
fn a_feature_keeps_its_name() {
    let paths =
        |all: &[&str]| with_paths(&all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
    assert_kept(
        &paths(&["/größe"]),
        &paths(&["/größe", "/grosse"]),
        "feature grosse brings client.größe()",
    );
}

#[test]
fn the_feature_of_a_part_stays_when_the_resource_shrinks() {
    let parts = (0..7)
        .flat_map(|it| ["cards", "rules", "tokens"].map(|part| format!("/radar/{part}/a{it}")));
    // A word with which all paths begin would be no resource.
    let all: Vec<String> = parts.chain(["/pets".to_owned()]).collect();
    let fewer: Vec<String> = all
        .iter()
        .filter(|it| !it.ends_with("a6"))
        .cloned()
        .collect();
    assert_kept(
        &with_paths(&all),
        &with_paths(&fewer),
        "feature radar-rules",
    );
}

#[test]
fn a_type_stays_in_its_file() {
    let order =
        with_schema("    Order: { type: object, properties: { total: { type: integer } } }\n");
    let lock = generated(&order, None, &[]).lock().unwrap().text();
    let moved = lock.replace("src/models/order.rs", "src/models/purchase.rs");
    assert_ne!(lock, moved);
    let kept = generated(&order, Some(&moved), &[]);
    let paths: Vec<&str> = kept.files().iter().map(|it| it.path.as_str()).collect();
    assert!(paths.contains(&"src/models/purchase.rs"), "{paths:?}");
    assert!(!paths.contains(&"src/models/order.rs"), "{paths:?}");
    let renamed = generated(&order, Some(&moved), &["models::Order"]);
    assert!(
        renamed
            .files()
            .iter()
            .any(|it| it.path == "src/models/order.rs")
    );
}

/// The crate of a version, with the lock of the one before. Renamed schemas are aliases.
fn with_aliases(document: &str, lock: Option<&str>, version: &str) -> Generated {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.yaml");
    fs::write(&path, document).unwrap();
    let settings = format!("[crate]\nversion = \"{version}\"\n\n[naming]\nrename = \"alias\"\n");
    fs::write(folder.path().join("codegen.toml"), settings).unwrap();
    let mut generator = Generator::new(&path).surface(true);
    if let Some(lock) = lock {
        fs::write(folder.path().join("api.lock"), lock).unwrap();
        generator = generator.keep_names(folder.path().join("api.lock"));
    }
    let generated = generator.generate();
    assert!(generated.is_ok(), "{}", generated.text(false));
    generated
}

/// A document whose order has a place, under one of two names.
fn with_place(name: &str) -> String {
    with_schema(&format!(
        "    Order: {{ type: object, properties: {{ place: {{ $ref: '#/components/schemas/{name}' }} }} }}\n    {name}: {{ type: object, properties: {{ street: {{ type: string }}, city: {{ type: string }} }} }}\n"
    ))
}

#[test]
fn a_renamed_schema_is_an_alias_for_one_release() {
    let lock = |generated: &Generated| generated.lock().unwrap().text();
    let alias = "models::Place = Address".to_owned();
    let first = with_aliases(&with_place("Place"), None, "1.0.0");
    assert!(!lines(&first).contains(&alias));
    let renamed = with_place("Address");
    // As long as the version is the same, nothing has been released.
    let before = with_aliases(&renamed, Some(&lock(&first)), "1.0.0");
    assert!(lines(&before).contains(&alias), "{:#?}", lines(&before));
    assert!(lines(&before).contains("struct models::Address"));
    let file = before
        .files()
        .iter()
        .find(|it| it.path == "src/models/address.rs")
        .unwrap();
    assert!(
        file.text
            .contains("#[deprecated = \"it is called `Address` now\"]\npub type Place = Address;"),
        "{}",
        file.text
    );
    let again = with_aliases(&renamed, Some(&lock(&before)), "1.0.0");
    assert_eq!(lock(&again), lock(&before));
    let released = with_aliases(&renamed, Some(&lock(&again)), "1.1.0");
    assert!(lines(&released).contains(&alias));
    let patched = with_aliases(&renamed, Some(&lock(&released)), "1.1.0");
    assert_eq!(lock(&patched), lock(&released));
    let next = with_aliases(&renamed, Some(&lock(&patched)), "1.2.0");
    assert!(!lines(&next).contains(&alias), "{:#?}", lines(&next));
    // A version that is raised together with the renaming is the release.
    let raised = with_aliases(&renamed, Some(&lock(&first)), "2.0.0");
    assert!(lines(&raised).contains(&alias));
    let after = with_aliases(&renamed, Some(&lock(&raised)), "2.1.0");
    assert!(!lines(&after).contains(&alias));
}

#[test]
fn a_name_that_another_schema_takes_is_no_alias() {
    let first = with_aliases(&with_place("Place"), None, "1.0.0");
    let lock = first.lock().unwrap().text();
    let taken = with_place("Address")
        + "    Place: { type: object, properties: { seat: { type: integer }, row: { type: integer } } }\n";
    let taken = taken.replace(
        "    Order: { type: object, properties: {",
        "    Order: { type: object, properties: { at: { $ref: '#/components/schemas/Place' },",
    );
    let generated = with_aliases(&taken, Some(&lock), "1.0.0");
    assert!(lines(&generated).contains("struct models::Place"));
    assert!(
        !lines(&generated)
            .iter()
            .any(|it| it.starts_with("models::Place = "))
    );
}

#[test]
fn a_renaming_with_an_alias_breaks_nothing() {
    let first = with_aliases(&with_place("Place"), None, "1.0.0");
    let lock = first.lock().unwrap().text();
    let renamed = with_aliases(&with_place("Address"), Some(&lock), "1.0.0");
    let side = |name: &str, generated| Side::of_run(name, generated).unwrap();
    let review = review(&side("old", first), &side("new", renamed), None);
    assert_eq!(review.worst(), Some(Class::Additive), "{}", review.text());
    let text = review.text();
    assert!(text.contains("+ struct models::Address"), "{text}");
    assert!(text.contains("+ models::Place = Address"), "{text}");
}
