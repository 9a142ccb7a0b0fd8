//! `codegen.toml` → settings: one function per table.

use std::path::Path;

use indexmap::IndexMap;
use toml::de::{DeTable, DeValue};

use super::table::{Reading, Setting, Switch, Table};
use super::{
    ClientSettings, CrateSettings, EnvSettings, EnvelopeSettings, FormatType, Located,
    NamingSettings, OperationFilter, OperationIds, OperationSettings, RelaxRequired, SameType,
    ScopeSettings, SerdeDirections, Settings, TypeSettings, paging, problems,
};
use crate::report::Report;
use crate::source::{Pointer, Sources};

/// Reads the settings at `path`; what is wrong in them is reported, and counts as not said.
///
pub fn read(path: &Path, sources: &mut Sources, report: &mut Report) -> Settings {
    let Some(file) = sources.open(path, report) else {
        return Settings::default();
    };
    let text = sources.text(file);
    let mut reading = Reading { file, report };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = reading.place(error.span().unwrap_or(0..0));
        reading.push(problems::syntax(place, error.message()));
    }
    if !errors.is_empty() {
        return Settings::default();
    }
    settings(
        Table::new("", document.span(), document.get_ref()),
        &mut reading,
    )
}

fn settings(mut table: Table<'_>, reading: &mut Reading<'_>) -> Settings {
    let settings = Settings {
        crate_: section(&mut table, "crate", crate_, reading),
        client: section(&mut table, "client", client, reading),
        scope: section(&mut table, "scope", scopes, reading),
        envelope: table
            .take("envelope")
            .map(|it| envelope(&it, reading))
            .unwrap_or_default(),
        same_type: table
            .take("same_type")
            .map(|it| same_types(&it, reading))
            .unwrap_or_default(),
        names: section(&mut table, "names", names, reading),
        naming: section(&mut table, "naming", naming, reading),
        operations: section(&mut table, "operations", operations, reading),
        resources: section(&mut table, "resources", texts_by_key, reading),
        formats: section(&mut table, "formats", formats, reading),
        types: section(&mut table, "types", types, reading),
        include: section(&mut table, "include", operation_filter, reading),
        exclude: section(&mut table, "exclude", operation_filter, reading),
    };
    table.finish(reading);
    settings
}

fn section<'t, T: Default>(
    table: &mut Table<'t>,
    key: &'static str,
    read: fn(Table<'t>, &mut Reading<'_>) -> T,
    reading: &mut Reading<'_>,
) -> T {
    table
        .table(key, reading)
        .map(|it| read(it, reading))
        .unwrap_or_default()
}

fn crate_(mut table: Table<'_>, reading: &mut Reading<'_>) -> CrateSettings {
    let name = "a package name: letters, digits, `-` and `_`, starting with a letter";
    let version = "a semantic version, such as `0.1.0`";
    let crate_ = CrateSettings {
        name: table
            .take("name")
            .and_then(|it| it.formed(name, is_package_name, reading)),
        version: table
            .take("version")
            .and_then(|it| it.formed(version, is_version, reading)),
        description: table.text("description", reading),
        license: table.text("license", reading),
        repository: table.text("repository", reading),
    };
    table.finish(reading);
    crate_
}

fn client(mut table: Table<'_>, reading: &mut Reading<'_>) -> ClientSettings {
    let client = ClientSettings {
        user_agent: table.text("user_agent", reading),
        request_id: table.texts("request_id", reading).unwrap_or_default(),
        permissions: table.text("permissions", reading),
        env: section(&mut table, "env", env, reading),
    };
    table.finish(reading);
    client
}

fn env(mut table: Table<'_>, reading: &mut Reading<'_>) -> EnvSettings {
    let env = EnvSettings {
        base_url: table.take("base_url").and_then(|it| variable(&it, reading)),
        credentials: section(&mut table, "credentials", variables, reading),
        scope: section(&mut table, "scope", variables, reading),
    };
    table.finish(reading);
    env
}

fn variables(table: Table<'_>, reading: &mut Reading<'_>) -> IndexMap<String, Located<String>> {
    by_key(table, variable, reading)
}

