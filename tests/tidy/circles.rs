//! Imports in circles.

use crate::imports::Imports;
use crate::sources::{nothing, sources};

/// The circles of imports in a folder, which is the module `module` of its crate.
fn circles(folder: &str, module: &[&str]) -> Vec<String> {
    let sources = sources(&[folder]);
    let product = sources.iter().filter(|source| !source.is_test());
    let files = product.map(|source| {
        let path = source.path.trim_start_matches(folder);
        (path.trim_start_matches('/'), source.text.as_str())
    });
    let circles = Imports::of(module, files).circles().into_iter();
    circles
        .map(|circle| format!("{folder}: {circle}"))
        .collect()
}

#[test]
fn imports_do_not_go_in_circles() {
    let mut all = circles("codegen/src", &[]);
    all.extend(circles("codegen/runtime", &["runtime"]));
    nothing(
        &all,
        "files that import each other cannot be read one by one",
    );
}

#[test]
fn circles_of_imports_are_found_where_items_are_defined() {
    let circles = |files: &[(&str, &str)]| Imports::of(&[], files.iter().copied()).circles();
    let through_a_re_export = [
        ("a/mod.rs", "mod b;\nmod c;\npub use b::B;\n"),
        ("a/b.rs", "pub struct B;\nfn b() { super::c::c() }\n"),
        ("a/c.rs", "use super::B;\npub fn c() { B; }\n"),
    ];
    assert_eq!(circles(&through_a_re_export), ["a/b.rs → a/c.rs → a/b.rs"]);
    let through_an_item_of_a_mod = [
        ("a/mod.rs", "mod b;\nstruct A;\nfn a() { b::b() }\n"),
        ("a/b.rs", "use super::A;\npub(in crate::a) fn b() { A; }\n"),
    ];
    let found = circles(&through_an_item_of_a_mod);
    assert_eq!(found, ["a/b.rs → a/mod.rs → a/b.rs"]);
    let through_a_re_export_of_the_file_itself = [
        ("a/mod.rs", "mod b;\npub use b::*;\npub struct A(B);\n"),
        ("a/b.rs", "pub struct B;\nimpl From<super::A> for B {}\n"),
    ];
    let found = circles(&through_a_re_export_of_the_file_itself);
    assert_eq!(found, ["a/b.rs → a/mod.rs → a/b.rs"]);
    let one_way = [
        ("a/mod.rs", "mod b;\nmod c;\npub use b::B;\n"),
        (
            "a/b.rs",
            "pub struct B;\n#[cfg(test)]\nmod tests {\n    use super::super::c::c;\n}\n",
        ),
        ("a/c.rs", "use crate::a::B;\npub fn c() { B; }\n"),
    ];
    assert!(circles(&one_way).is_empty());
}
