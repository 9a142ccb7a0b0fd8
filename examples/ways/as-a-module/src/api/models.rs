//! The types of the API: the contents of requests and responses.

mod family;
mod kind;
mod pet;
mod refusal;
mod shelter;

pub use self::family::*;
pub use self::kind::*;
pub use self::pet::*;
pub use self::refusal::*;
pub use self::shelter::*;
