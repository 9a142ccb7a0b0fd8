//! Decides how the member of a union is found, once, at generation time.

mod choose;
mod kinds;
mod objects;
mod one_type;
mod overlap;
mod pass;
mod suggest;

pub(super) use choose::depends_on_direction;
pub(super) use pass::tell_unions_apart;
