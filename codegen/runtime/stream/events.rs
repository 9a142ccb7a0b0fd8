//! Events that a server sends as they happen (the HTML standard, section 9.2).

use std::future::poll_fn;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::{fmt, mem};

use futures_core::Stream;
use http::header::HeaderMap;
use serde::de::DeserializeOwned;

use crate::runtime::body::content::Body;
use crate::runtime::call::outcome::{Outcome, Rest};
use crate::runtime::call::retry;
use crate::runtime::call::sending::Exchange;
use crate::runtime::call::settings::DEFAULT_BODY_LIMIT;
use crate::runtime::call::success::{Streamed, Success};
use crate::runtime::error::failure::Error;
use crate::runtime::error::received;
use crate::runtime::json::decode::{self, Decode, without_value};

use super::origin::Origin;
use super::parser::{Parsed, Parser};

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<T> {
    /// The kind of the event; `message` unless the server names another one.
    pub event: String,
    /// The last id that the server sent, which all events up to the next id share. The stream can continue after it.
    pub id: Option<Arc<str>>,
    /// The data of the event.
    pub data: T,
}

/// The data is reached directly: `event.choices` is `event.data.choices`.
impl<T> Deref for Event<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
    }
}

/// Reads the data of an event.
type Read<T> = fn(&str) -> serde_json::Result<T>;

/// The body is a stream of events that contain JSON.
pub struct Events<T>(PhantomData<fn() -> T>);

impl<T: Decode + 'static> Success for Events<T> {
    type Whole = EventStream<T>;
    type Output = EventStream<T>;
    const STREAMED: Option<Streamed> = Some(is_events);

    fn decode(outcome: &mut Outcome) -> Result<EventStream<T>, Error> {
        EventStream::new(outcome, decode::from_str)
    }

    fn output(whole: EventStream<T>, _outcome: &Outcome) -> Result<EventStream<T>, Error> {
        Ok(whole)
    }
}

/// The body is a stream of events that contain strings.
pub struct TextEvents;

impl Success for TextEvents {
    type Whole = EventStream<String>;
    type Output = EventStream<String>;
    const STREAMED: Option<Streamed> = Some(is_events);

    fn decode(outcome: &mut Outcome) -> Result<EventStream<String>, Error> {
        EventStream::new(outcome, |text| Ok(text.to_owned()))
    }

    fn output(
        whole: EventStream<String>,
        _outcome: &Outcome,
    ) -> Result<EventStream<String>, Error> {
        Ok(whole)
    }
}

/// Returns true unless the server states that the body is something else (the HTML standard, section 9.2.6).
fn is_events(headers: &HeaderMap) -> bool {
    let stated = received::media_type(headers);
    stated.is_none_or(|it| it.eq_ignore_ascii_case("text/event-stream"))
}

/// Checks that a body is a stream of events.
fn checked(outcome: &Outcome) -> Result<(), Error> {
    match received::media_type(&outcome.headers) {
        Some(other) if !is_events(&outcome.headers) => {
            let message = format!("the body is {other}, and not a stream of events");
            Err(outcome.unreadable(message, None))
        }
        Some(_) | None => Ok(()),
    }
}

/// Events, as they arrive.
///
/// A stream that breaks off is requested again from the last event on, as many times in a row as a call may be retried. This happens only if it
/// does no harm: if the method is idempotent, and the server has sent ids, or no event yet. A value of an event that does not fit the document is
/// absent if it may be, as in any body; an event that does not decode is an error, and the next event follows it. If events contain JSON, the event
/// `[DONE]` is the end.
#[must_use = "no event is received until `next` is called"]
pub struct EventStream<T> {
    origin: Origin,
    state: State,
    parser: Parser,
    read: Read<T>,
    /// The number of new requests of the stream since the last event.
    resumed: u32,
    /// True if there was an event. Without an id, it would arrive twice.
    any: bool,
    /// The last id before the latest request of the stream. Events with this id have already been returned.
    had: Option<Arc<str>>,
}

enum State {
    Reading(Box<Rest>),
    /// A body that cannot be requested again.
    Body(Body),
    Resuming(Exchange),
    Over,
}

impl<T> EventStream<T> {
    fn new(outcome: &mut Outcome, read: Read<T>) -> Result<Self, Error> {
        checked(outcome)?;
        let (outcome, rest) = outcome.take_rest();
        let mut parser = Parser::new(outcome.body_limit);
        parser.push(&outcome.body);
        let state = rest.map_or(State::Over, State::Reading);
        Ok(Self::of(
            Origin::Response(Box::new(outcome)),
            state,
            parser,
            read,
        ))
    }

