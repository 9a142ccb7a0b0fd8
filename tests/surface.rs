//! The public surface of the client, one line per item, as a snapshot: everything that a consumer can name.
//!
//! Its diff shows a reviewer the effect of an edit of the spec or of the generator on users. The runtime is hidden; only
//! the parts that `lib.rs` re-exports are listed.
#![forbid(unsafe_code)]

#[path = "../codegen/src/emit/table/read.rs"]
#[allow(dead_code, reason = "`codegen/tests/tables.rs` reads more of a table")]
mod read;
#[path = "../codegen/src/emit/table/read_client.rs"]
mod read_client;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Attribute, Fields, ImplItem, Item, Macro, MacroDelimiter, UseTree, Visibility};

use read::{Declared, Is, Operation};
use read_client::{Client, Method};

#[test]
fn the_public_surface_is_reviewed() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated-client/src");
    let mut surface = Surface {
        source,
        lines: BTreeSet::new(),
    };
    surface.module("", &[]);
    let lines: Vec<String> = surface.lines.into_iter().map(|it| it.text).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

struct Surface {
    source: PathBuf,
    lines: BTreeSet<Line>,
}

/// Sorted so that a type comes first, then its traits, then its members.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    path: String,
    is_impl: bool,
    text: String,
}

impl Surface {
    /// Lists a module that users know as `path`, and that is in `file`.
    fn module(&mut self, path: &str, file: &[String]) {
        for item in self.read(file).items {
            match &item {
                Item::Mod(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                    let name = it.ident.to_string();
                    let inner = join(path, &name);
                    self.add(&inner, format!("mod {inner}"), &it.attrs);
                    self.module(&inner, &[file, &[name]].concat());
                }
                Item::Mod(it) if it.ident == "client" => {
                    self.additions(path, &["client".to_owned()])
                }
                Item::Use(it) if is_public(&it.vis) => self.reexport(path, file, &it.tree),
                _ => self.item(path, &item),
            }
        }
    }

    /// Lists the methods that a private module adds to types of other modules.
    fn additions(&mut self, path: &str, file: &[String]) {
        let mut items = self.read(file).items;
        items.retain(|item| matches!(item, Item::Impl(_) | Item::Macro(_)));
        items.iter().for_each(|item| self.item(path, item));
    }

