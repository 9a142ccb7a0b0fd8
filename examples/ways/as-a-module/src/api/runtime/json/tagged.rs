//! Reads unions with a tag in one pass.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, StringDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;
use serde_json::value::RawValue;

use super::choice::{Choice, Union, case};
use super::decode::{self, KeySeed};
use super::level::Level;

/// Reads a union by its tag in one pass: only the text of the entries up to the tag is kept.
///
/// A value that does not fit its member cannot be read once more as unknown, so the whole text has to be read again: see [`decode::from_str`].
pub(super) struct TagVisitor<U>(PhantomData<U>);

impl<U> TagVisitor<U> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

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
        let mut before = Vec::new();
        let mut found = None;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let value: &'de RawValue = map.next_value()?;
            if key == tag {
                found = Some((key, value));
                break;
            }
            before.push((key, value));
        }
        let case = found
            .as_ref()
            .and_then(|(_, value)| case(value.get(), cases));
        let object = Started {
            before: before.into_iter().chain(found),
            value: None,
            map,
        };
        match case.unwrap_or(otherwise) {
            // Without the tag, the keys of the whole object have to be compared with those of the member.
            Choice::Member(index) if case.is_none() && !U::claims(*index, &[]) => {
                Err(decode::not_straight())
            }
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

/// An entry that was read.
type Entry<'de> = (Cow<'de, str>, &'de RawValue);

/// An object of which some entries were already read.
struct Started<'de, A> {
    before: std::iter::Chain<std::vec::IntoIter<Entry<'de>>, std::option::IntoIter<Entry<'de>>>,
    /// The value of the key that was returned last, if it was read.
    value: Option<&'de RawValue>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Started<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some((key, value)) = self.before.next() else {
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

    /// A union as the member of a union: in one pass, each level would be compiled as a separate type.
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
