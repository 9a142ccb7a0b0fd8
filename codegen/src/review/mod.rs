//! The comparison of two crates for a reviewer: what changed for those who use the client, why, and whether it breaks them.
//!
//! Locks are read, their items are paired, each difference gets a class and a cause, and a renderer prints the rows.

mod accepted;
mod arguments;
mod bump;
mod classify;
mod compare;
mod consumers;
mod graph;
mod lock;
mod matching;
mod outline;
mod pinned_parts;
mod pins;
mod remedy;
mod render;
mod row;
mod side;
mod widening;

pub use accepted::{Accepted, Stale, Staleness};
pub use bump::Bump;
pub use compare::{Review, review};
pub use consumers::{Mention, Mentioned};
pub(crate) use graph::Graph;
pub use lock::{Inputs, LOCK, Lock, LockError};
pub use outline::{OUTLINE, outline};
pub(crate) use pins::Pins;
pub use row::{Cause, Class, Hit, Input, Row, Sides};
pub use side::Side;

impl Review {
    /// The verdict, the number of changes by class, and the version that follows, in one line.
    pub fn summary(&self) -> String {
        render::summary(self)
    }

    /// The review for a terminal.
    pub fn text(&self) -> String {
        render::text(self)
    }

    /// The review as a comment on a pull request, in at most 60,000 bytes.
    pub fn markdown(&self) -> String {
        render::markdown(self)
    }

    /// The review as a page of HTML that needs no other file.
    pub fn html(&self) -> String {
        render::html(self)
    }

    /// The review for tools, with every change.
    pub fn json(&self) -> serde_json::Value {
        render::json(self)
    }

    /// The review as annotations of GitHub Actions.
    pub fn github(&self) -> String {
        render::github(self)
    }

    /// A draft for a changelog: a section for each class of changes, without documentation; empty if there is nothing to list.
    pub fn changelog(&self) -> String {
        render::changelog(self)
    }
}
