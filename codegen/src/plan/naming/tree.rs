//! Places every operation in the resource tree and calls it something.
//!
//! Settings first, then the document's own SDK extensions, then its tag and path.

use std::collections::{HashMap, HashSet};

use heck::ToSnakeCase;
use indexmap::IndexSet;

use crate::ir::{Api, Operation};
use crate::report::{Report, nearest};
use crate::settings::Settings;

use super::super::problems;
use super::words::singular;

/// Where the operations are, in the order of [`Api::operations`].
#[derive(Clone, Debug)]
pub(in crate::plan) struct Tree {
    pub(in crate::plan) places: Vec<Place>,
    /// The names of the resources below each resource.
    children: HashMap<Vec<String>, IndexSet<String>>,
    /// The operations of each resource, as indexes into `places`.
    operations: HashMap<Vec<String>, Vec<usize>>,
}

impl Tree {
    fn of(places: Vec<Place>) -> Self {
        let mut children: HashMap<Vec<String>, IndexSet<String>> = HashMap::new();
        let mut operations: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
        for (index, place) in places.iter().enumerate() {
            for (depth, name) in place.path.iter().enumerate() {
                let above = children.entry(place.path[..depth].to_vec());
                above.or_default().insert(name.clone());
            }
            operations
                .entry(place.path.clone())
                .or_default()
                .push(index);
        }
        Self {
            places,
            children,
            operations,
        }
    }

    /// The resources below `path`, in the order in which operations name them.
    pub(in crate::plan) fn children(&self, path: &[String]) -> impl Iterator<Item = &String> {
        self.children.get(path).into_iter().flatten()
    }

    /// The operations of the resource at `path`, as indexes.
    pub(in crate::plan) fn operations(&self, path: &[String]) -> &[usize] {
        self.operations.get(path).map_or(&[], Vec::as_slice)
    }
}

/// Resources nest no deeper than this; what is deeper has its name joined to the last.
const DEEPEST: usize = 8;

/// The resource of an operation, from the root, and the method's name; both in words, not yet in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Place {
    pub(in crate::plan) path: Vec<String>,
    pub(in crate::plan) method: String,
}

impl Place {
    /// What the resource is one of: `warp_connectors` → `warp_connector`.
    pub(in crate::plan) fn noun(&self) -> String {
        self.path
            .last()
            .map(|name| singular(name))
            .unwrap_or_default()
    }

    /// What the resource is one of, with all resources around it.
    pub(in crate::plan) fn full_noun(&self) -> String {
        let nouns = self.path.iter().map(|name| singular(name));
        nouns.collect::<Vec<_>>().join(" ")
    }
}

pub(in crate::plan) fn place(api: &Api, settings: &Settings, report: &mut Report) -> Tree {
    unmatched(api, settings, report);
    let mut renamed = HashSet::new();
    let mut taken = HashSet::new();
    let places = api.operations.iter();
    let places = places
        .map(|operation| {
            let mut place = placed(operation, settings, &mut renamed);
            if !taken.insert((place.path.clone(), place.method.to_snake_case())) {
                place.method = longer(operation, &place);
                taken.insert((place.path.clone(), place.method.to_snake_case()));
            }
            place
        })
        .collect();
    unmatched_resources(settings, &renamed, report);
    Tree::of(places)
}

/// `renamed` collects the segments for which the settings have another name.
fn placed<'s>(
    operation: &Operation,
    settings: &'s Settings,
    renamed: &mut HashSet<&'s str>,
) -> Place {
    let setting = settings.operations.get(&operation.id).map(|it| &it.value);
    let set_path = setting.and_then(|it| it.path.as_ref());
    let set_method = setting.and_then(|it| it.method.as_ref());
    let path = set_path
        .map(|path| path.value.clone())
        .or_else(|| operation.group.clone())
        .filter(|path| !path.is_empty())
        .unwrap_or_else(|| derived_path(operation));
    let path: Vec<String> = no_deeper(path)
        .iter()
        .map(|segment| {
            let segment = segment.to_snake_case();
            match settings.resources.get_key_value(&segment) {
                Some((known, name)) => {
                    renamed.insert(known.as_str());
                    name.value.clone()
                }
                None => segment,
            }
        })
        .collect();
    let method = set_method
        .map(|method| method.value.clone())
        .or_else(|| operation.method_name.clone())
        .unwrap_or_else(|| derived_method(operation, &path));
    Place { path, method }
}

