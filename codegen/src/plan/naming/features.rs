//! Cargo features: one per top-level resource, and more for the parts of large ones. A consumer compiles only what it uses.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::ir::KeptFeatures;

use super::feature::Feature;
use super::rust_name::value_name;
use super::tree::Tree;
use super::words::ascii;

/// Few enough to read, and fewer than the 300 per crate that crates.io accepts.
const MOST: usize = 200;

/// The features that every crate has besides those of its resources. All but the [`DEFAULT_EXTRA`] are off by default.
pub(in crate::plan) const EXTRAS: &[(&str, &[&str])] = &[
    ("arbitrary-precision", &["serde_json/arbitrary_precision"]),
    ("blocking", &["tokio/rt-multi-thread"]),
    ("brotli", &["reqwest", "reqwest/brotli"]),
    ("deflate", &["reqwest", "reqwest/deflate"]),
    ("gzip", &["reqwest", "reqwest/gzip"]),
    ("http2", &["reqwest", "reqwest/http2"]),
    ("native-tls", &["reqwest", "reqwest/native-tls"]),
    ("reqwest", &["dep:reqwest"]),
    (
        DEFAULT_EXTRA,
        &[
            "reqwest",
            "reqwest/rustls-no-provider",
            "dep:rustls",
            "dep:rustls-platform-verifier",
        ],
    ),
    ("serde", &[]),
    ("test-util", &[]),
    ("tower", &["dep:tower-service"]),
    ("tracing", &["dep:tracing"]),
    ("webpki-roots", &["rustls", "dep:webpki-root-certs"]),
    ("zstd", &["reqwest", "reqwest/zstd"]),
];

/// The feature of a crate whose API sends events, with the dependencies that check their signatures. It is off by default: most programs
/// receive none.
pub(in crate::plan) const EVENTS: (&str, &[&str]) = ("webhooks", &["dep:hmac", "dep:sha2"]);

/// The feature that a crate has by default, beside those of its resources.
pub(in crate::plan) const DEFAULT_EXTRA: &str = "rustls";

/// Names that are reserved for other features of a crate, now or in the future, besides those above.
const RESERVED: [&str; 3] = ["default", "full", "wasm"];

/// A resource with more operations than this is divided. Smaller ones compile quickly enough as a whole.
const LARGE: usize = 20;

/// A part with fewer operations has no feature, and comes with the whole.
const SMALL: usize = 5;

/// The features of a crate, each with the resources that it enables.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Features {
    /// The features, sorted.
    pub(in crate::plan) all: Vec<Feature>,
    /// The feature of a resource, and of all resources below it that have no feature themselves.
    by_path: BTreeMap<Vec<String>, usize>,
    /// True if the crate has the feature [`EVENTS`].
    pub(in crate::plan) has_events: bool,
}

/// Resources that share a feature.
struct Group {
    label: String,
    roots: Vec<String>,
    operations: usize,
}

impl Group {
    /// The feature that an earlier crate had for the only resource of the group.
    fn kept(&self, kept: &KeptFeatures, taken: &HashSet<String>) -> Option<String> {
        let [root] = self.roots.as_slice() else {
            return None;
        };
        let feature = kept.by_resource.get(value_name(root).plain())?;
        (!taken.contains(feature)).then(|| feature.clone())
    }
}

/// A feature before its place among all others is known.
struct Named {
    name: String,
    paths: Vec<Vec<String>>,
    /// The names of the features that it turns on.
    brings: Vec<String>,
}

