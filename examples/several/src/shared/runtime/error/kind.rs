//! The kinds of errors, on which a caller's reaction depends.

/// The kind of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be built: an argument or a setting is missing or unusable. Nothing was sent.
    Request,
    /// No connection could be made.
    Connect,
    /// The call took longer than allowed.
    Timeout,
    /// The connection broke, or did not speak HTTP.
    Transport,
    /// The server reported that the call failed.
    Api,
    /// The server reported success, but the body does not match the API's document, or is too large.
    Decode,
    /// A file of the application could not be written.
    File,
}
