//! The invariants of ARCHITECTURE.md that the compiler cannot check.
//!
//! Each test reads the sources as text. Its name is the rule; its message names the place that breaks it.
#![forbid(unsafe_code)]

#[path = "tidy/imports.rs"]
mod imports;

use std::fs;
use std::path::{Path, PathBuf};

use codegen::{Code, Generator, runtime_files};
use imports::Imports;
use quote::ToTokens;

/// The folders with handwritten sources.
const WRITTEN: &[&str] = &[
    "codegen/src",
    "codegen/runtime",
    "xtask/src",
    "tests",
    "examples",
];
/// The code that handles a user's data; tests are not part of it.
const PRODUCT: &[&str] = &["codegen/src", "codegen/runtime", "xtask/src"];

/// A file of this repository.
struct Source {
    /// The path relative to the root, with `/` between its parts.
    path: String,
    text: String,
}

/// One line of code.
struct Line<'s> {
    place: String,
    code: &'s str,
}

impl Source {
    /// The lines that are neither a comment nor part of a test; tests are below `#[cfg(test)]`.
    fn code(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        let mut numbered = self.text.lines().enumerate();
        while let Some((index, line)) = numbered.next() {
            let code = line.trim_start();
            if code == "#[cfg(test)]" {
                let indent = &line[..line.len() - code.len()];
                let end = format!("{indent}}}");
                let opened = numbered.next().is_some_and(|(_, line)| line.ends_with('{'));
                if opened {
                    numbered.by_ref().find(|(_, line)| *line == end);
                }
            } else if !code.starts_with("//") {
                let place = format!("{}:{}", self.path, index + 1);
                lines.push(Line { place, code });
            }
        }
        lines
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs")
            || self.path.contains("/tests/")
            || self.path.starts_with("tests/")
    }

    fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    let text = fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let below = |path: PathBuf| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    };
    paths.into_iter().flat_map(below).collect()
}

/// The Rust sources below some folders.
fn sources(folders: &[&str]) -> Vec<Source> {
    let paths = folders.iter().flat_map(|it| files(&root().join(it)));
    let rust = paths.filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let source = |path: PathBuf| {
        let parts = path.strip_prefix(root()).unwrap().iter();
        let parts: Vec<_> = parts.map(|it| it.to_string_lossy()).collect();
        let path = parts.join("/");
        Source {
            text: read(&path),
            path,
        }
    };
    rust.map(source).collect()
}

/// The places in code, outside tests, where one of these occurs.
fn places(sources: &[Source], wanted: &[&str]) -> Vec<String> {
    let lines = sources.iter().filter(|it| !it.is_test());
    lines
        .flat_map(Source::code)
        .filter(|line| wanted.iter().any(|wanted| contains(line.code, wanted)))
        .map(|line| format!("{}: {}", line.place, line.code))
        .collect()
}

/// Returns whether a text occurs other than at the end or the beginning of a longer word.
fn contains(code: &str, wanted: &str) -> bool {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let mut found = code.match_indices(wanted);
    found.any(|(start, _)| {
        let (before, after) = (&code[..start], &code[start + wanted.len()..]);
        let begins = !wanted.starts_with(is_word) || !before.ends_with(is_word);
        let ends = !wanted.ends_with(is_word) || !after.starts_with(is_word);
        begins && ends
    })
}

/// The sources of the generator that are not below one of these folders or files.
fn generator_without(exempt: &[&str]) -> Vec<Source> {
    let mut all = sources(&["codegen/src"]);
    all.retain(|source| {
        let path = source.path.trim_start_matches("codegen/src/");
        !exempt.iter().any(|it| path.starts_with(it))
    });
    all
}

fn nothing(places: &[String], rule: &str) {
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

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
    let places = places(&generator_without(&["source/"]), &parsers);
    nothing(&places, "documents are read in codegen/src/source alone");
}

