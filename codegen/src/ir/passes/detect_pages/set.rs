//! Paging from the settings. The parts that they leave open are recognized.

use std::borrow::Cow;

use crate::ir::{Location, Operation, PageStyle, Paging, Types};
use crate::report::{Report, nearest};
use crate::settings::{Located, PagingKeys, PagingStyle};
use crate::source::{Place, Pointer};

use super::super::problems;
use super::list::{body, list};
use super::recognize::recognized;

pub(super) fn set(
    types: &Types,
    operation: &Operation,
    keys: &PagingKeys,
    place: &Place,
    report: &mut Report,
) -> Option<Paging> {
    let named = keys.items.as_ref();
    let list = body(types, operation)
        .and_then(|body| list(types, body, named.map(|it| it.value.as_str())))
        .or_else(|| {
            let place = named.map_or(place, |it| &it.place);
            report.push(problems::no_list(&operation.id, place));
            None
        })?;
    let parameter = query(operation, keys.parameter.as_ref(), report);
    let size = query(operation, keys.size.as_ref(), report);
    let recognized = recognized(types, operation);
    let style = match keys.style {
        Some(style) => completed(style, parameter, keys, recognized.as_ref()),
        None => recognized.as_ref().map(|it| it.style.clone()),
    };
    let Some(style) = style else {
        report.push(problems::incomplete_paging(&operation.id, place));
        return None;
    };
    let recognized = recognized.as_ref();
    let or_recognized = |set: &Option<Located<Pointer>>, recognized: Option<&Vec<String>>| {
        let recognized = recognized.cloned().unwrap_or_default();
        set.as_ref().map_or(recognized, |it| keys_of(&it.value))
    };
    Some(Paging {
        page: list.page,
        list: list.property,
        style,
        size: size.or_else(|| recognized?.size.clone()),
        total_pages: or_recognized(&keys.total_pages, recognized.map(|it| &it.total_pages)),
        total_count: or_recognized(&keys.total_count, recognized.map(|it| &it.total_count)),
        has_more: or_recognized(&keys.has_more, recognized.map(|it| &it.has_more)),
    })
}

/// The parts of a style that were set or recognized. `None` if it needs more.
fn completed(
    style: PagingStyle,
    parameter: Option<String>,
    keys: &PagingKeys,
    recognized: Option<&Paging>,
) -> Option<PageStyle> {
    let known = Known::of(style, recognized);
    let parameter = parameter.or(known.parameter);
    let next = keys.next.as_ref().map(|it| keys_of(&it.value));
    let next = next.or(known.next);
    Some(match style {
        PagingStyle::Page => PageStyle::Page {
            parameter: parameter?,
            first: keys.first_page.or(known.first).unwrap_or(1),
        },
        PagingStyle::Offset => PageStyle::Offset {
            parameter: parameter?,
        },
        PagingStyle::Cursor => PageStyle::Cursor {
            parameter: parameter?,
            next: next?,
        },
        PagingStyle::Url => PageStyle::Url { next: next? },
        PagingStyle::Link => PageStyle::Link,
    })
}

/// The parts of the recognized style, if it is the style in the settings.
#[derive(Default)]
struct Known {
    parameter: Option<String>,
    first: Option<u64>,
    next: Option<Vec<String>>,
}

impl Known {
    fn of(style: PagingStyle, recognized: Option<&Paging>) -> Self {
        match (style, recognized.map(|it| it.style.clone())) {
            (PagingStyle::Page, Some(PageStyle::Page { parameter, first })) => Self {
                parameter: Some(parameter),
                first: Some(first),
                next: None,
            },
            (PagingStyle::Offset, Some(PageStyle::Offset { parameter })) => Self {
                parameter: Some(parameter),
                ..Self::default()
            },
            (PagingStyle::Cursor, Some(PageStyle::Cursor { parameter, next })) => Self {
                parameter: Some(parameter),
                first: None,
                next: Some(next),
            },
            (PagingStyle::Url, Some(PageStyle::Url { next })) => Self {
                next: Some(next),
                ..Self::default()
            },
            (
                PagingStyle::Page
                | PagingStyle::Offset
                | PagingStyle::Cursor
                | PagingStyle::Url
                | PagingStyle::Link,
                _,
            ) => Self::default(),
        }
    }
}

/// The query parameter with a name. It is reported if the operation has none of that name.
fn query(
    operation: &Operation,
    named: Option<&Located<String>>,
    report: &mut Report,
) -> Option<String> {
    let named = named?;
    let parameters = operation.parameters.iter();
    let queries = parameters.filter(|it| it.location == Location::Query);
    let known: Vec<&str> = queries.map(|it| it.name.as_str()).collect();
    if !known.contains(&named.value.as_str()) {
        let nearest = nearest(&named.value, known.iter().copied());
        let problem = problems::unmatched_query(&named.value, &operation.id, &named.place, nearest);
        report.push(problem);
    }
    Some(named.value.clone())
}

fn keys_of(pointer: &Pointer) -> Vec<String> {
    pointer.tokens().map(Cow::into_owned).collect()
}
