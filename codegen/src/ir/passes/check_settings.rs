//! Reports settings about types that match nothing: a misspelt name would otherwise have no effect, in silence.

use std::collections::BTreeSet;

use crate::ir::{Api, Shape};
use crate::report::{Report, nearest};
use crate::settings::{Chosen, FormatType, Settings};

use super::problems;

pub(super) fn check_settings(api: Api, settings: &Settings, report: &mut Report) -> Api {
    formats(&api, settings, report);
    relaxed(&api, settings, report);
    extra(&api, settings, report);
    api
}

fn formats(api: &Api, settings: &Settings, report: &mut Report) {
    let mut strings: BTreeSet<&str> = BTreeSet::new();
    let mut numbers: BTreeSet<&str> = BTreeSet::new();
    if !settings.formats.is_empty() {
        for (_, ty) in api.types.iter() {
            let (known, format) = match &ty.shape {
                Shape::String(string) => (&mut strings, &string.format),
                Shape::Number(number) => (&mut numbers, &number.format),
                _ => continue,
            };
            known.insert(ty.pointer.as_str());
            known.extend(format.as_deref());
        }
    }
    for (name, format) in &settings.formats {
        let known: BTreeSet<&str> = match format.value {
            FormatType::Decimal => &strings | &numbers,
            _ => strings.clone(),
        };
        if !known.contains(name.as_str()) {
            let nearest = nearest(name, known.iter().copied()).map(str::to_owned);
            report.push(problems::unmatched_format(name, format, nearest));
        }
        if format.value == FormatType::Duration && !settings.types.dates.has_durations() {
            report.push(problems::duration_without_a_type(format));
        }
    }
}

fn relaxed(api: &Api, settings: &Settings, report: &mut Report) {
    let properties = api.types.iter().filter_map(|(_, ty)| match &ty.shape {
        Shape::Object(object) => Some(object.fields.values()),
        _ => None,
    });
    let known = properties.flatten().map(|field| field.pointer.as_str());
    chosen(&settings.types.relax_required, "property", known, report);
}

fn extra(api: &Api, settings: &Settings, report: &mut Report) {
    let objects = api.types.iter().filter_map(|(_, ty)| match &ty.shape {
        Shape::Object(_) | Shape::AllOf(_) => Some(ty.pointer.as_str()),
        _ => None,
    });
    chosen(&settings.types.extra, "object", objects, report);
}

/// Reports pointers that name nothing of a kind.
fn chosen<'k>(
    chosen: &Chosen,
    kind: &str,
    known: impl Iterator<Item = &'k str>,
    report: &mut Report,
) {
    let pointers = match chosen {
        Chosen::These(pointers) if !pointers.is_empty() => pointers,
        Chosen::These(_) | Chosen::All => return,
    };
    let known: BTreeSet<&str> = known.collect();
    for pointer in pointers {
        if !known.contains(pointer.value.as_str()) {
            let nearest = nearest(pointer.value.as_str(), known.iter().copied());
            report.push(problems::unmatched_pointer(kind, pointer, nearest));
        }
    }
}
