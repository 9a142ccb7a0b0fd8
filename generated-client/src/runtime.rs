//! What every operation needs: requests, responses, errors, and the reading of JSON.

pub mod call;
pub mod client;
pub mod collection;
pub mod credential;
pub mod decode;
pub mod encode;
pub mod enumeration;
pub mod environment;
pub mod error;
pub mod fields;
pub mod message;
pub mod nullable;
pub mod object;
pub mod parameter;
pub mod path;
pub mod problem;
pub mod request;
pub mod response;
pub mod retry;
pub mod scalar;
pub mod secret;
pub mod send;
pub mod success;
pub mod text;
pub mod timestamp;
