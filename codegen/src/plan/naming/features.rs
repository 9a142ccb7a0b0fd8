//! Cargo features: one per top-level resource, so that a consumer compiles what it uses.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::tree::Tree;

/// Few enough to be read, and fewer than crates.io takes (300 per crate).
const MOST: usize = 200;

/// What every crate can be built with beside its resources; nothing of it is on unless asked for.
pub(in crate::plan) const EXTRAS: &[(&str, &[&str])] = &[
    ("blocking", &["tokio/rt-multi-thread"]),
    ("brotli", &["reqwest/brotli"]),
    ("deflate", &["reqwest/deflate"]),
    ("gzip", &["reqwest/gzip"]),
    ("test-util", &[]),
    ("tracing", &["dep:tracing"]),
    ("zstd", &["reqwest/zstd"]),
];

/// Features that mean something else in a crate, beside those above, now or one day.
const RESERVED: [&str; 5] = ["default", "full", "native-tls", "rustls", "wasm"];

/// The features of a crate, each with the top-level resources that it brings.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Features {
    /// Sorted.
    pub(in crate::plan) names: Vec<String>,
    by_root: HashMap<String, usize>,
}

/// Resources that share a feature.
struct Group {
    label: String,
    roots: Vec<String>,
    operations: usize,
}

impl Features {
    pub(in crate::plan) fn of(tree: &Tree) -> Self {
        let mut sizes: BTreeMap<&String, usize> = BTreeMap::new();
        for place in &tree.places {
            if let Some(root) = place.path.first() {
                *sizes.entry(root).or_default() += 1;
            }
        }
        let groups = sizes.into_iter().map(|(root, operations)| Group {
            label: root.clone(),
            roots: vec![root.clone()],
            operations,
        });
        let extras = EXTRAS.iter().map(|(name, _)| *name);
        let mut taken: HashSet<String> = extras.chain(RESERVED).map(str::to_owned).collect();
        let mut named: Vec<(String, Vec<String>)> = grouped(groups.collect())
            .into_iter()
            .map(|group| (unique(&group.label, &mut taken), group.roots))
            .collect();
        named.sort();
        let by_root = named.iter().enumerate();
        let by_root = by_root.flat_map(|(index, (_, roots))| {
            let roots = roots.iter();
            roots.map(move |root| (root.clone(), index))
        });
        Self {
            by_root: by_root.collect(),
            names: named.into_iter().map(|(name, _)| name).collect(),
        }
    }

    /// The feature that brings a top-level resource, as an index into the names.
    pub(in crate::plan) fn index(&self, root: &str) -> Option<usize> {
        self.by_root.get(root).copied()
    }

    /// The feature that brings a top-level resource.
    pub(in crate::plan) fn name(&self, root: &str) -> Option<&String> {
        self.names.get(self.index(root)?)
    }
}

/// Puts the smallest resources whose names begin with the same words together, until there are few enough.
fn grouped(mut groups: Vec<Group>) -> Vec<Group> {
    let longest = groups.iter().map(|it| it.label.split('_').count()).max();
    for words in (1..=longest.unwrap_or_default()).rev() {
        let mut excess = groups.len().saturating_sub(MOST);
        if excess == 0 {
            return groups;
        }
        let mut families: BTreeMap<String, Vec<Group>> = BTreeMap::new();
        let mut result = Vec::new();
        for group in groups {
            let ends = group.label.match_indices('_').map(|(at, _)| at);
            let mut ends = ends.chain([group.label.len()]);
            match ends.nth(words - 1) {
                Some(end) => {
                    let family = group.label[..end].to_owned();
                    families.entry(family).or_default().push(group);
                }
                None => result.push(group),
            }
        }
        let mut families: Vec<_> = families.into_iter().collect();
        families.sort_by_key(|(_, members)| members.iter().map(|it| it.operations).sum::<usize>());
        for (label, members) in families {
            if excess == 0 || members.len() == 1 {
                result.extend(members);
            } else {
                excess = excess.saturating_sub(members.len() - 1);
                result.push(together(label, members));
            }
        }
        groups = result;
    }
    groups.sort_by(|left, right| {
        (left.operations, &left.label).cmp(&(right.operations, &right.label))
    });
    if groups.len() > MOST {
        let kept = groups.split_off(groups.len() - MOST + 1);
        groups = vec![together("other".to_owned(), groups)];
        groups.extend(kept);
    }
    groups
}

