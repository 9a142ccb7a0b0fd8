//! The tables of every case's crate declare what the surface of its plan lists, and nothing else.
//!
//! The tables are read back by the one grammar that there is, `emit/table/read.rs`.
#![forbid(unsafe_code)]

mod corpus;
#[path = "../src/emit/table/read.rs"]
#[allow(dead_code, reason = "`tests/surface.rs` reads more of a table")]
mod read;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use read::{Declared, Is, Operation, Setter};
use sdkgen::{Generated, Surface};
use syn::punctuated::Punctuated;
use syn::{Attribute, Item, Lit, LitStr, Macro};

use corpus::cases;

#[test]
fn the_tables_of_every_case_read_back_as_its_surface() {
    let mut differing = Vec::new();
    for case in cases() {
        let generated = case.generator().surface(true).generate();
        let Some(surface) = generated.surface() else {
            continue;
        };
        let (read, listed) = (read_back(&generated, surface), listed(surface));
        let unlisted = read.difference(&listed).map(|it| format!("  + {it}"));
        let undeclared = listed.difference(&read).map(|it| format!("  - {it}"));
        let lines: Vec<String> = unlisted.chain(undeclared).collect();
        if !lines.is_empty() {
            let (topic, name) = (&case.topic, &case.name);
            differing.push(format!("{topic}/{name}:\n{}", lines.join("\n")));
        }
    }
    assert!(
        differing.is_empty(),
        "read back from tables (+), or only listed (-):\n{}",
        differing.join("\n")
    );
}

/// The lines of a surface for everything that tables declare, without spaces.
fn listed(surface: &Surface) -> BTreeSet<String> {
    let mut of_struct = false;
    let all: Vec<String> = surface.lines().collect();
    let lines = all.iter().filter(|line| {
        of_struct = line.starts_with("struct ") || of_struct && line.starts_with("models::");
        is_declared(line, of_struct)
    });
    let requests = surface.methods.iter().map(|method| {
        let resources = method.resources.iter().map(|it| format!(".{it}()"));
        let call = format!("client{}.{}", resources.collect::<String>(), method.name);
        request(&call, &method.verb, &method.path)
    });
    lines
        .map(|line| tight(line))
        .chain(requests.map(|line| tight(&line)))
        .collect()
}

/// Returns whether a table declares the subject of a line. Other items are beside it, or in another file.
fn is_declared(line: &str, of_struct: bool) -> bool {
    if let Some(member) = line.strip_prefix("models::") {
        let beside = [": Multipart", "_or_default() = "];
        // The constants of a struct are beside it, while the values of an enum have rows.
        let is_constant = of_struct
            && member
                .split_once("::")
                .is_some_and(|(_, name)| !name.starts_with("new("));
        // The alias of a type, and not a part of one.
        let is_alias = member
            .split_once(" = ")
            .is_some_and(|(name, _)| name.chars().all(char::is_alphanumeric));
        return !is_constant && !is_alias && !beside.iter().any(|it| line.contains(it));
    }
    let of_call = [" fails with ", " comes in pages of "];
    let is_setter = [", path ", ", query ", ", header ", ", cookie ", ", body "];
    let is_setter = is_setter.iter().any(|it| line.contains(it)) && !line.contains(") -> ");
    match line.strip_prefix("client.") {
        Some(_) => is_setter || of_call.iter().any(|it| line.contains(it)),
        None => {
            let item = [" models::", ", the call client", ", header "];
            item.iter().any(|it| line.contains(it))
        }
    }
}

