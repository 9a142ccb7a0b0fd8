//! No text of a document runs, and none becomes HTML or a link: each string of a document in turn gets a hostile payload, and the documentation
//! of the emitted crate is read as rustdoc reads it. Then all of them get it, and Cargo documents and tests the crate.
#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use sdkgen::{Generated, Generator};
use serde_json::Value;

/// Leaves a code span, starts a test of documentation, and brings a script and a link that runs one.
const PAYLOAD: &str = "`\n\n```\nstd::fs::write(\"harmed\", []); panic!();\n```\n\n<script>x</script> [x](javascript:x)\n\n    panic!();\n\n~~~\npanic!();\n~~~\n\n- x\n\n```\ny\n```\n\n    panic!();\n\n> ```\n> panic!();\n> ```\n>     panic!();\n";

#[test]
fn a_payload_in_any_text_of_a_document_is_only_text() {
    documents().for_each(|document| each_text_is_only_text(&document));
}

fn each_text_is_only_text(document: &Value) {
    let mut places = Vec::new();
    walk(document, &mut Vec::new(), &mut places);
    let folder = tempfile::tempdir().unwrap();
    let mut read = 0;
    for place in &places {
        let hostile = with_payload(document.clone(), place);
        let generated = generated(folder.path(), &hostile);
        read += usize::from(generated.is_ok());
        let problems = problems(&generated);
        assert!(problems.is_empty(), "{place:?}: {problems:#?}");
    }
    // A payload in a keyword of the specification is an error, so not every document has a crate.
    assert!(read > places.len() / 2, "{read} of {}", places.len());
}

#[test]
#[ignore = "compiles a crate and all its dependencies; .ci/run does it"]
fn the_documentation_of_a_crate_full_of_payloads_is_harmless() {
    documents().for_each(documentation_is_harmless);
}

fn documentation_is_harmless(mut document: Value) {
    let mut places = Vec::new();
    walk(&document, &mut Vec::new(), &mut places);
    let folder = tempfile::tempdir().unwrap();
    let mut taken = 0;
    // A key comes after all that is below it, whose places it changes. A payload in a keyword of the specification is an error, and left out.
    for place in places.iter().rev() {
        let hostile = with_payload(document.clone(), place);
        if generated(folder.path(), &hostile).is_ok() {
            document = hostile;
            taken += 1;
        }
    }
    assert!(taken > places.len() / 3, "{taken} of {}", places.len());

    let client = folder.path().join("client");
    generated(folder.path(), &document).write(&client).unwrap();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("harmless");
    let cargo = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).args(["--offline", "--target-dir"]);
        command.arg(&target).current_dir(&client);
        let command = command.env("RUSTDOCFLAGS", "-D warnings");
        let output = command.env("RUSTFLAGS", "-D warnings").output().unwrap();
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{text}");
    };
    cargo(&["test", "--doc"]);
    cargo(&["doc", "--no-deps"]);
    let made = files(&client);
    assert!(!made.iter().any(|it| it.ends_with("harmed")), "{made:#?}");
    let pages = files(&target.join("doc/hostile"));
    assert!(pages.len() > 10, "{pages:#?}");
    for page in pages {
        let html = fs::read_to_string(&page).unwrap();
        for harm in ["<script>x", "href=\"javascript:", "src=\"javascript:"] {
            assert!(!html.contains(harm), "{harm} in {}", page.display());
        }
    }
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let (folders, mut all): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|it| it.is_dir());
    all.extend(folders.iter().flat_map(|it| files(it)));
    all
}

#[test]
fn macros_of_the_runtime_document_literals_as_they_are_written() {
    let files = sdkgen::runtime_files();
    let lines = files.flat_map(|file| file.text.lines());
    let docs: Vec<&str> = lines
        .filter(|line| line.contains("#[doc = concat!("))
        .collect();
    assert!(docs.len() > 5, "{docs:#?}");
    for line in docs {
        // The value of a literal may have line breaks, which `stringify!` keeps as escapes. A number has none.
        let mut parts = line.split([',', '(']).map(str::trim);
        let is_value = |part: &str| {
            part.len() > 1
                && part.starts_with('$')
                && !part.starts_with("$number")
                && !line.contains(&format!("stringify!({part}"))
        };
        assert!(!parts.any(is_value), "{line}");
    }
}

/// The documents, with everything that the generator reads.
fn documents() -> impl Iterator<Item = Value> {
    let texts = [
        include_str!("harmless/openapi.yaml"),
        include_str!("harmless/swagger.yaml"),
    ];
    texts
        .into_iter()
        .map(|it| serde_yaml::from_str(it).unwrap())
}

/// The place of a string: the keys and indexes that lead to it, and whether it is a key itself.
#[derive(Clone, Debug)]
struct Place {
    path: Vec<String>,
    is_key: bool,
}

