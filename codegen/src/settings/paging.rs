//! `[operations."<operationId>".paging]`: how a list is divided into pages, where the document does not show it.

use super::Located;
use super::table::{Reading, Setting, Switch, Table};
use crate::source::Pointer;

/// `paging = false`, or `[operations."<operationId>".paging]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PagingSettings {
    /// Nothing is said, or `paging = true`: pages are recognized by their names.
    #[default]
    Recognized,
    /// `paging = false`: the answer is no page.
    Off,
    /// What is not given is recognized.
    Set(Box<PagingKeys>),
}

/// `[operations."<operationId>".paging]`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagingKeys {
    /// `style = "cursor"`: what tells one page from another.
    pub style: Option<PagingStyle>,
    /// `parameter = "from"`: the query parameter for the page, the offset or the cursor.
    pub parameter: Option<Located<String>>,
    /// `size = "per_page"`: the query parameter for how many items a page has.
    pub size: Option<Located<String>>,
    /// `first_page = "0"`: the number of the first page.
    pub first_page: Option<u64>,
    /// `items = "records"`: the property of the answer that is the list.
    pub items: Option<Located<String>>,
    /// `next = "/meta/next"`: where the body has the next cursor or URL.
    pub next: Option<Located<Pointer>>,
    /// `total_pages = "/meta/pages"`
    pub total_pages: Option<Located<Pointer>>,
    /// `total_count = "/meta/total"`
    pub total_count: Option<Located<Pointer>>,
    /// `has_more = "/meta/more"`
    pub has_more: Option<Located<Pointer>>,
}

/// What tells one page from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagingStyle {
    Page,
    Offset,
    Cursor,
    Url,
    Link,
}

pub(super) fn paging(setting: &Setting<'_>, reading: &mut Reading<'_>) -> PagingSettings {
    match setting.switch(reading) {
        Some(Switch::On) | None => PagingSettings::Recognized,
        Some(Switch::Off) => PagingSettings::Off,
        Some(Switch::Table(table)) => PagingSettings::Set(Box::new(keys(table, reading))),
    }
}

fn keys(mut table: Table<'_>, reading: &mut Reading<'_>) -> PagingKeys {
    let styles = [
        ("page", PagingStyle::Page),
        ("offset", PagingStyle::Offset),
        ("cursor", PagingStyle::Cursor),
        ("url", PagingStyle::Url),
        ("link", PagingStyle::Link),
    ];
    let style = table.take("style");
    let keys = PagingKeys {
        style: style.and_then(|it| it.choice(&styles, reading)),
        parameter: table.text("parameter", reading),
        size: table.text("size", reading),
        first_page: table
            .take("first_page")
            .and_then(|it| it.choice(&[("0", 0), ("1", 1)], reading)),
        items: table.text("items", reading),
        next: table.pointer("next", reading),
        total_pages: table.pointer("total_pages", reading),
        total_count: table.pointer("total_count", reading),
        has_more: table.pointer("has_more", reading),
    };
    table.finish(reading);
    keys
}