fn variable(setting: &Setting<'_>, reading: &mut Reading<'_>) -> Option<Located<String>> {
    setting.formed(
        "the name of an environment variable, such as `API_TOKEN`",
        is_variable,
        reading,
    )
}

fn scopes(table: Table<'_>, reading: &mut Reading<'_>) -> IndexMap<String, Located<ScopeSettings>> {
    by_key(table, scope, reading)
}

fn scope(setting: &Setting<'_>, reading: &mut Reading<'_>) -> Option<Located<ScopeSettings>> {
    let place = setting.key_place(reading);
    let mut table = setting.table(reading)?;
    let own_name = || {
        vec![Located {
            value: setting.key.to_owned(),
            place: place.clone(),
        }]
    };
    let value = ScopeSettings {
        parameters: table.texts("parameters", reading).unwrap_or_else(own_name),
        description: table.text("description", reading),
    };
    table.finish(reading);
    Some(Located { value, place })
}

fn envelope(setting: &Setting<'_>, reading: &mut Reading<'_>) -> EnvelopeSettings {
    match setting.switch(reading) {
        Some(Switch::On) | None => EnvelopeSettings::Detected,
        Some(Switch::Off) => EnvelopeSettings::Off,
        Some(Switch::Table(table)) => named_envelope(table, reading),
    }
}

fn named_envelope(mut table: Table<'_>, reading: &mut Reading<'_>) -> EnvelopeSettings {
    let payload = table.take("payload");
    if payload.is_none() {
        table.missing("payload", reading);
    }
    let payload = payload.and_then(|it| it.text(reading));
    let success = table.text("success", reading);
    table.finish(reading);
    payload.map_or(EnvelopeSettings::Detected, |payload| {
        EnvelopeSettings::Named { payload, success }
    })
}

fn same_types(setting: &Setting<'_>, reading: &mut Reading<'_>) -> Vec<Located<SameType>> {
    setting
        .tables(reading)
        .into_iter()
        .map(|it| same_type(it, reading))
        .collect()
}

fn same_type(mut table: Table<'_>, reading: &mut Reading<'_>) -> Located<SameType> {
    let place = table.place(reading);
    let name = table.text("name", reading);
    let pointers = table.take("pointers");
    if pointers.is_none() {
        table.missing("pointers", reading);
    }
    let pointers = pointers
        .and_then(|it| it.pointers(reading))
        .unwrap_or_default();
    table.finish(reading);
    Located {
        value: SameType { name, pointers },
        place,
    }
}

fn names(table: Table<'_>, reading: &mut Reading<'_>) -> IndexMap<Pointer, Located<String>> {
    let mut names = IndexMap::new();
    for setting in table.all() {
        if let (Some(pointer), Some(name)) = (setting.key_pointer(reading), setting.text(reading)) {
            names.insert(
                pointer.value,
                Located {
                    value: name.value,
                    place: pointer.place,
                },
            );
        }
    }
    names
}

fn naming(mut table: Table<'_>, reading: &mut Reading<'_>) -> NamingSettings {
    let conventions = [
        ("grouped", OperationIds::Grouped),
        ("phrases", OperationIds::Phrases),
        ("ignored", OperationIds::Ignored),
    ];
    let naming = NamingSettings {
        operation_ids: table
            .take("operation_ids")
            .and_then(|it| it.choice(&conventions, reading)),
    };
    table.finish(reading);
    naming
}

fn operations(
    table: Table<'_>,
    reading: &mut Reading<'_>,
) -> IndexMap<String, Located<OperationSettings>> {
    by_key(table, operation, reading)
}

fn operation(
    setting: &Setting<'_>,
    reading: &mut Reading<'_>,
) -> Option<Located<OperationSettings>> {
    let place = setting.key_place(reading);
    let mut table = setting.table(reading)?;
    let path = table.take("path").and_then(|it| {
        let segments = it
            .texts(reading)?
            .into_iter()
            .map(|segment| segment.value)
            .collect();
        Some(Located {
            value: segments,
            place: it.place(reading),
        })
    });
    let value = OperationSettings {
        path,
        method: table.text("method", reading),
        paging: table
            .take("paging")
            .map(|it| paging::paging(&it, reading))
            .unwrap_or_default(),
    };
    table.finish(reading);
    Some(Located { value, place })
}

