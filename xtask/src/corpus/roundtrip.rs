//! Sending values through the emitted crates and back.
//!
//! A stage between `check` and the table; its numbers go to `Row::round_trip`, which the table shows where it is known.

/// Whether this build can do it.
///
/// # Errors
///
/// Always, until `generate` can emit the harness that such a run compiles.
pub fn available() -> Result<(), String> {
    Err("`--roundtrip` is not available yet: `generate` emits no harness for it".to_owned())
}
