//! The modules of a package, with the names that each of them imports and defines.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Item, UseTree};

/// A chain of imports that is longer leads nowhere, since it goes in circles.
const LONGEST_CHAIN: usize = 16;

/// A path of names.
pub(super) type Names = Vec<String>;

/// The modules of a package, by their paths.
pub(super) struct Modules {
    /// The name of the client's crate in the package.
    client: String,
    pub(super) files: Vec<SourceFile>,
    modules: BTreeMap<Names, Module>,
}

/// A source file, and the path of its module.
pub(super) struct SourceFile {
    pub(super) shown: String,
    pub(super) parsed: syn::File,
    pub(super) module: Names,
}

/// The names in one module.
#[derive(Debug, Default)]
struct Module {
    imported: BTreeMap<String, Names>,
    globs: Vec<Names>,
    defined: BTreeSet<String>,
}

impl Modules {
    pub(super) fn of(folder: &Path, paths: Vec<PathBuf>, client: &str) -> Result<Self, String> {
        let mut modules = Self {
            client: client.to_owned(),
            files: Vec::new(),
            modules: BTreeMap::new(),
        };
        for path in paths {
            let shown = path.display().to_string();
            let text = fs::read_to_string(&path)
                .map_err(|error| format!("cannot read {shown}: {error}"))?;
            let parsed = syn::parse_file(&text).map_err(|error| {
                let at = error.span().start();
                format!("{shown}:{}:{}: {error}", at.line, at.column + 1)
            })?;
            let module = module_of(path.strip_prefix(folder).unwrap_or(&path));
            modules.take_in(&module, &parsed.items);
            let mut nested = NestedUses {
                modules: &mut modules,
                module: module.clone(),
            };
            nested.visit_file(&parsed);
            modules.files.push(SourceFile {
                shown,
                parsed,
                module,
            });
        }
        Ok(modules)
    }

    /// The names of a module and of the modules in it.
    fn take_in(&mut self, path: &Names, items: &[Item]) {
        for item in items {
            match item {
                Item::Use(it) => self.import(path, &it.tree),
                Item::ExternCrate(it) => {
                    let name = it.rename.as_ref().map_or(&it.ident, |(_, name)| name);
                    let target = vec![String::new(), it.ident.to_string()];
                    self.module(path).imported.insert(name.to_string(), target);
                }
                Item::Mod(it) => {
                    let below = child(path, &plain(&it.ident));
                    if let Some((_, items)) = &it.content {
                        self.take_in(&below, items);
                    }
                }
                Item::Enum(it) => self.define(path, &it.ident),
                Item::Struct(it) => self.define(path, &it.ident),
                Item::Trait(it) => self.define(path, &it.ident),
                Item::Type(it) => match &*it.ty {
                    // An alias of a type is another name for it.
                    syn::Type::Path(ty) if ty.qself.is_none() => {
                        let target = names(&ty.path);
                        self.module(path).imported.insert(plain(&it.ident), target);
                    }
                    _ => self.define(path, &it.ident),
                },
                Item::Union(it) => self.define(path, &it.ident),
                Item::Fn(it) => self.define(path, &it.sig.ident),
                _ => {}
            }
        }
    }

    fn module(&mut self, path: &Names) -> &mut Module {
        self.modules.entry(path.clone()).or_default()
    }

    fn define(&mut self, path: &Names, name: &syn::Ident) {
        self.module(path).defined.insert(plain(name));
    }

    /// Takes in a `use` declaration, which may also be inside a function.
    fn import(&mut self, path: &Names, tree: &UseTree) {
        let mut imports = Vec::new();
        flatten(tree, Vec::new(), &mut imports);
        for (name, target) in imports {
            match name {
                Some(name) => {
                    self.module(path).imported.insert(name, target);
                }
                None => self.module(path).globs.push(target),
            }
        }
    }

    /// The path of a name in the client, without the name of its crate; `None` if it is elsewhere.
    pub(super) fn in_client(&self, from: &Names, path: &[String]) -> Option<Names> {
        self.resolved(from, path, LONGEST_CHAIN)
    }

