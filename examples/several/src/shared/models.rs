//! The types of the API: the contents of requests and responses.

mod amount;
mod currency;

pub use self::amount::*;
pub use self::currency::*;
