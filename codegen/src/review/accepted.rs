//! `accepted.toml`: breaks that the maintainer has decided on.
//!
//! An acceptance names the exact change, so that it does not cover a later one of the same item.

use std::fmt;

use serde::Deserialize;

use crate::plan::PublicItem;

use super::bump::numbers;
use super::row::{Class, Row};

/// A change that the maintainer has accepted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The path of the item.
    pub item: String,
    /// The class of the change.
    pub class: String,
    /// The line of the item before the change; absent for an item that is new.
    pub old: Option<String>,
    /// The line of the item after the change; absent for an item that is gone.
    pub new: Option<String>,
    pub reason: String,
    /// The discussion of the change.
    pub link: Option<String>,
    /// The version of the crate with which the acceptance ends, such as `1.2.0`.
    pub until: Option<String>,
}

/// An acceptance that fits no change, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    pub accepted: Accepted,
    pub reason: Staleness,
}

/// The reason why an acceptance fits no change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staleness {
    /// The crate has reached its `until`.
    Ended,
    /// The side before the change has it already.
    Landed,
    /// The item does not change, or changes in another way.
    Different,
}

impl fmt::Display for Stale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let item = &self.accepted.item;
        match self.reason {
            Staleness::Ended => {
                let until = self.accepted.until.as_deref().unwrap_or_default();
                write!(
                    formatter,
                    "the acceptance of `{item}` ended with version {until}: remove it"
                )
            }
            Staleness::Landed => write!(
                formatter,
                "the acceptance of `{item}` is for a change that has landed: the old side has it already, so remove the entry"
            ),
            Staleness::Different => write!(
                formatter,
                "the acceptance of `{item}` fits no change: remove it, or accept the change as it is now"
            ),
        }
    }
}

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    accepted: Vec<toml::Spanned<Accepted>>,
}

impl Accepted {
    /// Reads the acceptances of a file. An error is a sentence that starts with the line.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not TOML, if an entry lacks its reason, or if it covers more than one item.
    pub fn read(text: &str) -> Result<Vec<Self>, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let entries = file.accepted.into_iter().map(|entry| {
            let line = text[..entry.span().start].matches('\n').count() + 1;
            let entry = entry.into_inner();
            entry
                .checked()
                .map_err(|problem| format!("line {line}: {problem}"))
        });
        entries.collect()
    }

    fn checked(self) -> Result<Self, String> {
        let classes = Class::ALL.map(Class::as_str);
        if self.item.contains('*') {
            return Err(format!("`{}` has a `*`: name one item", self.item));
        }
        if !classes.contains(&self.class.as_str()) {
            let (class, classes) = (&self.class, classes.join(", "));
            return Err(format!("`{class}` is not a class: use one of {classes}"));
        }
        if let Some(until) = self.until.as_deref().filter(|it| numbers(it).is_none()) {
            return Err(format!(
                "`until = \"{until}\"` is not a version such as `1.2.0`"
            ));
        }
        if self.reason.trim().is_empty() {
            return Err(format!("`{}` has no reason", self.item));
        }
        Ok(self)
    }

    /// Returns whether the crate has reached the version with which the acceptance ends.
    pub(super) fn has_ended(&self, version: &str) -> bool {
        let until = self.until.as_deref().and_then(numbers);
        until.is_some_and(|until| numbers(version).is_some_and(|now| now >= until))
    }

    /// The reason, and the link to the discussion.
    pub(super) fn reasoned(&self) -> String {
        let link = self.link.iter().map(|link| format!(" ({link})"));
        format!("{}{}", self.reason, link.collect::<String>())
    }

    /// Returns whether the change is in the past: the side before the change has the item as it is after it.
    pub(super) fn has_landed(&self, old: &[PublicItem]) -> bool {
        let has = |line: &String| old.iter().any(|it| it.line() == *line);
        match (&self.old, &self.new) {
            (_, Some(new)) => has(new) && self.old.as_ref().is_none_or(|old| !has(old)),
            (Some(old), None) => !has(old),
            (None, None) => false,
        }
    }

    /// Returns whether the acceptance is for this very change.
    pub(super) fn covers(&self, row: &Row) -> bool {
        let line = |item: Option<&PublicItem>| item.map(PublicItem::line);
        self.item == row.sides.latest().path
            && self.class == row.class.as_str()
            && self.old == line(row.sides.before())
            && self.new == line(row.sides.after())
    }

    /// The entry that would accept a row, ready to paste.
    pub fn entry(row: &Row) -> String {
        let quoted = |text: String| serde_json::Value::from(text).to_string();
        let sides = [("old", row.sides.before()), ("new", row.sides.after())];
        let sides = sides.into_iter().filter_map(|(key, item)| {
            let line = quoted(item?.line());
            Some(format!("{key} = {line}\n"))
        });
        format!(
            "[[accepted]]\nitem = {}\nclass = \"{}\"\n{}reason = \"\"\n",
            quoted(row.sides.latest().path.clone()),
            row.class,
            sides.collect::<String>()
        )
    }
}
