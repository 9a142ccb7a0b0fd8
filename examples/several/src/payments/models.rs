//! The types of the API: the contents of requests and responses.

mod payment;

pub use self::payment::*;
pub use super::super::shared::models::{Amount, Currency};
