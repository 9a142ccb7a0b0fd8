//! Models, as the generator would emit them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::de::Deserializer;
use serde_json::Value;

use crate::runtime::decode::{Decode, deserialize};
use crate::runtime::enumeration::{open_enum, open_integer_enum};
use crate::runtime::fields::{decode_object, object};
use crate::runtime::nullable::Nullable;
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

decode_object!(Envelope<T> {
    "success" => success: required,
    "errors" => errors: required,
    "result" => result: optional,
});

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

decode_object!(Message {
    "code" => code: required,
    "message" => message: required,
});

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

decode_object!(Connection {
    "id" => id: required,
    "colo_name" => colo_name: optional,
    "opened_at" => opened_at: optional,
});

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

decode_object!(Tunnel {
    "id" => id: required,
    "tun_type" => tun_type: optional,
    "connections" => connections: optional,
});

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

object!(Rename {
    "name" => name: required,
    "comment" => comment: nullable,
    "now" => now: optional,
    ..extra,
});

/// A node of a tree: a recursive type, boxed where its cycle closes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// The node below.
    pub next: Option<Box<Node>>,
}

decode_object!(Node {
    "next" => next: optional,
});

/// A cat.
#[derive(Clone, Debug, PartialEq)]
pub struct Cat {
    /// How many lives are left.
    pub lives: i32,
}

decode_object!(Cat {
    "lives" => lives: required,
});

/// A dog.
#[derive(Clone, Debug, PartialEq)]
pub struct Dog {
    /// A pet that it lives with.
    pub friend: Option<Box<Pet>>,
}

decode_object!(Dog {
    "friend" => friend: optional,
});

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

deserialize!(Pet);
