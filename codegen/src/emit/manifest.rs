//! Cargo.toml, and the rustfmt.toml that keeps formatters away.

use std::fmt::Write;

use crate::plan::rust::{
    AddedDependency, Dependency, Feature, HostDependency, Hosted, Manifest, ManifestValue,
};
use crate::write::File;

pub(super) fn manifest(manifest: &Manifest) -> File {
    let mut text = String::from("[package]\n");
    let mut line = |key: &str, value: &str| {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{key} = {}", quoted(value));
    };
    line("name", &manifest.name);
    line("version", &manifest.version);
    line("edition", "2024");
    line("rust-version", "1.85");
    line("description", &manifest.description);
    if let Some(license) = &manifest.license {
        line("license", license);
    }
    if let Some(repository) = &manifest.repository {
        line("repository", repository);
    }
    if let Some(documentation) = &manifest.documentation {
        line("documentation", documentation);
    }
    line("readme", "README.md");
    for (key, values) in [
        ("keywords", &manifest.keywords),
        ("categories", &manifest.categories),
    ] {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|it| quoted(it)).collect();
            text.push_str(&format!("{key} = [{}]\n", values.join(", ")));
        }
    }
    text.push_str("\n[package.metadata.docs.rs]\nall-features = true\n");
    text.push_str(&format!(
        "\n[features]\ndefault = [\"full\", \"{}\"]\n",
        manifest.default_extra
    ));
    text.push_str(&full(&manifest.features));
    for feature in &manifest.features {
        let brought: Vec<String> = feature
            .brings
            .iter()
            .map(|it| format!("\"{it}\""))
            .collect();
        text.push_str(&format!("{} = [{}]\n", feature.name, brought.join(", ")));
    }
    for (name, brought) in &manifest.extras {
        let brought: Vec<String> = brought.iter().map(|it| format!("\"{it}\"")).collect();
        text.push_str(&format!("{name} = [{}]\n", brought.join(", ")));
    }
    text.push_str("\n[dependencies]\n");
    for dependency in &manifest.added {
        text.push_str(&format!("{}\n", dependency.line()));
    }
    let mut target = None;
    for dependency in &manifest.dependencies {
        if dependency.target != target {
            target = dependency.target;
            let target = target.unwrap_or_default();
            text.push_str(&format!("\n[target.'{target}'.dependencies]\n"));
        }
        text.push_str(&self::dependency(dependency));
    }
    File {
        path: "Cargo.toml".to_owned(),
        text,
    }
}

/// The dependencies of a module, as lines for the Cargo.toml of the crate around it.
pub(super) fn of_module(hosted: &Hosted, added: &[AddedDependency]) -> File {
    let lines = HostDependency::lines(hosted.dependencies.iter(), added.iter());
    let text = format!(
        "# The dependencies of this module, for the Cargo.toml of the crate around it. Nothing reads this file.\n\n[dependencies]\n{lines}\n"
    );
    File {
        path: "dependencies.toml".to_owned(),
        text,
    }
}

/// The feature that enables all others. Each is on its own line, so that a new one is a new line in a diff.
fn full(features: &[Feature]) -> String {
    let features = features.iter().map(|it| format!("    \"{}\",\n", it.name));
    format!("full = [\n{}]\n", features.collect::<String>())
}

fn dependency(dependency: &Dependency) -> String {
    let Dependency {
        name,
        version,
        default_features,
        features,
        optional,
        target: _,
    } = dependency;
    if *default_features && features.is_empty() && !optional {
        return format!("{name} = \"{version}\"\n");
    }
    let mut parts = vec![format!("version = \"{version}\"")];
    if !default_features {
        parts.push("default-features = false".to_owned());
    }
    if !features.is_empty() {
        let features: Vec<String> = features.iter().map(|it| format!("\"{it}\"")).collect();
        parts.push(format!("features = [{}]", features.join(", ")));
    }
    if *optional {
        parts.push("optional = true".to_owned());
    }
    format!("{name} = {{ {} }}\n", parts.join(", "))
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    ManifestValue::String(text.to_owned()).to_string()
}

/// The files are not printed by rustfmt, which would reformat them.
pub(super) fn rustfmt() -> File {
    File {
        path: "rustfmt.toml".to_owned(),
        text: "disable_all_formatting = true\n".to_owned(),
    }
}
