//! The client of `api.yaml`, as the generator makes it. Nothing here is written by hand.
#![forbid(unsafe_code)]

include!(concat!(env!("OUT_DIR"), "/client/src/include.rs"));
