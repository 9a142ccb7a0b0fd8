//! The plans of several modules of one crate → the module that they share, and what each of them takes from it.
//!
//! The folders of the runtime that know no API are shared. The others have the client and its calls, whose methods differ. The types of
//! `models` that are equal are shared as well if the user asks for it.

mod borrow;
mod modules;
mod shared;
mod types;
mod unshared;

pub(crate) use unshared::{Unshared, problem};
