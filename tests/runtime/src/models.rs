//! Models, as the generator would emit them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::{Deserializer, MapAccess};
use serde::ser::Serializer;
use serde_json::Value;

use crate::runtime::decode::{Decode, deserialize};
use crate::runtime::encode::ObjectEncoder;
use crate::runtime::enumeration::{open_enum, open_integer_enum};
use crate::runtime::nullable::Nullable;
use crate::runtime::object::{Entry, Object};
use crate::runtime::success::Enveloped;
use crate::runtime::union::{self, Choice};

/// What every answer is wrapped in.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope<T> {
    /// Whether the call succeeded.
    pub success: bool,
    /// What went wrong.
    pub errors: Vec<Message>,
    /// What the call was about.
    pub result: Option<T>,
}

impl<T: Decode> Object for Envelope<T> {
    const REQUIRED: &'static [&'static str] = &["success", "errors"];

    fn blank() -> Self {
        Self {
            success: Decode::blank(),
            errors: Decode::blank(),
            result: None,
        }
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "success" => self.success = entry.decode()?,
            "errors" => self.errors = entry.decode()?,
            "result" => self.result = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

impl<T> Enveloped for Envelope<T> {
    type Result = T;

    const PAYLOAD: &'static str = "result";

    const SUCCESS: Option<&'static str> = Some("success");

    fn succeeded(&self) -> bool {
        self.success
    }

    fn into_result(self) -> Option<T> {
        self.result
    }
}

/// A message of an envelope.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its code.
    pub code: i64,
    /// Its text.
    pub message: String,
}

impl Object for Message {
    const REQUIRED: &'static [&'static str] = &["code", "message"];

    fn blank() -> Self {
        Self {
            code: Decode::blank(),
            message: Decode::blank(),
        }
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "code" => self.code = entry.decode()?,
            "message" => self.message = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

/// A connection of a tunnel.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// Its id.
    pub id: String,
    /// The data centre.
    pub colo_name: Option<String>,
    /// Since when it is there.
    pub opened_at: Option<Timestamp>,
}

impl Object for Connection {
    const REQUIRED: &'static [&'static str] = &["id"];

    fn blank() -> Self {
        Self {
            id: Decode::blank(),
            colo_name: None,
            opened_at: None,
        }
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "id" => self.id = entry.decode()?,
            "colo_name" => self.colo_name = entry.decode()?,
            "opened_at" => self.opened_at = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

/// A tunnel.
#[derive(Clone, Debug, PartialEq)]
pub struct Tunnel {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub tun_type: Option<TunnelType>,
    /// Its connections.
    pub connections: Vec<Connection>,
}

impl Object for Tunnel {
    const REQUIRED: &'static [&'static str] = &["id"];

    fn blank() -> Self {
        Self {
            id: Decode::blank(),
            tun_type: None,
            connections: Decode::blank(),
        }
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "id" => self.id = entry.decode()?,
            "tun_type" => self.tun_type = entry.decode()?,
            "connections" => self.connections = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

/// A kind of tunnel.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TunnelType {
    /// `cfd_tunnel`
    CfdTunnel,
    /// `gre`
    Gre,
    /// A value that the document does not list.
    Unknown(String),
}

open_enum!(TunnelType {
    CfdTunnel = "cfd_tunnel",
    Gre = "gre",
});

/// A level.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// `1`
    Low,
    /// `-2`
    Below,
    /// A number that the document does not list.
    Unknown(i64),
}

open_integer_enum!(Level { Low = 1, Below = -2 });

/// A change of a name, with a value that can be cleared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rename {
    /// The new name.
    pub name: String,
    /// A remark.
    pub comment: Nullable<String>,
    /// Whether it takes effect now.
    pub now: Option<bool>,
    /// Keys that the document does not list.
    pub extra: BTreeMap<String, Value>,
}

impl Object for Rename {
    const REQUIRED: &'static [&'static str] = &["name"];

    fn blank() -> Self {
        Self::default()
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "name" => self.name = entry.decode()?,
            "comment" => self.comment = entry.decode()?,
            "now" => self.now = entry.decode()?,
            _ => entry.keep(key, &mut self.extra)?,
        }
        Ok(())
    }
}

impl Serialize for Rename {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectEncoder::new(serializer)?;
        object.required("name", &self.name)?;
        object.nullable("comment", &self.comment)?;
        object.optional("now", &self.now)?;
        object.extra(&self.extra)?;
        object.end()
    }
}

/// A node of a tree: a recursive type, boxed where its cycle closes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// The node below.
    pub next: Option<Box<Node>>,
}

impl Object for Node {
    const REQUIRED: &'static [&'static str] = &[];

    fn blank() -> Self {
        Self::default()
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "next" => self.next = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

/// A cat.
#[derive(Clone, Debug, PartialEq)]
pub struct Cat {
    /// How many lives are left.
    pub lives: i32,
}

impl Object for Cat {
    const REQUIRED: &'static [&'static str] = &["lives"];

    fn blank() -> Self {
        Self {
            lives: Decode::blank(),
        }
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "lives" => self.lives = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

/// A dog.
#[derive(Clone, Debug, PartialEq)]
pub struct Dog {
    /// A pet that it lives with.
    pub friend: Option<Box<Pet>>,
}

impl Object for Dog {
    const REQUIRED: &'static [&'static str] = &[];

    fn blank() -> Self {
        Self { friend: None }
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "friend" => self.friend = entry.decode()?,
            _ => entry.skip()?,
        }
        Ok(())
    }
}

/// A pet.
#[derive(Clone, Debug, PartialEq)]
pub enum Pet {
    /// A cat.
    Cat(Cat),
    /// A dog.
    Dog(Dog),
    /// Neither.
    Unknown(Value),
}

impl Decode for Pet {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const CHOICE: Choice = Choice::Tag {
            key: "kind",
            cases: &[("cat", Choice::Member(0)), ("dog", Choice::Member(1))],
            otherwise: &Choice::Unknown,
        };
        let picked = union::read(deserializer, &CHOICE)?;
        match picked.member {
            Some(0) => picked.decode(Pet::Cat, Pet::Unknown),
            Some(1) => picked.decode(Pet::Dog, Pet::Unknown),
            _ => picked.unknown(Pet::Unknown),
        }
    }

    fn blank() -> Self {
        Self::Unknown(Value::Null)
    }
}

deserialize!(
    Envelope<T>,
    Message,
    Connection,
    Tunnel,
    Rename,
    Node,
    Cat,
    Dog,
    Pet
);
