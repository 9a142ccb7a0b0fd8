//! Recognizes paging by the names of parameters and properties.

use crate::ir::{Location, Operation, PageStyle, Paging, Shape, TypeId, Types, WireName, plain};

use super::body::Values;
use super::list::{List, body, list};
use super::names::{CURSOR, LAST_ITEM, LIKELY_SIZE, OFFSET, PAGE, SIZE};

/// `None` if the response is not a list, or if nothing leads from one page to the next.
pub(super) fn recognized(types: &Types, operation: &Operation) -> Option<Paging> {
    let body = body(types, operation)?;
    let list = list(types, body, None)?;
    let values = Values::of(types, body.ty);
    let request = Asked { types, operation };
    let style = match operation.method.as_str() {
        "GET" => style(&request, &values).or_else(|| last_item(&request, &list, &values)),
        "POST" => request.body_cursor(&values),
        _ => None,
    };
    Some(completed(&request, list, &values, style?))
}

/// The paging of a style, with the counts that are recognized. `named` is the property that is the list.
pub(super) fn of_style(
    types: &Types,
    operation: &Operation,
    named: Option<&str>,
    style: PageStyle,
) -> Option<Paging> {
    let body = body(types, operation)?;
    let list = list(types, body, named)?;
    let values = Values::of(types, body.ty);
    let request = Asked { types, operation };
    Some(completed(&request, list, &values, style))
}

/// The reason why a list has no pages, if something shows that it has more than one.
pub(super) fn unfollowed(types: &Types, operation: &Operation) -> Option<String> {
    let body = body(types, operation).filter(|_| operation.method == "GET")?;
    list(types, body, None)?;
    let values = Values::of(types, body.ty);
    let request = Asked { types, operation };
    let marks = [&CURSOR[..], &PAGE, &OFFSET].concat();
    let mark = request.parameter(&marks, |_| true);
    let size = request.number(&SIZE);
    let next = [values.next_cursor(), values.next_url(), values.has_more()];
    let next = next.into_iter().find(|it| !it.is_empty());
    match (mark, next, size) {
        (Some(mark), _, _) => Some(format!(
            "`{mark}` names a page, and the response has nothing for it"
        )),
        (None, Some(next), _) => Some(format!(
            "`{}` leads to the next page, and no parameter asks for it",
            next.join(".")
        )),
        (None, None, Some(size)) => Some(format!(
            "`{size}` limits the list, and no parameter asks for the rest"
        )),
        (None, None, None) => None,
    }
}

fn completed(request: &Asked<'_>, list: List, values: &Values<'_>, style: PageStyle) -> Paging {
    Paging {
        page: list.page,
        list: list.property,
        style,
        size: request.number(&[&SIZE[..], &LIKELY_SIZE].concat()),
        total_pages: values.total_pages(),
        total_count: values.total_count(),
        has_more: values.has_more(),
    }
}

fn style(request: &Asked<'_>, values: &Values<'_>) -> Option<PageStyle> {
    let cursor = || {
        let next = Some(values.next_cursor()).filter(|it| !it.is_empty())?;
        let parameter = request.text(&CURSOR)?;
        Some(PageStyle::Cursor { parameter, next })
    };
    // A page that is text is a token, and no number.
    let token = || {
        let next = Some(values.next_page()).filter(|it| !it.is_empty())?;
        let parameter = request.text(&PAGE)?;
        Some(PageStyle::Cursor { parameter, next })
    };
    let link = || (request.has_links() && !says_how_many(values)).then_some(PageStyle::Link);
    let page = || {
        let parameter = request.number(&PAGE)?;
        let first = request.first_page(&parameter);
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
        .or_else(token)
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
fn last_item(request: &Asked<'_>, list: &List, values: &Values<'_>) -> Option<PageStyle> {
    let is_id = |shape: &Shape| match shape {
        Shape::String(string) => !matches!(string.format.as_deref(), Some("date" | "date-time")),
        _ => false,
    };
    let parameter = request.parameter(&LAST_ITEM, is_id)?;
    let property = list.property.as_ref()?;
    let next = [property.as_str(), "", "id"].map(str::to_owned).into();
    let is_known = has_id(request.types, list.item.ty) && values.says_more();
    is_known.then_some(PageStyle::Cursor { parameter, next })
}

/// Returns whether an item has a string called `id`, whatever its kind.
fn has_id(types: &Types, item: TypeId) -> bool {
    let has_id = |id: TypeId| {
        let object = types[id].shape.as_object();
        let field = object.and_then(|it| it.fields.get(&WireName::new("id")));
        field.is_some_and(|it| types[it.value.ty].shape.is_string())
    };
    match &types[item].shape {
        Shape::Union(union) => union.members.iter().all(|it| has_id(it.ty)),
        _ => has_id(item),
    }
}

/// The query parameters and the body of a request, and the headers of its responses.
pub(super) struct Asked<'a> {
    pub(super) types: &'a Types,
    pub(super) operation: &'a Operation,
}

impl Asked<'_> {
    /// A cursor in the body of a request.
    fn body_cursor(&self, values: &Values<'_>) -> Option<PageStyle> {
        let next = Some(values.next_cursor()).filter(|it| !it.is_empty())?;
        let mut names = CURSOR.iter();
        let property = names.find_map(|name| self.property(|it| plain(it) == *name))?;
        Some(PageStyle::BodyCursor { property, next })
    }

    /// The property of a body of JSON that is text and has a suitable name.
    pub(super) fn property(&self, will_do: impl Fn(&str) -> bool) -> Option<String> {
        let body = self.operation.body.as_ref()?.content.preferred()?.json()?;
        let fields = &self.types[body.ty].shape.as_object()?.fields;
        let mut texts = fields
            .iter()
            .filter(|(_, field)| self.types[field.value.ty].shape.is_string());
        let found = texts.find(|(name, _)| will_do(name.as_str()));
        found.map(|(name, _)| name.as_str().to_owned())
    }

    /// The number of the first page. A default beyond it can only be an example.
    pub(super) fn first_page(&self, parameter: &str) -> u64 {
        self.default(parameter).unwrap_or(1).min(1)
    }

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
