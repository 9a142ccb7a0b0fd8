//! Values with their places in `codegen.toml`.

use std::borrow::Cow;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use toml::Spanned;

use crate::source::Place;

/// A value, and the place where the user wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    pub place: Place,
}

/// A table whose keys are chosen by the user, in the order of the file. The place of a value is that of its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByKey<K: Hash + Eq, T>(IndexMap<K, Located<T>>);

impl<K: Hash + Eq, T> Default for ByKey<K, T> {
    fn default() -> Self {
        Self(IndexMap::new())
    }
}

impl<K: Hash + Eq, T> Deref for ByKey<K, T> {
    type Target = IndexMap<K, Located<T>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<K: Hash + Eq, T> DerefMut for ByKey<K, T> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl<'a, K: Hash + Eq, T> IntoIterator for &'a ByKey<K, T> {
    type Item = (&'a K, &'a Located<T>);
    type IntoIter = indexmap::map::Iter<'a, K, Located<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(|spanned| {
            let place = Place::Setting(spanned.span().start);
            let value = spanned.into_inner();
            Self { value, place }
        })
    }
}

impl<'de, K, T> Deserialize<'de> for ByKey<K, T>
where
    K: Deserialize<'de> + Hash + Eq,
    T: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData)).map(Self)
    }
}

struct Entries<K, T>(PhantomData<(K, T)>);

impl<'de, K, T> Visitor<'de> for Entries<K, T>
where
    K: Deserialize<'de> + Hash + Eq,
    T: Deserialize<'de>,
{
    type Value = IndexMap<K, Located<T>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a table")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries: Vec<(Spanned<K>, T)> = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        // The parser sorts by name, but users expect their own order.
        entries.sort_by_key(|(key, _)| key.span().start);
        let located = entries.into_iter().map(|(key, value)| {
            let place = Place::Setting(key.span().start);
            (key.into_inner(), Located { value, place })
        });
        Ok(located.collect())
    }
}

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<K: JsonSchema + Hash + Eq, T: JsonSchema> JsonSchema for ByKey<K, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": generator.subschema_for::<K>(),
            "additionalProperties": generator.subschema_for::<T>(),
        })
    }
}
