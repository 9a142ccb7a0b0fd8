//! The facts that each stage may know, and the one place of each decision.

use std::fs;

use crate::sources::{
    PRODUCT, Source, contains, generator_without, nothing, places, read, root, sources,
};
use quote::ToTokens;

#[test]
fn the_rules_look_at_code_and_nothing_else() {
    let text = "// x.unwrap()\nlet a = x.unwrap();\n#[cfg(test)]\nmod tests;\nlet b = unwraps();\n\
                #[cfg(test)]\nmod tests {\n    x.unwrap();\n}\ny.unwrap();\n";
    let source = Source {
        path: "a.rs".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(
        places(&[source], &[".unwrap()"]),
        ["a.rs:2: let a = x.unwrap();", "a.rs:10: y.unwrap();"]
    );
    assert!(contains("syn::File", "syn") && !contains("async fn", "syn"));
    assert!(contains("use crate::{ir, plan};", "ir") && !contains("first", "ir"));
}

#[test]
fn only_emit_knows_tokens() {
    let places = places(
        &generator_without(&["emit/"]),
        &["syn", "quote", "proc_macro2", "prettyplease"],
    );
    nothing(&places, "Rust code is made in codegen/src/emit alone");
}

#[test]
fn emit_sees_the_plan_alone() {
    let stages = ["document", "ir", "lower", "normalize", "settings", "source"];
    let mut places = Vec::new();
    for source in sources(&["codegen/src/emit"]) {
        // An import may span several lines, so all of it is examined.
        let imports = syn::parse_file(&source.text).unwrap().items.into_iter();
        let imports = imports.filter(|item| matches!(item, syn::Item::Use(_)));
        let imports = imports.map(|item| item.to_token_stream().to_string().replace(' ', ""));
        let paths = source.code().into_iter().map(|line| line.code.to_owned());
        let reaching = imports.chain(paths).filter(|code| {
            let code = code.replace("crate::runtime::", "");
            let leaves = code.contains("crate::") || code.contains("super::super::");
            leaves && stages.iter().any(|stage| contains(&code, stage))
        });
        places.extend(reaching.map(|code| format!("{}: {code}", source.path)));
    }
    nothing(&places, "emit prints the plan, and decides nothing");
}

#[test]
fn emit_reads_no_tokens() {
    let readers = [
        // prettyplease prints syntax trees, so tokens are parsed before they are printed.
        "emit/code.rs",
        // Tests list the declarations in tables.
        "emit/table/read.rs",
        "emit/table/read_client.rs",
    ];
    let mut emit = sources(&["codegen/src/emit"]);
    emit.retain(|source| !readers.iter().any(|it| source.path.ends_with(it)));
    let places = places(&emit, &["TokenTree", "syn"]);
    nothing(
        &places,
        "emit prints tokens, and learns nothing from those that it has made",
    );
}

#[test]
fn one_folder_knows_the_grammar_of_tables() {
    let tables = [
        "runtime::json::fields",
        "runtime::json::union",
        "runtime::json::enumeration",
        "runtime::call::operation::operation",
    ];
    let places = places(&generator_without(&["emit/table/"]), &tables);
    nothing(&places, "tables are written in codegen/src/emit/table");
}

/// Files that read a media type beside `ir/media_type.rs`, and the reasons.
const READ_MEDIA_TYPES: &[(&str, &str)] = &[
    (
        "normalize/upgrade/swagger/media.rs",
        "sorts the media types of Swagger 2.0 while they are text of the document",
    ),
    (
        "runtime/error/received.rs",
        "reads the header of a response, which the server wrote",
    ),
    (
        "runtime/body/multipart.rs",
        "takes media types from consumers, who may write forms themselves",
    ),
];

/// Files of the generator that name a media type behind `normalize/`, beside `ir/media_type.rs`, and the reasons.
const NAME_MEDIA_TYPES: &[(&str, &str)] = &[
    (
        "lower/problems.rs",
        "writes a correction of the document to paste",
    ),
    (
        "plan/operations/other_media_types.rs",
        "has the words for frequent media types in the names of methods",
    ),
];

/// The sources below folders without the owner of a subject, and without files that have a reason.
fn without(folders: &[&str], owner: &str, exceptions: &[(&str, &str)]) -> Vec<Source> {
    let mut all = sources(folders);
    all.retain(|source| {
        let mut exceptions = exceptions.iter().map(|(path, _)| *path);
        !source.path.ends_with(owner) && !exceptions.any(|it| source.path.ends_with(it))
    });
    all
}

#[test]
fn a_media_type_is_read_in_one_place() {
    let owner = "ir/media_type.rs";
    let product = &["codegen/src", "codegen/runtime"];
    let parsers = ["mediatype", "split(';')", "split_once(';')"];
    let places = places(&without(product, owner, READ_MEDIA_TYPES), &parsers);
    nothing(
        &places,
        "media types are parsed in codegen/src/ir/media_type.rs",
    );

    let behind = ["ir", "lower", "plan", "emit"].map(|it| format!("codegen/src/{it}"));
    let behind: Vec<&str> = behind.iter().map(String::as_str).collect();
    let places = self::places(
        &without(&behind, owner, NAME_MEDIA_TYPES),
        &["\"application/", "\"text/", "\"multipart/"],
    );
    nothing(
        &places,
        "codegen/src/ir/media_type.rs knows the media types",
    );
}

#[test]
fn a_rust_name_is_made_in_one_place() {
    let places = places(
        &generator_without(&["plan/naming/rust_name.rs"]),
        &["RustName("],
    );
    nothing(
        &places,
        "names are made in codegen/src/plan/naming/rust_name.rs",
    );
    let names = read("codegen/src/plan/naming/rust_name.rs");
    assert!(
        names.contains("pub struct RustName(String);"),
        "the field of RustName is private, so that nothing else can make one"
    );
}

#[test]
fn only_normalize_knows_other_versions() {
    let versions = ["swagger", "\"2.0", "\"3.1", "\"3.2", "Swagger"];
    let places = places(&generator_without(&["normalize/"]), &versions);
    nothing(&places, "behind normalize/ every document is OpenAPI 3.0");
}

#[test]
fn only_source_tells_yaml_from_json() {
    let parsers = ["serde_yaml", "libyaml_safer", "serde_json::from_str"];
    // A line of misfits is JSON, and no document.
    let others = generator_without(&["source/", "misfits/observation.rs"]);
    let places = places(&others, &parsers);
    nothing(&places, "documents are read in codegen/src/source alone");
}

#[test]
fn the_generator_knows_no_vendor() {
    let sources = sources(PRODUCT);
    let lowered: Vec<Source> = sources
        .into_iter()
        .map(|source| Source {
            text: source.text.to_lowercase(),
            path: source.path,
        })
        .collect();
    let vendors = ["cloudflare", "cloudflared", "cloudflare_"];
    nothing(&places(&lowered, &vendors), "vendor facts go to spec/");
}

#[test]
fn no_crate_of_ours_has_unsafe_code() {
    let mut roots = vec![
        "codegen/src/lib.rs".to_owned(),
        "cli/src/lib.rs".to_owned(),
        "cli/src/main.rs".to_owned(),
        "xtask/src/main.rs".to_owned(),
        "tests/fake/src/lib.rs".to_owned(),
        "tests/loopback/src/lib.rs".to_owned(),
        "tests/runtime/src/lib.rs".to_owned(),
        "generated-client/src/lib.rs".to_owned(),
    ];
    // Every file directly in these folders is a separate crate.
    for folder in ["tests", "examples", "codegen/tests"] {
        let direct = fs::read_dir(root().join(folder)).unwrap();
        let names = direct.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let rust = names.filter(|name| name.ends_with(".rs"));
        roots.extend(rust.map(|name| format!("{folder}/{name}")));
    }
    roots.retain(|path| !read(path).contains("#![forbid(unsafe_code)]"));
    nothing(&roots, "`#![forbid(unsafe_code)]` is missing");
}

#[test]
fn nothing_panics_on_purpose() {
    let panics = [
        ".unwrap()",
        ".expect(",
        "panic!",
        "todo!",
        "unimplemented!",
        "unreachable!",
        "unwrap_unchecked",
    ];
    let places = places(&sources(PRODUCT), &panics);
    nothing(&places, "what users give us is answered by a diagnostic");
}

#[test]
fn emitted_code_takes_the_compiler_that_its_manifest_names() {
    let newer = places(&sources(&["codegen/runtime"]), &["&& let "]);
    nothing(
        &newer,
        "a chain of `let` needs Rust 1.88, and a crate promises 1.85",
    );
}