    fn of(origin: Origin, state: State, parser: Parser, read: Read<T>) -> Self {
        Self {
            origin,
            state,
            parser,
            read,
            resumed: 0,
            any: false,
            had: None,
        }
    }

    /// The next event; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The last id that the server sent.
    pub fn last_event_id(&self) -> Option<&str> {
        self.parser.id.as_deref()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        loop {
            while let Some(event) = self.parser.next_event() {
                if self.had.is_some() && self.had == event.id {
                    continue;
                }
                (self.had, self.resumed, self.any) = (None, 0, true);
                return Poll::Ready(self.decoded(event));
            }
            if let Some(error) = self.parser.oversized() {
                self.state = State::Over;
                self.parser.begin();
                return Poll::Ready(Some(Err(self.origin.broken(error))));
            }
            let read = match &mut self.state {
                State::Reading(rest) => ready!(rest.body.poll(context)),
                State::Body(body) => ready!(body.poll(context)),
                State::Resuming(exchange) => {
                    let again = ready!(exchange.as_mut().poll(context));
                    let again = again.and_then(|it| checked(&it).map(|()| it));
                    self.state = match again {
                        Ok(mut outcome) => outcome.rest.take().map_or(State::Over, State::Reading),
                        Err(error) => {
                            self.state = State::Over;
                            return Poll::Ready(Some(Err(error)));
                        }
                    };
                    self.parser.begin();
                    continue;
                }
                State::Over => return Poll::Ready(None),
            };
            let error = match read.transpose() {
                Ok(Some(piece)) => {
                    self.parser.push(&piece);
                    continue;
                }
                Ok(None) => {
                    self.state = State::Over;
                    match self.parser.end().filter(|_| !self.any) {
                        Some(line) => self.not_events(&line),
                        None => continue,
                    }
                }
                Err(error) => match mem::replace(&mut self.state, State::Over) {
                    State::Reading(rest) if self.can_resume(&rest) => {
                        self.state = State::Resuming(self.again(rest));
                        continue;
                    }
                    _ => self.origin.broken(error),
                },
            };
            self.state = State::Over;
            return Poll::Ready(Some(Err(error)));
        }
    }

    fn decoded(&mut self, event: Parsed) -> Option<Result<Event<T>, Error>> {
        let data = match (self.read)(&event.data) {
            Ok(data) => data,
            Err(_) if event.data.trim() == "[DONE]" => {
                self.state = State::Over;
                self.parser.begin();
                return None;
            }
            Err(error) => match self.origin.read_again(&event.data, &error, self.read) {
                Some(data) => data,
                None => {
                    let error = without_value(error);
                    let message = format!("an event does not decode: {error}");
                    let error = self
                        .origin
                        .unreadable(&event.data, message, Some(error.into()));
                    return Some(Err(error));
                }
            },
        };
        Some(Ok(Event {
            event: event.event,
            id: event.id,
            data,
        }))
    }

    fn not_events(&mut self, line: &str) -> Error {
        let message = format!("the body is not a stream of events: {line}");
        self.origin.unreadable(line, message, None)
    }

    fn can_resume(&self, rest: &Rest) -> bool {
        rest.is_repeatable()
            && self.resumed < rest.most_retries()
            && (self.parser.id.is_some() || !self.any)
    }

    fn again(&mut self, mut rest: Box<Rest>) -> Exchange {
        let wait = self
            .parser
            .retry
            .unwrap_or_else(|| retry::jittered(self.resumed));
        self.resumed += 1;
        self.had.clone_from(&self.parser.id);
        if let Some(id) = &self.parser.id {
            rest.set_header("last-event-id", id);
        }
        Box::pin(async move { rest.again(wait, is_events).await })
    }
}

/// Reads the rest of the body as events that contain JSON, whatever its media type is.
impl<T: DeserializeOwned> From<Body> for EventStream<T> {
    fn from(body: Body) -> Self {
        let origin = Origin::Body(body.call().cloned());
        let parser = Parser::new(DEFAULT_BODY_LIMIT);
        Self::of(origin, State::Body(body), parser, |text| {
            serde_json::from_str(text)
        })
    }
}

#[cfg(feature = "blocking")]
impl<T> EventStream<T> {
    /// The events as an iterator, which waits for each of them.
    pub fn wait(self) -> crate::runtime::body::waiting::Waiting<Self> {
        crate::runtime::body::waiting::Waiting(Some(self))
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("EventStream")
    }
}
