//! The files of the runtime about `paging`.

#[path = "../../../../codegen/runtime/paging/division.rs"]
pub mod division;
#[path = "../../../../codegen/runtime/paging/link.rs"]
pub mod link;
#[path = "../../../../codegen/runtime/paging/lookup.rs"]
pub mod lookup;
#[path = "../../../../codegen/runtime/paging/pages.rs"]
pub mod pages;
#[path = "../../../../codegen/runtime/paging/position.rs"]
pub mod position;
#[path = "../../../../codegen/runtime/paging/seen.rs"]
pub mod seen;
