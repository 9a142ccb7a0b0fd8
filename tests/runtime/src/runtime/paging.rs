//! The files of the runtime about `paging`.

#[path = "../../../../codegen/runtime/paging/lookup.rs"]
pub mod lookup;
#[path = "../../../../codegen/runtime/paging/pages.rs"]
pub mod pages;
