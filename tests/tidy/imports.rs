//! The graph of the imports between the files of a folder, and its cycles.
//!
//! An edge leads to the file that defines an item. A `mod.rs` that only declares and re-exports has no part in it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Item, UseTree};

/// A path of modules, from the root of the crate.
type Module = Vec<String>;

/// Longer chains of re-exports than this do not occur.
const LONGEST_CHAIN: usize = 16;

/// One file as a module.
struct File {
    /// The path relative to the folder.
    path: String,
    /// The names of the items that it defines.
    defined: BTreeSet<String>,
    /// The names that it imports or re-exports, and their paths.
    uses: BTreeMap<String, Vec<String>>,
    /// Paths whose items are imported all at once.
    globs: Vec<Vec<String>>,
    /// Imported paths, and paths in the code, as they are written.
    mentioned: BTreeSet<Vec<String>>,
}

/// The files of a folder by their modules.
pub struct Imports {
    files: BTreeMap<Module, File>,
    /// All modules, including those without a file.
    modules: BTreeSet<Module>,
}

impl Imports {
    /// Reads files, given by their path relative to the folder and their text. The folder is the module `root`.
    pub fn of<'s>(root: &[&str], files: impl Iterator<Item = (&'s str, &'s str)>) -> Self {
        let root: Module = root.iter().map(|it| (*it).to_owned()).collect();
        let files: BTreeMap<Module, File> = files
            .map(|(path, text)| (module(&root, path), file(path, text)))
            .collect();
        let ancestors = files
            .keys()
            .flat_map(|module| (0..=module.len()).map(|length| module[..length].to_vec()));
        let modules = ancestors.collect();
        Self { files, modules }
    }

    /// The shortest circle through every file that is in one, as `a.rs → b.rs → a.rs`. Each circle occurs once.
    pub fn circles(&self) -> Vec<String> {
        let edges: BTreeMap<&str, BTreeSet<&str>> = self
            .files
            .iter()
            .map(|(module, file)| (file.path.as_str(), self.imported(module, file)))
            .collect();
        let mut known: BTreeSet<&str> = BTreeSet::new();
        let mut circles = Vec::new();
        for start in edges.keys() {
            let Some(circle) = circle(start, &edges).filter(|_| !known.contains(start)) else {
                continue;
            };
            known.extend(&circle);
            circles.push(format!("{} → {start}", circle.join(" → ")));
        }
        circles
    }

    /// The files that define the items that a file mentions.
    fn imported<'a>(&'a self, module: &Module, file: &'a File) -> BTreeSet<&'a str> {
        let defining = file.mentioned.iter();
        let defining = defining.filter_map(|path| self.defining(module, path, LONGEST_CHAIN));
        let paths = defining.map(|file| file.path.as_str());
        paths.filter(|path| *path != file.path).collect()
    }

    /// The file that defines the item at a path. `None` for modules themselves, and for items of other crates.
    fn defining(&self, from: &Module, path: &[String], chain: usize) -> Option<&File> {
        let chain = chain.checked_sub(1)?;
        let (first, rest) = path.split_first()?;
        let (mut module, mut rest) = match first.as_str() {
            "crate" => (Module::new(), rest),
            "self" => (from.clone(), rest),
            "super" => (from[..from.len().checked_sub(1)?].to_vec(), rest),
            name if self.modules.contains(&child(from, name)) => (child(from, name), rest),
            name => {
                let file = self.files.get(from)?;
                let Some(meant) = file.uses.get(name) else {
                    return self.item(from, name, rest, chain);
                };
                let whole: Vec<String> = meant.iter().chain(rest).cloned().collect();
                return self.defining(from, &whole, chain);
            }
        };
        while let Some((name, after)) = rest.split_first() {
            if name == "super" {
                module.pop()?;
            } else if self.modules.contains(&child(&module, name)) {
                module.push(name.clone());
            } else {
                return self.item(&module, name, after, chain);
            }
            rest = after;
        }
        None
    }

    fn item(&self, module: &Module, name: &str, after: &[String], chain: usize) -> Option<&File> {
        let file = self.files.get(module)?;
        if file.defined.contains(name) {
            return Some(file);
        }
        if file.uses.contains_key(name) {
            let path: Vec<String> = std::iter::once(name.to_owned())
                .chain(after.iter().cloned())
                .collect();
            return self.defining(module, &path, chain);
        }
        let mut globs = file.globs.iter();
        globs.find_map(|glob| {
            let path: Vec<String> = glob.iter().cloned().chain([name.to_owned()]).collect();
            self.defining(module, &path, chain)
        })
    }
}

