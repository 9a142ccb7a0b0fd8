//! The types of the API: the contents of requests and responses.

mod payout;

pub use self::payout::*;
pub use super::super::shared::models::{Amount, Currency};
