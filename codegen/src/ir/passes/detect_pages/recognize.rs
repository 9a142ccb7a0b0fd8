//! Recognizes paging by the names of parameters and properties.

use crate::ir::{Location, Operation, PageStyle, Paging, Shape, Types, WireName, plain};

use super::body::Values;
use super::list::{List, body, list};
use super::names::{CURSOR, LAST_ITEM, LIKELY_SIZE, OFFSET, PAGE, SIZE};

/// `None` if the response is not a list, or if nothing leads from one page to the next.
pub(super) fn recognized(types: &Types, operation: &Operation) -> Option<Paging> {
    if operation.method != "GET" {
        return None;
    }
    let body = body(types, operation)?;
    let list = list(types, body, None)?;
    let values = Values::of(types, body.ty);
    let request = Query { types, operation };
    let style = style(&request, &values).or_else(|| last_item(&request, &list, &values))?;
    Some(Paging {
        page: list.page,
        list: list.property,
        style,
        size: request.number(&[&SIZE[..], &LIKELY_SIZE].concat()),
        total_pages: values.total_pages(),
        total_count: values.total_count(),
        has_more: values.has_more(),
    })
}

fn style(request: &Query<'_>, values: &Values<'_>) -> Option<PageStyle> {
    let cursor = || {
        let next = Some(values.next_cursor()).filter(|it| !it.is_empty())?;
        let parameter = request.text(&CURSOR)?;
        Some(PageStyle::Cursor { parameter, next })
    };
    let link = || (request.has_links() && !says_how_many(values)).then_some(PageStyle::Link);
    let page = || {
        let parameter = request.number(&PAGE)?;
        // A default beyond the first page can only be an example.
        let first = request.default(&parameter).unwrap_or(1).min(1);
        Some(PageStyle::Page { parameter, first })
    };
    let offset = || {
        let parameter = request.number(&OFFSET)?;
        Some(PageStyle::Offset { parameter })
    };
    let url = || {
        let next = Some(values.next_url()).filter(|it| !it.is_empty())?;
        Some(PageStyle::Url { next })
    };
    cursor()
        .or_else(link)
        .or_else(page)
        .or_else(offset)
        .or_else(url)
}

/// Returns whether the body itself tells how many pages there are, or if there are more.
fn says_how_many(values: &Values<'_>) -> bool {
    !values.total_pages().is_empty() || !values.total_count().is_empty() || values.says_more()
}

/// The next page begins after the last item of this one, if there are more.
fn last_item(request: &Query<'_>, list: &List, values: &Values<'_>) -> Option<PageStyle> {
    let parameter = request.text(&LAST_ITEM)?;
    let property = list.property.as_ref()?;
    let Shape::Object(item) = &request.types[list.item.ty].shape else {
        return None;
    };
    let id = item.fields.get(&WireName::new("id"))?;
    let has_id = request.types[id.value.ty].shape.is_string();
    let next = [property.as_str(), "", "id"].map(str::to_owned).into();
    (has_id && values.says_more()).then_some(PageStyle::Cursor { parameter, next })
}

/// The query parameters of an operation, and the headers of its responses.
struct Query<'a> {
    types: &'a Types,
    operation: &'a Operation,
}

impl Query<'_> {
    fn number(&self, names: &[&str]) -> Option<String> {
        self.parameter(names, Shape::is_number)
    }

    fn text(&self, names: &[&str]) -> Option<String> {
        self.parameter(names, Shape::is_string)
    }

    /// The first query parameter that has one of the names and a suitable shape.
    fn parameter(&self, names: &[&str], will_do: impl Fn(&Shape) -> bool) -> Option<String> {
        let found = names.iter().find_map(|name| {
            self.operation.parameters.iter().find(|it| {
                it.location == Location::Query
                    && plain(it.name.as_str()) == *name
                    && will_do(&self.types[it.value.ty].shape)
            })
        });
        found.map(|it| it.name.as_str().to_owned())
    }

    fn default(&self, name: &str) -> Option<u64> {
        let mut parameters = self.operation.parameters.iter();
        let parameter = parameters.find(|it| it.name.as_str() == name)?;
        parameter.default.as_ref()?.as_u64()
    }

    fn has_links(&self) -> bool {
        let mut headers = self.operation.successes().flat_map(|it| &it.headers);
        headers.any(|it| it.name.as_str().eq_ignore_ascii_case("link"))
    }
}
