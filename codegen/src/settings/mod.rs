//! `codegen.toml` as plain data: the decisions of a user about one API, with their places in the file.
//!
//! Names that refer to something in the document are checked by the stage that uses them, since only it knows them.

mod check;
mod choices;
mod form;
mod guide;
mod keys;
mod located;
mod paging;
mod patterns;
mod problems;
mod read;
mod schema;
mod switch;
#[cfg(test)]
mod tests;

pub use choices::{DateCrate, FormatType, OperationIds, Renaming, SerdeDirections};
pub use guide::guide;
pub use keys::{
    DependencySettings, ModuleSettings, OperationFilter, SameType, Settings, TypeSettings,
};
pub use located::Located;
pub use paging::{PagingKeys, PagingSettings, PagingStyle};
pub use read::read;
pub use schema::schema;
pub use switch::{Chosen, EnvelopeSettings};