/// The lines that a surface should have for the tables of a crate, without spaces.
fn read_back(generated: &Generated, surface: &Surface) -> BTreeSet<String> {
    let calls = calls(surface);
    let mut lines = Vec::new();
    for file in generated.files() {
        let module = file.path.strip_prefix("src/");
        let Some(module) = module.and_then(|path| path.strip_suffix(".rs")) else {
            continue;
        };
        if module.starts_with("runtime/") {
            continue;
        }
        for item in syn::parse_file(&file.text).unwrap().items {
            let Item::Macro(it) = item else { continue };
            let table = it.mac.path.segments.last().unwrap().ident.to_string();
            lines.extend(match table.as_str() {
                // The types of other crates, which are not items.
                "foreign" => Vec::new(),
                "operation" => operation(&it.mac, module, &calls),
                // tests/surface.rs reads the table of a client, whose lines of the surface follow from the runtime as well.
                "client" => Vec::new(),
                table => model(&it.mac, table),
            });
        }
    }
    lines.iter().map(|line| tight(line)).collect()
}

/// The calls of a surface with their types: `pets::Update` and `client.pets().update` by `pets/Update`.
fn calls(surface: &Surface) -> BTreeMap<String, (&str, &str)> {
    let calls = surface.items.iter().filter_map(|item| {
        let call = item.signature.strip_prefix(", the call ")?;
        let file = item.path.replace("::", "/").replace("r#", "");
        Some((file, (item.path.as_str(), call)))
    });
    calls.collect()
}

/// The lines of the table of an operation.
fn operation(table: &Macro, module: &str, calls: &BTreeMap<String, (&str, &str)>) -> Vec<String> {
    let operation: Operation = table.parse_body().unwrap();
    let place = format!("{module}/{}", operation.name);
    let Some((marker, call)) = calls.get(&place) else {
        return vec![format!("{place} is not listed")];
    };
    let mut lines = vec![format!("struct {marker}, the call {call}")];
    let route = operation.route.iter();
    lines.extend(route.map(|(verb, path)| request(call, &verb.value(), &path.value())));
    for setter in &operation.setters {
        let (name, taken, target) = (&setter.name, short(&setter.taken), target(setter));
        lines.push(format!("{call}.{name}({taken}), {target}"));
    }
    for header in &operation.headers {
        let (name, ty, wire) = (&header.name, short(&header.ty), header.wire.value());
        lines.push(format!("{marker}::{name}: {ty}, header {wire}"));
    }
    for (status, media_type, body) in &operation.failures {
        let status = status.value().replace("default", "any status");
        let media_type = media_type.iter();
        let media_type: String = media_type.map(|it| format!(" as {}", it.value())).collect();
        lines.push(format!(
            "{call} fails with {status}{media_type}: {}",
            short(body)
        ));
    }
    let items = operation.items.iter();
    lines.extend(items.map(|item| format!("{call} comes in pages of {}", short(item))));
    lines
}

fn request(call: &str, verb: &str, path: &str) -> String {
    format!("{call} sends {verb} {path}")
}

/// The place that a setter fills: `query dry-run` for `put_query("dry-run", &dry_run)`.
fn target(setter: &Setter) -> String {
    let put = setter.put.to_token_stream();
    let method = put.to_string();
    let places = ["path", "query", "header", "cookie"];
    let place = places.iter().find(|place| {
        let (method, _) = method.split_once('(').unwrap_or_default();
        method.trim_end().ends_with(*place)
    });
    let name = match method.starts_with("put_form") {
        true => "application/x-www-form-urlencoded".to_owned(),
        false => first_text(put).unwrap_or_default(),
    };
    format!("{} {name}", place.unwrap_or(&"body"))
}

/// The first string literal in code.
fn first_text(code: TokenStream) -> Option<String> {
    code.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => first_text(group.stream()),
        TokenTree::Literal(literal) => {
            let text: Result<LitStr, _> = syn::parse2(TokenTree::Literal(literal).into());
            text.ok().map(|text| text.value())
        }
        TokenTree::Ident(_) | TokenTree::Punct(_) => None,
    })
}

