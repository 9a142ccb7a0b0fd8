//! The files of the runtime about `json`.

pub mod absent;
pub mod choice;
pub mod collection;
pub mod date;
pub mod decode;
pub mod encode;
pub mod enumeration;
pub mod envelope;
pub mod fields;
pub mod level;
pub mod misfit;
pub mod nullable;
pub mod number;
pub mod object;
pub mod parts;
pub mod repair;
pub mod scalar;
pub mod shape;
pub mod spelling;
pub mod tagged;
pub mod text;
pub mod union;
