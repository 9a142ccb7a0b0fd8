//! Lists that are divided into pages: the request of the next page, and the end of the list.
//!
//! A server may never end a list, so a repeated page or cursor is the end as well. No page is requested after a known end.

use std::collections::HashSet;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use reqwest::header::LINK;

use crate::runtime::call::builder::Call;
use crate::runtime::call::endpoint::Operation;
use crate::runtime::call::outcome::Outcome;
use crate::runtime::call::request::Request;
use crate::runtime::call::send;
use crate::runtime::call::sending::Exchange;
use crate::runtime::call::shared::Core;
use crate::runtime::call::success::{self, Success};
use crate::runtime::error::failure::Error;
use crate::runtime::http::parameter::Parameter;

use super::lookup::{Path, scalar_at};

/// The division of a list into pages. A path leads to a value in the body of a response, and an empty path to nothing.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// The way to request a page.
    pub style: Style,
    /// The query parameter for the number of items per page.
    pub size: Option<&'static str>,
    /// The path to the number of pages.
    pub total_pages: Path,
    /// The path to the number of items of all pages.
    pub total_count: Path,
    /// The path to the boolean that is true if there is another page.
    pub has_more: Path,
}

/// The way to request a page.
#[derive(Clone, Copy, Debug)]
pub enum Style {
    /// The number of the page.
    Page {
        /// The query parameter.
        parameter: &'static str,
        /// The number of the first page.
        first: u64,
    },
    /// The number of items before the page.
    Offset {
        /// The query parameter.
        parameter: &'static str,
    },
    /// A string from the server that marks the beginning of the next page.
    Cursor {
        /// The query parameter.
        parameter: &'static str,
        /// The path to the string.
        next: Path,
    },
    /// The URL of the next page.
    Url {
        /// The path to the URL.
        next: Path,
    },
    /// The URL in the header `Link` whose relation is `next` (RFC 8288).
    Link,
}

impl Paging {
    /// Paging of which only the style is known.
    pub const DEFAULT: Self = Self {
        style: Style::Link,
        size: None,
        total_pages: &[],
        total_count: &[],
        has_more: &[],
    };
}

/// An operation whose response is a page of a list.
pub trait Paged: Operation {
    /// The division of the list.
    const PAGING: Paging;

    /// The type of the items.
    type Item: Send + 'static;

    /// The items of a page.
    fn items(page: <Self::Success as Success>::Output) -> Vec<Self::Item>;
}

impl<O: Paged> Call<O> {
    /// All pages, beginning with the one that this call requests. Each is requested when the caller asks for it.
    pub fn pages(self) -> Pages<O> {
        Pages {
            position: Position::of(&self.request, &O::PAGING),
            core: self.core,
            request: Some(self.request),
            exchange: None,
            operation: std::marker::PhantomData,
        }
    }

    /// The items of all pages, beginning with the page that this call requests.
    pub fn stream(self) -> Items<O> {
        Items {
            pages: self.pages(),
            items: Vec::new().into_iter(),
        }
    }

    /// The items of all pages, but at most `limit`, since a list may be longer than expected.
    ///
    /// # Errors
    ///
    /// Returns an error if the call for a page fails, as in [`Call::send`].
    pub async fn all(self, limit: usize) -> Result<Vec<O::Item>, Error> {
        let mut pages = self.pages();
        let mut items = Vec::new();
        while items.len() < limit {
            match pages.next().await {
                Some(page) => items.extend(page?),
                None => break,
            }
        }
        items.truncate(limit);
        Ok(items)
    }
}

/// Pages of a list, one after the other. An error ends them.
#[must_use = "nothing is requested until `next` is called"]
pub struct Pages<O> {
    core: Core,
    /// The request of the next page; `None` at the end.
    request: Option<Request>,
    exchange: Option<Exchange>,
    position: Position,
    operation: std::marker::PhantomData<fn() -> O>,
}

/// The position in a list.
struct Position {
    /// The number of the next page, or the number of items before it.
    number: u64,
    /// The number of items before the next page, if it is known.
    before: Option<u64>,
    /// The size of a page, if it is known.
    size: Option<u64>,
    /// The cursors and URLs that have been followed.
    followed: HashSet<String>,
    /// The body of the previous page.
    last: Bytes,
}