fn walk(value: &Value, path: &mut Vec<String>, places: &mut Vec<Place>) {
    let place = |path: &[String], is_key: bool| Place {
        path: path.to_vec(),
        is_key,
    };
    match value {
        Value::String(_) => places.push(place(path, false)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index.to_string());
                walk(item, path, places);
                path.pop();
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                path.push(key.clone());
                places.push(place(path, true));
                walk(value, path, places);
                path.pop();
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn with_payload(mut document: Value, place: &Place) -> Value {
    let (last, above) = place.path.split_last().unwrap();
    let mut target = &mut document;
    for token in above {
        target = match target {
            Value::Array(items) => &mut items[token.parse::<usize>().unwrap()],
            other => &mut other[token.as_str()],
        };
    }
    match target {
        Value::Object(entries) if place.is_key => {
            let renamed =
                std::mem::take(entries)
                    .into_iter()
                    .map(|(key, value)| match key == *last {
                        true => (format!("{key}{PAYLOAD}"), value),
                        false => (key, value),
                    });
            *entries = renamed.collect();
        }
        Value::Object(entries) => append(&mut entries[last.as_str()]),
        Value::Array(items) => append(&mut items[last.parse::<usize>().unwrap()]),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => unreachable!(),
    }
    document
}

fn append(text: &mut Value) {
    *text = format!("{}{PAYLOAD}", text.as_str().unwrap()).into();
}

fn generated(folder: &Path, document: &Value) -> Generated {
    let path = folder.join("hostile.json");
    fs::write(&path, document.to_string()).unwrap();
    Generator::new(&path).name("hostile").generate()
}

/// Everything in the documentation of a crate that is more than text.
fn problems(generated: &Generated) -> Vec<String> {
    let mut problems = Vec::new();
    for file in generated.files() {
        let is_ours = file.path.starts_with("src/runtime");
        if file.path.ends_with(".md") {
            let text = file
                .text
                .replace("<details open><summary><code>", "")
                .replace("</code>", "")
                .replace("</summary>", "")
                .replace("</details>", "");
            markdown(&text, &mut problems);
        }
        if is_ours || !file.path.ends_with(".rs") {
            continue;
        }
        let mut docs = Docs::default();
        docs.tokens(file.text.parse().unwrap(), false);
        docs.texts
            .iter()
            .for_each(|text| markdown(text, &mut problems));
        problems.extend(
            docs.literals
                .into_iter()
                .filter(|it| it.contains(['`', '\n'])),
        );
    }
    problems
}

/// Lists what Markdown makes of a text beyond text, code that does not run, and links to the web. The options are rustdoc's.
fn markdown(text: &str, problems: &mut Vec<String>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut is_code = false;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                is_code = !matches!(kind, CodeBlockKind::Fenced(language) if &*language == "text");
            }
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(code) if is_code && panics(&code) => {
                problems.push(format!("runs: {text}"));
            }
            Event::Html(html) | Event::InlineHtml(html) => problems.push(format!("HTML: {html}")),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                if dest_url.starts_with("javascript") =>
            {
                problems.push(format!("link: {dest_url}"));
            }
            _ => {}
        }
    }
}

/// Returns whether code of ours runs code of a payload, or is not Rust. A path is a literal, in which a payload is only text.
fn panics(code: &str) -> bool {
    fn has_call(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => has_call(group.stream()),
            TokenTree::Ident(name) => name == "panic",
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    let lines = code
        .lines()
        .map(|line| line.strip_prefix("# ").unwrap_or(line));
    let code = Vec::from_iter(lines).join("\n");
    code.parse().map_or(true, has_call)
}

/// The documentation of all items, inside tables too, and the literals of tables.
#[derive(Default)]
struct Docs {
    texts: Vec<String>,
    literals: Vec<String>,
}

impl Docs {
    /// Collects runs of `#[doc = "…"]`, at any depth, and the literals of tables, which are calls of macros.
    fn tokens(&mut self, tokens: TokenStream, is_table: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut text = String::new();
        let mut before = None;
        for token in &tokens {
            match token {
                TokenTree::Group(group) => match doc(group.stream()) {
                    Some(line) => text += &format!("{}\n", line.strip_prefix(' ').unwrap_or(&line)),
                    None => {
                        self.texts
                            .extend(Some(std::mem::take(&mut text)).filter(|it| !it.is_empty()));
                        let is_table = match before {
                            Some(TokenTree::Punct(punct)) if punct.as_char() == '!' => true,
                            // The arguments of a function are documented nowhere.
                            Some(TokenTree::Ident(_)) => false,
                            _ => is_table,
                        };
                        self.tokens(group.stream(), is_table);
                    }
                },
                TokenTree::Literal(literal) if is_table => self.literals.push(literal.to_string()),
                TokenTree::Literal(_) | TokenTree::Punct(_) => {}
                TokenTree::Ident(_) => {
                    self.texts
                        .extend(Some(std::mem::take(&mut text)).filter(|it| !it.is_empty()));
                }
            }
            before = Some(token.clone());
        }
        self.texts.extend(Some(text).filter(|it| !it.is_empty()));
    }
}

/// The line of documentation in an attribute.
fn doc(attribute: TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.into_iter().collect();
    match tokens.as_slice() {
        [
            TokenTree::Ident(name),
            TokenTree::Punct(_),
            TokenTree::Literal(text),
        ] if *name == "doc" => {
            let literal: syn::LitStr = syn::parse_str(&text.to_string()).ok()?;
            Some(literal.value())
        }
        _ => None,
    }
}
