//! Looks up one value in a JSON text, without keeping the others.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::runtime::json::decode::KeySeed;

/// The keys that lead to a value. An empty key leads to the last item of a list, and an empty path to nothing.
pub type Path = &'static [&'static str];

/// The scalar at a path, as text; `None` if it is null, missing, or not a scalar.
pub(crate) fn scalar_at(text: &str, path: Path) -> Option<String> {
    if path.is_empty() {
        return None;
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Lookup(path).deserialize(&mut deserializer).ok()?
}

struct Lookup(Path);

impl<'de> DeserializeSeed<'de> for Lookup {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Lookup {
    fn scalar<E>(self, value: impl fmt::Display) -> Result<Option<String>, E> {
        Ok(self.0.is_empty().then(|| value.to_string()))
    }
}

impl<'de> Visitor<'de> for Lookup {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        self.scalar(value)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        self.scalar(value)
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        self.scalar(value)
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        self.scalar(value)
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        self.scalar(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut last = None;
        match self.0.split_first() {
            Some((&"", rest)) => {
                while let Some(item) = items.next_element_seed(Lookup(rest))? {
                    last = item;
                }
            }
            Some(_) | None => while items.next_element::<IgnoredAny>()?.is_some() {},
        }
        Ok(last)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            match self.0.split_first() {
                Some((sought, rest)) if key == *sought => {
                    found = map.next_value_seed(Lookup(rest))?;
                }
                Some(_) | None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }
}
