//! The crate as plain data: modules, items, names and types, with every decision made.
//!
//! `emit` only prints it; nothing here knows OpenAPI or tokens.

mod client;
mod constant;
mod conversion;
mod derived;
mod directions;
mod doc;
mod enumeration;
mod exception;
mod field;
mod imports;
mod manifest;
mod module;
mod operation;
mod paging;
mod part;
mod plan;
mod presence;
mod resource;
mod runtime_file;
mod rust_type;
pub mod spelling;
mod structs;
mod taken;
pub mod text_type;
mod union;
mod webhooks;

pub use super::naming::feature::Feature;
pub use super::naming::{Convention, RustName};
pub use crate::ir::Placement;
pub use client::{Client, Environment, Root, Scheme, ScopeSetter, Server, ServerVariable};
pub use constant::{Constant, Literal};
pub use conversion::{Change, Conversion, ConvertedField, ConvertedMember, Parts};
pub use derived::Derived;
pub use directions::Directions;
pub use doc::Doc;
pub use enumeration::{Enum, EnumOver, Variant};
pub use exception::Exception;
pub use field::{Default, DefaultAccessor, Field};
pub use manifest::{AddedDependency, Dependency, Manifest, ManifestValue};
pub use module::{Alias, Entry, Item, Module};
pub use operation::*;
pub use paging::{Items, PageStyle, Paging};
pub use part::{Part, PartContent};
pub use plan::{Plan, RoundTrip};
pub use presence::Presence;
pub use resource::{Accessor, Resource};
pub use runtime_file::RuntimeFile;
pub use rust_type::RustType;
pub use structs::{Envelope, Extra, Role, Struct};
pub use taken::Taken;
pub use text_type::TextType;
pub use union::{Case, Choice, Member, Raw, Source, Told, Trait, Union};
pub use webhooks::Webhooks;
