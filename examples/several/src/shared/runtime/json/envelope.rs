//! Bodies that wrap their results.

/// A body that wraps its result, and reports whether the call succeeded.
pub trait Enveloped {
    /// The wrapped value.
    type Result;

    /// The property that holds the result.
    const PAYLOAD: &'static str;

    /// The property that reports whether the call succeeded, if there is one.
    const SUCCESS: Option<&'static str>;

    /// Returns true unless the body reports a failure.
    fn succeeded(&self) -> bool;

    /// Returns the result.
    fn into_result(self) -> Option<Self::Result>;
}
