//! A review as a draft for a changelog, whose sections follow <https://keepachangelog.com>. Documentation is left out.

use crate::review::compare::Review;
use crate::review::row::{Class, Row, Sides};

use super::markdown::code;

/// The sections, with a line for each change. Accepted changes are changes for users, too.
pub(in crate::review) fn changelog(review: &Review) -> String {
    let sections = Class::ALL.into_iter().filter_map(|class| {
        let rows = review.rows.iter().filter(|row| row.class == class);
        let lines: String = rows.map(line).collect();
        let heading = heading(class).filter(|_| !lines.is_empty())?;
        Some(format!("### {heading}\n\n{lines}"))
    });
    sections.collect::<Vec<_>>().join("\n")
}

fn heading(class: Class) -> Option<&'static str> {
    match class {
        Class::Breaking => Some("Breaking"),
        Class::Wire => Some("Requests and responses"),
        Class::Unclassified => Some("Changed"),
        Class::Additive => Some("Added"),
        Class::Docs => None,
    }
}

fn line(row: &Row) -> String {
    let entry = match &row.sides {
        Sides::Removed(old) => format!("{} is gone.", code(&old.line())),
        Sides::Added(new) => format!("{}.", code(&new.line())),
        Sides::Both(old, new) if old.path != new.path => {
            format!("{} is called {} now.", code(&old.path), code(&new.path))
        }
        Sides::Both(old, new) if old.line() != new.line() => {
            format!("{} is {} now.", code(&old.line()), code(&new.line()))
        }
        Sides::Both(_, new) => format!("{}: {}.", code(&new.line()), row.reason),
    };
    format!("- {entry}\n")
}