    /// Lists the items that a `pub use` brings here from a module without a public path.
    fn reexport(&mut self, path: &str, file: &[String], tree: &UseTree) {
        match tree {
            UseTree::Path(tree) => {
                let segment = tree.ident.to_string();
                let inner = match segment.as_str() {
                    "self" => file.to_vec(),
                    "crate" => Vec::new(),
                    _ => [file, &[segment]].concat(),
                };
                self.reexport(path, &inner, &tree.tree);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.reexport(path, file, tree);
                }
            }
            UseTree::Glob(_) => self.module(path, file),
            UseTree::Name(name) => {
                let mut items = self.read(file).items;
                // The other files of a folder of the runtime have further implementations.
                for sibling in self.siblings(file) {
                    let further = self.read(&sibling).items.into_iter();
                    items.extend(further.filter(|item| matches!(item, Item::Impl(_))));
                }
                items.retain(|item| name.ident == subject(item));
                items.iter().for_each(|item| self.item(path, item));
            }
            UseTree::Rename(tree) => panic!("`{}` is renamed by its re-export", tree.ident),
        }
    }

    fn item(&mut self, path: &str, item: &Item) {
        let here = join(path, &subject(item));
        match item {
            Item::Struct(it) if is_public(&it.vis) => {
                self.add(
                    &here,
                    format!("struct {here}{}", text(&it.generics)),
                    &it.attrs,
                );
                self.fields(&here, &it.fields);
            }
            Item::Enum(it) if is_public(&it.vis) => {
                self.add(
                    &here,
                    format!("enum {here}{}", text(&it.generics)),
                    &it.attrs,
                );
                for variant in &it.variants {
                    let path = join(&here, &variant.ident.to_string());
                    let line = format!("variant {path}{}", text(&variant.fields));
                    self.add(&path, line, &variant.attrs);
                }
            }
            Item::Trait(it) if is_public(&it.vis) => {
                self.add(
                    &here,
                    format!("trait {here}{}", text(&it.generics)),
                    &it.attrs,
                );
            }
            Item::Type(it) if is_public(&it.vis) => {
                let line = format!("type {here}{} = {}", text(&it.generics), text(&it.ty));
                self.add(&here, line, &it.attrs);
            }
            Item::Const(it) if is_public(&it.vis) => {
                self.add(&here, format!("const {here}: {}", text(&it.ty)), &it.attrs);
            }
            Item::Static(it) if is_public(&it.vis) => {
                self.add(&here, format!("static {here}: {}", text(&it.ty)), &it.attrs);
            }
            Item::Fn(it) if is_public(&it.vis) => self.function(path, &it.sig, &it.attrs),
            Item::Impl(it) => self.implementation(path, it),
            // The emitted crate declares its models, and implements other traits, by macros of its runtime.
            Item::Macro(it) if it.ident.is_none() => match it.mac.delimiter {
                MacroDelimiter::Brace(_) => self.declared(path, &it.mac),
                _ if text(&it.mac.path).ends_with("operation") => self.operation(path, &it.mac),
                _ if text(&it.mac.path).ends_with("declare::client") => self.client(path, &it.mac),
                _ => self.implemented(&here, &format!("{}!", text(&it.mac.path))),
            },
            _ => {}
        }
    }

    /// Lists everything that the table of an operation declares.
    fn operation(&mut self, path: &str, table: &Macro) {
        let operation: Operation = table.parse_body().unwrap();
        let here = join(path, &operation.name.to_string());
        self.implemented(&here, &format!("{}!", text(&table.path)));
        if operation.items.is_some() {
            self.implemented(&here, "Paged");
        }
        let call = join(path, &format!("Call<{}>", operation.name));
        if let Some(name) = &operation.call {
            let here = join(path, &name.to_string());
            let line = format!("type {here} = Call<{}>", operation.name);
            self.add(&here, line, &[]);
        }
        for setter in &operation.setters {
            let here = join(&call, &setter.name.to_string());
            let line = format!("fn {here}(self, {}) -> Self", text(&setter.taken));
            self.add(&here, line, &setter.attributes);
        }
        for header in &operation.headers {
            let here = join(&here, &header.name.to_string());
            self.add(
                &here,
                format!("const {here}: Header<{}>", text(&header.ty)),
                &header.attributes,
            );
        }
    }

    /// Lists the methods that the table of the API declares, and those that every table brings.
    fn client(&mut self, path: &str, table: &Macro) {
        let table: Client = table.parse_body().unwrap();
        let (client, builder) = (join(path, "Client"), join(path, "ClientBuilder"));
        self.constructor(&client, "builder", "ClientBuilder");
        if table.reads_environment {
            self.constructor(&client, "from_env", "Result<Self, Error>");
            self.constructor(&builder, "from_env", "Result<Self, Error>");
        }
        let base_url = Method {
            name: quote::format_ident!("base_url"),
            taken: quote::quote!(base_url: impl Into<String>),
        };
        self.setters(&builder, &[base_url]);
        self.setters(&builder, &table.builder);
        self.setters(&join(path, "Call<O>"), &table.call);
    }

    fn constructor(&mut self, path: &str, name: &str, result: &str) {
        let path = join(path, name);
        self.add(&path, format!("fn {path}() -> {result}"), &[]);
    }

    fn setters(&mut self, path: &str, setters: &[Method]) {
        for setter in setters {
            let path = join(path, &setter.name.to_string());
            let line = format!("fn {path}(self, {}) -> Self", text(&setter.taken));
            self.add(&path, line, &[]);
        }
    }

    /// Lists everything that a declaration declares.
    fn declared(&mut self, path: &str, declaration: &Macro) {
        let declared: Declared = declaration.parse_body().unwrap();
        let here = join(path, &declared.name.to_string());
        let (kind, generics) = (declared.kind, text(&declared.generics));
        let line = format!("{kind} {here}{generics}");
        self.add(&here, line, &declared.attributes);
        self.implemented(&here, &format!("{}!", text(&declaration.path)));
        if let Some(taken) = &declared.new {
            let path = join(&here, "new");
            self.add(&path, format!("fn {path}({}) -> Self", text(taken)), &[]);
        }
        for member in &declared.members {
            let path = join(&here, &member.name.to_string());
            for (method, taken) in &member.setters {
                let path = join(&here, &method.to_string());
                self.add(&path, format!("fn {path}({}) -> Self", text(taken)), &[]);
            }
            let line = match &member.is {
                Is::Field(ty, None) => format!("field {path}: {}", text(ty)),
                Is::Field(ty, Some((presence, key))) => {
                    let presence: Vec<String> = presence.iter().map(text).collect();
                    let (ty, presence, key) = (text(ty), presence.join(" "), text(key));
                    format!("field {path}: {ty} = {presence} {key}")
                }
                Is::Value(value) => format!("variant {path} = {}", text(value)),
                Is::Variant(ty) => format!("variant {path}({})", text(ty)),
                Is::Accessor(ty) => format!("fn {path}(&self) -> Option<{}>", text(ty)),
            };
            self.add(&path, line, &member.attributes);
        }
        declared
            .beside
            .iter()
            .for_each(|item| self.item(path, item));
    }

    fn fields(&mut self, path: &str, fields: &Fields) {
        for field in fields.iter().filter(|it| is_public(&it.vis)) {
            let name = field
                .ident
                .as_ref()
                .map_or("0".to_owned(), ToString::to_string);
            let path = join(path, &name);
            self.add(
                &path,
                format!("field {path}: {}", text(&field.ty)),
                &field.attrs,
            );
        }
    }

    fn implementation(&mut self, path: &str, item: &syn::ItemImpl) {
        // The client is reached by its path from the root.
        let subject = text(&item.self_ty);
        let path = join(path, subject.trim_start_matches("crate::"));
        let Some((of, _)) = &item.trait_ else {
            for member in &item.items {
                match member {
                    ImplItem::Fn(it) if is_public(&it.vis) => {
                        self.function(&path, &it.sig, &it.attrs)
                    }
                    ImplItem::Const(it) if is_public(&it.vis) => {
                        let path = join(&path, &it.ident.to_string());
                        self.add(&path, format!("const {path}: {}", text(&it.ty)), &it.attrs);
                    }
                    _ => {}
                }
            }
            return;
        };
        // The result of awaiting a call is an associated type of its operation.
        let types: Vec<String> = item
            .items
            .iter()
            .filter_map(|member| match member {
                ImplItem::Type(it) => Some(format!("{} = {}", it.ident, text(&it.ty))),
                _ => None,
            })
            .collect();
        let of = match types.as_slice() {
            [] => text(of),
            _ => format!("{}<{}>", text(of), types.join(", ")),
        };
        self.implemented(&path, &of);
    }

    fn implemented(&mut self, path: &str, of: &str) {
        // Only the runtime uses these traits.
        let hidden = ["runtime::json::object::", "runtime::call::success::"];
        if !hidden.iter().any(|hidden| of.starts_with(hidden)) {
            self.lines.insert(Line {
                path: path.to_owned(),
                is_impl: true,
                text: format!("impl {of} for {path}"),
            });
        }
    }

    fn function(&mut self, path: &str, signature: &syn::Signature, attributes: &[Attribute]) {
        let name = signature.ident.to_string();
        let path = join(path, &name);
        let line = text(signature).replacen(&format!("fn {name}"), &format!("fn {path}"), 1);
        self.add(&path, line, attributes);
    }

    fn add(&mut self, path: &str, line: String, attributes: &[Attribute]) {
        let listed = ["derive", "non_exhaustive", "must_use", "deprecated", "cfg"];
        let attributes = attributes
            .iter()
            .filter(|attribute| listed.iter().any(|name| attribute.path().is_ident(name)))
            .map(|attribute| format!(" {}", text(attribute)));
        self.lines.insert(Line {
            path: path.to_owned(),
            is_impl: false,
            text: format!("{line}{}", attributes.collect::<String>()),
        });
    }

    /// The other modules in the folder of a module of the runtime, sorted.
    fn siblings(&self, module: &[String]) -> Vec<Vec<String>> {
        let [runtime, room, own] = module else {
            return Vec::new();
        };
        let files = fs::read_dir(self.source.join(runtime).join(room)).unwrap();
        let names = files.map(|file| file.unwrap().path().with_extension(""));
        let names = names.map(|path| path.file_name().unwrap().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name != own).collect();
        names.sort();
        let module = |name| vec![runtime.clone(), room.clone(), name];
        names.into_iter().map(module).collect()
    }

    /// Reads the file of a module: `a/b.rs` for `a::b`.
    fn read(&self, module: &[String]) -> syn::File {
        let path = match module {
            [] => self.source.join("lib.rs"),
            _ => self.source.join(format!("{}.rs", module.join("/"))),
        };
        let text = fs::read_to_string(&path).unwrap_or_else(|error| {
            panic!("{}: {error}", path.display());
        });
        syn::parse_file(&text).unwrap()
    }
}

