//! The types of the API: the contents of requests and responses.

#[cfg(feature = "pets")]
mod family;
#[cfg(feature = "pets")]
mod kind;
#[cfg(feature = "pets")]
mod pet;
#[cfg(feature = "pets")]
mod refusal;
#[cfg(feature = "pets")]
mod shelter;

#[cfg(feature = "pets")]
pub use self::family::*;
#[cfg(feature = "pets")]
pub use self::kind::*;
#[cfg(feature = "pets")]
pub use self::pet::*;
#[cfg(feature = "pets")]
pub use self::refusal::*;
#[cfg(feature = "pets")]
pub use self::shelter::*;
