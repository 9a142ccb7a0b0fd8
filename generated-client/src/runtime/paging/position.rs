//! The position in a list: the request of the next page, and the end of the list.
//!
//! A server may never end a list, so a page or a marker that has come before is the end as well. No page is requested after a known end.

use http::header::LINK;
use url::Url;

use crate::runtime::call::outcome::Outcome;
use crate::runtime::call::request::Request;
use crate::runtime::http::parameter::Parameter;

use super::division::{Paging, Style};
use super::link;
use super::lookup::{Path, scalar_at};
use super::seen::Seen;

pub(super) struct Position {
    /// The number of the next page, or the number of items before it.
    number: u64,
    /// The number of items before the next page, if it is known.
    before: Option<u64>,
    /// The size of a page that the request asks for.
    size: Option<u64>,
    /// The number of items of the largest page so far.
    largest: u64,
    /// The pages that have come, and the cursors and URLs that have been followed.
    seen: Seen,
}

/// The page, or the marker of a page, that has come.
#[derive(Hash)]
enum Mark<'a> {
    Page(&'a [u8]),
    Marker(&'a str),
}

impl Position {
    pub(super) fn of(request: &Request, paging: &Paging) -> Self {
        let size: Option<u64> = paging.size.and_then(|name| request.number(name));
        let (number, before) = match paging.style {
            Style::Page { parameter, first } => {
                let number = request.number(parameter).unwrap_or(first);
                let pages = number.saturating_sub(first);
                let before = match pages {
                    0 => Some(0),
                    _ => size.map(|size| pages.saturating_mul(size)),
                };
                (number, before)
            }
            Style::Offset { parameter } => {
                let number = request.number(parameter).unwrap_or_default();
                (number, Some(number))
            }
            Style::Cursor { parameter, .. } => {
                let starts = request.value(parameter).is_none();
                (0, starts.then_some(0))
            }
            Style::BodyCursor { .. } => (0, None),
            Style::Url { .. } | Style::Link => (0, Some(0)),
        };
        Self {
            number,
            before,
            size,
            largest: 0,
            seen: Seen::new(),
        }
    }

    /// Returns true if the page only shows that the one before was the last.
    ///
    /// A server that ignores the parameter returns the same page repeatedly. An empty page may name the next one.
    pub(super) fn is_over(&mut self, paging: &Paging, outcome: &Outcome, count: usize) -> bool {
        match (count, paging.style) {
            (0, Style::Page { .. } | Style::Offset { .. }) => true,
            (0, _) => false,
            (1.., _) => self.seen.contains_or_takes(&Mark::Page(&outcome.body)),
        }
    }

    /// Turns the request into that of the next page; `false` if there is none.
    pub(super) fn advance(
        &mut self,
        paging: &Paging,
        outcome: &Outcome,
        count: usize,
        request: &mut Request,
    ) -> bool {
        let Ok(body) = outcome.text() else {
            return false;
        };
        let count = count as u64;
        self.before = self.before.map(|before| before.saturating_add(count));
        let more = self.says_more(paging, body);
        // A server may give fewer items to every page than the request asks for.
        let is_short = count < self.largest && self.size.is_some_and(|size| count < size);
        self.largest = self.largest.max(count);
        match paging.style {
            Style::Page { parameter, .. } => {
                self.number = self.number.saturating_add(1);
                request.query(&Parameter::query(parameter), &self.number);
                more.unwrap_or(!is_short)
            }
            Style::Offset { parameter } => {
                self.number = self.number.saturating_add(count);
                request.query(&Parameter::query(parameter), &self.number);
                more.unwrap_or(!is_short)
            }
            Style::Cursor { parameter, next } => {
                let cursor = self.cursor(body, next, more);
                if let Some(cursor) = &cursor {
                    request.query(&Parameter::query(parameter), cursor);
                }
                cursor.is_some()
            }
            Style::BodyCursor { property, next } => {
                let cursor = self.cursor(body, next, more);
                let is_followed = cursor.is_some();
                if let Some(cursor) = cursor {
                    request.extra_fields.retain(|(name, _)| name != property);
                    request.extra_field(property, &cursor);
                }
                is_followed
            }
            Style::Url { next } => {
                let next = scalar_at(body, next).filter(|_| more != Some(false));
                self.leads(next, &outcome.url, request)
            }
            Style::Link => {
                let next = next_link(outcome).filter(|_| more != Some(false));
                self.leads(next, &outcome.url, request)
            }
        }
    }

    /// The cursor of the next page, unless this page is the last.
    fn cursor(&mut self, body: &str, next: Path, more: Option<bool>) -> Option<String> {
        let cursor = scalar_at(body, next).filter(|it| !it.is_empty() && more != Some(false))?;
        self.is_new(&cursor).then_some(cursor)
    }

    /// The server's statement that there are more pages, or none. A marker that the server gives is such a statement by itself, so that numbers
    /// count only without one.
    fn says_more(&self, paging: &Paging, body: &str) -> Option<bool> {
        let scalar = |path: Path| scalar_at(body, path);
        let number = |path: Path| scalar(path)?.parse::<f64>().ok().map(|it| it as u64);
        let by_count = || {
            let (all, before) = number(paging.total_count).zip(self.before)?;
            Some(before < all)
        };
        let by_pages = |first: u64| {
            let pages = number(paging.total_pages)?;
            Some(self.number.saturating_sub(first).saturating_add(1) < pages)
        };
        let flag = scalar(paging.has_more).and_then(|it| it.parse().ok());
        flag.or_else(|| match paging.style {
            Style::Page { first, .. } => by_pages(first).or_else(by_count),
            Style::Offset { .. } => by_count(),
            Style::Cursor { next, .. } if is_of_an_item(next) => by_count(),
            Style::Cursor { .. } | Style::BodyCursor { .. } => None,
            Style::Url { .. } | Style::Link => None,
        })
    }

    /// Follows a link, which is relative to the URL of the page (RFC 3986, section 5.1.3).
    fn leads(&mut self, link: Option<String>, page: &Url, request: &mut Request) -> bool {
        let Some(link) = link.filter(|it| !it.is_empty()) else {
            return false;
        };
        match page.join(&link) {
            Ok(mut url) => {
                url.set_fragment(None);
                let is_new = self.is_new(url.as_str());
                request.link = Some(url);
                is_new
            }
            Err(error) => {
                request.fail(format!("the URL of the next page is invalid: {error}"));
                true
            }
        }
    }

    /// Returns true unless the cursor or URL has been followed before.
    fn is_new(&mut self, marker: &str) -> bool {
        !self.seen.contains_or_takes(&Mark::Marker(marker))
    }
}

/// Returns true if a cursor is a property of the last item, so that every page has one.
fn is_of_an_item(path: Path) -> bool {
    path.contains(&"")
}

fn next_link(outcome: &Outcome) -> Option<String> {
    let mut headers = outcome.headers.get_all(LINK).iter();
    headers.find_map(|it| {
        let header = String::from_utf8_lossy(it.as_bytes());
        link::next(&header, &outcome.url).map(str::to_owned)
    })
}
