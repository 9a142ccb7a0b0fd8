//! Reads unions by a table that names the member, so that only one member is decoded, and none is tried.
//!
//! A value that fits no member is kept as JSON. The diagram below shows how a value is read.

// read ─┬─ the table begins with a tag, and the input is the text of `from_str`
//       │    └─ TagVisitor: reads entries up to the tag, and gives them and the rest to the member, all in one pass
//       │         └─ if anything does not fit: `not_straight`, and `from_str` reads the whole text again, by the way below
//       └─ otherwise
//            └─ keep the text of the value ─ choose_and_read
//                                              ├─ choose: walks the table with parts of the text ─ the index of a member
//                                              ├─ U::member: decodes the text as that member
//                                              └─ if there is no index, or the member does not fit: U::unknown

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, StringDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;
use serde_json::value::RawValue;

use super::decode::{self, Decode, KeySeed};

/// The way to find the member of a union: a node of the table.
#[derive(Debug)]
pub enum Choice {
    /// The value is the member of this index.
    Member(usize),
    /// The value is none of the members.
    Unknown,
    /// The JSON type of the value decides.
    Kind(&'static [(Kind, Choice)]),
    /// The scalar value of one property decides, as text.
    Tag {
        /// The name of the property.
        key: &'static str,
        /// The choice for each of its values.
        cases: &'static [(&'static str, Choice)],
        /// The choice for another value, or none.
        otherwise: &'static Choice,
    },
    /// The first listed property that is present and not null decides.
    Key {
        /// The choice for each property.
        cases: &'static [(&'static str, Choice)],
        /// The choice if none is present.
        otherwise: &'static Choice,
    },
    /// The JSON type of one property decides.
    Property {
        /// The name of the property.
        key: &'static str,
        /// The choice for each type.
        cases: &'static [(Kind, Choice)],
        /// The choice for another type, or no such property.
        otherwise: &'static Choice,
    },
    /// The JSON type of the first item of an array decides.
    Items {
        /// The choice for each type.
        cases: &'static [(Kind, Choice)],
        /// The choice for another type, or an empty array.
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
    /// A whole number. It comes before [`Kind::Number`] in a table that has both.
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

/// A type whose values are one of several members, or unknown.
pub trait Union: Sized {
    /// The way to find the member.
    const CHOICE: Choice;

    /// Reads the member of this index.
    ///
    /// # Errors
    ///
    /// When the value does not fit it, or there is no such member.
    fn member<'de, D: Deserializer<'de>>(index: usize, deserializer: D) -> Result<Self, D::Error>;

    /// The value that is none of the members.
    fn unknown(value: Value) -> Self;
}

/// Implements [`Union`] for an enum with a constant `CHOICE` and a variant `Unknown`, and reads it.
#[allow(unused_macros, reason = "not every API has unions")]
macro_rules! decode_union {
    ($name:ident { $($index:literal => $member:ident,)* }) => {
        impl $crate::runtime::json::union::Union for $name {
            const CHOICE: $crate::runtime::json::union::Choice = Self::CHOICE;

            fn member<'de, D: ::serde::Deserializer<'de>>(
                index: usize,
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                match index {
                    $($index => $crate::runtime::json::decode::Decode::decode(deserializer)
                        .map(Self::$member),)*
                    _ => ::std::result::Result::Err($crate::runtime::json::union::no_member(
                        index,
                        deserializer,
                    )),
                }
            }

            fn unknown(value: ::serde_json::Value) -> Self {
                Self::Unknown(value)
            }
        }

        impl $crate::runtime::json::decode::Decode for $name {
            fn decode<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::json::union::read(deserializer)
            }

            fn blank() -> Self {
                Self::Unknown(::serde_json::Value::Null)
            }
        }

        $crate::runtime::json::decode::deserialize!($name);
    };
}
#[allow(unused_imports, reason = "not every API has unions")]
pub(crate) use decode_union;

/// The error of an index for which the union has no member.
pub fn no_member<'de, D: Deserializer<'de>>(index: usize, _: D) -> D::Error {
    de::Error::custom(format_args!("there is no member {index}"))
}

/// Reads one value of a union: as the member that the table names, and as unknown if it does not fit that member.
///
/// # Errors
///
/// When the input is not well formed, or the value is nested too deeply or has a number that is out of range.
pub fn read<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    match (U::CHOICE, decode::is_straight()) {
        (Choice::Tag { key, .. }, true) => {
            // Only such unions are read as structs, and so the object of one can refuse to be the object of another.
            let read = deserializer.deserialize_struct(key, &[], TagVisitor(PhantomData));
            read.map_err(|_| decode::not_straight())
        }
        (_, true) => {
            let raw = <&RawValue>::deserialize(deserializer)?;
            choose_and_read(raw.get())
        }
        (_, false) => {
            let raw = Box::<RawValue>::deserialize(deserializer)?;
            choose_and_read(raw.get())
        }
    }
}

