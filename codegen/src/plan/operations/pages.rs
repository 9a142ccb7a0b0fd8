//! Lists in pages: as the settings say, and as is recognized.

use crate::ir::{self, Location};
use crate::plan::rust::Success;
use crate::plan::{Planner, problems};
use crate::report::{Report, nearest};
use crate::settings::{Located, PagingKeys, PagingSettings, PagingStyle};
use crate::source::{Place, Pointer};

use crate::plan::rust::{PageStyle, Paging};

impl Planner<'_> {
    /// How the answer of an operation is divided into pages; none if it is no page.
    pub(crate) fn paging(
        &self,
        operation: &ir::Operation,
        success: &Success,
        report: &mut Report,
    ) -> Option<Paging> {
        let settings = self.settings.operations.get(&operation.id);
        match settings.map(|it| (&it.value.paging, &it.place)) {
            None | Some((PagingSettings::Recognized, _)) => self.recognized(operation, success),
            Some((PagingSettings::Off, _)) => None,
            Some((PagingSettings::Set(keys), place)) => {
                self.set(operation, success, keys, place, report)
            }
        }
    }

    fn set(
        &self,
        operation: &ir::Operation,
        success: &Success,
        keys: &PagingKeys,
        place: &Place,
        report: &mut Report,
    ) -> Option<Paging> {
        let recognized = self.recognized(operation, success);
        let items = keys.items.as_ref();
        let body = self.json_body(operation);
        let listed = body.and_then(|it| self.listed(it, success, items.map(|it| &*it.value)));
        let Some((item, items)) = listed else {
            let place = items.map_or(place, |it| &it.place);
            report.push(problems::no_list(&operation.id, place));
            return None;
        };
        let parameter = query(operation, keys.parameter.as_ref(), report);
        let style = keys.style.map_or_else(
            || recognized.as_ref().map(|it| it.style.clone()),
            |style| self::style(style, parameter, keys, recognized.as_ref()),
        );
        let Some(style) = style else {
            report.push(problems::incomplete_paging(&operation.id, place));
            return None;
        };
        let set =
            |pointer: &Option<Located<Pointer>>, recognized: Option<&Vec<String>>| match pointer {
                Some(pointer) => path(&pointer.value),
                None => recognized.cloned().unwrap_or_default(),
            };
        let recognized = recognized.as_ref();
        Some(Paging {
            item,
            items,
            style,
            size: query(operation, keys.size.as_ref(), report).or_else(|| recognized?.size.clone()),
            total_pages: set(&keys.total_pages, recognized.map(|it| &it.total_pages)),
            total_count: set(&keys.total_count, recognized.map(|it| &it.total_count)),
            has_more: set(&keys.has_more, recognized.map(|it| &it.has_more)),
        })
    }
}

/// None where what the style needs is neither given nor recognized.
fn style(
    style: PagingStyle,
    parameter: Option<String>,
    keys: &PagingKeys,
    recognized: Option<&Paging>,
) -> Option<PageStyle> {
    let next = keys.next.as_ref().map(|it| path(&it.value));
    let recognized = recognized.map(|it| it.style.clone());
    Some(match (style, recognized) {
        (
            PagingStyle::Page,
            Some(PageStyle::Page {
                parameter: known,
                first,
            }),
        ) => PageStyle::Page {
            parameter: parameter.unwrap_or(known),
            first: keys.first_page.unwrap_or(first),
        },
        (PagingStyle::Page, _) => PageStyle::Page {
            parameter: parameter?,
            first: keys.first_page.unwrap_or(1),
        },
        (PagingStyle::Offset, Some(PageStyle::Offset { parameter: known })) => PageStyle::Offset {
            parameter: parameter.unwrap_or(known),
        },
        (PagingStyle::Offset, _) => PageStyle::Offset {
            parameter: parameter?,
        },
        (
            PagingStyle::Cursor,
            Some(PageStyle::Cursor {
                parameter: known,
                next: at,
            }),
        ) => PageStyle::Cursor {
            parameter: parameter.unwrap_or(known),
            next: next.unwrap_or(at),
        },
        (PagingStyle::Cursor, _) => PageStyle::Cursor {
            parameter: parameter?,
            next: next?,
        },
        (PagingStyle::Url, Some(PageStyle::Url { next: at })) => PageStyle::Url {
            next: next.unwrap_or(at),
        },
        (PagingStyle::Url, _) => PageStyle::Url { next: next? },
        (PagingStyle::Link, _) => PageStyle::Link,
    })
}

/// The query parameter that is named, if there is one.
fn query(
    operation: &ir::Operation,
    named: Option<&Located<String>>,
    report: &mut Report,
) -> Option<String> {
    let named = named?;
    let parameters = operation.parameters.iter();
    let queries = parameters.filter(|it| it.location == Location::Query);
    let known: Vec<&str> = queries.map(|it| it.name.as_str()).collect();
    if !known.contains(&named.value.as_str()) {
        let nearest = nearest(&named.value, known.iter().copied());
        report.push(problems::unmatched_query(
            &named.value,
            &operation.id,
            &named.place,
            nearest,
        ));
    }
    Some(named.value.clone())
}

fn path(pointer: &Pointer) -> Vec<String> {
    pointer.tokens().map(std::borrow::Cow::into_owned).collect()
}
