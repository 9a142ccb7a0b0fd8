//! Paging that the extensions of other generators describe.

use serde_json::Value;

use crate::ir::{Location, Operation, PageStyle, Paging, Types, plain};

use super::names::PAGE;
use super::recognize::{Asked, of_style};

/// The statement of an extension about the pages of an operation.
pub(super) enum Stated {
    Pages(Paging),
    /// The response is not a page.
    NoPages,
}

/// `None` if no extension describes the pages, or if the operation lacks a parameter or property that it names.
pub(super) fn stated(types: &Types, operation: &Operation) -> Option<Stated> {
    let request = Asked { types, operation };
    let stated = |name: &str| operation.extensions.get(name);
    if let Some(pageable) = stated("x-ms-pageable") {
        return pageable_of_microsoft(&request, pageable);
    }
    let (style, items) = stated("x-fern-pagination")
        .and_then(|it| of_fern(&request, it))
        .or_else(|| of_speakeasy(&request, stated("x-speakeasy-pagination")?))?;
    let named = items.last().map(String::as_str);
    of_style(types, operation, named, style).map(Stated::Pages)
}

/// `nextLinkName` is the property with the URL of the next page, or null; `itemName` is the list.
fn pageable_of_microsoft(request: &Asked<'_>, stated: &Value) -> Option<Stated> {
    let Some(next) = stated.get("nextLinkName")?.as_str() else {
        return Some(Stated::NoPages);
    };
    let items = stated.get("itemName").and_then(Value::as_str);
    let style = PageStyle::Url {
        next: vec![next.to_owned()],
    };
    let (types, operation) = (request.types, request.operation);
    if operation.method != "GET" {
        return None;
    }
    of_style(types, operation, items.or(Some("value")), style).map(Stated::Pages)
}

/// `cursor: $request.cursor`, `next_cursor: $response.next`, `results: $response.data`, or `offset: $request.page`.
fn of_fern(request: &Asked<'_>, stated: &Value) -> Option<(PageStyle, Vec<String>)> {
    let keys = |name: &str| Some(keys_below("$response", stated.get(name)?.as_str()?));
    let asked = |name: &str| stated.get(name)?.as_str()?.strip_prefix("$request.");
    let items = keys("results").unwrap_or_default();
    let style = match (asked("cursor"), asked("offset")) {
        (Some(name), _) => request.cursor(name, keys("next_cursor")?)?,
        (None, Some(name)) => request.numbered(name)?,
        (None, None) => PageStyle::Url {
            next: keys("next_uri")?,
        },
    };
    Some((style, items))
}

/// `type` and `inputs` describe the request; `outputs` has JSONPaths into the response.
fn of_speakeasy(request: &Asked<'_>, stated: &Value) -> Option<(PageStyle, Vec<String>)> {
    let keys = |name: &str| Some(keys_below("$", stated.get("outputs")?.get(name)?.as_str()?));
    let input = |kinds: &[&str]| {
        let mut inputs = stated.get("inputs")?.as_array()?.iter();
        let is_one = |it: &&Value| it["type"].as_str().is_some_and(|ty| kinds.contains(&ty));
        inputs.find(is_one)?["name"].as_str()
    };
    let style = match stated.get("type")?.as_str()? {
        "cursor" => request.cursor(input(&["cursor"])?, keys("nextCursor")?)?,
        "url" => PageStyle::Url {
            next: keys("nextUrl")?,
        },
        _ => request.numbered(input(&["page", "offset"])?)?,
    };
    Some((style, keys("results").unwrap_or_default()))
}

impl Asked<'_> {
    /// A cursor in the query, or else in the body.
    fn cursor(&self, name: &str, next: Vec<String>) -> Option<PageStyle> {
        if self.has_query(name) {
            let parameter = name.to_owned();
            return Some(PageStyle::Cursor { parameter, next });
        }
        let property = self.property(|it| it == name)?;
        Some(PageStyle::BodyCursor { property, next })
    }

    /// The number of a page, or the number of items before it.
    fn numbered(&self, name: &str) -> Option<PageStyle> {
        let parameter = Some(name.to_owned()).filter(|it| self.has_query(it))?;
        Some(match PAGE.contains(&plain(name).as_str()) {
            true => PageStyle::Page {
                first: self.first_page(name),
                parameter,
            },
            false => PageStyle::Offset { parameter },
        })
    }

    fn has_query(&self, name: &str) -> bool {
        let mut parameters = self.operation.parameters.iter();
        parameters.any(|it| it.location == Location::Query && it.name.as_str() == name)
    }
}

/// The keys of a path such as `$response.data.items`.
fn keys_below(root: &str, path: &str) -> Vec<String> {
    let keys = path.trim_start_matches(root).split('.');
    keys.filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}
