//! Streams of JSON values: JSON lines, and JSON text sequences (RFC 7464).

use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::{fmt, mem};

use futures_core::Stream;
use http::header::CONTENT_TYPE;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::runtime::body::content::Body;
use crate::runtime::call::outcome::Outcome;
use crate::runtime::call::settings::DEFAULT_BODY_LIMIT;
use crate::runtime::call::success::Success;
use crate::runtime::error::failure::Error;
use crate::runtime::json::decode::{self, Decode, without_value};

use super::origin::Origin;
use super::splitter::Splitter;

/// The body is a JSON text on each line.
pub struct Lines<T>(PhantomData<fn() -> T>);

impl<T: Decode + 'static> Success for Lines<T> {
    type Whole = LineStream<T>;
    type Output = LineStream<T>;
    const STREAMED: bool = true;

    fn decode(outcome: &mut Outcome) -> Result<LineStream<T>, Error> {
        let (outcome, rest) = outcome.take_rest();
        let media_type = outcome.headers.get(CONTENT_TYPE);
        let media_type = media_type.and_then(|it| it.to_str().ok());
        let is_sequence = media_type.is_some_and(|it| it.contains("json-seq"));
        let mut lines = Splitter::new(outcome.body_limit);
        lines.push(&outcome.body);
        let rest = rest.map(|rest| rest.body);
        let origin = Origin::Response(outcome);
        Ok(LineStream {
            lines,
            // A plain JSON text is an item of any number of lines.
            is_sequence: is_sequence || origin.is_json(),
            begun: String::new(),
            origin,
            rest,
            read: decode::from_str,
        })
    }

    fn output(whole: LineStream<T>, _outcome: &Outcome) -> Result<LineStream<T>, Error> {
        Ok(whole)
    }
}

/// The items of a stream, as they arrive. A line that does not decode is an error, and the next line follows it.
#[must_use = "no item is received until `next` is called"]
pub struct LineStream<T> {
    origin: Origin,
    /// The rest of the body; `None` at the end.
    rest: Option<Body>,
    lines: Splitter,
    /// True if a text may have several lines. In a sequence, it begins with a mark.
    is_sequence: bool,
    /// The lines of an incomplete text.
    begun: String,
    read: fn(&str) -> serde_json::Result<T>,
}

impl<T> LineStream<T> {
    /// The next item; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            while let Some(line) = self.lines.next_line() {
                if let Some(item) = self.decoded(line) {
                    return Poll::Ready(Some(item));
                }
            }
            let Some(rest) = &mut self.rest else {
                return Poll::Ready(None);
            };
            let error = match ready!(rest.poll(context)).transpose() {
                Ok(Some(piece)) => {
                    self.lines.push(&piece);
                    if self.lines.fits() {
                        continue;
                    }
                    self.origin.broken(self.lines.oversized())
                }
                Ok(None) => {
                    self.rest = None;
                    // The last line may lack its end.
                    self.lines.push(b"\n");
                    continue;
                }
                Err(error) => self.origin.broken(error),
            };
            self.rest = None;
            return Poll::Ready(Some(Err(error)));
        }
    }

    /// The item of a line; `None` if the line is empty.
    fn decoded(&mut self, line: Vec<u8>) -> Option<Result<T, Error>> {
        let text = match std::str::from_utf8(&line) {
            Ok(text) => text,
            Err(error) => {
                let message = format!("a line is not text: {error}");
                let error = self.origin.unreadable("", message, Some(error.into()));
                return Some(Err(error));
            }
        };
        if let Some(text) = text.trim_start().strip_prefix(MARK) {
            let cut = mem::replace(&mut self.begun, text.to_owned());
            // The text before the mark is incomplete.
            return self.read(&cut).or_else(|| self.joined(""));
        }
        self.joined(text)
    }

    /// The item of the text so far with a further line; `None` if the text is empty or incomplete.
    fn joined(&mut self, line: &str) -> Option<Result<T, Error>> {
        let text = mem::take(&mut self.begun) + "\n" + line;
        let is_cut = || serde_json::from_str::<IgnoredAny>(&text).is_err_and(|it| it.is_eof());
        let may_go_on = self.is_sequence && self.rest.is_some() && self.lines.holds(text.len());
        if may_go_on && is_cut() {
            self.begun = text;
            return None;
        }
        self.read(&text)
    }

    fn read(&mut self, text: &str) -> Option<Result<T, Error>> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        Some((self.read)(text).map_err(|error| {
            let error = without_value(error);
            let message = format!("a line does not decode: {error}");
            self.origin.unreadable(text, message, Some(error.into()))
        }))
    }
}

impl Body {
    /// Reads the rest of the body as JSON lines, or as a sequence of JSON texts: the body of a raw response, whatever its media type is.
    pub fn json_lines<T: DeserializeOwned>(self) -> LineStream<T> {
        LineStream {
            lines: Splitter::new(DEFAULT_BODY_LIMIT),
            is_sequence: true,
            begun: String::new(),
            origin: Origin::Body(self.call().cloned()),
            rest: Some(self),
            read: |text| serde_json::from_str(text),
        }
    }
}

#[cfg(feature = "blocking")]
impl<T> LineStream<T> {
    /// The items as an iterator, which waits for each of them.
    pub fn wait(self) -> crate::runtime::call::blocking::Waiting<Self> {
        crate::runtime::call::blocking::Waiting(Some(self))
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

/// The mark at the beginning of each text of a sequence (RFC 7464, section 2.2).
const MARK: char = '\u{1e}';