fn join(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        _ => format!("{path}::{name}"),
    }
}

/// The subject of an item: its own name, or the type that it extends.
fn subject(item: &Item) -> String {
    match item {
        Item::Struct(it) => it.ident.to_string(),
        Item::Enum(it) => it.ident.to_string(),
        Item::Trait(it) => it.ident.to_string(),
        Item::Type(it) => it.ident.to_string(),
        Item::Const(it) => it.ident.to_string(),
        Item::Static(it) => it.ident.to_string(),
        Item::Fn(it) => it.sig.ident.to_string(),
        Item::Impl(it) => head(&text(&it.self_ty)),
        Item::Macro(it) => head(&it.mac.tokens.to_string()),
        _ => String::new(),
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    let mut docs = attributes.iter().filter(|it| it.path().is_ident("doc"));
    docs.any(|it| text(it).contains("hidden"))
}

/// The first identifier.
fn head(text: &str) -> String {
    let end = text.find(|it: char| !it.is_alphanumeric() && it != '_');
    text[..end.unwrap_or(text.len())].to_owned()
}

/// Tokens with the spacing of hand-written code, as far as one line needs it.
fn text(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (from, to) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" ::", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" <", "<"),
        (" >", ">"),
        ("> (", ">("),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ,", ","),
        (",)", ")"),
        (" : ", ": "),
        ("& ", "&"),
        ("# [", "#["),
        ("[ ", "["),
        (" ]", "]"),
        (" ;", ";"),
        ("- >", "->"),
        ("->", " -> "),
        ("  ", " "),
        ("  ", " "),
        // The files of models are private: for users, all types are in one module.
        ("super::", ""),
        // Callers do not care if a method changes its own copy.
        ("(mut self", "(self"),
    ] {
        text = text.replace(from, to);
    }
    text
}