#[test]
fn the_generator_knows_no_vendor() {
    let sources = sources(&["codegen/src", "codegen/runtime", "xtask/src"]);
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

/// The files below a folder, as paths without extensions.
fn below(folder: &str) -> Vec<String> {
    let folder = root().join(folder);
    let paths = files(&folder)
        .into_iter()
        .map(|path| path.with_extension(""));
    let paths = paths.map(|path| path.strip_prefix(&folder).unwrap().to_owned());
    paths
        .map(|path| path.to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_runtime_file_is_known_to_the_generator() {
    let known: Vec<&str> = runtime_files().map(|file| file.path).collect();
    assert_eq!(below("codegen/runtime"), known);
}

#[test]
fn the_runtime_is_emitted_byte_for_byte() {
    let mut emitted = below("generated-client/src/runtime");
    // The others list the files of a folder.
    emitted.retain(|path| path.contains('/'));
    assert!(!emitted.is_empty());
    emitted.retain(|path| {
        let text = read(&format!("generated-client/src/runtime/{path}.rs"));
        let known = runtime_files().find(|known| known.path == *path);
        known.is_none_or(|known| known.text != text)
    });
    nothing(
        &emitted,
        "not as in codegen/runtime: run `cargo xtask generate`",
    );
}

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

#[test]
fn every_file_says_why_it_is_there() {
    let mut all = sources(WRITTEN);
    all.extend(sources(&["generated-client/src"]));
    // `tests.rs` has a clear name: it tests the module in whose folder it is.
    all.retain(|it| it.file_name() != "tests.rs" && !it.text.starts_with("//! "));
    let places: Vec<String> = all.into_iter().map(|it| it.path).collect();
    nothing(&places, "a file opens with `//!`");
}

#[test]
fn every_exception_from_a_lint_has_a_reason() {
    let mut places = Vec::new();
    let mut all = sources(WRITTEN);
    all.extend(sources(&["generated-client/src"]));
    for source in &all {
        let starts = ["#[allow(", "#![allow(", "#[expect(", "#![expect("];
        // This file and the emitter of documentation quote such attributes as text.
        let quoted = source.path == "tests/tidy.rs";
        for start in starts.iter().filter(|_| !quoted) {
            for (at, _) in source.text.match_indices(start) {
                let line = source.text[..at].rsplit('\n').next().unwrap_or_default();
                let in_text = line.contains('"') || line.trim_start().starts_with("//");
                let attribute = source.text[at..].split(']').next().unwrap_or_default();
                if !in_text && !attribute.contains("reason = ") {
                    places.push(format!("{}: {attribute}]", source.path));
                }
            }
        }
    }
    nothing(&places, "an exception names its reason");
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut all = sources(PRODUCT);
    all.retain(|source| source.text.lines().count() > 500);
    let places: Vec<String> = all.into_iter().map(|it| it.path).collect();
    nothing(
        &places,
        "500 lines are the limit; one noun or verb per file",
    );
}

#[test]
fn no_file_is_named_after_nothing() {
    let empty = [
        "util", "utils", "helper", "helpers", "common", "manager", "misc",
    ];
    let mut all = sources(WRITTEN);
    all.retain(|source| {
        let parts = source.path.trim_end_matches(".rs").split('/');
        parts.into_iter().any(|part| empty.contains(&part))
    });
    let places: Vec<String> = all.into_iter().map(|it| it.path).collect();
    nothing(&places, "a name says what is inside");
}

#[test]
fn every_diagnostic_code_is_shown_by_a_case() {
    let cases = files(&root().join("codegen/tests/cases"));
    let reports = cases
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(".report.snap"));
    let reports: String = reports
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let missing: Vec<String> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !reports.contains(&format!("[{code}]")))
        .map(str::to_owned)
        .collect();
    nothing(&missing, "no case shows this code");
}

#[test]
fn emitted_files_bear_no_stamp() {
    let generated = Generator::new(root().join("spec")).generate();
    let here = root().display().to_string();
    let own_version = format!("codegen {}", env!("CARGO_PKG_VERSION"));
    let stamps = [
        here.as_str(),
        own_version.as_str(),
        "/tmp/",
        "enerated by",
        "enerated on",
        "enerated at",
    ];
    let mut places = Vec::new();
    for file in generated.files() {
        let found = stamps.iter().filter(|stamp| file.text.contains(**stamp));
        places.extend(found.map(|stamp| format!("{}: {stamp}", file.path)));
    }
    nothing(
        &places,
        "the same input gives the same bytes, whoever runs it when and where",
    );
}

#[test]
fn every_folder_is_on_the_map() {
    let map = read("ARCHITECTURE.md");
    let mut folders: Vec<String> = sources(&["codegen/src"])
        .iter()
        .filter_map(|source| {
            let (folder, _) = source
                .path
                .trim_start_matches("codegen/src/")
                .rsplit_once('/')?;
            Some(format!("{}/", folder.rsplit('/').next()?))
        })
        .collect();
    folders.dedup();
    folders.retain(|folder| !map.contains(folder.as_str()));
    nothing(&folders, "ARCHITECTURE.md does not name this folder");
}

#[test]
fn the_readme_shows_programs_that_compile() {
    let readme = read("README.md");
    let blocks: Vec<&str> = readme
        .split("```rust\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .collect();
    let shown = [
        "examples/quickstart.rs",
        "examples/beyond.rs",
        "examples/without_a_server.rs",
        "build.rs",
    ];
    assert_eq!(blocks.len(), shown.len());
    for (file, block) in shown.iter().zip(blocks) {
        assert!(read(file).ends_with(block), "{file}");
    }
}

#[test]
fn the_example_review_has_rows_of_every_class() {
    let readme = read("README.md");
    let example = "docs/example-review";
    assert!(readme.contains(&format!("({example}.html)")));
    assert!(readme.contains(&format!("({example}.png)")));
    assert!(root().join(format!("{example}.png")).exists());
    let review = read(&format!("{example}.html"));
    for class in ["breaking", "wire", "additive", "docs"] {
        let row = format!("<article class=\"{class}\"");
        assert!(
            review.contains(&row),
            "{example}.html has no row of this class: {class}"
        );
    }
    assert!(review.contains("client.zero_trust().tunnels().cloudflared().create"));
}

#[test]
fn the_readme_lists_every_option() {
    let readme = read("README.md");
    let mut names = Vec::new();
    for file in ["xtask/src/generate.rs", "xtask/src/sources.rs"] {
        let command = read(file);
        let (_, fields) = command.split_once(" {\n    /// ").unwrap();
        let (fields, _) = fields.split_once("\n}").unwrap();
        let declared = fields.lines().map(str::trim).filter(|it| it.ends_with(','));
        let options = declared.filter(|line| !line.contains("::Sources"));
        names.extend(options.filter_map(|it| {
            let (name, _) = it.split_once(": ")?;
            Some(name.trim_start_matches("pub ").replace('_', "-"))
        }));
    }
    assert!(names.len() > 8, "too few options were found: {names:?}");
    let missing: Vec<String> = names
        .into_iter()
        .filter(|name| !readme.contains(&format!("`--{name}")))
        .collect();
    nothing(&missing, "README.md does not describe this option");
}
