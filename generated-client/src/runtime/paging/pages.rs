//! Lists that are divided into pages, which are requested one after the other.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::runtime::call::builder::Call;
use crate::runtime::call::endpoint::Operation;
use crate::runtime::call::outcome::Outcome;
use crate::runtime::call::request::Request;
use crate::runtime::call::send;
use crate::runtime::call::sending::Exchange;
use crate::runtime::call::shared::Core;
use crate::runtime::call::success::{self, Success};
use crate::runtime::error::failure::Error;
use crate::runtime::json::misfit::Misfit;

use super::division::Paging;
use super::position::Position;

/// The most empty pages in a row. Lists that a server searches as it goes have some, and a list that never ends would have no other.
const EMPTY: u32 = 1000;

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
            empty: 0,
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

/// Pages of a list, one after the other. An error ends them, and so do 1,000 empty pages in a row of which each names another: that is an error.
#[must_use = "nothing is requested until `next` is called"]
pub struct Pages<O> {
    core: Core,
    /// The request of the next page; `None` at the end.
    request: Option<Request>,
    exchange: Option<Exchange>,
    position: Position,
    /// The number of empty pages since the last item.
    empty: u32,
    operation: std::marker::PhantomData<fn() -> O>,
}

/// The number of items of the list that are absent because they do not fit.
fn absent_items(outcome: &Outcome) -> usize {
    let list = format!("{}/", outcome.wanted());
    let dropped = outcome.misfits.iter().map(Misfit::dropped);
    let items = dropped.filter_map(|it| it.strip_prefix(&list));
    items
        .filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
        .count()
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
                None,
            ))
        });
        let received = ready!(exchange.as_mut().poll(context));
        self.exchange = None;
        // Any error from here on is the end.
        let Some(mut request) = self.request.take() else {
            return Poll::Ready(None);
        };
        let page = received.and_then(|mut outcome| {
            outcome.wanted[1] = O::PAGING.list;
            let items = O::items(success::read::<O::Success>(&mut outcome)?);
            // Without the way to the next page, the list would seem to end.
            let next = O::PAGING.next();
            if let Some(misfit) = outcome.misfits.iter().find(|it| it.takes(&next)) {
                let message = format!("the body does not decode: {misfit}");
                return Err(outcome.unreadable(message, None));
            }
            // An item that does not fit is absent, and still counts.
            let count = items.len() + absent_items(&outcome);
            Ok((outcome, items, count))
        });
        let (outcome, items, count) = match page {
            Ok(page) => page,
            Err(error) => return Poll::Ready(Some(Err(error))),
        };
        if self.position.is_over(&O::PAGING, &outcome, count) {
            return Poll::Ready(None);
        }
        if self
            .position
            .advance(&O::PAGING, &outcome, count, &mut request)
        {
            self.empty = if count == 0 { self.empty + 1 } else { 0 };
            if self.empty >= EMPTY {
                let message = format!("{EMPTY} pages in a row are empty, and name another one");
                return Poll::Ready(Some(Err(outcome.unreadable(message, None))));
            }
            self.request = Some(request);
        }
        Poll::Ready(Some(Ok(items)))
    }
}

#[cfg(feature = "blocking")]
impl<O: Paged> Pages<O> {
    /// The pages as an iterator, which waits for each of them.
    pub fn wait(self) -> crate::runtime::body::waiting::Waiting<Self> {
        crate::runtime::body::waiting::Waiting(Some(self))
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
    pub fn wait(self) -> crate::runtime::body::waiting::Waiting<Self> {
        crate::runtime::body::waiting::Waiting(Some(self))
    }
}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}
