//! The names of servers, by which a user chooses one.

use std::collections::HashMap;

use crate::ir::Server;

use super::words::split;
use super::{RustName, variant_name};

/// The most words that a name has. A longer description is a sentence.
const MOST: usize = 4;

/// Words of descriptions that every server could have.
const EMPTY: [&str; 12] = [
    "a",
    "address",
    "an",
    "api",
    "base",
    "endpoint",
    "environment",
    "host",
    "server",
    "servers",
    "the",
    "url",
];

/// The name of each server: that of the settings, that of the document, or its short description. A server has none if others would have
/// the same one, if its URL is relative, or if no other server has one.
pub(in crate::plan) fn names<'s>(
    servers: &'s [Server],
    set: impl Fn(&str) -> Option<&'s str>,
) -> Vec<Option<RustName>> {
    let named = servers.iter().map(|server| {
        let name = set(&server.url).or(server.name.as_deref());
        let words = name.map(str::to_owned).or_else(|| described(server));
        words
            .filter(|_| !server.url.starts_with('/'))
            .map(|it| variant_name(&it))
    });
    let named: Vec<Option<RustName>> = named.collect();
    let mut counts: HashMap<RustName, usize> = HashMap::new();
    for name in named.iter().flatten() {
        *counts.entry(name.clone()).or_default() += 1;
    }
    let is_choice = counts.values().filter(|count| **count == 1).count() > 1;
    let is_chosen = |name: &RustName| is_choice && counts.get(name) == Some(&1);
    let named = named.into_iter();
    named.map(|name| name.filter(is_chosen)).collect()
}

/// The telling words of a description, if there are few.
fn described(server: &Server) -> Option<String> {
    let text = server.docs.description.as_deref()?;
    let words = split(text.trim().trim_end_matches('.'));
    let words: Vec<String> = words
        .into_iter()
        .filter(|it| !EMPTY.contains(&it.to_lowercase().as_str()))
        .collect();
    let is_name = (1..=MOST).contains(&words.len()) && !text.trim().contains('\n');
    is_name.then(|| words.join(" "))
}