impl Features {
    pub(in crate::plan) fn of(tree: &Tree, kept: &KeptFeatures, has_events: bool) -> Self {
        let mut sizes: BTreeMap<&[String], usize> = BTreeMap::new();
        for place in &tree.places {
            for depth in 1..=place.path.len() {
                *sizes.entry(&place.path[..depth]).or_default() += 1;
            }
        }
        let roots = sizes.iter().filter_map(|(path, operations)| match path {
            [root] => Some((root, *operations)),
            _ => None,
        });
        let groups = roots.map(|(root, operations)| Group {
            label: root.clone(),
            roots: vec![root.clone()],
            operations,
        });
        let extras = EXTRAS.iter().map(|(name, _)| *name);
        let events = has_events.then_some(EVENTS.0);
        let taken = extras.chain(RESERVED).chain(events).map(str::to_owned);
        let mut taken: HashSet<String> = taken.collect();
        let groups = grouped(groups.collect());
        // A new resource must not take the name that another one has already.
        let known: Vec<Option<String>> = groups.iter().map(|it| it.kept(kept, &taken)).collect();
        taken.extend(known.iter().flatten().cloned());
        let named = groups.into_iter().zip(known).map(|(group, known)| Named {
            name: known.unwrap_or_else(|| unique(&group.label, &mut taken)),
            paths: group.roots.into_iter().map(|root| vec![root]).collect(),
            brings: Vec::new(),
        });
        let mut named = divided(named.collect(), &sizes, &kept.names, &mut taken);
        named.sort_by(|left, right| left.name.cmp(&right.name));
        let by_path = named.iter().enumerate();
        let by_path = by_path.flat_map(|(index, it)| {
            let paths = it.paths.iter();
            paths.map(move |path| (path.clone(), index))
        });
        Self {
            has_events,
            by_path: by_path.collect(),
            all: named
                .into_iter()
                .map(|it| Feature {
                    name: it.name,
                    brings: it.brings,
                })
                .collect(),
        }
    }

    /// No features for resources: in a module of another crate, all operations are compiled.
    pub(in crate::plan) fn none(has_events: bool) -> Self {
        Self {
            all: Vec::new(),
            by_path: BTreeMap::new(),
            has_events,
        }
    }

    /// The index of the feature that enables the operations of a resource.
    pub(in crate::plan) fn index(&self, path: &[String]) -> Option<usize> {
        let mut above = (1..=path.len()).rev();
        above.find_map(|depth| self.by_path.get(&path[..depth]).copied())
    }

    /// The name of the feature that enables the operations of a resource.
    pub(in crate::plan) fn name(&self, path: &[String]) -> Option<&String> {
        Some(&self.all.get(self.index(path)?)?.name)
    }

    /// The features of the resource and of its parts; empty if it is compiled whenever the resource above it is.
    pub(in crate::plan) fn within(&self, path: &[String]) -> Vec<String> {
        if !self.by_path.contains_key(path) {
            // The resource above may be compiled for only one of its parts, if it has any.
            let above = path.split_last().map(|(_, above)| above);
            let whole = above.and_then(|above| self.all.get(*self.by_path.get(above)?));
            let whole = whole.filter(|it| !it.brings.is_empty());
            return whole.map(|it| it.name.clone()).into_iter().collect();
        }
        let below = self.by_path.range(path.to_vec()..);
        let below = below.take_while(|(other, _)| other.starts_with(path));
        let features = below.filter_map(|(_, index)| Some(self.all.get(*index)?.name.clone()));
        features.collect()
    }

    /// Removes the features that turn on another one of the list.
    pub(in crate::plan) fn without_wholes(&self, reachers: &mut Vec<usize>) {
        let names: HashSet<&String> = reachers.iter().map(|it| &self.all[*it].name).collect();
        let is_whole = |it: &usize| self.all[*it].brings.iter().any(|part| names.contains(part));
        let kept = reachers.iter().copied().filter(|it| !is_whole(it));
        *reachers = kept.collect();
    }
}