fn no_deeper(mut path: Vec<String>) -> Vec<String> {
    if path.len() > DEEPEST {
        let last = path.split_off(DEEPEST - 1).join("_");
        path.push(last);
    }
    path
}

/// Other names for segments that no operation has.
fn unmatched_resources(settings: &Settings, renamed: &HashSet<&str>, report: &mut Report) {
    for (segment, name) in &settings.resources {
        if !renamed.contains(segment.as_str()) {
            report.push(problems::unmatched_resource(segment, &name.place));
        }
    }
}

/// The tag, else the first word of the path that names something.
fn derived_path(operation: &Operation) -> Vec<String> {
    let tag = operation.tags.first().filter(|tag| !tag.trim().is_empty());
    let name = tag.cloned().or_else(|| {
        let mut segments = static_segments(operation).filter(|segment| !is_version(segment));
        segments.next().map(str::to_owned)
    });
    vec![name.unwrap_or_else(|| "root".to_owned())]
}

fn static_segments(operation: &Operation) -> impl Iterator<Item = &str> {
    let segments = operation.path.split('/');
    segments.filter(|segment| !segment.is_empty() && !segment.contains('{'))
}

fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix('v').unwrap_or_default();
    segment == "api"
        || (!number.is_empty() && number.chars().all(|it| it.is_ascii_digit() || it == '.'))
}

/// The operation id without the words that its resource says already, else the verb.
fn derived_method(operation: &Operation, path: &[String]) -> String {
    if operation.id.contains(' ') && operation.id.contains('/') {
        return verb(operation).to_owned();
    }
    let id = operation.id.to_snake_case();
    let words: Vec<&str> = id.split('_').collect();
    let resource = path.last().cloned().unwrap_or_default();
    let resource: Vec<String> = resource.split('_').map(singular).collect();
    let mut kept: Vec<(&str, String)> = words.iter().map(|it| (*it, singular(it))).collect();
    let count = resource.len();
    let is_said = |at: &[(&str, String)]| at.iter().map(|(_, it)| it).eq(&resource);
    // In front and behind; a name of several words in between as well, where it can mean nothing else.
    while kept.len() > count {
        let last = kept.len() - count;
        let said = (0..=last)
            .rev()
            .find(|&at| (at == 0 || at == last || count > 1) && is_said(&kept[at..at + count]));
        match said {
            Some(at) => drop(kept.drain(at..at + count)),
            None => break,
        }
    }
    // "create a tunnel" is `create`, and "get a token" is `get_token`.
    let is_article = |word: &str| matches!(word, "a" | "an" | "the");
    if kept.iter().any(|(word, _)| !is_article(word)) {
        kept.retain(|(word, _)| !is_article(word));
    }
    let kept: Vec<&str> = kept.into_iter().map(|(word, _)| word).collect();
    kept.join("_")
}

/// The usual name of what a method does to its path.
fn verb(operation: &Operation) -> &'static str {
    let one = operation.path.ends_with('}');
    match (operation.method.as_str(), one) {
        ("GET", true) => "get",
        ("GET", false) => "list",
        ("POST", _) => "create",
        ("PUT", _) => "update",
        ("PATCH", _) => "edit",
        ("DELETE", _) => "delete",
        ("HEAD", _) => "head",
        ("OPTIONS", _) => "options",
        _ => "call",
    }
}

/// A name with the path's words in it, for the second method of one name.
fn longer(operation: &Operation, place: &Place) -> String {
    let segments = static_segments(operation).map(str::to_snake_case);
    let words: Vec<String> = segments.filter(|it| !place.path.contains(it)).collect();
    let same_path = words
        .iter()
        .any(|word| place.method.ends_with(word.as_str()));
    if same_path {
        return format!("{}_{}", operation.method.to_lowercase(), place.method);
    }
    if words.is_empty() {
        let last = operation.path.split('/').next_back().unwrap_or_default();
        return format!("{}_by_{}", place.method, last.to_snake_case());
    }
    format!("{}_{}", place.method, words.join("_"))
}

/// Settings for operations that the document does not have.
fn unmatched(api: &Api, settings: &Settings, report: &mut Report) {
    let ids: HashSet<&str> = api.operations.iter().map(|it| it.id.as_str()).collect();
    for (id, setting) in &settings.operations {
        if !ids.contains(id.as_str()) {
            let known = api.operations.iter().map(|operation| operation.id.as_str());
            let nearest = nearest(id, known);
            report.push(problems::unmatched_operation(id, &setting.place, nearest));
        }
    }
}
