//! The code that every operation needs: requests, responses, errors, and the reading of JSON.

pub mod call;

pub use super::super::shared::runtime::{auth, body, error, http, json, system};
