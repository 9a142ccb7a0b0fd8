//! The types that the methods of a crate send and receive, read from the signatures of its items.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::plan::{PublicItem, PublicKind};

/// The uses of types on one side.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    /// The owners whose signatures contain a type, by the name of the type.
    users: HashMap<String, BTreeSet<String>>,
    /// The names of types that occur in responses.
    received: HashSet<String>,
    methods: HashSet<String>,
}

impl Graph {
    pub(crate) fn of(items: &[PublicItem]) -> Self {
        let types = items.iter().filter(|item| item.kind.is_type());
        let types: HashSet<&str> = types.map(|item| name(&item.path)).collect();
        let mut graph = Self::default();
        let mut used: HashMap<String, BTreeSet<String>> = HashMap::new();
        let mut responses = Vec::new();
        for item in items {
            if item.kind == PublicKind::Method {
                graph.methods.insert(item.path.clone());
            }
            for word in words(&item.signature).filter(|word| types.contains(word)) {
                let users = graph.users.entry(word.to_owned()).or_default();
                users.insert(item.owner.clone());
                let used = used.entry(name(&item.owner).to_owned()).or_default();
                used.insert(word.to_owned());
            }
            responses.extend(words(response(item)).filter(|word| types.contains(word)));
        }
        while let Some(ty) = responses.pop() {
            if graph.received.insert(ty.to_owned()) {
                let below = used.get(ty).into_iter().flatten();
                responses.extend(below.map(String::as_str));
            }
        }
        graph
    }

    /// Returns whether responses contain the item.
    pub(super) fn is_received(&self, item: &PublicItem) -> bool {
        self.received.contains(name(&item.owner))
    }

    /// The types that contain the item, sorted.
    pub(crate) fn types(&self, item: &PublicItem) -> Vec<String> {
        let users = self.users.get(name(&item.owner)).into_iter().flatten();
        let types = users.filter(|it| it.starts_with("models::") && **it != item.owner);
        types.cloned().collect()
    }

    /// The methods that reach the item, sorted.
    pub(crate) fn methods(&self, item: &PublicItem) -> Vec<String> {
        let mut pending = vec![item.owner.clone()];
        let mut seen = HashSet::new();
        let mut methods = BTreeSet::new();
        while let Some(owner) = pending.pop() {
            if !seen.insert(owner.clone()) {
                continue;
            }
            if self.methods.contains(&owner) {
                methods.insert(owner);
            } else if let Some(users) = self.users.get(name(&owner)) {
                pending.extend(users.iter().cloned());
            }
        }
        methods.into_iter().collect()
    }
}

/// The last name of a path.
fn name(path: &str) -> &str {
    path.strip_prefix("models::").unwrap_or(path)
}

/// The part of a signature that a response fills.
fn response(item: &PublicItem) -> &str {
    match item.kind {
        PublicKind::Method | PublicKind::Format => item
            .signature
            .split_once(" -> ")
            .map_or("", |(_, returned)| returned),
        PublicKind::Failure | PublicKind::Pages | PublicKind::StatusVariant => &item.signature,
        _ => "",
    }
}

/// The identifiers of a signature.
pub(super) fn words(signature: &str) -> impl Iterator<Item = &str> {
    let words = signature.split(|it: char| !(it.is_alphanumeric() || it == '_'));
    words.filter(|word| !word.is_empty())
}
