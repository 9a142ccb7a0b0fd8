//! Events that a server sends as they happen (the HTML standard, section 9.2).

use std::collections::VecDeque;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::{fmt, mem};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::runtime::body::content::Body;
use crate::runtime::call::outcome::{Outcome, Rest};
use crate::runtime::call::retry;
use crate::runtime::call::sending::Exchange;
use crate::runtime::call::settings::DEFAULT_BODY_LIMIT;
use crate::runtime::call::success::Success;
use crate::runtime::error::failure::Error;
use crate::runtime::error::retryable::whole;
use crate::runtime::json::decode::{self, Decode, without_value};

use super::origin::Origin;
use super::splitter::Splitter;

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<T> {
    /// The kind of the event; `message` unless the server names another one.
    pub event: String,
    /// The last id that the server sent. The stream can continue after it.
    pub id: Option<String>,
    /// The data of the event.
    pub data: T,
}

/// Reads the data of an event.
type Read<T> = fn(&str) -> serde_json::Result<T>;

/// The body is a stream of events that contain JSON.
pub struct Events<T>(PhantomData<fn() -> T>);

impl<T: Decode + 'static> Success for Events<T> {
    type Whole = EventStream<T>;
    type Output = EventStream<T>;
    const STREAMED: bool = true;

    fn decode(outcome: &mut Outcome) -> Result<EventStream<T>, Error> {
        Ok(EventStream::new(outcome, decode::from_str))
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
    const STREAMED: bool = true;

    fn decode(outcome: &mut Outcome) -> Result<EventStream<String>, Error> {
        Ok(EventStream::new(outcome, |text| Ok(text.to_owned())))
    }

    fn output(
        whole: EventStream<String>,
        _outcome: &Outcome,
    ) -> Result<EventStream<String>, Error> {
        Ok(whole)
    }
}

/// Events, as they arrive.
///
/// A stream that breaks off is requested again from the last event on, as many times in a row as a call may be retried. This happens only if it
/// does no harm: if the method is idempotent, and the server has sent ids, or no event yet. An event that does not decode is an error, and the
/// next event follows it. If events contain JSON, the event `[DONE]` is the end.
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
    had: Option<String>,
}

enum State {
    Reading(Box<Rest>),
    /// A body that cannot be requested again.
    Body(Body),
    Resuming(Exchange),
    Over,
}