/// Words that end no name.
const PARTICLES: [&str; 10] = ["a", "an", "and", "by", "for", "in", "of", "s", "the", "to"];

fn together(label: String, members: Vec<Group>) -> Group {
    let words: Vec<&str> = label.split('_').collect();
    let is_telling = |word: &&str| !PARTICLES.contains(word);
    let end = words
        .iter()
        .rposition(is_telling)
        .map_or(words.len(), |it| it + 1);
    Group {
        label: words[..end].join("_"),
        operations: members.iter().map(|it| it.operations).sum(),
        roots: members.into_iter().flat_map(|it| it.roots).collect(),
    }
}

/// A name that cargo and crates.io take (ASCII letters, digits and dashes), and that is free.
fn unique(label: &str, taken: &mut HashSet<String>) -> String {
    let ascii = super::words::ascii(label).join("-");
    let longer = (1..).map(|number| match number {
        1 => format!("{ascii}-resource"),
        _ => format!("{ascii}-{number}"),
    });
    let mut candidates = std::iter::once(ascii.to_owned()).chain(longer);
    // Ends, since only finitely many names are taken.
    let name = candidates
        .find(|it| !taken.contains(it))
        .unwrap_or_default();
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(roots: &[&str]) -> Vec<Group> {
        let groups = roots.iter().map(|root| Group {
            label: (*root).to_owned(),
            roots: vec![(*root).to_owned()],
            operations: 1,
        });
        groups.collect()
    }

    #[test]
    fn few_resources_have_a_feature_each() {
        let labels: Vec<String> = grouped(groups(&["pet_food", "pet_toys"]))
            .into_iter()
            .map(|it| it.label)
            .collect();
        assert_eq!(labels, ["pet_food", "pet_toys"]);
    }

    #[test]
    fn of_many_those_with_the_longest_common_words_share_one() {
        let many: Vec<String> = (0..MOST - 1).map(|number| format!("r{number}")).collect();
        let mut roots: Vec<&str> = many.iter().map(String::as_str).collect();
        roots.extend(["pet", "pet_food_dry", "pet_food_wet"]);
        let result = grouped(groups(&roots));
        assert_eq!(result.len(), MOST);
        let family = result.iter().find(|it| it.roots.len() > 1);
        assert_eq!(family.map(|it| it.label.as_str()), Some("pet"));
    }

    #[test]
    fn resources_without_common_words_are_others() {
        let many: Vec<String> = (0..MOST + 5).map(|number| format!("r{number}")).collect();
        let roots: Vec<&str> = many.iter().map(String::as_str).collect();
        let result = grouped(groups(&roots));
        assert_eq!(result.len(), MOST);
        let other = result.iter().find(|it| it.label == "other");
        assert_eq!(other.map(|it| it.roots.len()), Some(6));
    }

    #[test]
    fn names_are_those_that_cargo_takes() {
        let extras = EXTRAS.iter().map(|(name, _)| *name);
        let mut taken: HashSet<String> = extras.chain(RESERVED).map(str::to_owned).collect();
        let mut name = |label: &str| unique(label, &mut taken);
        assert_eq!(name("user_keys"), "user-keys");
        assert_eq!(name("full"), "full-resource");
        assert_eq!(name("größe"), "grosse");
        assert_eq!(name("grosse"), "grosse-resource");
        assert_eq!(name("größe"), "grosse-2");
    }
}
