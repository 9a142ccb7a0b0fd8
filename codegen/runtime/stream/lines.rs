//! Streams of JSON values: JSON lines, and JSON text sequences (RFC 7464).

use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::{fmt, mem};

use futures_core::Stream;
use http::header::HeaderMap;
use serde::de::DeserializeOwned;

use crate::runtime::body::content::Body;
use crate::runtime::call::outcome::Outcome;
use crate::runtime::call::settings::DEFAULT_BODY_LIMIT;
use crate::runtime::call::success::{Streamed, Success};
use crate::runtime::error::failure::Error;
use crate::runtime::error::received;
use crate::runtime::json::decode::{self, Decode, without_value};

use super::origin::Origin;
use super::scanner::Scanner;
use super::splitter::Splitter;

/// The body is a JSON text on each line.
pub struct Lines<T>(PhantomData<fn() -> T>);

impl<T: Decode + 'static> Success for Lines<T> {
    type Whole = LineStream<T>;
    type Output = LineStream<T>;
    const STREAMED: Option<Streamed> = Some(is_lines);

    fn decode(outcome: &mut Outcome) -> Result<LineStream<T>, Error> {
        if !is_lines(&outcome.headers) {
            let media_type = received::media_type(&outcome.headers).unwrap_or_default();
            let message = format!("the body is {media_type}, and not a stream of JSON");
            return Err(outcome.unreadable(message, None));
        }
        let (outcome, rest) = outcome.take_rest();
        let media_type = received::media_type(&outcome.headers);
        // A plain JSON text is an item of any number of lines.
        let has_long_texts =
            media_type.is_some_and(|it| it.contains("json-seq") || received::is_json_type(it));
        let mut lines = Splitter::with_marks(outcome.body_limit);
        lines.push(&outcome.body);
        let rest = rest.map(|rest| rest.body);
        let origin = Origin::Response(Box::new(outcome));
        Ok(LineStream::of(
            origin,
            rest,
            lines,
            has_long_texts,
            decode::from_str,
        ))
    }

    fn output(whole: LineStream<T>, _outcome: &Outcome) -> Result<LineStream<T>, Error> {
        Ok(whole)
    }
}

/// Returns true unless the server states that the body is neither JSON nor anything that may contain it.
fn is_lines(headers: &HeaderMap) -> bool {
    received::media_type(headers).is_none_or(|stated| {
        let stated = stated.to_ascii_lowercase();
        stated.contains("json") || stated == "text/plain" || stated.ends_with("/octet-stream")
    })
}

/// The items of a stream, as they arrive. A value of an item that does not fit the document is absent if it may be, as in any body; a line that does
/// not decode is an error, and the next line follows it.
#[must_use = "no item is received until `next` is called"]
pub struct LineStream<T> {
    origin: Origin,
    /// The rest of the body; `None` at the end.
    rest: Option<Body>,
    lines: Splitter,
    /// True if a text may have several lines.
    has_long_texts: bool,
    /// The lines of an incomplete text.
    begun: String,
    scanner: Scanner,
    read: fn(&str) -> serde_json::Result<T>,
}

impl<T> LineStream<T> {
    fn of(
        origin: Origin,
        rest: Option<Body>,
        lines: Splitter,
        has_long_texts: bool,
        read: fn(&str) -> serde_json::Result<T>,
    ) -> Self {
        Self {
            origin,
            rest,
            lines,
            has_long_texts,
            begun: String::new(),
            scanner: Scanner::default(),
            read,
        }
    }

    /// The next item; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            while let Some(line) = self.lines.next_line() {
                if !self.lines.holds(self.begun.len() + line.len()) {
                    return Poll::Ready(Some(Err(self.oversized())));
                }
                if let Some(item) = self.item(line) {
                    return Poll::Ready(Some(item));
                }
            }
            if !self.lines.fit(self.begun.len()) {
                return Poll::Ready(Some(Err(self.oversized())));
            }
            let Some(rest) = &mut self.rest else {
                return Poll::Ready(self.read());
            };
            match ready!(rest.poll(context)).transpose() {
                Ok(Some(piece)) => self.lines.push(&piece),
                Ok(None) => {
                    self.rest = None;
                    // The last line may lack its end.
                    self.lines.push(b"\n");
                }
                Err(error) => {
                    self.end();
                    return Poll::Ready(Some(Err(self.origin.broken(error))));
                }
            }
        }
    }

    fn oversized(&mut self) -> Error {
        let error = self.lines.oversized();
        self.end();
        self.origin.broken(error)
    }

    /// Drops everything that has not been returned.
    fn end(&mut self) {
        self.rest = None;
        self.lines = Splitter::new(0);
        self.begun.clear();
    }

    /// The item that a line completes; `None` if the line is empty, or the text is incomplete.
    fn item(&mut self, line: Vec<u8>) -> Option<Result<T, Error>> {
        let text = match std::str::from_utf8(&line) {
            Ok(text) => text,
            Err(error) => {
                self.begun.clear();
                self.scanner = Scanner::default();
                let message = format!("a line is not text: {error}");
                let error = self.origin.unreadable("", message, Some(error.into()));
                return Some(Err(error));
            }
        };
        let ends = self.scanner.ends_with(text);
        self.begun.push_str(text);
        // The text before a mark is complete, or has been cut.
        if ends || !self.has_long_texts || self.lines.is_before_mark() {
            return self.read();
        }
        self.begun.push('\n');
        None
    }

    /// Reads the text so far; `None` if it is empty.
    fn read(&mut self) -> Option<Result<T, Error>> {
        self.scanner = Scanner::default();
        let begun = mem::take(&mut self.begun);
        let text = begun.trim();
        if text.is_empty() {
            return None;
        }
        let error = match (self.read)(text) {
            Ok(item) => return Some(Ok(item)),
            Err(error) => error,
        };
        if let Some(item) = self.origin.read_again(text, &error, self.read) {
            return Some(Ok(item));
        }
        let error = without_value(error);
        let message = format!("a line does not decode: {error}");
        Some(Err(self.origin.unreadable(
            text,
            message,
            Some(error.into()),
        )))
    }
}

/// Reads the rest of the body as JSON lines, or as a sequence of JSON texts, whatever its media type is.
impl<T: DeserializeOwned> From<Body> for LineStream<T> {
    fn from(body: Body) -> Self {
        let origin = Origin::Body(body.call().cloned());
        let lines = Splitter::with_marks(DEFAULT_BODY_LIMIT);
        Self::of(origin, Some(body), lines, true, |text| {
            serde_json::from_str(text)
        })
    }
}

#[cfg(feature = "blocking")]
impl<T> LineStream<T> {
    /// The items as an iterator, which waits for each of them.
    pub fn wait(self) -> crate::runtime::body::waiting::Waiting<Self> {
        crate::runtime::body::waiting::Waiting(Some(self))
    }
}

impl<T> Stream for LineStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T> fmt::Debug for LineStream<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("LineStream")
    }
}
