//! Names components as the document does, with only those namespaces that they need to differ.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::ir::{Api, TypeId};

use super::super::rust_name::type_name;
use super::super::words::snake;

/// The characters between a name and its namespaces.
const SEPARATORS: [char; 6] = ['.', '/', ':', '\\', '#', '+'];

/// The names for each component, best first.
///
/// All components with the same ending take one more word. Otherwise the other components would decide which one keeps the
/// short name.
pub(super) fn names(api: &Api, items: &[TypeId]) -> HashMap<TypeId, Vec<String>> {
    // FastAPI names the body of an operation after the operation, its path and its method.
    let ids = api.operations.iter();
    let made: HashSet<String> = ids.map(|it| snake(&format!("body {}", it.id))).collect();
    // A type that a pass made of a component has the same name, but it comes later and is another type.
    let mut known = HashSet::new();
    let mut sorted = items.to_vec();
    sorted.sort();
    let mut parted: Vec<Parted> = sorted
        .iter()
        .filter(|id| known.insert((&api.types[**id].component, api.types[**id].for_requests)))
        .filter_map(|id| {
            let ty = &api.types[*id];
            let name = ty.component.as_deref()?;
            if made.contains(&snake(name)) {
                return None;
            }
            Some(Parted::of(*id, name, ty.for_requests))
        })
        .collect();
    while lengthened(&mut parted) {}
    let named = parted.into_iter().map(|it| {
        let short = it.text();
        let names = [short, it.whole];
        (it.id, names.to_vec())
    });
    named.collect()
}

/// A name in parts, of which the last ones are used. A generic type (`Page[Foo.Bar]`) contains several names, each in parts.
struct Parted {
    id: TypeId,
    whole: String,
    names: Vec<Vec<String>>,
    used: usize,
    for_requests: bool,
}

impl Parted {
    fn of(id: TypeId, name: &str, for_requests: bool) -> Self {
        let plain =
            |it: char| it.is_alphanumeric() || "_-".contains(it) || SEPARATORS.contains(&it);
        let names = name.split(|it: char| !plain(it));
        let names = names.map(|name| {
            let parts = name.split(SEPARATORS).filter(|it| !it.is_empty());
            parts.map(str::to_owned).collect::<Vec<_>>()
        });
        let mut names: Vec<Vec<String>> = names.filter(|it| !it.is_empty()).collect();
        // A name with spaces is a sentence, which has no namespaces.
        if name.contains(char::is_whitespace) {
            names = vec![vec![name.to_owned()]];
        }
        let telling = names.iter().map(|parts| {
            let telling = parts.iter().rev().position(|part| !is_version(part));
            telling.map_or(parts.len(), |it| it + 1)
        });
        Self {
            id,
            whole: name.to_owned(),
            used: telling.max().unwrap_or_default(),
            names,
            for_requests,
        }
    }

    fn text(&self) -> String {
        let names = self.names.iter().map(|parts| {
            let unused = parts.len().saturating_sub(self.used);
            parts.get(unused..).unwrap_or_default().join(" ")
        });
        let text = names.collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.whole.clone()
        } else {
            text
        }
    }

    fn has_more(&self) -> bool {
        self.names.iter().any(|parts| self.used < parts.len())
    }
}

/// Gives another part to all names that still end alike, and returns whether any of them had one left.
fn lengthened(parted: &mut [Parted]) -> bool {
    let mut alike: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    for (index, it) in parted.iter().enumerate() {
        let name = type_name(&it.text()).plain().to_owned();
        alike
            .entry((it.for_requests, name))
            .or_default()
            .push(index);
    }
    let mut any = false;
    for indexes in alike.into_values().filter(|it| it.len() > 1) {
        for index in indexes {
            let it = &mut parted[index];
            if it.has_more() {
                it.used += 1;
                any = true;
            }
        }
    }
    any
}

/// Returns whether a part only counts: `v1`, `v1beta1`, `2024`.
fn is_version(part: &str) -> bool {
    let digits = part.strip_prefix(['v', 'V']).unwrap_or(part);
    let is_number = digits.starts_with(|first: char| first.is_ascii_digit());
    let letters = digits.trim_matches(|it: char| it.is_ascii_digit());
    is_number && matches!(letters, "" | "alpha" | "beta" | "rc" | "_" | "-")
}
