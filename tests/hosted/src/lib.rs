//! A crate with two modules that are clients.

/// A module around a module.
pub mod clients {
    include!(concat!(env!("OUT_DIR"), "/all/include.rs"));
}

include!(concat!(env!("OUT_DIR"), "/none/include.rs"));
