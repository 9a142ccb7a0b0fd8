//! Read, convert, edit, write: only the parts that only responses have are lost.
//!
//! The types are written as the emitted tables declare them for a schema with a `readOnly` property.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use runtime_tests::runtime;
use runtime_tests::runtime::json::nullable::Nullable;
use runtime_tests::runtime::json::object::Key;

struct Pet {
    id: String,
    name: String,
    motto: Option<String>,
    mother: Option<Box<Pet>>,
    extra: BTreeMap<String, serde_json::Value>,
}

impl runtime::json::object::Object for Pet {
    const KEYS: &'static [Key] = &[
        Key::required("id"),
        Key::required("name"),
        Key::optional("motto"),
        Key::optional("mother"),
    ];

    fn blank() -> Self {
        Self {
            id: runtime::json::decode::Decode::blank(),
            name: runtime::json::decode::Decode::blank(),
            motto: None,
            mother: None,
            extra: Default::default(),
        }
    }

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: runtime::json::object::Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.read(&mut self.id),
            1 => entry.read(&mut self.name),
            2 => entry.read(&mut self.motto),
            3 => entry.read(&mut self.mother),
            _ => entry.skip(),
        }
    }

    fn undeclared<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: runtime::json::object::Entry<'_, A>,
    ) -> Result<(), A::Error> {
        entry.keep(key, &mut self.extra)
    }
}

struct PetInput {
    name: String,
    motto: Nullable<String>,
    mother: Option<Box<PetInput>>,
    extra: BTreeMap<String, serde_json::Value>,
}

impl serde::Serialize for PetInput {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = runtime::json::encode::ObjectEncoder::new(serializer);
        object.required("name", &self.name);
        object.optional("motto", &self.motto);
        object.optional("mother", &self.mother);
        object.extra(&self.extra);
        object.end()
    }
}

/// Leaves out `id`.
impl From<Pet> for PetInput {
    fn from(value: Pet) -> Self {
        Self {
            name: value.name,
            motto: Nullable::value_or_absent(value.motto),
            mother: value.mother.map(|value| Box::new((*value).into())),
            extra: value.extra,
        }
    }
}

fn read(text: &str) -> Pet {
    runtime::json::decode::from_str(text).unwrap()
}

#[test]
fn a_value_that_was_read_is_edited_and_written() {
    let pet = read(
        r#"{"id":"p","name":"Rex","motto":"woof","new":[1],"mother":{"id":"m","name":"Ada","new":2}}"#,
    );
    assert_eq!(pet.id, "p");
    let mut input = PetInput::from(pet);
    input.name = "Max".to_owned();
    let written = serde_json::to_string(&input).unwrap();
    assert_eq!(
        written,
        r#"{"name":"Max","motto":"woof","mother":{"name":"Ada","new":2},"new":[1]}"#
    );
}

#[test]
fn what_was_not_there_is_left_alone_and_can_be_cleared() {
    let mut input = PetInput::from(read(r#"{"id":"p","name":"Rex","motto":null}"#));
    let written = serde_json::to_string(&input).unwrap();
    assert_eq!(written, r#"{"name":"Rex"}"#);
    input.motto = Nullable::Null;
    let written = serde_json::to_string(&input).unwrap();
    assert_eq!(written, r#"{"name":"Rex","motto":null}"#);
}
