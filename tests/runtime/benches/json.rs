//! The speed of reading and writing JSON: models as the generator emits them, compared with the same structs with derived serde.
#![forbid(unsafe_code)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use runtime_tests::runtime::json::decode;
use runtime_tests::workload::{self, derived};
use serde_json::{Value, json};

/// A response of about 4 MB.
const RECORDS: usize = 8_000;
const THINGS: usize = 10_000;

fn records() -> String {
    let record = |number: usize| {
        json!({
            "id": format!("f70ff985-a4ef-4643-bbbc-{number:012}"),
            "name": format!("record {number}"),
            "created_at": "2024-02-29T12:00:00.000000Z",
            "deleted_at": null,
            "status": "healthy",
            "size": number * 17,
            "weight": number as f64 / 8.0,
            "is_remote": number % 2 == 0,
            "revision": {"by": "nobody", "parents": [1, 2, 3]},
            "tags": ["one", "two \"quoted\"", "three"],
            "labels": {"team": "blue", "tier": "gold"},
            "links": [
                {"id": format!("{number:x}"), "place": "lis01", "opened_at": "2024-02-29T12:00:00Z", "is_pending": false, "port": 443},
                {"id": format!("{number:o}"), "place": "ams07", "uuid": "1bedc50d-42b3-473c-b108-ff3d10c0d925", "port": 8443},
            ],
        })
    };
    Value::from_iter((0..RECORDS).map(record)).to_string()
}

fn things() -> String {
    let kinds = [
        "apple", "bread", "candle", "drum", "engine", "feather", "guitar", "hammer", "ink", "jar",
    ];
    let thing = |number: usize| {
        let kind = kinds[number % kinds.len()];
        json!({
            "kind": kind,
            "id": format!("{number:012}"),
            "title": format!("thing {number}"),
            "note": "as it was found",
            "count": number,
            "created_at": "2024-02-29T12:00:00.000000Z",
            "updated_at": "2024-02-29T12:00:00.000000Z",
            "owner": "somebody",
            "is_public": true,
            "tags": ["one", "two"],
            "weight": 1.5,
            kind: "its own",
        })
    };
    Value::from_iter((0..THINGS).map(thing)).to_string()
}

fn lists(criterion: &mut Criterion) {
    let text = records();
    let ours: Vec<workload::Record> = decode::from_str(&text).unwrap();
    let derived: Vec<derived::Record> = serde_json::from_str(&text).unwrap();
    assert_eq!(
        serde_json::to_value(&ours).unwrap(),
        serde_json::to_value(&derived).unwrap()
    );
    let mut group = criterion.benchmark_group("decode a list");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| decode::from_str::<Vec<workload::Record>>(&text).unwrap());
    });
    group.bench_function("derived", |bencher| {
        bencher.iter(|| serde_json::from_str::<Vec<derived::Record>>(&text).unwrap());
    });
    group.finish();

    let mut group = criterion.benchmark_group("encode a list");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| serde_json::to_vec(&ours).unwrap())
    });
    group.bench_function("derived", |bencher| {
        bencher.iter(|| serde_json::to_vec(&derived).unwrap());
    });
    group.finish();
}

fn unions(criterion: &mut Criterion) {
    let text = things();
    let ours: Vec<workload::Thing> = decode::from_str(&text).unwrap();
    assert!(
        !ours
            .iter()
            .any(|it| matches!(it, workload::Thing::Unknown(_)))
    );
    let mut group = criterion.benchmark_group("decode a union");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| decode::from_str::<Vec<workload::Thing>>(&text).unwrap());
    });
    group.bench_function("untagged", |bencher| {
        bencher.iter(|| serde_json::from_str::<Vec<workload::untagged::Thing>>(&text).unwrap());
    });
    group.finish();
}

criterion_group!(benches, lists, unions);
criterion_main!(benches);
