//! Recognizes lists that come in pages, by the parameters of an operation and by what its response tells about other pages.

mod body;
mod extension;
mod list;
mod names;
mod pass;
mod recognize;
mod set;

pub(super) use pass::detect_pages;
