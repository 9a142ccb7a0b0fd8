//! Recognizes lists that come in pages, by what an operation takes and by what its response says of other pages.

mod body;
mod list;
mod names;
mod pass;
mod recognize;
mod set;

pub(super) use pass::detect_pages;
