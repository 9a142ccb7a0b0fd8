//! The names that planning reserves are those that the runtime and every emitted crate have.
//!
//! Both are read from their sources: the lists in `src/plan/naming/reserved.rs`, and the methods of the code itself.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use sdkgen::Generator;
use syn::{Expr, ExprLit, Item, Lit};

/// A document whose crate has no setters that another crate lacks.
const DOCUMENT: &str = r#"
openapi: 3.0.3
info: { title: Plain, version: "1" }
servers: [{ url: "https://plain.example" }]
paths:
  /things:
    get: { operationId: list, responses: { "204": { description: Done. } } }
"#;

const SETTINGS: &str = r#"
[client.env]
base_url = "PLAIN_BASE_URL"
"#;

/// A reader expects a constructor with this name, so nothing else has it.
const CONSTRUCTOR: &str = "new";

#[test]
fn no_setter_has_the_name_of_a_method_of_every_call() {
    let mut methods = methods(&runtime(), |header| {
        header == "impl < O : Operation > Call < O >"
            || header == "impl < O : Operation > IntoFuture for Call < O >"
    });
    // The name of the associated type of `IntoFuture`.
    methods.remove("Output");
    assert_eq!(reserved("CALL_METHODS"), methods);
}

#[test]
fn no_setter_of_a_list_has_the_name_of_a_method_of_its_pages() {
    let methods = methods(&runtime(), |header| {
        header == "impl < O : Paged > Call < O >"
    });
    assert_eq!(reserved("PAGED_METHODS"), methods);
}

#[test]
fn no_credential_has_the_name_of_a_method_of_every_builder() {
    let mut methods = methods(&runtime(), |header| adds_to("ClientBuilder", header));
    methods.insert(CONSTRUCTOR.to_owned());
    // Only builders of APIs with several servers have it, and planning reserves it for them.
    methods.remove("environment");
    assert_eq!(reserved("BUILDER_METHODS"), methods);
}

#[test]
fn no_resource_has_the_name_of_a_method_of_every_client() {
    let sources = [runtime(), emitted()].concat();
    let mut methods = methods(&sources, |header| adds_to("Client", header));
    methods.remove("things");
    // The method is derived.
    methods.insert("clone".to_owned());
    methods.insert(CONSTRUCTOR.to_owned());
    assert_eq!(reserved("CLIENT_METHODS"), methods);
}

/// Returns whether a header is that of a block for a type of this crate, which a macro reaches by its path.
fn adds_to(name: &str, header: &str) -> bool {
    let path = header.trim_start_matches("impl ");
    let path = path.trim_start_matches("$ ").replace(' ', "");
    path == name || path.starts_with("crate::") && path.ends_with(&format!("::{name}"))
}

/// The strings in a list of names.
fn reserved(list: &str) -> BTreeSet<String> {
    let text = read(Path::new("src/plan/naming/reserved.rs"));
    let file = syn::parse_file(&text).expect("the lists parse");
    let lists = file.items.into_iter().filter_map(|item| match item {
        Item::Const(it) if it.ident == list => Some(*it.expr),
        _ => None,
    });
    let names = lists.flat_map(|it| match it {
        Expr::Array(names) => names.elems,
        _ => panic!("`{list}` is not a list"),
    });
    let names = names.map(|name| match name {
        Expr::Lit(ExprLit {
            lit: Lit::Str(name),
            ..
        }) => name.value(),
        _ => panic!("`{list}` has more than names"),
    });
    names.collect()
}

/// The functions in the `impl` blocks with a matching header. Blocks inside macros count as well.
fn methods(sources: &[String], is_meant: impl Fn(&str) -> bool + Copy) -> BTreeSet<String> {
    let mut methods = BTreeSet::new();
    for source in sources {
        let tokens: TokenStream = source.parse().expect("the source has tokens");
        find(tokens, is_meant, &mut methods);
    }
    assert!(!methods.is_empty(), "there is no such `impl` block");
    methods
}

fn find(
    tokens: TokenStream,
    is_meant: impl Fn(&str) -> bool + Copy,
    methods: &mut BTreeSet<String>,
) {
    let mut header: Vec<String> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let is_block = group.delimiter() == Delimiter::Brace;
                if is_block && is_meant(&header.join(" ")) {
                    methods.extend(functions(group.stream()));
                }
                find(group.stream(), is_meant, methods);
                header.clear();
            }
            token if token.to_string() == "impl" => header = vec!["impl".to_owned()],
            token => header.extend((!header.is_empty()).then(|| token.to_string())),
        }
    }
}

/// The names of the functions directly in a block, without those that a table names.
fn functions(block: TokenStream) -> Vec<String> {
    let tokens: Vec<String> = block.into_iter().map(|token| token.to_string()).collect();
    let pairs = tokens.windows(2);
    let pairs = pairs.filter(|pair| pair[0] == "fn" && pair[1] != "$");
    pairs.map(|pair| pair[1].clone()).collect()
}

/// The text of every file of the runtime.
fn runtime() -> Vec<String> {
    let mut folders = vec![PathBuf::from("runtime")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the runtime can be read") {
            let path = entry.expect("an entry of the runtime").path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push(read(&path)),
            }
        }
    }
    files
}

/// The text of the files for the document, without those of the runtime.
fn emitted() -> Vec<String> {
    static EMITTED: LazyLock<Vec<String>> = LazyLock::new(emit);
    EMITTED.clone()
}

fn emit() -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reserved");
    fs::create_dir_all(&folder).expect("a folder for the document");
    let (document, settings) = (folder.join("plain.yaml"), folder.join("plain.toml"));
    fs::write(&document, DOCUMENT).expect("the document can be written");
    fs::write(&settings, SETTINGS).expect("the settings can be written");
    let generated = Generator::new(&document).config(settings).generate();
    let files = generated.files().iter();
    let own = files.filter(|it| it.path.ends_with(".rs") && !it.path.starts_with("src/runtime/"));
    own.map(|it| it.text.clone()).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the source can be read")
}
