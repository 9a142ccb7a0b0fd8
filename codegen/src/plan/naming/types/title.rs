//! Decides whether the title of a schema is suitable as a name.

use crate::ir::{SchemaPath, Type};

use super::super::words::singular;
use super::path::words;

/// The part of a name for which a title is suitable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// The author's own name for the type.
    Name(String),
    /// A single word below a property, which means nothing without its owner.
    Word(String),
}

/// The most words of a title that is a name rather than a sentence.
const LONGEST: usize = 6;

/// Returns the title, unless a framework made it.
///
/// Titles that tools derive from properties (`flow_run_id` → `Flow Run Id`) or operations (`Response Read Flow`) mean nothing.
pub(super) fn title<'i>(
    ty: &Type,
    standing: &SchemaPath,
    operations: impl Iterator<Item = &'i str>,
) -> Option<Title> {
    let title = ty.title.as_deref()?.trim();
    let stated = words(title);
    let is_name = title.split_whitespace().count() <= LONGEST
        && title.starts_with(|first: char| first.is_alphabetic());
    let made_of_property = standing.property().is_some_and(|name| {
        let name = words(name);
        let (name, stated) = (name.iter(), stated.iter());
        name.map(|it| singular(it))
            .eq(stated.map(|it| singular(it)))
    });
    let mut operations = operations;
    let made_of_operation = stated.first().is_some_and(|first| first == "response")
        && operations.any(|id| words(id).starts_with(&stated[1..]));
    let made_of_body =
        stated.first().is_some_and(|first| first == "body") && ty.component.is_some();
    if !is_name || made_of_property || made_of_operation || made_of_body {
        return None;
    }
    let alone = stated.len() < 2 && standing.property().is_some();
    Some(if alone {
        Title::Word(title.to_owned())
    } else {
        Title::Name(title.to_owned())
    })
}