impl<T> EventStream<T> {
    fn new(outcome: &mut Outcome, read: Read<T>) -> Self {
        let (outcome, rest) = outcome.take_rest();
        let (limit, received) = (outcome.body_limit, outcome.body.clone());
        let origin = Origin::Response(outcome);
        let mut parser = Parser::new(limit);
        parser.whole = origin.is_json().then(Vec::new);
        parser.take(&received);
        Self::of(
            origin,
            rest.map_or(State::Over, State::Reading),
            parser,
            read,
        )
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
            while let Some(event) = self.parser.events.pop_front() {
                if self.had.is_some() && self.had == event.id {
                    continue;
                }
                (self.had, self.resumed, self.any) = (None, 0, true);
                return Poll::Ready(self.decoded(event));
            }
            let read = match &mut self.state {
                State::Reading(rest) => ready!(rest.body.poll(context)),
                State::Body(body) => ready!(body.poll(context)),
                State::Resuming(exchange) => {
                    self.state = match ready!(exchange.as_mut().poll(context)) {
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
                Ok(Some(piece)) if self.parser.take(&piece) => continue,
                Ok(Some(_)) => self.origin.broken(self.parser.lines.oversized()),
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

    fn decoded(&mut self, event: Event<String>) -> Option<Result<Event<T>, Error>> {
        let data = match (self.read)(&event.data) {
            Ok(data) => data,
            Err(_) if event.data.trim() == "[DONE]" => {
                self.state = State::Over;
                self.parser.events.clear();
                return None;
            }
            Err(error) => {
                let error = without_value(error);
                let message = format!("an event does not decode: {error}");
                let error = self
                    .origin
                    .unreadable(&event.data, message, Some(error.into()));
                return Some(Err(error));
            }
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
        Box::pin(async move { rest.again(wait).await })
    }
}

impl Body {
    /// Reads the rest of the body as events that contain JSON: the body of a raw response, whatever its media type is.
    pub fn events<T: DeserializeOwned>(self) -> EventStream<T> {
        let origin = Origin::Body(self.call().cloned());
        let parser = Parser::new(DEFAULT_BODY_LIMIT);
        EventStream::of(origin, State::Body(self), parser, |text| {
            serde_json::from_str(text)
        })
    }
}

#[cfg(feature = "blocking")]
impl<T> EventStream<T> {
    /// The events as an iterator, which waits for each of them.
    pub fn wait(self) -> crate::runtime::call::blocking::Waiting<Self> {
        crate::runtime::call::blocking::Waiting(Some(self))
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

/// The longest wait that a server can ask for before a new request of its stream.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Parses the lines of a stream. Bytes that are not UTF-8 are replaced, as the standard requires.
struct Parser {
    lines: Splitter,
    /// The body so far, if it is one JSON text instead of events.
    whole: Option<Vec<u8>>,
    /// The first line that no event contains.
    strange: Option<String>,
    /// The kind and the data of the event that is not complete yet.
    event: String,
    data: Option<String>,
    /// The last id, which applies to all events until the next id.
    id: Option<String>,
    retry: Option<Duration>,
    events: VecDeque<Event<String>>,
    limit: usize,
}

impl Parser {
    fn new(limit: usize) -> Self {
        Self {
            lines: Splitter::new(limit),
            whole: None,
            strange: None,
            event: String::new(),
            data: None,
            id: None,
            retry: None,
            events: VecDeque::new(),
            limit,
        }
    }

    /// Continues with another body, and drops an incomplete event.
    fn begin(&mut self) {
        self.lines = Splitter::new(self.limit);
        self.event.clear();
        self.data = None;
    }

    /// Adds a piece of the body; `false` if an event grows larger than the limit.
    fn take(&mut self, piece: &[u8]) -> bool {
        if let Some(whole) = &mut self.whole {
            whole.extend_from_slice(piece);
            return self.lines.holds(whole.len());
        }
        self.read_lines(piece);
        let held = self.data.as_ref().map_or(0, String::len);
        self.lines.fits() && held <= self.limit
    }

    fn read_lines(&mut self, piece: &[u8]) {
        self.lines.push(piece);
        while let Some(line) = self.lines.next_line() {
            self.line(&String::from_utf8_lossy(&line));
        }
    }

    /// Ends the body. Returns a line that no event contains.
    fn end(&mut self) -> Option<String> {
        // The last line may lack its end. An event that is not complete is dropped nevertheless.
        if self.lines.has_begun() {
            self.read_lines(b"\n");
        }
        let whole = self.whole.take().unwrap_or_default();
        let data = String::from_utf8_lossy(&whole).trim().to_owned();
        if !data.is_empty() {
            self.events.push_back(Event {
                event: "message".to_owned(),
                id: None,
                data,
            });
        }
        self.strange.take()
    }

    fn line(&mut self, line: &str) {
        if line.is_empty() {
            let event = mem::take(&mut self.event);
            if let Some(data) = self.data.take() {
                self.events.push_back(Event {
                    event: if event.is_empty() {
                        "message".to_owned()
                    } else {
                        event
                    },
                    id: self.id.clone(),
                    data,
                });
            }
            return;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => {
                self.id = (!value.is_empty()).then(|| value.to_owned());
            }
            "retry" => {
                if let Some(milliseconds) = whole(value) {
                    let asked = Duration::from_millis(milliseconds);
                    self.retry = Some(asked.min(LONGEST_WAIT));
                }
            }
            // A comment begins with a colon.
            "" | "id" => {}
            _ => {
                self.strange.get_or_insert_with(|| line.to_owned());
            }
        }
    }
}