/// Reads the text of a value as the member that the table names, or as unknown.
fn choose_and_read<U: Union, E: de::Error>(text: &str) -> Result<U, E> {
    match known_member(text) {
        Some(value) => Ok(value),
        None => serde_json::from_str(text)
            .map(U::unknown)
            .map_err(de::Error::custom),
    }
}

/// The text as the member that the table names; none if it does not fit that member, or is nested too deeply.
fn known_member<U: Union>(text: &str) -> Option<U> {
    let _level = Level::enter()?;
    let index = choose(text.trim_start(), &U::CHOICE)?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = U::member(index, &mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(value)
}

/// Reads JSON that was kept as one of its possible types; `None` if it is not of that type.
pub fn member<T: Decode>(value: &Value) -> Option<T> {
    decode::from_str(&value.to_string()).ok()
}

/// Reads a union by its tag in one pass, and keeps only the text of the entries up to the tag.
///
/// A value that does not fit its member has been consumed, and cannot be read again as unknown. The whole text is read again instead: see
/// [`decode::from_str`].
struct TagVisitor<U>(PhantomData<U>);

impl<'de, U: Union> Visitor<'de> for TagVisitor<U> {
    type Value = U;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object with a tag")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
        let (
            Choice::Tag {
                key: tag,
                cases,
                otherwise,
            },
            Some(_level),
        ) = (U::CHOICE, Level::enter())
        else {
            return Err(decode::not_straight());
        };
        let entries = entries_up_to(tag, &mut map)?;
        let value_of_tag = entries.last().filter(|(key, _)| key == tag);
        let case = value_of_tag.and_then(|(_, value)| case(value.get(), cases));
        let object = Started {
            entries: entries.into_iter(),
            value: None,
            map,
        };
        match case.unwrap_or(otherwise) {
            Choice::Member(index) => U::member(*index, object),
            Choice::Unknown => Value::deserialize(object).map(U::unknown),
            Choice::Kind(_)
            | Choice::Tag { .. }
            | Choice::Key { .. }
            | Choice::Property { .. }
            | Choice::Items { .. } => Err(decode::not_straight()),
        }
    }
}

/// An entry that has been read.
type Entry<'de> = (Cow<'de, str>, &'de RawValue);

/// Reads the entries of an object up to a key, which is the last one; all of them if there is no such key.
fn entries_up_to<'de, A: MapAccess<'de>>(
    sought: &str,
    map: &mut A,
) -> Result<Vec<Entry<'de>>, A::Error> {
    let mut entries = Vec::new();
    while let Some(key) = map.next_key_seed(KeySeed)? {
        let is_sought = key == sought;
        entries.push((key, map.next_value()?));
        if is_sought {
            break;
        }
    }
    Ok(entries)
}

/// An object whose first entries have been read.
struct Started<'de, A> {
    entries: std::vec::IntoIter<Entry<'de>>,
    /// The value of the last key that was returned, if it has been read.
    value: Option<&'de RawValue>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Started<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some((key, value)) = self.entries.next() else {
            return self.map.next_key_seed(seed);
        };
        self.value = Some(value);
        let key = match key {
            Cow::Borrowed(key) => seed.deserialize(BorrowedStrDeserializer::new(key)),
            Cow::Owned(key) => seed.deserialize(StringDeserializer::new(key)),
        };
        key.map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed
                .deserialize(&mut serde_json::Deserializer::from_str(value.get()))
                .map_err(de::Error::custom),
            None => self.map.next_value_seed(seed),
        }
    }
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Started<'de, A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    /// Refuses a union that is a member of a union. In one pass, each level of them would be compiled as a separate type.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, A::Error> {
        Err(decode::not_straight())
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// One level of unions inside of unions.
///
/// For each level, serde_json counts nesting from zero. Without this limit, a hostile body could overflow the stack.
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

/// The index of the member for a JSON text, which must not begin with space; none if the table has no member for it.
pub fn choose(raw: &str, choice: &Choice) -> Option<usize> {
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
    case(property(raw, key)?, cases)
}

/// The choice for the value of a tag.
fn case<'c>(value: &str, cases: &'c [(&'static str, Choice)]) -> Option<&'c Choice> {
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

/// Calls a function for every property of an object, without copying its value. A value that is not an object has none.
fn each_property<'raw>(raw: &'raw str, see: &mut dyn FnMut(&str, &'raw str)) {
    let mut deserializer = serde_json::Deserializer::from_str(raw);
    // The text is known to be well formed, and so the only possible error is another type.
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
