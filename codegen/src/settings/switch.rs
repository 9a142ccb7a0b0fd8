//! Settings that are a table or a list, or true or false instead.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::json;

use super::located::Located;
use crate::source::Pointer;

/// The wrapper around the payload of every response.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "Switch<EnvelopeKeys>")]
pub enum EnvelopeSettings {
    /// Without a setting, or with `envelope = true`, envelopes are detected by their shape.
    #[default]
    Detected,
    /// With `envelope = false`, the payload is the whole body.
    Off,
    /// The properties that form an envelope.
    Named {
        payload: Located<String>,
        success: Option<Located<String>>,
    },
}

/// `[envelope]`
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EnvelopeKeys {
    /// The property that holds the payload.
    #[schemars(example = json!("result"))]
    payload: Located<String>,
    /// The property that tells whether the call succeeded, if there is one.
    #[schemars(example = json!("success"))]
    success: Option<Located<String>>,
}

impl From<Switch<EnvelopeKeys>> for EnvelopeSettings {
    fn from(switch: Switch<EnvelopeKeys>) -> Self {
        match switch {
            Switch::Flag(true) => Self::Detected,
            Switch::Flag(false) => Self::Off,
            Switch::Set(EnvelopeKeys { payload, success }) => Self::Named { payload, success },
        }
    }
}

/// The schemas or properties to which a setting applies.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "Switch<Vec<Located<Pointer>>>")]
pub enum Chosen {
    /// Those at these pointers; none by default.
    These(Vec<Located<Pointer>>),
    /// All of the document.
    All,
}

impl Default for Chosen {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}

impl From<Switch<Vec<Located<Pointer>>>> for Chosen {
    fn from(switch: Switch<Vec<Located<Pointer>>>) -> Self {
        match switch {
            Switch::Flag(true) => Self::All,
            Switch::Flag(false) => Self::default(),
            Switch::Set(pointers) => Self::These(pointers),
        }
    }
}

/// A table or a list, or true or false instead. serde's untagged enums would lose the places in it.
pub(super) enum Switch<T> {
    Flag(bool),
    Set(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Switch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Either(PhantomData))
    }
}

struct Either<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
    type Value = Switch<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a table, a list, `true` or `false`")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Switch::Flag(flag))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Switch::Set)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        T::deserialize(SeqAccessDeserializer::new(items)).map(Switch::Set)
    }
}

impl<T: JsonSchema> JsonSchema for Switch<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [generator.subschema_for::<T>(), generator.subschema_for::<bool>()]})
    }
}
