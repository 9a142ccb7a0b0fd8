//! The text of an error, which is complete in a single line of a log.

use std::fmt;

use reqwest::header::LOCATION;

use super::failure::{Error, Failed};
use super::kind::ErrorKind;
use super::received::Received;
use super::shown::Shown;

/// The number of problems that the text of an error lists.
const LISTED: usize = 5;

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(call) = &self.0.call {
            write!(formatter, "{} {}: ", call.method, Shown(&call.path))?;
        }
        match &self.0.received {
            Some(received) => self.0.fmt_received(received, formatter)?,
            None => Shown(&self.0.message).fmt(formatter)?,
        }
        match self.0.retries {
            0 => Ok(()),
            1 => formatter.write_str(", after a retry"),
            retries => write!(formatter, ", after {retries} retries"),
        }
    }
}

impl Failed {
    fn fmt_received(&self, received: &Received, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", received.status.as_u16())?;
        if let Some(reason) = received.status.canonical_reason() {
            write!(formatter, " {reason}")?;
        }
        match self.kind {
            ErrorKind::Api => self.fmt_refusal(received, formatter)?,
            ErrorKind::Request
            | ErrorKind::Connect
            | ErrorKind::Timeout
            | ErrorKind::Transport
            | ErrorKind::Decode
            | ErrorKind::File => write!(formatter, ", but {}", Shown(&self.message))?,
        }
        if let Some((name, id)) = &received.request_id {
            let id = String::from_utf8_lossy(id.as_bytes());
            write!(formatter, " ({name} {})", Shown(&id))?;
        }
        Ok(())
    }

    fn fmt_refusal(&self, received: &Received, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = received.headers.get(LOCATION);
        if let (true, Some(target)) = (received.status.is_redirection(), target) {
            let target = String::from_utf8_lossy(target.as_bytes());
            let without_query = target.split(['?', '#']).next().unwrap_or_default();
            return write!(formatter, " (not followed to {})", Shown(without_query));
        }
        if self.problems.is_empty() {
            return write!(formatter, "{}", Shown(&self.message));
        }
        self.fmt_problems(formatter)
    }

    fn fmt_problems(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().take(LISTED).enumerate() {
            formatter.write_str(if index == 0 { "" } else { ";" })?;
            if let Some(code) = &problem.code {
                write!(formatter, " [{}]", Shown(&code.to_string()))?;
            }
            if let Some(message) = &problem.message {
                write!(formatter, " {}", Shown(message))?;
            }
            if let Some(pointer) = &problem.pointer {
                write!(formatter, " (at {})", Shown(pointer))?;
            }
        }
        match self.problems.len().saturating_sub(LISTED) {
            0 => Ok(()),
            more => write!(formatter, "; and {more} more"),
        }
    }
}