impl Position {
    fn of(request: &Request, paging: &Paging) -> Self {
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
            Style::Url { .. } | Style::Link => (0, Some(0)),
        };
        Self {
            number,
            before,
            size,
            followed: HashSet::new(),
            last: Bytes::new(),
        }
    }

    /// Turns the request into that of the next page; `false` if there is none.
    fn advance(
        &mut self,
        paging: &Paging,
        outcome: &Outcome,
        count: u64,
        request: &mut Request,
    ) -> bool {
        let Ok(body) = outcome.text() else {
            return false;
        };
        let said = |path: Path| scalar_at(body, path);
        let number = |path: Path| said(path)?.parse::<f64>().ok().map(|it| it as u64);
        self.before = self.before.map(|before| before.saturating_add(count));
        let passed_all = number(paging.total_count)
            .zip(self.before)
            .is_some_and(|(all, before)| before >= all);
        let is_last = said(paging.has_more).is_some_and(|it| it == "false");
        let is_short = self.size.is_some_and(|size| count < size);
        if passed_all || is_last {
            return false;
        }
        match paging.style {
            Style::Page { parameter, .. } => {
                let pages = number(paging.total_pages);
                if is_short || pages.is_some_and(|pages| self.number >= pages) {
                    return false;
                }
                self.number = self.number.saturating_add(1);
                request.query(&Parameter::query(parameter), &self.number);
                true
            }
            Style::Offset { parameter } => {
                if is_short {
                    return false;
                }
                self.number = self.number.saturating_add(count);
                request.query(&Parameter::query(parameter), &self.number);
                true
            }
            Style::Cursor { parameter, next } => match said(next) {
                Some(cursor) if self.follow(&cursor) => {
                    request.query(&Parameter::query(parameter), &cursor);
                    true
                }
                Some(_) | None => false,
            },
            Style::Url { next } => self.lead(said(next), request),
            Style::Link => {
                let links = outcome.headers.get_all(LINK).iter();
                let next = links.filter_map(|it| it.to_str().ok()).find_map(next_link);
                self.lead(next.map(str::to_owned), request)
            }
        }
    }

    fn lead(&mut self, url: Option<String>, request: &mut Request) -> bool {
        match url {
            Some(url) if self.follow(&url) => {
                request.follow(url);
                true
            }
            Some(_) | None => false,
        }
    }

    /// Returns true if the cursor or URL is not empty, and has not been followed before.
    fn follow(&mut self, next: &str) -> bool {
        !next.is_empty() && self.followed.insert(next.to_owned())
    }
}

/// The target whose relation is `next` (RFC 8288, section 3).
fn next_link(header: &str) -> Option<&str> {
    let mut links = header.split('<').skip(1);
    links.find_map(|link| {
        let (target, parameters) = link.split_once('>')?;
        let mut parameters = parameters.split([';', ',']).map(str::trim);
        let is_next = parameters.any(|it| {
            let relation = it.strip_prefix("rel=").map(|it| it.trim_matches('"'));
            relation.is_some_and(|it| it.split(' ').any(|it| it.eq_ignore_ascii_case("next")))
        });
        is_next.then_some(target)
    })
}

impl<O: Paged> Pages<O> {
    /// The next page; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<Vec<O::Item>, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Vec<O::Item>, Error>>> {
        let Some(request) = &self.request else {
            return Poll::Ready(None);
        };
        let exchange = self.exchange.get_or_insert_with(|| {
            Box::pin(send::exchange(
                self.core.clone(),
                request.clone(),
                const { &O::ROUTE },
                false,
            ))
        });
        let received = ready!(exchange.as_mut().poll(context));
        self.exchange = None;
        // Any error from here on is the end.
        let Some(mut request) = self.request.take() else {
            return Poll::Ready(None);
        };
        let page = received.and_then(|mut outcome| {
            let page = success::read::<O::Success>(&mut outcome)?;
            Ok((outcome, O::items(page)))
        });
        let (outcome, items) = match page {
            Ok(page) => page,
            Err(error) => return Poll::Ready(Some(Err(error))),
        };
        // A server that ignores the parameter returns the same page repeatedly. A page that names the next one may be empty.
        let is_last = match O::PAGING.style {
            Style::Page { .. } | Style::Offset { .. } => items.is_empty(),
            Style::Cursor { .. } | Style::Url { .. } | Style::Link => false,
        };
        if is_last || outcome.body == self.position.last {
            return Poll::Ready(None);
        }
        let count = items.len() as u64;
        if self
            .position
            .advance(&O::PAGING, &outcome, count, &mut request)
        {
            self.request = Some(request);
        }
        self.position.last = outcome.body;
        Poll::Ready(Some(Ok(items)))
    }
}

#[cfg(feature = "blocking")]
impl<O: Paged> Pages<O> {
    /// The pages as an iterator, which waits for each of them.
    pub fn wait(self) -> crate::runtime::call::blocking::Waiting<Self> {
        crate::runtime::call::blocking::Waiting(Some(self))
    }
}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<Vec<O::Item>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

/// Items of a list, over all pages. An error ends them.
#[must_use = "nothing is requested until `next` is called"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    items: std::vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(items)) => self.items = items.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<O: Paged> Unpin for Items<O> {}

#[cfg(feature = "blocking")]
impl<O: Paged> Items<O> {
    /// The items as an iterator, which waits for each of them.
    pub fn wait(self) -> crate::runtime::call::blocking::Waiting<Self> {
        crate::runtime::call::blocking::Waiting(Some(self))
    }
}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}
