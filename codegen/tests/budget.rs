//! The weight of the crates of some documents, as a snapshot, so that growth of the code that a consumer compiles is reviewed.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::fmt::Write;

use sdkgen::{File, Generator};

/// The first customer, a document with values of every shape, one with several resources, and one with an envelope.
const DOCUMENTS: [&str; 4] = [
    "../spec",
    "../xtask/tests/roundtrip/shapes.yaml",
    "tests/cases/operations/resources_share_types_in_pairs.yaml",
    "tests/cases/envelope/two_payloads_share_one_envelope.yaml",
];

/// Calls of the runtime's macros, and the name of each.
const TABLES: [(&str, &str); 8] = [
    (
        "runtime::json::fields::decode_object!",
        "structs that are read",
    ),
    (
        "runtime::json::fields::encode_object!",
        "structs that are written",
    ),
    ("runtime::json::fields::object!", "structs that are both"),
    ("runtime::json::enumeration::open_enum!", "enums of strings"),
    (
        "runtime::json::enumeration::open_integer_enum!",
        "enums of integers",
    ),
    ("pub enum ", "unions and bodies by status"),
    ("runtime::call::operation::operation!", "operations"),
    ("impl", "other `impl` blocks"),
];

#[test]
fn what_a_consumer_compiles_is_reviewed() {
    let mut text = String::new();
    for document in DOCUMENTS {
        let generated = Generator::new(document).generate();
        assert!(generated.is_ok(), "{document}: {}", generated.text(false));
        writeln!(text, "{document}").unwrap();
        for (what, count) in weighed(generated.files()) {
            writeln!(text, "  {count:>5} {what}").unwrap();
        }
    }
    insta::assert_snapshot!(text);
}

fn weighed(files: &[File]) -> Vec<(&'static str, usize)> {
    let rust = files.iter().filter(|file| file.path.ends_with(".rs"));
    let (runtime, own): (Vec<&File>, Vec<&File>) =
        rust.partition(|file| file.path.starts_with("src/runtime"));
    let lines: Vec<&str> = own.iter().flat_map(|file| code(file)).collect();
    let starting = |start: &str| lines.iter().filter(|it| it.starts_with(start)).count();
    let mut weighed = vec![
        ("lines of code", lines.len()),
        (
            "lines of code of the runtime",
            runtime.iter().flat_map(|file| code(file)).count(),
        ),
    ];
    weighed.extend(TABLES.map(|(start, what)| (what, starting(start))));
    let functions = lines
        .iter()
        .filter(|it| it.trim_start().starts_with("pub fn "));
    weighed.push(("public functions", functions.count()));
    weighed.push(("instances of generic types", instances(&lines).len()));
    weighed.retain(|(_, count)| *count > 0);
    weighed
}

/// The lines of a file that are neither empty nor a comment.
fn code(file: &File) -> impl Iterator<Item = &str> {
    let lines = file.text.lines();
    lines.filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
}

/// The types with which the generic models are used.
fn instances<'l>(lines: &[&'l str]) -> BTreeSet<&'l str> {
    let generic = lines.iter().filter_map(|line| {
        let declared = line.trim().strip_prefix("pub struct ")?;
        Some(declared.split_once("<T>")?.0)
    });
    let generic: Vec<&str> = generic.collect();
    let used = lines.iter().flat_map(|line| {
        let uses = generic.iter().flat_map(|name| line.match_indices(*name));
        uses.filter_map(|(at, name)| {
            let argument = line[at + name.len()..].strip_prefix('<')?;
            let mut depth = 1;
            let end = argument.find(|it| {
                depth += i32::from(it == '<') - i32::from(it == '>');
                depth == 0
            })?;
            Some(&argument[..end]).filter(|it| *it != "T")
        })
    });
    used.collect()
}
