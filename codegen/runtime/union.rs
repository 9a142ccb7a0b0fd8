//! Reads unions whose members were told apart when the code was generated.
//!
//! A table names the member, and only that one is decoded: nothing is tried out, and what fits no member is kept as it came.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::decode::{self, Decode, KeySeed};

/// How the member of a union is found.
#[derive(Debug)]
pub enum Choice {
    /// It is the member of this index.
    Member(usize),
    /// It is none of the members.
    Unknown,
    /// By the JSON type of the value.
    Kind(&'static [(Kind, Choice)]),
    /// By the scalar value of one property, as text.
    Tag {
        /// The name of the property.
        key: &'static str,
        /// What each of its values means.
        cases: &'static [(&'static str, Choice)],
        /// What another value, or none, means.
        otherwise: &'static Choice,
    },
    /// By the first listed property that is there and not null.
    Key {
        /// What each property means.
        cases: &'static [(&'static str, Choice)],
        /// What it means when none is there.
        otherwise: &'static Choice,
    },
    /// By the JSON type of one property.
    Property {
        /// The name of the property.
        key: &'static str,
        /// What each type means.
        cases: &'static [(Kind, Choice)],
        /// What another type, or no such property, means.
        otherwise: &'static Choice,
    },
    /// By the JSON type of the first item of an array.
    Items {
        /// What each type means.
        cases: &'static [(Kind, Choice)],
        /// What another type, or an empty array, means.
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
    /// A whole number; stands before [`Kind::Number`] in a table that has both.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A value of a union, with the member that it was found to be.
pub struct Picked {
    /// The index of the member; none if the table does not know the value.
    pub member: Option<usize>,
    raw: Box<RawValue>,
}

/// Reads one value of a union and looks up which member it is.
///
/// # Errors
///
/// When the input is not well formed.
pub fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    choice: &Choice,
) -> Result<Picked, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let member = choose(raw.get().trim_start(), choice);
    Ok(Picked { member, raw })
}

/// Reads JSON that was kept as one of the types that it may be; `None` if it is not of that type.
pub fn member<T: Decode>(value: &Value) -> Option<T> {
    decode::from_str(&value.to_string()).ok()
}

impl Picked {
    /// Decodes the member; a value that does not fit it is kept as unknown.
    ///
    /// # Errors
    ///
    /// As for [`Picked::unknown`].
    pub fn decode<M: Decode, U, E: de::Error>(
        self,
        member: fn(M) -> U,
        unknown: fn(Value) -> U,
    ) -> Result<U, E> {
        let decoded = match Level::enter() {
            Some(_level) => decode::from_str(self.raw.get()).ok(),
            None => None,
        };
        match decoded {
            Some(value) => Ok(member(value)),
            None => self.unknown(unknown),
        }
    }

    /// Keeps the value as it came.
    ///
    /// # Errors
    ///
    /// When the value is nested too deeply, or has a number that is out of range.
    pub fn unknown<U, E: de::Error>(self, unknown: fn(Value) -> U) -> Result<U, E> {
        serde_json::from_str(self.raw.get())
            .map(unknown)
            .map_err(E::custom)
    }
}

/// One level of unions inside unions.
///
/// Each level starts serde_json's own limit on nesting afresh, so that without this one a hostile body could overflow
/// the stack.
struct Level;

thread_local! {
    static DEPTH: Cell<u8> = const { Cell::new(0) };
}

impl Level {
    const LIMIT: u8 = 32;

    fn enter() -> Option<Self> {
        let depth = DEPTH.get();
        (depth < Self::LIMIT).then(|| {
            DEPTH.set(depth + 1);
            Self
        })
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
    }
}

fn choose(raw: &str, choice: &Choice) -> Option<usize> {
    match choice {
        Choice::Member(index) => Some(*index),
        Choice::Unknown => None,
        Choice::Kind(cases) => choose(raw, by_kind(raw, cases)?),
        Choice::Tag {
            key,
            cases,
            otherwise,
        } => choose(raw, by_tag(raw, key, cases).unwrap_or(otherwise)),
        Choice::Key { cases, otherwise } => choose(raw, by_key(raw, cases).unwrap_or(otherwise)),
        Choice::Property {
            key,
            cases,
            otherwise,
        } => {
            let found = property(raw, key).and_then(|value| by_kind(value, cases));
            choose(raw, found.unwrap_or(otherwise))
        }
        Choice::Items { cases, otherwise } => {
            let found = first_item(raw).and_then(|item| by_kind(item, cases));
            choose(raw, found.unwrap_or(otherwise))
        }
    }
}

fn by_kind<'c>(raw: &str, cases: &'c [(Kind, Choice)]) -> Option<&'c Choice> {
    let found = kind(raw)?;
    let matching =
        |listed: Kind| listed == found || (listed == Kind::Number && found == Kind::Integer);
    let (_, choice) = cases.iter().find(|(listed, _)| matching(*listed))?;
    Some(choice)
}

fn by_tag<'c>(raw: &str, key: &str, cases: &'c [(&'static str, Choice)]) -> Option<&'c Choice> {
    let value = property(raw, key)?;
    let (_, choice) = match kind(value)? {
        Kind::String => {
            let text: String = serde_json::from_str(value).ok()?;
            cases.iter().find(|(tag, _)| *tag == text)?
        }
        Kind::Boolean | Kind::Integer | Kind::Number => {
            cases.iter().find(|(tag, _)| *tag == value)?
        }
        Kind::Null | Kind::Array | Kind::Object => return None,
    };
    Some(choice)
}

fn by_key<'c>(raw: &str, cases: &'c [(&'static str, Choice)]) -> Option<&'c Choice> {
    let mut best = cases.len();
    each_property(raw, &mut |key, value| {
        let listed = cases.iter().position(|(case, _)| *case == key);
        if let (Some(index), true) = (listed, kind(value) != Some(Kind::Null)) {
            best = best.min(index);
        }
    });
    cases.get(best).map(|(_, choice)| choice)
}

fn property<'raw>(raw: &'raw str, sought: &str) -> Option<&'raw str> {
    let mut found = None;
    each_property(raw, &mut |key, value| {
        if key == sought {
            found = Some(value);
        }
    });
    found
}

/// The JSON type of a value that is known to be well formed.
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

/// Shows every property of an object, without copying its value. A value that is no object has none.
fn each_property<'raw>(raw: &'raw str, see: &mut dyn FnMut(&str, &'raw str)) {
    let mut deserializer = serde_json::Deserializer::from_str(raw);
    // The text was read once already, so that it can only be of another type, which shows no property.
    let _ = deserializer.deserialize_map(Properties(see));
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
