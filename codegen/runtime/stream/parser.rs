//! The lines of an event stream (the HTML standard, section 9.2.6).

use std::mem;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::error::retryable::whole;
use crate::runtime::error::transport::TransportError;

use super::splitter::Splitter;

/// The longest wait that a server can ask for before a new request of its stream.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// An event whose data is still text.
pub(super) struct Parsed {
    pub(super) event: String,
    pub(super) id: Option<Arc<str>>,
    pub(super) data: String,
}

/// Parses the lines of a stream, one event at a time. Bytes that are not UTF-8 are replaced, as the standard requires.
pub(super) struct Parser {
    lines: Splitter,
    /// The first line that no event contains.
    strange: Option<String>,
    /// The kind, the data and the id of the event that is not complete yet.
    event: String,
    data: Option<String>,
    next_id: Option<Arc<str>>,
    /// The id of the last complete event, which applies to all events until the next id.
    pub(super) id: Option<Arc<str>>,
    pub(super) retry: Option<Duration>,
    limit: usize,
}

impl Parser {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            lines: Splitter::new(limit),
            strange: None,
            event: String::new(),
            data: None,
            next_id: None,
            id: None,
            retry: None,
            limit,
        }
    }

    /// Continues with another body, and drops an incomplete event.
    pub(super) fn begin(&mut self) {
        self.lines = Splitter::new(self.limit);
        self.event.clear();
        self.data = None;
        self.next_id.clone_from(&self.id);
    }

    /// Adds a piece of the body.
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.lines.push(piece);
    }

    /// The error for an event that has grown larger than the limit, once all of its lines have been read.
    pub(super) fn oversized(&self) -> Option<TransportError> {
        let fits = self.lines.fit(self.held());
        (!fits).then(|| self.lines.oversized())
    }

    /// The length of the data so far.
    fn held(&self) -> usize {
        self.data.as_ref().map_or(0, String::len)
    }

    /// Ends the body. Returns a line that no event contains.
    pub(super) fn end(&mut self) -> Option<String> {
        // The last line may lack its end. An event that is not complete is dropped nevertheless.
        if self.lines.has_begun() {
            self.lines.push(b"\n");
            self.next_event();
        }
        self.strange.take()
    }

    /// The next complete event.
    pub(super) fn next_event(&mut self) -> Option<Parsed> {
        while let Some(line) = self.lines.next_line() {
            let event = self.read(&String::from_utf8_lossy(&line));
            if event.is_some() || !self.lines.holds(self.held()) {
                return event;
            }
        }
        None
    }

    /// Reads a line; an empty one completes an event.
    fn read(&mut self, line: &str) -> Option<Parsed> {
        if line.is_empty() {
            return self.complete();
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
                self.next_id = (!value.is_empty()).then(|| value.into());
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
        None
    }

    fn complete(&mut self) -> Option<Parsed> {
        // An id counts even without data. A stream that breaks off before must not go on after this event.
        self.id.clone_from(&self.next_id);
        let event = mem::take(&mut self.event);
        Some(Parsed {
            data: self.data.take()?,
            event: if event.is_empty() {
                "message".to_owned()
            } else {
                event
            },
            id: self.id.clone(),
        })
    }
}
