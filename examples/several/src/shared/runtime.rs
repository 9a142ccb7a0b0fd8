//! The code that every operation needs: requests, responses, errors, and the reading of JSON.

pub mod auth;
pub mod body;
pub mod error;
pub mod http;
pub mod json;
pub mod system;
