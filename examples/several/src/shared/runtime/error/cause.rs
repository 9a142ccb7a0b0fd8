//! Errors of other libraries and of the application, which an error of the client keeps as its source.

use std::error::Error as StdError;

/// An error that caused another one.
pub(crate) type Cause = Box<dyn StdError + Send + Sync>;

/// The text of the innermost source. The layers around it only state that there was an error.
pub(crate) fn innermost(error: &(dyn StdError + 'static)) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}
