//! Reads JSON objects into structs.
//!
//! A struct only maps keys to fields; the rest is generic.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::decode::{Decode, Seed, locate};

/// A struct that is read from a JSON object, key by key.
pub trait Object: Sized {
    /// The keys of the fields.
    const KEYS: &'static [Key];
    /// The keys of the constants, which are not read.
    const CONSTANTS: &'static [&'static str] = &[];
    /// The name of the field for all other keys.
    const REST: Option<&'static str> = None;
    /// The required keys among the first 64, as a bit for each key.
    const REQUIRED: u64 = required(Self::KEYS);

    /// The struct before any key is read.
    fn blank() -> Self;

    /// Reads the entry of the key at an index of [`Self::KEYS`].
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not fit the field. The caller adds the key to the pointer.
    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error>;

    /// Keeps or skips the entry of a key that has no field.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not well formed, or does not fit the values that are kept.
    fn undeclared<'de, A: MapAccess<'de>>(
        &mut self,
        _key: &str,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        entry.skip()
    }

    /// Returns true if an object with these keys has one of this struct, or if the struct has none or takes any.
    fn claims(keys: &[&str]) -> bool {
        Self::REST.is_some() || is_claimed(keys, Self::KEYS, Self::CONSTANTS)
    }

    /// Reads the whole object. Only a box overrides this.
    ///
    /// # Errors
    ///
    /// Returns an error if the input is not an object, a required key is missing, or a value does not fit its field.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

/// A key, and whether it is required.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    name: &'static str,
    required: bool,
}

impl Key {
    /// A key without which an object is invalid.
    pub const fn required(name: &'static str) -> Self {
        Self {
            name,
            required: true,
        }
    }

    /// A key that may be missing.
    pub const fn optional(name: &'static str) -> Self {
        Self {
            name,
            required: false,
        }
    }
}

/// The value of the key that was read last.
pub struct Entry<'a, A> {
    map: &'a mut A,
}

impl<'de, A: MapAccess<'de>> Entry<'_, A> {
    /// Reads the value into a field.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not fit `T`.
    #[inline]
    pub fn read<T: Decode>(self, field: &mut T) -> Result<(), A::Error> {
        *field = self.map.next_value_seed(Seed::new())?;
        Ok(())
    }

    /// Skips the value, without allocating.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not well formed.
    pub fn skip(self) -> Result<(), A::Error> {
        self.map.next_value::<IgnoredAny>().map(drop)
    }

    /// Reads the value into the map of the undeclared keys.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not fit `T`.
    pub fn keep<T: Decode>(
        self,
        key: &str,
        extra: &mut BTreeMap<String, T>,
    ) -> Result<(), A::Error> {
        let value = self.map.next_value_seed(Seed::new())?;
        extra.insert(key.to_owned(), value);
        Ok(())
    }
}

fn is_claimed(keys: &[&str], fields: &[Key], constants: &[&str]) -> bool {
    let mut names = fields
        .iter()
        .map(|it| it.name)
        .chain(constants.iter().copied());
    let is_empty = fields.is_empty() && constants.is_empty();
    is_empty || fields.iter().any(|it| it.required) || names.any(|name| keys.contains(&name))
}

impl<T: Object> Decode for T {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer)
    }

    fn blank() -> Self {
        Object::blank()
    }

    fn claims(keys: &[&str]) -> bool {
        <T as Object>::claims(keys)
    }
}

/// Reads a box like its content.
///
/// This is not with the other `Decode` types, since `Box` is fundamental: the compiler rejects a second blanket implementation that could
/// overlap with the one above.
impl<T: Decode> Object for Box<T> {
    const KEYS: &'static [Key] = &[];

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        _index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        entry.skip()
    }

    fn claims(keys: &[&str]) -> bool {
        T::claims(keys)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::decode(deserializer).map(Self::new)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut object = <T as Object>::blank();
        let mut keys = Keys::new(T::KEYS);
        // Optimized code has this loop for each struct, so that it does not call a function for each key.
        while map.next_key_seed(&mut keys)?.is_some() {
            let entry = Entry { map: &mut map };
            let read = match keys.found {
                Some(index) => object.field(index, entry),
                None if T::CONSTANTS.contains(&keys.last.as_ref()) => entry.skip(),
                None => object.undeclared(&keys.last, entry),
            };
            read.map_err(|error| locate(&keys.last, error))?;
        }
        // One comparison is enough for most structs.
        if keys.first & T::REQUIRED != T::REQUIRED || T::KEYS.len() > 64 {
            keys.complete()?;
        }
        Ok(object)
    }
}

/// The bits of the required keys among the first 64.
const fn required(keys: &[Key]) -> u64 {
    let mut bits = 0;
    let mut index = 0;
    while index < keys.len() && index < 64 {
        bits |= (keys[index].required as u64) << index;
        index += 1;
    }
    bits
}

/// The keys that were present.
struct Keys<'de> {
    keys: &'static [Key],
    /// The key that was read last.
    last: Cow<'de, str>,
    /// Its index among the keys.
    found: Option<usize>,
    first: u64,
    more: Vec<u64>,
    next: usize,
}

/// Reads a key.
impl<'de> DeserializeSeed<'de> for &mut Keys<'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for &mut Keys<'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_borrowed_str<E: de::Error>(self, key: &'de str) -> Result<(), E> {
        self.note(key);
        self.last = Cow::Borrowed(key);
        Ok(())
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<(), E> {
        self.note(key);
        self.last = Cow::Owned(key.to_owned());
        Ok(())
    }
}

impl Keys<'_> {
    fn new(keys: &'static [Key]) -> Self {
        Self {
            keys,
            last: Cow::Borrowed(""),
            found: None,
            first: 0,
            more: vec![0; keys.len().saturating_sub(1) / 64],
            next: 0,
        }
    }

    #[inline]
    fn note(&mut self, key: &str) {
        // Most servers send the keys in the order of their schema.
        let is_next = self.keys.get(self.next).is_some_and(|it| it.name == key);
        self.found = match is_next {
            true => Some(self.next),
            false => self.search(key),
        };
        let Some(found) = self.found else {
            return;
        };
        self.next = found + 1;
        let bit = 1 << (found % 64);
        match found / 64 {
            0 => self.first |= bit,
            word => self.more[word - 1] |= bit,
        }
    }

    /// Searches for a key that is not the next one: first after it, and then before it.
    fn search(&self, key: &str) -> Option<usize> {
        let (before, after) = self.keys.split_at(self.next);
        let behind = position(after, key).map(|offset| self.next + offset);
        behind.or_else(|| position(before, key))
    }

    /// Rejects an object that lacks a required key, and names the first one.
    #[cold]
    fn complete<E: de::Error>(&self) -> Result<(), E> {
        let words = std::iter::once(&self.first).chain(&self.more);
        let mut words = self.keys.chunks(64).zip(words);
        let missing = words.find_map(|(keys, word)| {
            let missing = required(keys) & !word;
            keys.get(missing.trailing_zeros() as usize)
        });
        match missing {
            Some(key) => Err(E::missing_field(key.name)),
            None => Ok(()),
        }
    }
}

/// Searches for a key. The length and the last byte are compared first, since most keys differ and full comparisons would dominate the time.
fn position(keys: &[Key], key: &str) -> Option<usize> {
    let last = key.as_bytes().last();
    keys.iter().position(|it| {
        let name = it.name;
        name.len() == key.len() && name.as_bytes().last() == last && name == key
    })
}
