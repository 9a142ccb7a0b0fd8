//! A schema while its keywords are converted.

use serde_json::{Map, Value};

/// A Schema Object as it was read.
pub(super) type Schema = Map<String, Value>;