/// The lines of a declaration of a type.
fn model(table: &Macro, name: &str) -> Vec<String> {
    let declared: Declared = table.parse_body().unwrap();
    let path = format!("models::{}", declared.name);
    let generics = declared.generics.to_token_stream();
    let mut lines = vec![match name {
        "open_enum" => format!("enum {path} over strings"),
        "open_integer_enum" => format!("enum {path} over integers"),
        "raw_union" | "decode_raw_union" => format!("struct {path}(Value)"),
        "union" | "decode_union" | "encode_union" => format!("union {path}"),
        _ => format!("struct {path}{generics}"),
    }];
    lines.extend(directions(name).iter().map(|it| format!("{path}: {it}")));
    let derived = derived(&declared.attributes);
    lines.extend(derived.iter().map(|it| format!("{path}: {it}")));
    if let Some(taken) = &declared.new {
        lines.push(format!("{path}::new({})", short(taken)));
    }
    for member in &declared.members {
        let name = &member.name;
        lines.push(match &member.is {
            Is::Field(ty, None) => format!("{path}.{name}: {}", short(ty)),
            Is::Field(ty, Some((presence, key))) => {
                let presence: Vec<String> = presence.iter().map(ToString::to_string).collect();
                let presence = match presence.join(" ").as_str() {
                    "required" => "",
                    "required nullable" => " (nullable)",
                    "optional" => " (optional)",
                    "optional nullable" => " (optional, nullable)",
                    "required clearable" => " (clearable)",
                    "optional clearable" => " (optional, clearable)",
                    other => panic!("{path}.{name} is {other}"),
                };
                let is_same = key.value() == name.to_string().trim_start_matches("r#");
                let key = if is_same {
                    String::new()
                } else {
                    format!(", of {:?}", key.value())
                };
                format!("{path}.{name}: {}{presence}{key}", short(ty))
            }
            Is::Value(value) => format!("{path}::{name} = {}", literal(value)),
            Is::Variant(ty) => format!("{path}::{name}({})", short(ty)),
            Is::Accessor(ty) => format!("{path}.{name}() -> Option<{}>", short(ty)),
        });
        let sources = member.sources.iter().map(short);
        lines.extend(sources.map(|source| format!("{path}: From<{source}>")));
        for (method, taken) in &member.setters {
            let taken = short(taken);
            let taken = taken.trim_start_matches("self").trim_start_matches(',');
            lines.push(format!("{path}.{method}({taken})"));
        }
    }
    lines.extend(declared.beside.iter().filter_map(|item| {
        let Item::Impl(item) = item else { return None };
        let (implemented, _) = item.trait_.as_ref()?;
        let implemented = short(implemented);
        implemented
            .starts_with("From<")
            .then(|| format!("{path}: {implemented}"))
    }));
    lines
}

/// The traits of serde that a macro implements.
fn directions(table: &str) -> &'static [&'static str] {
    match table {
        "object" | "union" | "raw_union" => &["Deserialize", "Serialize"],
        "decode_object" | "decode_union" | "decode_raw_union" => &["Deserialize"],
        "encode_object" | "encode_union" => &["Serialize"],
        _ => &[],
    }
}

/// The traits that a declaration derives.
fn derived(attributes: &[Attribute]) -> Vec<String> {
    let derives = attributes.iter().filter(|it| it.path().is_ident("derive"));
    let traits = derives.flat_map(|it| {
        let parse = Punctuated::<syn::Path, syn::Token![,]>::parse_terminated;
        it.parse_args_with(parse).unwrap()
    });
    traits.map(|it| short_path(&it)).collect()
}

/// A path without spaces.
fn short_path(path: &syn::Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

fn literal(literal: &Lit) -> String {
    match literal {
        Lit::Str(text) => format!("{:?}", text.value()),
        Lit::Int(number) => number.base10_digits().to_owned(),
        other => other.to_token_stream().to_string(),
    }
}

/// Code in which every path is its last name, without spaces.
fn short(code: &impl ToTokens) -> String {
    // A path may begin with `::`, after the colon of a parameter.
    let code = tight(&code.to_token_stream().to_string()).replace(":::", ":");
    let mut short = String::new();
    for part in code.split("::") {
        let is_name = |it: char| it.is_alphanumeric() || it == '_' || it == '#';
        let kept = short.trim_end_matches(is_name).len();
        if !short.is_empty() {
            short.truncate(kept);
        }
        short.push_str(part);
    }
    short
}

fn tight(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}
