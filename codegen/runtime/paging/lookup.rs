//! Looks up one value in a JSON text, without keeping the others.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::runtime::json::decode::KeySeed;
use crate::runtime::json::number;

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
        if !self.0.is_empty() {
            return deserializer.deserialize_any(self);
        }
        Ok(match Value::deserialize(deserializer)? {
            Value::String(text) => Some(text),
            value @ (Value::Bool(_) | Value::Number(_)) => number::to_string(&value).ok(),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        })
    }
}

/// Steps into an object or a list. Another value has no parts.
impl<'de> Visitor<'de> for Lookup {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _value: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _value: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _value: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _value: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _value: &str) -> Result<Self::Value, E> {
        Ok(None)
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
