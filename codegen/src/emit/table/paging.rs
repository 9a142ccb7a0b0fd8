//! The rows of an operation that describe how its response is divided into pages.

use crate::emit::types::{list, quoted};
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Items, PageStyle, Paging, Presence};

use super::layout::Row;

pub(super) fn rows(paging: &Paging) -> Vec<Row> {
    let item = Paths::Crate.ty(&paging.item);
    let key = match &paging.items {
        Items::Whole { .. } => None,
        Items::Field { key, .. } => Some(format!("list: Some({})", quoted(key))),
    };
    let size = paging.size.iter();
    let size = size.map(|size| format!("size: Some({})", quoted(size)));
    let paths = [
        ("total_pages", &paging.total_pages),
        ("total_count", &paging.total_count),
        ("has_more", &paging.has_more),
    ];
    let paths = paths.iter().filter(|(_, path)| !path.is_empty());
    let paths = paths.map(|(key, path)| format!("{key}: &{}", list(path)));
    let rows = [
        format!("pages: {}", style(&paging.style)),
        format!("items: {item} = |page| {}", items(&paging.items)),
    ];
    let rows = rows.into_iter().chain(key).chain(size).chain(paths);
    rows.map(Row::new).collect()
}

fn style(style: &PageStyle) -> String {
    match style {
        PageStyle::Page { parameter, first } => {
            let parameter = quoted(parameter);
            format!("Page {{ parameter: {parameter}, first: {first} }}")
        }
        PageStyle::Offset { parameter } => {
            format!("Offset {{ parameter: {} }}", quoted(parameter))
        }
        PageStyle::Cursor { parameter, next } => {
            let (parameter, next) = (quoted(parameter), list(next));
            format!("Cursor {{ parameter: {parameter}, next: &{next} }}")
        }
        PageStyle::BodyCursor { property, next } => {
            let (property, next) = (quoted(property), list(next));
            format!("BodyCursor {{ property: {property}, next: &{next} }}")
        }
        PageStyle::Url { next } => format!("Url {{ next: &{} }}", list(next)),
        PageStyle::Link => "Link {}".to_owned(),
    }
}

/// The expression for the items of a page.
fn items(items: &Items) -> String {
    match items {
        Items::Whole { optional: false } => "page".to_owned(),
        Items::Whole { optional: true } => "page.unwrap_or_default()".to_owned(),
        Items::Field { name, presence, .. } => match presence {
            Presence::Required => format!("page.{name}"),
            Presence::RequiredNullable | Presence::Optional => {
                format!("page.{name}.unwrap_or_default()")
            }
            Presence::ThreeState | Presence::Clearable | Presence::RequiredClearable => {
                format!("page.{name}.or_if_absent(Vec::new()).unwrap_or_default()")
            }
        },
    }
}
