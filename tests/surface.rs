//! The public surface of the client, one line per item, as a snapshot: what a consumer can name.
//!
//! A reviewer sees in its diff what an edit of the spec or of the generator does to users. The runtime is hidden; only
//! what `lib.rs` re-exports of it is listed.
#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Attribute, Fields, ImplItem, Item, UseTree, Visibility};

#[test]
fn the_public_surface_is_reviewed() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated-client/src");
    let mut surface = Surface {
        source,
        lines: Vec::new(),
    };
    surface.module(&[], &[]);
    surface.lines.sort();
    surface.lines.dedup();
    insta::assert_snapshot!(surface.lines.join("\n"));
}

struct Surface {
    source: PathBuf,
    lines: Vec<String>,
}

impl Surface {
    /// Lists a module that users know as `path`, and whose file is at `file`.
    fn module(&mut self, path: &[String], file: &[String]) {
        for item in self.read(file).items {
            match &item {
                Item::Mod(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                    let name = it.ident.to_string();
                    self.add(path, &name, "mod", &it.attrs, String::new());
                    self.module(&joined(path, &name), &joined(file, &name));
                }
                Item::Use(it) if is_public(&it.vis) => self.reexport(path, file, &it.tree),
                _ => self.item(path, &item, None),
            }
        }
    }

    /// Lists what a `pub use` brings here from a module that has no public path of its own.
    fn reexport(&mut self, path: &[String], file: &[String], tree: &UseTree) {
        match tree {
            UseTree::Path(tree) => {
                let segment = tree.ident.to_string();
                let inner = match segment.as_str() {
                    "self" => file.to_vec(),
                    "crate" => Vec::new(),
                    _ => joined(file, &segment),
                };
                self.reexport(path, &inner, &tree.tree);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.reexport(path, file, tree);
                }
            }
            UseTree::Glob(_) => self.module(path, file),
            UseTree::Name(name) => self.named(path, file, &name.ident.to_string()),
            UseTree::Rename(_) => panic!("a renamed re-export is not expected in the client"),
        }
    }

    fn named(&mut self, path: &[String], file: &[String], name: &str) {
        for item in self.read(file).items {
            self.item(path, &item, Some(name));
        }
    }

    /// Lists an item with its members; with `only`, if it is of that name or about it.
    fn item(&mut self, path: &[String], item: &Item, only: Option<&str>) {
        let wanted = |name: &str| only.is_none_or(|only| only == name);
        match item {
            Item::Struct(it) if is_public(&it.vis) && wanted(&it.ident.to_string()) => {
                let name = it.ident.to_string();
                let signature = text(&it.generics);
                self.add(path, &name, "struct", &it.attrs, signature);
                self.fields(&joined(path, &name), &it.fields, true);
            }
            Item::Enum(it) if is_public(&it.vis) && wanted(&it.ident.to_string()) => {
                let name = it.ident.to_string();
                let signature = text(&it.generics);
                self.add(path, &name, "enum", &it.attrs, signature);
                for variant in &it.variants {
                    let path = joined(path, &name);
                    let fields = text(&variant.fields);
                    let variant_name = variant.ident.to_string();
                    self.add(&path, &variant_name, "variant", &variant.attrs, fields);
                }
            }
            Item::Trait(it) if is_public(&it.vis) && wanted(&it.ident.to_string()) => {
                self.add(
                    path,
                    &it.ident.to_string(),
                    "trait",
                    &it.attrs,
                    String::new(),
                );
            }
            Item::Type(it) if is_public(&it.vis) && wanted(&it.ident.to_string()) => {
                let target = format!("{} = {}", text(&it.generics), text(&it.ty));
                self.add(path, &it.ident.to_string(), "type", &it.attrs, target);
            }
            Item::Const(it) if is_public(&it.vis) && wanted(&it.ident.to_string()) => {
                self.add(
                    path,
                    &it.ident.to_string(),
                    "const",
                    &it.attrs,
                    text(&it.ty),
                );
            }
            Item::Static(it) if is_public(&it.vis) && wanted(&it.ident.to_string()) => {
                self.add(
                    path,
                    &it.ident.to_string(),
                    "static",
                    &it.attrs,
                    text(&it.ty),
                );
            }
            Item::Fn(it) if is_public(&it.vis) && wanted(&it.sig.ident.to_string()) => {
                self.add(
                    path,
                    &it.sig.ident.to_string(),
                    "fn",
                    &it.attrs,
                    text(&it.sig),
                );
            }
            Item::Impl(it) if wanted(&head(&text(&it.self_ty))) => self.implementation(path, it),
            // The emitted crate implements the traits of open enums and of decoding by macros of its runtime.
            Item::Macro(it) if it.ident.is_none() => {
                let tokens = it.mac.tokens.to_string();
                let about = head(&tokens);
                if wanted(&about) {
                    let call = format!("{}!", text(&it.mac.path));
                    self.add(path, &about, "impl", &[], call);
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, path: &[String], fields: &Fields, named: bool) {
        for field in fields {
            if let (Some(name), true) = (&field.ident, named && is_public(&field.vis)) {
                self.add(
                    path,
                    &name.to_string(),
                    "field",
                    &field.attrs,
                    text(&field.ty),
                );
            }
        }
    }

    fn implementation(&mut self, path: &[String], item: &syn::ItemImpl) {
        let subject = text(&item.self_ty);
        let generics = text(&item.generics);
        let Some((of, _)) = &item.trait_ else {
            for member in &item.items {
                match member {
                    ImplItem::Fn(it) if is_public(&it.vis) => {
                        let path = joined(path, &subject);
                        let name = it.sig.ident.to_string();
                        self.add(&path, &name, "fn", &it.attrs, text(&it.sig));
                    }
                    ImplItem::Const(it) if is_public(&it.vis) => {
                        let path = joined(path, &subject);
                        self.add(
                            &path,
                            &it.ident.to_string(),
                            "const",
                            &it.attrs,
                            text(&it.ty),
                        );
                    }
                    _ => {}
                }
            }
            return;
        };
        // What awaiting a call gives is an associated type of its operation.
        let types = item.items.iter().filter_map(|member| match member {
            ImplItem::Type(it) => Some(format!(" where {} = {}", it.ident, text(&it.ty))),
            _ => None,
        });
        let of = format!("{generics} {}{}", text(of), types.collect::<String>());
        self.add(path, &subject, "impl", &[], of);
    }

    fn add(
        &mut self,
        path: &[String],
        name: &str,
        kind: &str,
        attributes: &[Attribute],
        signature: String,
    ) {
        let path = joined(path, name).join("::");
        let attributes: String = attributes
            .iter()
            .filter(|it| {
                ["derive", "non_exhaustive", "must_use", "deprecated", "cfg"]
                    .iter()
                    .any(|name| it.path().is_ident(name))
            })
            .map(|it| format!(" {}", text(it)))
            .collect();
        let line = format!("{path}  {kind} {signature}{attributes}");
        self.lines.push(line.trim_end().to_owned());
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

fn joined(path: &[String], name: &str) -> Vec<String> {
    let mut path = path.to_vec();
    path.push(name.to_owned());
    path
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    let mut docs = attributes.iter().filter(|it| it.path().is_ident("doc"));
    docs.any(|it| text(it).contains("hidden"))
}

/// The first identifier: the type that an impl or a macro call is about.
fn head(text: &str) -> String {
    let end = text.find(|it: char| !it.is_alphanumeric() && it != '_');
    text[..end.unwrap_or(text.len())].to_owned()
}

/// Tokens with the spaces of hand-written code, as far as one line needs them.
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
    ] {
        text = text.replace(from, to);
    }
    text
}
