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
    // A type that a pass derived from a component has the same name, but it comes later and is another type.
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
        let names = vec![it.text(), it.whole];
        (it.id, names)
    });
    named.collect()
}

/// A component whose name consists of dotted names. A generic type (`Page[Foo.Bar]`) contains several of them.
struct Parted {
    id: TypeId,
    whole: String,
    names: Vec<Dotted>,
    for_requests: bool,
}

/// A name with its namespaces, of which the last parts are used.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Dotted {
    parts: Vec<String>,
    used: usize,
}

impl Dotted {
    fn of(name: &str) -> Self {
        let parts = name.split(SEPARATORS).filter(|it| !it.is_empty());
        let parts: Vec<String> = parts.map(str::to_owned).collect();
        let telling = parts.iter().rev().position(|part| !is_version(part));
        Self {
            used: telling.map_or(parts.len(), |it| it + 1),
            parts,
        }
    }

    fn text(&self) -> String {
        let unused = self.parts.len().saturating_sub(self.used);
        self.parts.get(unused..).unwrap_or_default().join(" ")
    }

    fn has_more(&self) -> bool {
        self.used < self.parts.len()
    }
}

impl Parted {
    fn of(id: TypeId, name: &str, for_requests: bool) -> Self {
        // A name with spaces is a sentence, which has no namespaces.
        let names = match name.contains(char::is_whitespace) {
            true => vec![Dotted {
                parts: vec![name.to_owned()],
                used: 1,
            }],
            false => {
                let names = name.split(brackets(name)).map(Dotted::of);
                names.filter(|it| !it.parts.is_empty()).collect()
            }
        };
        Self {
            id,
            whole: name.to_owned(),
            names,
            for_requests,
        }
    }

    fn text(&self) -> String {
        let names: Vec<String> = self.names.iter().map(Dotted::text).collect();
        let text = names.join(" ");
        if text.is_empty() {
            self.whole.clone()
        } else {
            text
        }
    }

    /// Uses one more part of each name in which this component differs from any of the others, and returns whether one had more.
    fn lengthen(&mut self, others: &[Vec<Dotted>]) -> bool {
        let mut any = false;
        for (at, name) in self.names.iter_mut().enumerate() {
            let differs = others
                .iter()
                .any(|other| other.get(at).is_none_or(|it| it.parts != name.parts));
            if differs && name.has_more() {
                name.used += 1;
                any = true;
            }
        }
        any
    }
}

/// The characters around the arguments of a generic name.
///
/// Tools that write `List[Foo.Bar]` as `List_Foo.Bar_` leave an underscore at the end, which no other name with namespaces has.
fn brackets(name: &str) -> impl Fn(char) -> bool {
    let is_bracketed_by_underscores = name.contains('.') && name.ends_with('_');
    move |it| match it {
        '_' => is_bracketed_by_underscores,
        '-' => false,
        other => !other.is_alphanumeric() && !SEPARATORS.contains(&other),
    }
}

/// Lengthens all components that still have the same name, and returns whether any of them had parts left.
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
        let alike: Vec<Vec<Dotted>> = indexes.iter().map(|it| parted[*it].names.clone()).collect();
        for index in indexes {
            any |= parted[index].lengthen(&alike);
        }
    }
    any
}

/// Returns whether a part is only a number: `v1`, `v1beta1`, `2024`.
fn is_version(part: &str) -> bool {
    let digits = part.strip_prefix(['v', 'V']).unwrap_or(part);
    let is_number = digits.starts_with(|first: char| first.is_ascii_digit());
    let letters = digits.trim_matches(|it: char| it.is_ascii_digit());
    is_number && matches!(letters, "" | "alpha" | "beta" | "rc" | "_" | "-")
}
