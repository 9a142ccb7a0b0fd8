//! The shape of a JSON text, whose parts are left as they are written: a number keeps all of its digits.

use std::borrow::Cow;

use super::parts::{Step, parts, property};

/// A value, one level deep.
pub(crate) enum Shape<'t> {
    Null,
    /// The content of a string, or the text of a number or a boolean.
    Scalar(Cow<'t, str>),
    /// The items, as JSON.
    List(Vec<&'t str>),
    /// The keys, and their values as JSON.
    Object(Vec<(String, &'t str)>),
}

impl<'t> Shape<'t> {
    /// The shape of a text; null if it is not well formed.
    pub(crate) fn of(text: &'t str) -> Self {
        let text = text.trim();
        match text.as_bytes().first() {
            None | Some(b'n') => Self::Null,
            Some(b'{') => parts(text).map_or(Self::Null, |parts| {
                let entry = |(step, value)| match step {
                    Step::Key(key) => Some((key, value)),
                    Step::Item(_) => None,
                };
                Self::Object(parts.into_iter().filter_map(entry).collect())
            }),
            Some(b'[') => parts(text).map_or(Self::Null, |parts| {
                Self::List(parts.into_iter().map(|(_, item)| item).collect())
            }),
            Some(b'"') => string(text).map_or(Self::Null, Self::Scalar),
            Some(_) => Self::Scalar(text.into()),
        }
    }
}

/// Returns true for null, which is left out of lists and objects.
pub(crate) fn is_null(text: &str) -> bool {
    text.trim_start().starts_with('n')
}

/// The content of a string. Without an escape, it is not copied.
fn string(text: &str) -> Option<Cow<'_, str>> {
    let content = text.strip_prefix('"')?.strip_suffix('"')?;
    if content.contains('\\') {
        serde_json::from_str(text).ok().map(Cow::Owned)
    } else {
        Some(content.into())
    }
}

/// The text of an object.
pub(crate) fn object(entries: &[(String, &str)]) -> String {
    let entries = entries.iter().map(|(key, value)| property(key, value));
    format!("{{{}}}", Vec::from_iter(entries).join(","))
}
