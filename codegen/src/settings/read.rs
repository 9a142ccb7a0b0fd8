//! `codegen.toml` → settings.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, Deserializer};

use super::keys::Settings;
use super::located::Located;
use super::{check, form, problems, schema};
use crate::report::Report;
use crate::source::{Place, Sources};

/// Reads the settings at `path`. Wrong ones are reported, and count as missing.
pub fn read(path: &Path, sources: &mut Sources, report: &mut Report) -> Settings {
    let Some(file) = sources.open_settings(path, report) else {
        return Settings::default();
    };
    let (document, errors) = DeTable::parse_recoverable(sources.text(file));
    for error in &errors {
        report.push(problems::syntax(place(error), error.message()));
    }
    if !errors.is_empty() {
        return Settings::default();
    }
    let keys = form::keys(&schema::root());
    let checked = check::table("", document, &keys, report);
    let settings = checked.map(|table| deserialized(table, report));
    with_own_names(settings.unwrap_or_default())
}

/// The settings of a checked table. An error here would mean that the schema allows values that the types refuse.
fn deserialized(table: Spanned<DeTable<'_>>, report: &mut Report) -> Settings {
    Settings::deserialize(Deserializer::from(table)).unwrap_or_else(|error| {
        report.push(problems::refused(place(&error), error.message()));
        Settings::default()
    })
}

/// Gives parameters of a scope without other names the client's own name for them.
fn with_own_names(mut settings: Settings) -> Settings {
    for (name, scope) in settings.scope.iter_mut() {
        if scope.value.parameters.is_empty() {
            scope.value.parameters.push(Located {
                value: name.clone(),
                place: scope.place.clone(),
            });
        }
    }
    settings
}

fn place(error: &toml::de::Error) -> Place {
    Place::Setting(error.span().map_or(0, |span| span.start))
}
