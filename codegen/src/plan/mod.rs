//! IR → plan: the shape of the crate. Names, modules, wrappers, derives and documentation are decided here.

mod assemble;
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

pub use assemble::{Wishes, plan};
pub(crate) use naming::reserved::EXTENSION;
pub use package::runtime::all as runtime_files;
use planner::Planner;
pub use print::print;
pub use rust::{Plan, RuntimeFile};
pub use surface::{Fact, Item as PublicItem, Kind as PublicKind, Method, Surface, surface};
