//! Finds the bytes of values in a JSON text, by descending one level at a time.
//!
//! serde_json's raw values borrow from the text, so their addresses give their offsets. Opened containers are kept.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::spots::Spot;
use crate::pointer::Pointer;

/// The opened containers of one text, by the offset at which they start.
#[derive(Debug, Default)]
pub(super) struct JsonSpans {
    opened: RefCell<HashMap<usize, Rc<Children>>>,
}

#[derive(Debug, Default)]
enum Children {
    /// The members by name; a repeated key has several.
    Members(HashMap<String, Vec<Spot>>),
    Items(Vec<Range<usize>>),
    #[default]
    None,
}

impl JsonSpans {
    /// The value at `pointer`, if there is one.
    pub(super) fn part(&self, text: &str, pointer: &Pointer) -> Option<Value> {
        let (spot, is_there) = self.nearest(text, pointer);
        let value = is_there.then(|| serde_json::from_str(&text[spot.value]));
        value?.ok()
    }

    /// The spot of the value at `pointer`, or of the nearest value above it that exists.
    pub(super) fn spot(&self, text: &str, pointer: &Pointer) -> Spot {
        self.nearest(text, pointer).0
    }

    /// The same spot, and whether it is that of the value itself.
    fn nearest(&self, text: &str, pointer: &Pointer) -> (Spot, bool) {
        let mut spot = Spot::new(trimmed(text));
        for token in pointer.tokens() {
            let children = self.children(text, &spot.value);
            let child = match &*children {
                Children::Members(members) => {
                    members.get(&*token).and_then(|spots| spots.last()).cloned()
                }
                Children::Items(items) => token
                    .parse()
                    .ok()
                    .and_then(|index: usize| items.get(index))
                    .cloned()
                    .map(Spot::new),
                Children::None => None,
            };
            match child {
                Some(child) => spot = child,
                None => return (spot, false),
            }
        }
        (spot, true)
    }

    /// Every place where the object at `pointer` has `key`.
    pub(super) fn occurrences(
        &self,
        text: &str,
        pointer: &Pointer,
        key: &str,
    ) -> Vec<Range<usize>> {
        match &*self.children(text, &self.spot(text, pointer).value) {
            Children::Members(members) => {
                let spots = members.get(key).into_iter().flatten();
                spots.filter_map(|spot| spot.key.clone()).collect()
            }
            Children::Items(_) | Children::None => Vec::new(),
        }
    }

    fn children(&self, text: &str, value: &Range<usize>) -> Rc<Children> {
        if let Some(children) = self.opened.borrow().get(&value.start) {
            return Rc::clone(children);
        }
        let children = Rc::new(open(text, value));
        self.opened
            .borrow_mut()
            .insert(value.start, Rc::clone(&children));
        children
    }
}

fn trimmed(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start.max(text.trim_end().len())
}

fn open(text: &str, value: &Range<usize>) -> Children {
    let raw = &text[value.clone()];
    let offset = |part: &RawValue| {
        let start = (part.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        start..start + part.get().len()
    };
    match raw.as_bytes().first() {
        Some(b'{') => match serde_json::from_str::<Members<'_>>(raw) {
            Ok(Members(members)) => {
                let mut by_name: HashMap<String, Vec<Spot>> = HashMap::new();
                for (key, value) in members {
                    let name = serde_json::from_str(key.get()).unwrap_or_default();
                    by_name.entry(name).or_default().push(Spot {
                        key: Some(offset(key)),
                        value: offset(value),
                    });
                }
                Children::Members(by_name)
            }
            Err(_) => Children::None,
        },
        Some(b'[') => match serde_json::from_str::<Vec<&RawValue>>(raw) {
            Ok(items) => Children::Items(items.into_iter().map(offset).collect()),
            Err(_) => Children::None,
        },
        _ => Children::None,
    }
}

/// The members of an object in their order, including repeated keys.
struct Members<'de>(Vec<(&'de RawValue, &'de RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            members.push(entry);
        }
        Ok(Members(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointer(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    #[test]
    fn a_member_is_found_with_its_key() {
        let text = r#" {"a\u0062": [1, {"c": true}]} "#;
        let spans = JsonSpans::default();
        let spot = spans.spot(text, &pointer("/ab/1/c"));
        assert_eq!(&text[spot.value], "true");
        assert_eq!(&text[spot.key.unwrap()], r#""c""#);
        assert_eq!(
            &text[spans.spot(text, &pointer("/ab")).key.unwrap()],
            r#""a\u0062""#
        );
    }

    #[test]
    fn a_missing_member_is_the_nearest_above() {
        let text = r#"{"a": {"b": 1}}"#;
        let spot = JsonSpans::default().spot(text, &pointer("/a/x/y"));
        assert_eq!(&text[spot.value], r#"{"b": 1}"#);
    }

    #[test]
    fn a_part_is_there_or_it_is_not() {
        let text = r#"{"a": {"b": [1, {"c": null}]}}"#;
        let part = |at: &str| JsonSpans::default().part(text, &pointer(at));
        assert_eq!(part("/a/b/1"), Some(serde_json::json!({"c": null})));
        assert_eq!(part("/a/b/1/c"), Some(Value::Null));
        assert_eq!(part("/a/b/2"), None);
        assert_eq!(part("/a/b/1/c/d"), None);
    }

    #[test]
    fn repeated_keys_are_all_found_and_the_last_one_counts() {
        let text = r#"{"a": 1, "a": 2}"#;
        let spans = JsonSpans::default();
        assert_eq!(
            spans.occurrences(text, &Pointer::root(), "a"),
            [1..4, 9..12]
        );
        assert_eq!(&text[spans.spot(text, &pointer("/a")).value], "2");
    }
}