fn operation_filter(mut table: Table<'_>, reading: &mut Reading<'_>) -> OperationFilter {
    let filter = OperationFilter {
        tags: table.texts("tags", reading).unwrap_or_default(),
        paths: table.texts("paths", reading).unwrap_or_default(),
        operations: table.texts("operations", reading).unwrap_or_default(),
    };
    table.finish(reading);
    filter
}

fn texts_by_key(table: Table<'_>, reading: &mut Reading<'_>) -> IndexMap<String, Located<String>> {
    by_key(
        table,
        |setting, reading| {
            Some(Located {
                value: setting.text(reading)?.value,
                place: setting.key_place(reading),
            })
        },
        reading,
    )
}

fn formats(table: Table<'_>, reading: &mut Reading<'_>) -> IndexMap<String, Located<FormatType>> {
    by_key(table, format, reading)
}

fn format(setting: &Setting<'_>, reading: &mut Reading<'_>) -> Option<Located<FormatType>> {
    let choices = [
        ("string", FormatType::String),
        ("timestamp", FormatType::Timestamp),
        ("date", FormatType::Date),
        ("duration", FormatType::Duration),
        ("base64", FormatType::Base64),
        ("uuid", FormatType::Uuid),
        ("ip", FormatType::Ip),
        ("ipv4", FormatType::Ipv4),
        ("ipv6", FormatType::Ipv6),
        ("decimal", FormatType::Decimal),
    ];
    Some(Located {
        value: setting.choice(&choices, reading)?,
        place: setting.key_place(reading),
    })
}

fn types(mut table: Table<'_>, reading: &mut Reading<'_>) -> TypeSettings {
    let directions = [
        ("needed", SerdeDirections::Needed),
        ("both", SerdeDirections::Both),
    ];
    let types = TypeSettings {
        serde: table
            .take("serde")
            .and_then(|it| it.choice(&directions, reading))
            .unwrap_or_default(),
        relax_required: table
            .take("relax_required")
            .map(|it| relax_required(&it, reading))
            .unwrap_or_default(),
    };
    table.finish(reading);
    types
}

fn relax_required(setting: &Setting<'_>, reading: &mut Reading<'_>) -> RelaxRequired {
    match setting.value() {
        DeValue::Boolean(true) => RelaxRequired::All,
        DeValue::Boolean(false) => RelaxRequired::default(),
        DeValue::Array(_) => RelaxRequired::These(setting.pointers(reading).unwrap_or_default()),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Datetime(_)
        | DeValue::Table(_) => {
            setting.complain("a list of JSON Pointers, `true` or `false`", reading);
            RelaxRequired::default()
        }
    }
}

fn by_key<'t, T>(
    table: Table<'t>,
    read: fn(&Setting<'t>, &mut Reading<'_>) -> Option<Located<T>>,
    reading: &mut Reading<'_>,
) -> IndexMap<String, Located<T>> {
    let settings = table.all().into_iter();
    settings
        .filter_map(|setting| Some((setting.key.to_owned(), read(&setting, reading)?)))
        .collect()
}

/// Source: the Cargo book, "The manifest format", the `name` field.
fn is_package_name(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_alphabetic())
        && name
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '_')
}

/// Source: Semantic Versioning 2.0.0.
fn is_version(version: &str) -> bool {
    let (numbers, rest) = version.split_at(version.find(['-', '+']).unwrap_or(version.len()));
    let numbers: Vec<_> = numbers.split('.').collect();
    let is_number = |it: &&str| {
        it.parse::<u64>()
            .is_ok_and(|value| value.to_string() == **it)
    };
    let rest_is_plain = rest
        .chars()
        .all(|it| it.is_ascii_alphanumeric() || "-+.".contains(it));
    numbers.len() == 3
        && numbers.iter().all(is_number)
        && rest_is_plain
        && !rest.ends_with(['-', '+', '.'])
}

/// Source: POSIX.1-2017, XBD 8.1, environment variable definition.
fn is_variable(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
        && name
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '_')
}