    fn resolved(&self, from: &Names, path: &[String], chain: usize) -> Option<Names> {
        let chain = chain.checked_sub(1)?;
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            // A path that begins with `::` names a crate.
            "" => {
                let (name, rest) = rest.split_first()?;
                return (*name == self.client).then(|| rest.to_vec());
            }
            "crate" => return self.resolved(&root_of(from), rest, chain),
            "self" if !rest.is_empty() => return self.resolved(from, rest, chain),
            "super" => {
                let above = from.get(..from.len().checked_sub(1)?)?;
                return self.resolved(&above.to_vec(), rest, chain);
            }
            _ => {}
        }
        if let Some(module) = self.modules.get(from) {
            if module.defined.contains(first) {
                return None;
            }
            if let Some(target) = module.imported.get(first) {
                let is_itself = target.first() == Some(first) && target.len() == 1;
                let whole: Names = target.iter().chain(rest).cloned().collect();
                if !is_itself {
                    return match target.first() == Some(first) && *first == self.client {
                        true => Some(whole[1..].to_vec()),
                        false => self.resolved(from, &whole, chain),
                    };
                }
            }
        }
        let below = child(from, first);
        if self.modules.contains_key(&below) && !rest.is_empty() {
            return self.resolved(&below, rest, chain);
        }
        if *first == self.client {
            return Some(rest.to_vec());
        }
        let globs = self.modules.get(from).map(|it| it.globs.as_slice());
        let mut globs = globs.unwrap_or_default().iter();
        globs.find_map(|glob| {
            let whole: Names = glob.iter().chain(path).cloned().collect();
            self.resolved(from, &whole, chain)
        })
    }
}

/// Takes in the `use` declarations inside functions, as if they were around them.
struct NestedUses<'m> {
    modules: &'m mut Modules,
    module: Names,
}

impl<'a> Visit<'a> for NestedUses<'_> {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        self.module.push(plain(&item.ident));
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_stmt(&mut self, statement: &'a syn::Stmt) {
        if let syn::Stmt::Item(Item::Use(it)) = statement {
            self.modules.import(&self.module, &it.tree);
        }
        visit::visit_stmt(self, statement);
    }
}

/// The module of a file: `src/a/b.rs` and `src/a/b/mod.rs` are both `src::a::b`, and `tests/it.rs` is a crate of its own.
fn module_of(path: &Path) -> Names {
    let shown = path.with_extension("");
    let parts = shown.iter().map(|it| it.to_string_lossy().into_owned());
    let mut parts: Names = parts.collect();
    let is_root = |it: &String| ["mod", "lib", "main"].contains(&it.as_str());
    parts.pop_if(|last| is_root(last));
    parts
}

/// The root of the crate that a module is in: `src`, or the file of a test, an example or a binary.
fn root_of(module: &Names) -> Names {
    let depth = match module.first().map(String::as_str) {
        Some("src") if module.get(1).is_some_and(|it| it == "bin") => 3,
        Some("tests" | "examples" | "benches") => 2,
        Some(_) | None => 1,
    };
    module.iter().take(depth).cloned().collect()
}

fn child(module: &Names, name: &str) -> Names {
    let mut child = module.clone();
    child.push(name.to_owned());
    child
}

/// The names that a `use` declaration imports, each with its path; a glob has no name.
fn flatten(tree: &UseTree, before: Names, imports: &mut Vec<(Option<String>, Names)>) {
    match tree {
        UseTree::Path(path) => flatten(&path.tree, child(&before, &plain(&path.ident)), imports),
        UseTree::Name(name) if name.ident == "self" => {
            imports.push((before.last().cloned(), before));
        }
        UseTree::Name(name) => {
            let name = plain(&name.ident);
            imports.push((Some(name.clone()), child(&before, &name)));
        }
        UseTree::Rename(rename) if rename.ident == "self" => {
            imports.push((Some(plain(&rename.rename)), before));
        }
        UseTree::Rename(rename) => {
            let path = child(&before, &plain(&rename.ident));
            imports.push((Some(plain(&rename.rename)), path));
        }
        UseTree::Glob(_) => imports.push((None, before)),
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, before.clone(), imports);
            }
        }
    }
}

/// The names of a path; the first one is empty if it begins with `::`.
pub(super) fn names(path: &syn::Path) -> Names {
    let root = path.leading_colon.map(|_| String::new());
    let segments = path.segments.iter().map(|it| plain(&it.ident));
    root.into_iter().chain(segments).collect()
}

/// A name without `r#`.
pub(super) fn plain(name: &syn::Ident) -> String {
    let name = name.to_string();
    name.trim_start_matches("r#").to_owned()
}
