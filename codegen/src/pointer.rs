//! JSON Pointers, by which every value of a document is addressed.
//!
//! The text form is kept as it is, so that a pointer is cheap to print, to compare and to look up.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

/// A JSON Pointer in its escaped text form; the empty one is the root.
///
/// Source: RFC 6901.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer to the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads the text form (`""` or `/a/b~1c`).
    ///
    /// Returns `None` if the text is not a pointer: it does not start with a slash, or has a `~` that escapes nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let starts_well = text.is_empty() || text.starts_with('/');
        let escapes_well = text
            .split('~')
            .skip(1)
            .all(|rest| rest.starts_with(['0', '1']));
        (starts_well && escapes_well).then(|| Self(text.to_owned()))
    }

    /// The pointer to the member `token` of this one's target. Escapes the token.
    pub fn child(&self, token: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + 1 + token.len());
        text.push_str(&self.0);
        text.push('/');
        for (index, part) in token.split('~').enumerate() {
            text.push_str(if index == 0 { "" } else { "~0" });
            for (index, part) in part.split('/').enumerate() {
                text.push_str(if index == 0 { "" } else { "~1" });
                text.push_str(part);
            }
        }
        Self(text)
    }

    /// The pointer to an item of the array that is this one's target.
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer to the container of this value; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        let end = self.0.rfind('/')?;
        Some(Self(self.0[..end].to_owned()))
    }

    /// The reference tokens from the root down, unescaped.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        let mut tokens = self.0.split('/');
        // The text before the first slash is not a token.
        tokens.next();
        tokens.map(unescape)
    }

    /// The last reference token, unescaped; `None` for the root.
    pub fn last(&self) -> Option<String> {
        self.tokens().next_back().map(Cow::into_owned)
    }

    /// Returns whether this is `other`, or points at something below it.
    pub fn starts_with(&self, other: &Self) -> bool {
        self.below(other).is_some()
    }

    /// The path from `ancestor` down to this pointer, if it is below `ancestor`.
    pub fn below(&self, ancestor: &Self) -> Option<Self> {
        let rest = self.0.strip_prefix(&ancestor.0)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| Self(rest.to_owned()))
    }

    /// The pointer that continues this one with all tokens of `rest`.
    pub fn join(&self, rest: &Self) -> Self {
        Self(format!("{}{}", self.0, rest.0))
    }

    /// The escaped text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value in `value` that this points at.
    pub fn of<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        value.pointer(&self.0)
    }

    /// The same value, to be changed.
    pub fn of_mut<'v>(&self, value: &'v mut Value) -> Option<&'v mut Value> {
        value.pointer_mut(&self.0)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        // `~1` goes first: `~01` is an escaped tilde followed by a one.
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn child_escapes_and_tokens_unescape() {
        let pointer = Pointer::root().child("paths").child("/a~b/{c}").index(0);
        assert_eq!(pointer.as_str(), "/paths/~1a~0b~1{c}/0");
        assert_eq!(
            pointer.tokens().collect::<Vec<_>>(),
            ["paths", "/a~b/{c}", "0"]
        );
        assert_eq!(pointer.last().as_deref(), Some("0"));
    }

    #[test]
    fn the_empty_key_is_a_token_and_the_root_has_none() {
        assert_eq!(Pointer::root().tokens().count(), 0);
        assert_eq!(Pointer::root().child("").tokens().collect::<Vec<_>>(), [""]);
        assert_eq!(Pointer::root().parent(), None);
        assert_eq!(Pointer::root().child("").parent(), Some(Pointer::root()));
    }

    #[test]
    fn tilde_one_behind_an_escaped_tilde_stays_text() {
        assert_eq!(Pointer::root().child("~1").last().as_deref(), Some("~1"));
    }

    #[test]
    fn a_longer_key_is_not_below_a_shorter_one() {
        let short = Pointer::root().child("a");
        assert!(Pointer::root().child("a").child("b").starts_with(&short));
        assert!(!Pointer::root().child("ab").starts_with(&short));
    }

    #[test]
    fn parse_refuses_what_is_no_pointer() {
        assert_eq!(Pointer::parse(""), Some(Pointer::root()));
        assert!(Pointer::parse("/a~0~1").is_some());
        assert_eq!(Pointer::parse("a"), None);
        assert_eq!(Pointer::parse("/a~2"), None);
        assert_eq!(Pointer::parse("/a~"), None);
    }

    #[test]
    fn of_looks_the_value_up() {
        let value = json!({"a/b": [1, {"": 2}]});
        let pointer = Pointer::root().child("a/b").index(1).child("");
        assert_eq!(pointer.of(&value), Some(&json!(2)));
        assert_eq!(pointer.child("x").of(&value), None);
    }
}
