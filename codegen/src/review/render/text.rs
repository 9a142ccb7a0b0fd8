//! A review for a terminal.

use std::fmt::{self, Write};

use crate::plural::counted;
use crate::review::compare::Review;
use crate::review::row::{Class, Row};

use super::place;
use super::verdict::{consumers, counts, verdict, version};

/// Documentation and additions beyond this number are only counted.
const SHOWN: usize = 20;

/// All changes, the worst first, with their causes.
pub(in crate::review) fn text(review: &Review) -> String {
    let mut out = String::new();
    let written = write(review, &mut out);
    // Writing to a string does not fail.
    debug_assert!(written.is_ok());
    out
}

fn write(review: &Review, out: &mut String) -> fmt::Result {
    writeln!(out, "{}", verdict(review))?;
    if review.rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}; version: {}", counts(review), version(review))?;
    if let Some(consumers) = consumers(review) {
        writeln!(out, "{consumers}")?;
    }
    for class in Class::ALL {
        let open: Vec<&Row> = review.open(class).collect();
        if open.is_empty() {
            continue;
        }
        writeln!(out, "\n{class} ({})", open.len())?;
        let shown = match class {
            Class::Breaking | Class::Wire | Class::Unclassified => open.len(),
            Class::Additive | Class::Docs => SHOWN,
        };
        for row in open.iter().take(shown) {
            self::row(row, out)?;
        }
        if let Some(more) = open.len().checked_sub(shown).filter(|more| *more > 0) {
            writeln!(out, "  and {more} more")?;
        }
    }
    let accepted: Vec<&Row> = review
        .rows
        .iter()
        .filter(|it| it.accepted.is_some())
        .collect();
    if !accepted.is_empty() {
        writeln!(out, "\naccepted ({})", accepted.len())?;
    }
    for row in accepted {
        let reason = row.accepted.as_deref().unwrap_or_default();
        writeln!(out, "  {}: {reason}", row.sides.latest().path)?;
    }
    match explained(review) {
        Some(item) => writeln!(
            out,
            "\n`cargo sdk explain '{item}'` gives the reasons for an item"
        ),
        None => Ok(()),
    }
}

/// The worst change of a type or a call that exists.
fn explained(review: &Review) -> Option<&str> {
    let rows = Class::ALL.into_iter().flat_map(|it| review.open(it));
    let owners = rows.filter_map(|row| Some(row.sides.after()?.owner.as_str()));
    owners.into_iter().find(|owner| {
        let is_call = owner.starts_with("client.") && !owner.ends_with(')');
        is_call || owner.starts_with("models::")
    })
}

fn row(row: &Row, out: &mut String) -> fmt::Result {
    let (old, new) = (row.sides.before(), row.sides.after());
    let is_docs = row.class == Class::Docs;
    match (old, new) {
        (Some(_), Some(new)) if is_docs => return writeln!(out, "  {}", new.line()),
        (old, new) => {
            let lines = [("-", old), ("+", new)];
            for (sign, item) in lines.into_iter().filter_map(|(sign, it)| Some((sign, it?))) {
                writeln!(out, "  {sign} {}", item.line())?;
            }
        }
    }
    if row.class != Class::Additive {
        writeln!(out, "      {}", row.reason)?;
    }
    for (name, before, after) in row.facts() {
        writeln!(out, "      {name}: {before} → {after}")?;
    }
    if !row.parts.is_empty() {
        writeln!(out, "      with {}", counted(row.parts.len(), "part"))?;
    }
    writeln!(out, "      {}", place::cause(&row.cause))?;
    if let Some(reaches) = place::reaches(row) {
        writeln!(out, "      reached by {reaches}")?;
    }
    if let Some(hits) = place::hits(row) {
        writeln!(out, "      used at {hits}")?;
    }
    if let Some(remedy) = &row.remedy {
        writeln!(out, "      to undo it, add to codegen.toml:")?;
        for line in remedy.lines() {
            writeln!(out, "        {line}")?;
        }
    }
    Ok(())
}
