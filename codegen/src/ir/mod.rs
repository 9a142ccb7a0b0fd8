//! The meaning of an API: plain data, without OpenAPI's spelling and without Rust's names.
//!
//! `lower` makes it, `passes` rewrite it, `plan` reads it. Every node keeps the pointer of its origin.

mod api;
mod content;
mod docs;
mod equality;
mod equivalence;
mod fingerprint;
mod http_date;
mod item;
mod list_names;
mod media_type;
mod noun_phrase;
mod object;
mod operation;
mod paging;
pub mod passes;
mod print;
mod reach;
mod scalar;
mod schema_path;
mod shape;
mod style;
mod type_id;
mod types;
mod union;
mod wire_name;

pub use api::{
    Api, Event, Kept, KeptFeatures, OAuth, Placement, Purpose, Retries, SecurityScheme, Server,
    ServerVariable,
};
pub use content::{Content, Contents, Encoding};
pub use docs::{Constraint, Docs, Page};
pub use equality::{same_shape, same_values};
pub use equivalence::equivalence_classes;
pub use fingerprint::fingerprint;
pub use http_date::is_http_date;
pub use list_names::{LISTS, UNPAGED, plain};
pub use media_type::{ANY, BodyFormat, JSON_OR_ANY, MediaType, PartType, URLENCODED};
pub use noun_phrase::noun_phrase;
pub use object::{Additional, EnvelopeRoles, Field, Object};
pub use operation::{Body, Header, Location, Operation, Parameter, Response, Status};
pub use paging::{PageStyle, Paging};
pub use print::{print, print_operation, print_type};
pub use reach::{Reach, reach};
pub use scalar::{Enumerator, Integer, Number, StringShape};
pub use schema_path::{Root, SchemaPath, SchemaPaths, Step};
pub use shape::Shape;
pub use style::{Style, Written};
pub use type_id::{TypeId, Use};
pub use types::{ForeignType, Type, Types};
pub use union::{Choice, Discriminator, Kind, Tag, Union};
pub use wire_name::WireName;
