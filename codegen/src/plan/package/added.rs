//! The dependencies that the settings add to those of every crate.

use crate::plan::problems;
use crate::plan::rust::{AddedDependency, Dependency, ManifestValue};
use crate::report::Report;
use crate::settings::{DependencySettings, Located, Settings};

pub(crate) fn added(
    settings: &Settings,
    dependencies: &[Dependency],
    report: &mut Report,
) -> Vec<AddedDependency> {
    let mut added = Vec::new();
    for (name, dependency) in &settings.crate_.dependencies {
        if dependencies.iter().any(|it| it.name == name) {
            report.push(problems::known_dependency(name, &dependency.place));
        }
        added.push(AddedDependency {
            name: name.clone(),
            keys: keys(&dependency.value),
        });
    }
    added.sort_by(|left, right| left.name.cmp(&right.name));
    added
}

fn keys(dependency: &DependencySettings) -> Vec<(&'static str, ManifestValue)> {
    let DependencySettings {
        version,
        features,
        default_features,
        path,
        git,
        rev,
    } = dependency;
    let string = |value: &Option<Located<String>>| {
        let value = value.as_ref()?.value.clone();
        Some(ManifestValue::String(value))
    };
    let features: Vec<String> = features.iter().map(|it| it.value.clone()).collect();
    let keys = [
        ("version", string(version)),
        ("path", string(path)),
        ("git", string(git)),
        ("rev", string(rev)),
        (
            "default-features",
            default_features.map(ManifestValue::Boolean),
        ),
        (
            "features",
            (!features.is_empty()).then_some(ManifestValue::Strings(features)),
        ),
    ];
    let keys = keys.into_iter();
    keys.filter_map(|(key, value)| Some((key, value?)))
        .collect()
}
