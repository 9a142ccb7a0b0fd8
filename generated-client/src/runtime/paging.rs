//! The files of the runtime about `paging`.

pub mod lookup;
pub mod pages;
