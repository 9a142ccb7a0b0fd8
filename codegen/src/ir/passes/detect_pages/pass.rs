//! The pass: gives each operation its paging, from the settings or from its names.

use crate::ir::{Api, Integer, Location, Operation, PageStyle, Paging, Parameter, Shape, Type};
use crate::ir::{Types, Use, plain};
use crate::report::Report;
use crate::settings::{PagingSettings, Settings};

use super::super::problems;
use super::extension::{Stated, stated};
use super::names::{OFFSET, PAGE, SIZE};
use super::recognize::{recognized, unfollowed};
use super::set::set;

pub fn detect_pages(mut api: Api, settings: &Settings, report: &mut Report) -> Api {
    for operation in &mut api.operations {
        operation.paging = paging(&api.types, operation, settings, report);
        make_counts_whole(&mut api.types, operation);
    }
    api
}

fn paging(
    types: &Types,
    operation: &Operation,
    settings: &Settings,
    report: &mut Report,
) -> Option<Paging> {
    let settings = settings.operations.get(&operation.id);
    match settings.map(|it| (&it.value.paging, &it.place)) {
        None | Some((PagingSettings::Recognized, _)) => described(types, operation, report),
        Some((PagingSettings::Off, _)) => None,
        Some((PagingSettings::Set(keys), place)) => set(types, operation, keys, place, report),
    }
}

/// The paging that the document describes.
fn described(types: &Types, operation: &Operation, report: &mut Report) -> Option<Paging> {
    match stated(types, operation) {
        Some(Stated::Pages(paging)) => return Some(paging),
        Some(Stated::NoPages) => return None,
        None => {}
    }
    let paging = recognized(types, operation);
    if paging.is_none()
        && let Some(why) = unfollowed(types, operation)
    {
        report.push(problems::list_without_pages(operation, &why));
    }
    paging
}

/// Makes the counts of pages and items integers, even if the document does not.
fn make_counts_whole(types: &mut Types, operation: &mut Operation) {
    let paging = operation.paging.as_ref();
    for parameter in &mut operation.parameters {
        let is_number = matches!(types[parameter.value.ty].shape, Shape::Number(_));
        if is_number && is_count(parameter, paging) {
            let whole = Type {
                shape: Shape::Integer(Integer::default()),
                ..types[parameter.value.ty].clone()
            };
            parameter.value = Use {
                ty: types.add(whole),
                ..parameter.value
            };
        }
    }
}

fn is_count(parameter: &Parameter, paging: Option<&Paging>) -> bool {
    let name = plain(parameter.name.as_str());
    let counts = [&PAGE[..], &OFFSET, &SIZE];
    let is_named_so = counts.iter().any(|names| names.contains(&name.as_str()));
    is_named_so || paging.is_some_and(|paging| counts_in(paging, parameter))
}

fn counts_in(paging: &Paging, parameter: &Parameter) -> bool {
    let place = match &paging.style {
        PageStyle::Page { parameter, .. } | PageStyle::Offset { parameter } => Some(parameter),
        PageStyle::Cursor { .. }
        | PageStyle::BodyCursor { .. }
        | PageStyle::Url { .. }
        | PageStyle::Link => None,
    };
    let mut counts = place.into_iter().chain(&paging.size);
    parameter.location == Location::Query && counts.any(|it| it == parameter.name.as_str())
}
