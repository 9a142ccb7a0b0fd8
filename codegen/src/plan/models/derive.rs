//! Traits that the settings have types derive: those that a key names, and the types of their fields.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::glob::Glob;
use crate::plan::problems;
use crate::plan::rust::{Derived, Directions, Item, Module};
use crate::report::{Report, nearest};
use crate::settings::{Located, TypeSettings};

use super::traits::{Trait, lacks, models};

/// The traits of a type, each with the setting that names both, if there is one.
type Asked<'s> = BTreeMap<String, Option<&'s Located<String>>>;

pub(crate) fn derive(modules: &mut [Module], settings: &TypeSettings, report: &mut Report) {
    if settings.derive.is_empty() {
        return;
    }
    let asked = asked(modules, settings, report);
    let possible = without_impossible(modules, asked, report);
    let attribute = settings.derive_attribute.as_ref();
    let items = modules.iter_mut().flat_map(|it| &mut it.entries);
    for item in items.map(|entry| &mut entry.item) {
        let Some(traits) = possible.get(item.name().as_str()) else {
            continue;
        };
        let traits = traits.keys().filter(|name| !is_there(item, name));
        let derived = Derived {
            traits: traits.cloned().collect(),
            attribute: attribute.map(|it| it.value.clone()),
        };
        complete(item, &derived.traits);
        *derived_of(item) = derived;
    }
}

/// The traits that the settings give to types, and through them to the types of fields.
fn asked<'s>(
    modules: &[Module],
    settings: &'s TypeSettings,
    report: &mut Report,
) -> HashMap<String, Asked<'s>> {
    let items: BTreeMap<&str, &Item> = items(modules);
    let mut asked: HashMap<String, Asked<'s>> = HashMap::new();
    let mut pending: Vec<(&str, String, Option<&Located<String>>)> = Vec::new();
    for (key, traits) in &settings.derive {
        let glob = Glob::of_names(key);
        let named: Vec<&str> = items.keys().copied().filter(|it| glob.fits(it)).collect();
        if named.is_empty() {
            let nearest = nearest(key, items.keys().copied());
            report.push(problems::unmatched_derive(key, &traits.place, nearest));
        }
        for name in named {
            for wanted in &traits.value {
                let exact = (name == key).then_some(wanted);
                pending.push((name, wanted.value.clone(), exact));
            }
        }
    }
    while let Some((name, wanted, exact)) = pending.pop() {
        let Some((name, item)) = items.get_key_value(name) else {
            continue;
        };
        let traits = asked.entry((*name).to_owned()).or_default();
        let is_new = !traits.contains_key(&wanted);
        let known = traits.entry(wanted.clone()).or_default();
        *known = known.or(exact);
        if is_new {
            let implied = Trait::of(&wanted).map_or(&[][..], Trait::implied);
            pending.extend(implied.iter().map(|it| (*name, (*it).to_owned(), None)));
            pending.extend(models(item).map(|part| (part, wanted.clone(), None)));
        }
    }
    asked
}

/// Takes away the traits that a type cannot have, and those of all types around it.
fn without_impossible<'s>(
    modules: &[Module],
    mut asked: HashMap<String, Asked<'s>>,
    report: &mut Report,
) -> HashMap<String, Asked<'s>> {
    let items = items(modules);
    let mut impossible: BTreeSet<(String, String)> = BTreeSet::new();
    loop {
        let known = impossible.len();
        for (name, traits) in &asked {
            let checked = traits
                .iter()
                .filter_map(|(name, exact)| Some((name, Trait::of(name)?, exact)));
            for (wanted, checked, exact) in checked {
                let has_not =
                    |model: &str| impossible.contains(&(model.to_owned(), wanted.clone()));
                let Some(reason) = lacks(items[name.as_str()], checked, &has_not) else {
                    continue;
                };
                let is_new = impossible.insert((name.clone(), wanted.clone()));
                if let (true, Some(setting)) = (is_new, exact) {
                    report.push(problems::impossible_derive(name, setting, &reason));
                }
            }
        }
        if impossible.len() == known {
            break;
        }
    }
    for (name, wanted) in impossible {
        if let Some(traits) = asked.get_mut(&name) {
            traits.remove(&wanted);
        }
    }
    asked
}

fn items(modules: &[Module]) -> BTreeMap<&str, &Item> {
    let items = modules.iter().flat_map(Module::items);
    items.map(|item| (item.name().as_str(), item)).collect()
}

/// Returns whether every type of this kind derives a trait.
fn is_there(item: &Item, name: &str) -> bool {
    match item {
        Item::Struct(item) => name == "Default" && item.default,
        Item::Enum(_) => matches!(name, "Eq" | "Hash"),
        Item::Union(_) => false,
        Item::Raw(_) => name == "Default",
    }
}

/// Declares a struct in both directions where the feature `serde` would add a field that has not the trait.
fn complete(item: &mut Item, traits: &[String]) {
    let is_strict = |name: &String| Trait::of(name).is_some_and(Trait::excludes_json);
    if let Item::Struct(item) = item
        && !item.multipart
        && traits.iter().any(is_strict)
    {
        item.directions = Directions {
            decode: true,
            encode: true,
        };
    }
}

fn derived_of(item: &mut Item) -> &mut Derived {
    match item {
        Item::Struct(item) => &mut item.derived,
        Item::Enum(item) => &mut item.derived,
        Item::Union(item) => &mut item.derived,
        Item::Raw(item) => &mut item.derived,
    }
}