/// Gives features to the parts of large resources, the largest first, as long as there is room.
fn divided(
    mut named: Vec<Named>,
    sizes: &BTreeMap<&[String], usize>,
    kept: &BTreeSet<String>,
    taken: &mut HashSet<String>,
) -> Vec<Named> {
    let size = |it: &Named| match it.paths.as_slice() {
        [alone] => sizes.get(alone.as_slice()).copied().unwrap_or_default(),
        // Small resources that share a feature stay together.
        _ => 0,
    };
    let mut pending: Vec<usize> = (0..named.len()).collect();
    pending.sort_by(|left, right| {
        let order = |index: usize| (std::cmp::Reverse(size(&named[index])), &named[index].name);
        order(*left).cmp(&order(*right))
    });
    let mut next = 0;
    while let Some(&whole) = pending.get(next) {
        next += 1;
        let path = named[whole].paths.first().cloned().unwrap_or_default();
        let is_kept =
            |part: &[String]| kept.contains(&label(&part_label(&named[whole].name, part)));
        let is_large = size(&named[whole]) > LARGE;
        let parts = parts(&path, sizes, |part, size| {
            is_kept(part) || (is_large && size >= SMALL)
        });
        if parts.is_empty() || named.len() + parts.len() > MOST {
            continue;
        }
        for part in parts {
            let name = unique(&part_label(&named[whole].name, &part), taken);
            named[whole].brings.push(name.clone());
            pending.push(named.len());
            named.push(Named {
                name,
                paths: vec![part],
                brings: Vec::new(),
            });
        }
    }
    named
}

/// The words of the feature of a part: those of the whole, and its own name.
fn part_label(whole: &str, part: &[String]) -> String {
    let last = part.last().map(String::as_str).unwrap_or_default();
    format!("{whole} {last}")
}

/// The resources directly below `path` that are to have features, by their numbers of operations.
fn parts(
    path: &[String],
    sizes: &BTreeMap<&[String], usize>,
    has_feature: impl Fn(&[String], usize) -> bool,
) -> Vec<Vec<String>> {
    let below = sizes
        .range(path..)
        .take_while(|(other, _)| other.starts_with(path));
    let parts =
        below.filter(|(other, size)| other.len() == path.len() + 1 && has_feature(other, **size));
    parts.map(|(other, _)| other.to_vec()).collect()
}

/// Groups the smallest resources whose names begin with the same words, until there are few enough groups.
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

/// Words that a name must not end with.
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

/// The words of a name as cargo takes them.
fn label(text: &str) -> String {
    ascii(text).join("-")
}

/// A free name that cargo and crates.io accept: ASCII letters, digits and dashes.
fn unique(label: &str, taken: &mut HashSet<String>) -> String {
    let ascii = self::label(label);
    let longer = (1..).map(|number| match number {
        1 => format!("{ascii}-resource"),
        _ => format!("{ascii}-{number}"),
    });
    let mut candidates = std::iter::once(ascii.to_owned()).chain(longer);
    // This ends, since only finitely many names are taken.
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
    fn parts_of_a_large_resource_have_features_of_their_own() {
        let paths = [
            (vec!["issuing"], LARGE + 1),
            (vec!["issuing", "cards"], SMALL),
            (vec!["issuing", "tokens"], SMALL - 1),
            (vec!["radar"], LARGE),
            (vec!["radar", "rules"], LARGE - 1),
        ];
        let owned = |path: &[&str]| path.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let paths: Vec<_> = paths
            .iter()
            .map(|(path, size)| (owned(path), *size))
            .collect();
        let sizes = paths
            .iter()
            .map(|(path, size)| (path.as_slice(), *size))
            .collect();
        let named = ["issuing", "radar"].map(|root| Named {
            name: root.to_owned(),
            paths: vec![owned(&[root])],
            brings: Vec::new(),
        });
        let named = divided(named.into(), &sizes, &BTreeSet::new(), &mut HashSet::new());
        let named = named
            .iter()
            .map(|it| (it.name.as_str(), it.brings.as_slice()));
        let expected: [(&str, &[String]); 3] = [
            ("issuing", &["issuing-cards".to_owned()]),
            ("radar", &[]),
            ("issuing-cards", &[]),
        ];
        assert_eq!(named.collect::<Vec<_>>(), expected);
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
