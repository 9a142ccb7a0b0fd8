//! The files of the runtime about `paging`.

pub mod division;
pub mod link;
pub mod lookup;
pub mod pages;
pub mod position;
pub mod seen;
