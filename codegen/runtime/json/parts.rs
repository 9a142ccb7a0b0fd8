//! The parts of a JSON text, which are left as they are written.

use std::fmt;
use std::ops::Range;

use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use super::decode::KeySeed;
use super::misfit::token;

/// A step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Item(usize),
}

/// The steps from the whole text to a value.
pub(super) struct Path(pub(super) Vec<Step>);

impl Path {
    /// The path to the value of an error, and the rest of its message. An error begins with a JSON pointer (RFC 6901).
    pub(super) fn of_error<'m>(text: &str, message: &'m str) -> Option<(Self, &'m str)> {
        let (mut value, mut rest, mut path) = (text, message, Vec::new());
        while let Some(tokens) = rest.strip_prefix('/') {
            // A key may contain a colon, so that only the text tells where the pointer ends.
            let follow = |(step, part)| Some((after_token(tokens, &step)?, step, part));
            let found = parts(value)?.into_iter().filter_map(follow);
            let (after, step, part) = found.min_by_key(|(after, ..)| after.len())?;
            path.push(step);
            (value, rest) = (part, after);
        }
        let problem = rest.strip_prefix(": ").unwrap_or(rest);
        Some((Self(path), problem))
    }
}

/// The text after the token of a step, if `tokens` begins with it.
fn after_token<'m>(tokens: &'m str, step: &Step) -> Option<&'m str> {
    let token = match step {
        Step::Key(key) => token(key),
        Step::Item(index) => index.to_string(),
    };
    let after = tokens.strip_prefix(token.as_str())?;
    after.starts_with(['/', ':']).then_some(after)
}

/// The parts of an object or a list; `None` for another value, or a text that is not well formed.
pub(super) fn parts(text: &str) -> Option<Vec<(Step, &str)>> {
    if text.trim_start().starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
        let items = items.into_iter().enumerate();
        return Some(
            items
                .map(|(index, item)| (Step::Item(index), item.get()))
                .collect(),
        );
    }
    let mut parts = Vec::new();
    let mut see = |key: &str, value| parts.push((Step::Key(key.to_owned()), value));
    each_property(text, &mut see).ok()?;
    Some(parts)
}

/// Shows every property of an object, without copying its value.
///
/// # Errors
///
/// Returns an error if the text is not an object, or is not well formed.
pub(super) fn each_property<'raw>(
    raw: &'raw str,
    see: &mut dyn FnMut(&str, &'raw str),
) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_str(raw);
    deserializer.deserialize_map(Properties(see))
}

/// The place of a value in a text.
pub(super) fn span(text: &str, path: &[Step]) -> Option<Range<usize>> {
    let value = path.iter().try_fold(text, |value, step| {
        let found = parts(value)?.into_iter().rfind(|(it, _)| it == step);
        found.map(|(_, part)| part)
    })?;
    let start = value.as_ptr() as usize - text.as_ptr() as usize;
    Some(start..start + value.len())
}

/// The text without the value at a path, which is in an object or a list; `None` if the path is empty.
pub(super) fn without(text: &str, path: &[Step]) -> Option<String> {
    let (last, container) = path.split_last()?;
    let span = span(text, container)?;
    let parts = parts(&text[span.clone()])?.into_iter();
    let kept = parts
        .filter(|(step, _)| step != last)
        .map(|(step, part)| match step {
            Step::Key(key) => property(&key, part),
            Step::Item(_) => part.to_owned(),
        });
    let kept = Vec::from_iter(kept).join(",");
    let (before, after) = (&text[..span.start], &text[span.end..]);
    Some(match last {
        Step::Key(_) => format!("{before}{{{kept}}}{after}"),
        Step::Item(_) => format!("{before}[{kept}]{after}"),
    })
}

/// The text of a property in an object.
pub(super) fn property(key: &str, value: &str) -> String {
    format!("{}:{value}", serde_json::Value::from(key))
}

struct Properties<'a, 'raw>(&'a mut dyn FnMut(&str, &'raw str));

impl<'raw> Visitor<'raw> for Properties<'_, 'raw> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'raw>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let value: &'raw RawValue = map.next_value()?;
            (self.0)(&key, value.get());
        }
        Ok(())
    }
}
