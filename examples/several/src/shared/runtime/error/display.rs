//! The text of an error, which is complete in a single line of a log.

use std::fmt;

use http::header::LOCATION;

use super::failure::{Error, Failed};
use super::kind::ErrorKind;
use super::problem::Problem;
use super::received::Received;
use super::reported::Reported;
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
            return write!(
                formatter,
                " (not followed to {})",
                Shown(&location(&target))
            );
        }
        if self.reported.problems.is_empty() {
            if received.status.is_success() {
                formatter.write_str(", which is an error here")?;
            }
            return write!(formatter, "{}", Shown(&self.message));
        }
        write!(formatter, "{}", self.reported)
    }
}

/// A target without the parts that may be secret: credentials, a query, and a fragment.
fn location(target: &str) -> String {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let (scheme, rest) = match path.split_once("//") {
        Some((scheme, rest)) => (format!("{scheme}//"), rest),
        None => (String::new(), path),
    };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{scheme}{host}{path}")
}

/// The summary, and then the problems: `Validation Failed [missing_field] (at title)`.
impl fmt::Display for Reported {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut above = None;
        if let Some(summary) = &self.summary {
            fmt_problem(summary, None, formatter)?;
            above = summary.message.as_deref();
        }
        for (index, problem) in self.problems.iter().take(LISTED).enumerate() {
            let has_text = problem.message.as_deref() != above;
            formatter.write_str(match index {
                0 if has_text && above.is_some_and(|it| it.ends_with(char::is_alphanumeric)) => ":",
                0 => "",
                _ => ";",
            })?;
            fmt_problem(problem, above, formatter)?;
        }
        match self.problems.len().saturating_sub(LISTED) {
            0 => Ok(()),
            more => write!(formatter, "; and {more} more"),
        }
    }
}

/// Shows a problem, whose message is left out if it stands above already.
fn fmt_problem(
    problem: &Problem,
    above: Option<&str>,
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if let Some(code) = &problem.code {
        write!(formatter, " [{}]", Shown(&code.to_string()))?;
    }
    let message = problem.message.as_deref();
    if let Some(message) = message.filter(|it| above != Some(*it)) {
        write!(formatter, " {}", Shown(message))?;
    }
    match &problem.pointer {
        Some(pointer) => write!(formatter, " (at {})", Shown(pointer)),
        None => Ok(()),
    }
}