/// The shortest path from a file back to itself.
fn circle<'a>(
    start: &'a str,
    edges: &BTreeMap<&'a str, BTreeSet<&'a str>>,
) -> Option<Vec<&'a str>> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in edges.get(way.last()?)? {
            if *next == start {
                return Some(way);
            }
            if seen.insert(*next) {
                ways.push_back(way.iter().copied().chain([*next]).collect());
            }
        }
    }
    None
}

fn child(module: &Module, name: &str) -> Module {
    let mut child = module.clone();
    child.push(name.to_owned());
    child
}

/// The module of a file: `a/b.rs` and `a/b/mod.rs` are both `a::b`.
fn module(root: &Module, path: &str) -> Module {
    let parts = path.trim_end_matches(".rs").split('/').map(str::to_owned);
    let mut module: Module = root.iter().cloned().chain(parts).collect();
    if module.last().is_some_and(|it| it == "mod" || it == "lib") {
        module.pop();
    }
    module
}

fn file(path: &str, text: &str) -> File {
    let mut file = File {
        path: path.to_owned(),
        defined: BTreeSet::new(),
        uses: BTreeMap::new(),
        globs: Vec::new(),
        mentioned: BTreeSet::new(),
    };
    let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    for item in &parsed.items {
        match item {
            item if is_test(item) => {}
            Item::Use(it) => {
                let mut paths = Vec::new();
                flatten(&it.tree, Vec::new(), &mut paths);
                // A re-export makes an item of another file available, and does not depend on it.
                if matches!(it.vis, syn::Visibility::Inherited) {
                    file.mentioned
                        .extend(paths.iter().map(|(_, path)| path.clone()));
                }
                for (name, path) in paths {
                    match name {
                        Some(name) => drop(file.uses.insert(name, path)),
                        None => file.globs.push(path),
                    }
                }
            }
            Item::Mod(it) if it.content.is_none() => {}
            item => {
                file.defined.extend(name(item));
                mention(item.to_token_stream(), &mut file.mentioned);
            }
        }
    }
    file
}

/// The names and paths of an import. A glob has no name.
fn flatten(tree: &UseTree, before: Vec<String>, paths: &mut Vec<(Option<String>, Vec<String>)>) {
    let with = |ident: &syn::Ident| {
        let mut path = before.clone();
        path.push(ident.to_string());
        path
    };
    match tree {
        UseTree::Path(it) => flatten(&it.tree, with(&it.ident), paths),
        UseTree::Name(it) if it.ident == "self" => paths.push((before.last().cloned(), before)),
        UseTree::Name(it) => paths.push((Some(it.ident.to_string()), with(&it.ident))),
        UseTree::Rename(it) => paths.push((Some(it.rename.to_string()), with(&it.ident))),
        UseTree::Glob(_) => paths.push((None, before)),
        UseTree::Group(it) => it
            .items
            .iter()
            .for_each(|tree| flatten(tree, before.clone(), paths)),
    }
}

fn attributes(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

fn is_test(item: &Item) -> bool {
    let mut attributes = attributes(item).iter();
    attributes.any(|it| it.to_token_stream().to_string().replace(' ', "") == "#[cfg(test)]")
}

fn name(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Macro(it) => it.ident.as_ref()?,
        Item::Mod(it) => &it.ident,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::Type(it) => &it.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// Collects the paths in code. Code that is quoted is not part of the file, and a visibility is not an import.
fn mention(code: TokenStream, mentioned: &mut BTreeSet<Vec<String>>) {
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    let mut is_quoted = false;
    for token in code {
        match token {
            TokenTree::Ident(ident) => {
                let ident = ident.to_string();
                if colons != 2 {
                    mentioned.insert(std::mem::take(&mut path));
                }
                is_quoted = ident.contains("quote");
                path.push(ident);
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Punct(punct) => {
                is_quoted &= punct.as_char() == '!';
                mentioned.insert(std::mem::take(&mut path));
                colons = 0;
            }
            TokenTree::Group(group) => {
                let is_visibility = path.last().is_some_and(|it| it == "pub");
                if !is_visibility && !is_quoted {
                    mention(group.stream(), mentioned);
                }
                is_quoted = false;
                mentioned.insert(std::mem::take(&mut path));
                colons = 0;
            }
            TokenTree::Literal(_) => {
                mentioned.insert(std::mem::take(&mut path));
                colons = 0;
            }
        }
    }
    mentioned.insert(path);
    mentioned.remove(&Vec::new());
}
