//! IR → plan: the shape of the crate. Names, modules, wrappers, derives and documentation are decided here.

mod aliases;
mod assemble;
mod considered;
mod docs;
mod front_page;
mod models;
pub mod naming;
mod operations;
mod package;
mod planner;
mod print;
mod problems;
pub mod rust;
mod surface;

pub use aliases::{Renamed, add_aliases};
pub use assemble::{Wishes, plan};
pub use considered::{Named, Subject, considered, parameter_of};
pub use naming::Rule;
pub(crate) use naming::reserved::EXTENSION;
pub use package::runtime::all as runtime_files;
use planner::Planner;
pub use print::print;
pub use rust::{Plan, RuntimeFile};
pub use surface::{Fact, Item as PublicItem, Kind as PublicKind, Method, Surface, surface};
