//! Decides which types of the IR become items of the crate, and names each of them.
//!
//! `settle` applies `uses`, `candidates` with a file per kind of place, `path` and `contest` in this order.

mod call;
mod candidates;
mod component;
mod contest;
mod envelope;
mod error;
mod held;
mod item;
mod member;
mod members;
mod names;
mod naming;
mod operation;
mod parameter;
mod part;
mod path;
mod settle;
mod title;
mod used;
mod uses;
mod watched;

pub(in crate::plan) use names::TypeNames;
pub(in crate::plan) use settle::{considered, name};
