//! Types of a user, which the client of everyday programs has in place of strings.
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

/// The id of an account, which nobody can confuse with another string.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub String);

impl From<&str> for AccountId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// A place on the earth, in place of an object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Degrees to the north.
    pub latitude: f64,
    /// Degrees to the east.
    pub longitude: f64,
}
