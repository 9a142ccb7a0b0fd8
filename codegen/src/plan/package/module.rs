//! A module of another crate: the features that its code has, and the dependencies that this crate must have.
//!
//! A crate cannot give features to a module of another one, so they are decided when the code is generated.

use std::collections::BTreeSet;

use crate::plan::naming::features::{DEFAULT_EXTRA, EVENTS, EXTRAS};
use crate::plan::problems;
use crate::plan::rust::{HostDependency, Manifest};
use crate::report::Report;
use crate::settings::ModuleSettings;

/// The features that a module has: those of the settings with all that they turn on, or the one that a crate has by default, and the `further`
/// ones that it knows.
pub(crate) fn module_features(
    settings: &ModuleSettings,
    further: &[String],
    has_events: bool,
    report: &mut Report,
) -> BTreeSet<&'static str> {
    let events = has_events.then_some(EVENTS);
    let known: Vec<_> = EXTRAS.iter().copied().chain(events).collect();
    let mut features = BTreeSet::new();
    match &settings.features {
        None => turn_on(DEFAULT_EXTRA, &known, &mut features),
        Some(named) => {
            for name in named {
                if known.iter().any(|(it, _)| *it == name.value) {
                    turn_on(&name.value, &known, &mut features);
                } else {
                    let known = known.iter().map(|(it, _)| *it);
                    report.push(problems::unknown_feature(&name.value, &name.place, known));
                }
            }
        }
    }
    further
        .iter()
        .for_each(|name| turn_on(name, &known, &mut features));
    features
}

/// Turns on a feature, and the features that it turns on.
fn turn_on(name: &str, known: &[(&'static str, &[&str])], features: &mut BTreeSet<&'static str>) {
    let feature = known.iter().find(|(it, _)| *it == name);
    if let Some((name, brought)) = feature
        && features.insert(name)
    {
        brought.iter().for_each(|it| turn_on(it, known, features));
    }
}

/// The dependencies of the code with these features.
pub(crate) fn of_module(
    manifest: &Manifest,
    features: &BTreeSet<&'static str>,
) -> Vec<HostDependency> {
    let on = manifest.extras.iter();
    let on = on.filter(|(name, _)| features.contains(name));
    let brought: Vec<&'static str> = on
        .flat_map(|(_, brought)| brought.iter().copied())
        .collect();
    let dependencies = manifest.dependencies.iter().filter_map(|dependency| {
        let name = dependency.name;
        let is_on = |it: &&str| it.strip_prefix("dep:") == Some(name);
        if dependency.optional && !brought.iter().any(is_on) {
            return None;
        }
        let further = brought.iter().filter_map(|it| {
            let (of, feature) = it.split_once('/')?;
            (of == name).then_some(feature)
        });
        let all: BTreeSet<&'static str> =
            dependency.features.iter().copied().chain(further).collect();
        Some(HostDependency {
            dependency: *dependency,
            features: all.into_iter().collect(),
        })
    });
    dependencies.collect()
}
