//! The files of the runtime about `paging`.

#[path = "../../../../codegen/runtime/paging/find.rs"]
pub mod find;
#[path = "../../../../codegen/runtime/paging/pages.rs"]
pub mod pages;
