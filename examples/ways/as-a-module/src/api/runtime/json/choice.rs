//! Finds the member of a union for a JSON text, by a table that was generated with the code.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::parts::each_property;

/// The way to find the member of a union.
#[derive(Debug)]
pub enum Choice {
    /// The member with this index.
    Member(usize),
    /// None of the members.
    Unknown,
    /// By the JSON type of the value.
    Kind(&'static [(Kind, Choice)]),
    /// By the scalar value of one property, as text.
    Tag {
        /// The name of the property.
        key: &'static str,
        /// The choice for each of its values.
        cases: &'static [(&'static str, Choice)],
        /// The choice for any other value, or for none.
        otherwise: &'static Choice,
    },
    /// By the first listed property that is present and not null.
    Key {
        /// The choice for each property.
        cases: &'static [(&'static str, Choice)],
        /// The choice if none is present.
        otherwise: &'static Choice,
    },
    /// By the JSON type of one property.
    Property {
        /// The name of the property.
        key: &'static str,
        /// The choice for each type.
        cases: &'static [(Kind, Choice)],
        /// The choice for another type, or for a missing property.
        otherwise: &'static Choice,
    },
    /// By the JSON type of the first item of an array, and then by the content of that item.
    Items {
        /// The choice for each type, which may be a further one about the item.
        cases: &'static [(Kind, Choice)],
        /// The choice for another type, or for an empty array.
        otherwise: &'static Choice,
    },
}

/// A JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// Any number; a whole one only in a table without [`Kind::Integer`].
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The type with this name. A table contains no other names.
    #[allow(dead_code, reason = "not every API has unions that are told by type")]
    pub const fn of(name: &str) -> Self {
        match name.as_bytes() {
            b"null" => Self::Null,
            b"boolean" => Self::Boolean,
            b"integer" => Self::Integer,
            b"number" => Self::Number,
            b"string" => Self::String,
            b"array" => Self::Array,
            _ => Self::Object,
        }
    }
}

/// A type whose values belong to one of several members, or are unknown.
pub trait Union: Sized {
    /// The way to find the member.
    const CHOICE: Choice;

    /// Reads the member with this index.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not fit the member, or if there is no such member.
    fn member<'de, D: Deserializer<'de>>(index: usize, deserializer: D) -> Result<Self, D::Error>;

    /// Returns true if an object with these keys can belong to the member with this index, as `Decode::claims` does.
    fn claims(index: usize, keys: &[&str]) -> bool;

    /// A value that belongs to none of the members.
    fn unknown(value: Value) -> Self;
}

/// The member of a union for a JSON text without leading space. An object that has nothing of its member belongs to it only if its tag says so.
pub(super) fn choose_claimed<U: Union>(raw: &str) -> Option<usize> {
    let (index, is_tagged) = choose(raw, &U::CHOICE, false)?;
    if is_tagged || U::claims(index, &[]) {
        return Some(index);
    }
    let mut keys: Vec<String> = Vec::new();
    // The text was read before, so it can only fail for another type, which has no properties.
    let _ = each_property(raw, &mut |key, _| keys.push(key.to_owned()));
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    (keys.is_empty() || U::claims(index, &keys)).then_some(index)
}

/// The index of the member for a JSON text without leading space, and true if the value of a tag led to it; `None` if the table does not know
/// the value.
pub fn choose(raw: &str, choice: &Choice, is_tagged: bool) -> Option<(usize, bool)> {
    match choice {
        Choice::Member(index) => Some((*index, is_tagged)),
        Choice::Unknown => None,
        Choice::Kind(cases) => choose(raw, by_kind(raw, cases)?, is_tagged),
        Choice::Tag {
            key,
            cases,
            otherwise,
        } => match by_tag(raw, key, cases) {
            Some(choice) => choose(raw, choice, true),
            None => choose(raw, otherwise, is_tagged),
        },
        Choice::Key { cases, otherwise } => {
            choose(raw, by_key(raw, cases).unwrap_or(otherwise), is_tagged)
        }
        Choice::Property {
            key,
            cases,
            otherwise,
        } => {
            let found = property(raw, key).and_then(|value| by_kind(value, cases));
            choose(raw, found.unwrap_or(otherwise), is_tagged)
        }
        Choice::Items { cases, otherwise } => {
            let found = first_item(raw).and_then(|item| Some((item, by_kind(item, cases)?)));
            let (of, choice) = found.unwrap_or((raw, otherwise));
            choose(of, choice, is_tagged)
        }
    }
}

fn by_kind<'c>(raw: &str, cases: &'c [(Kind, Choice)]) -> Option<&'c Choice> {
    let found = kind(raw)?;
    let find = |kind: Kind| cases.iter().find(|(listed, _)| *listed == kind);
    let is_whole = found == Kind::Integer;
    let (_, choice) = find(found).or_else(|| find(Kind::Number).filter(|_| is_whole))?;
    Some(choice)
}

fn by_tag<'c>(raw: &str, key: &str, cases: &'c [(&'static str, Choice)]) -> Option<&'c Choice> {
    case(property(raw, key)?, cases)
}

/// The choice for the value of a tag.
pub(super) fn case<'c>(value: &str, cases: &'c [(&'static str, Choice)]) -> Option<&'c Choice> {
    let find = |text: &str| cases.iter().find(|(tag, _)| *tag == text);
    let (_, choice) = match kind(value)? {
        Kind::String if value.contains('\\') => {
            let text: String = serde_json::from_str(value).ok()?;
            find(&text)?
        }
        Kind::String => find(value.trim_matches('"'))?,
        Kind::Boolean | Kind::Integer | Kind::Number => find(value)?,
        Kind::Null | Kind::Array | Kind::Object => return None,
    };
    Some(choice)
}

fn by_key<'c>(raw: &str, cases: &'c [(&'static str, Choice)]) -> Option<&'c Choice> {
    let mut best = cases.len();
    let _ = each_property(raw, &mut |key, value| {
        let listed = cases.iter().position(|(case, _)| *case == key);
        if let (Some(index), true) = (listed, kind(value) != Some(Kind::Null)) {
            best = best.min(index);
        }
    });
    cases.get(best).map(|(_, choice)| choice)
}

fn property<'raw>(raw: &'raw str, sought: &str) -> Option<&'raw str> {
    let mut found = None;
    let _ = each_property(raw, &mut |key, value| {
        if key == sought {
            found = Some(value);
        }
    });
    found
}

/// The JSON type of a well-formed value.
fn kind(raw: &str) -> Option<Kind> {
    match raw.as_bytes().first()? {
        b'n' => Some(Kind::Null),
        b't' | b'f' => Some(Kind::Boolean),
        b'"' => Some(Kind::String),
        b'[' => Some(Kind::Array),
        b'{' => Some(Kind::Object),
        _ if is_whole(raw) => Some(Kind::Integer),
        _ => Some(Kind::Number),
    }
}

fn is_whole(number: &str) -> bool {
    let plain = !number.contains(['.', 'e', 'E']);
    plain || number.parse().is_ok_and(|value: f64| value.fract() == 0.0)
}

fn first_item(raw: &str) -> Option<&str> {
    let mut deserializer = serde_json::Deserializer::from_str(raw);
    deserializer.deserialize_seq(FirstItem(PhantomData)).ok()?
}

struct FirstItem<'raw>(PhantomData<&'raw str>);

impl<'raw> Visitor<'raw> for FirstItem<'raw> {
    type Value = Option<&'raw str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'raw>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let first: Option<&'raw RawValue> = items.next_element()?;
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first.map(RawValue::get))
    }
}
