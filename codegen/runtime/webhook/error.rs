//! The reasons for which an event is refused.

use std::error::Error;
use std::fmt;

/// The reason for which an event is refused. It contains no part of the event, nor of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The request lacks a header that its signature needs, or the header is unreadable.
    Header(&'static str),
    /// The secret is not in the form that the scheme asks for.
    Secret,
    /// No signature fits: somebody else sent the event, it was changed on its way, or the secret is another one.
    Signature,
    /// The event was signed too long ago, or in the future, so that it may be a repetition.
    Time,
    /// The body is not of the type of an event; the message begins with the JSON pointer (RFC 6901) to the value that does not fit.
    Payload(String),
    /// The verifier of the application refuses the event.
    Refused(String),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(name) => write!(formatter, "the header `{name}` is missing or unreadable"),
            Self::Secret => formatter
                .write_str("the secret for webhooks is not base64, which may follow `whsec_`"),
            Self::Signature => formatter.write_str("no signature of the event is right"),
            Self::Time => formatter.write_str("the event was not signed recently"),
            Self::Payload(reason) => write!(formatter, "the event is unreadable: {reason}"),
            Self::Refused(reason) => write!(formatter, "the event is refused: {reason}"),
        }
    }
}

impl Error for WebhookError {}
