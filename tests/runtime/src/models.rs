//! Models, as the generator would emit them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::runtime::json::clearable::Clearable;
use crate::runtime::json::date_time::DateTime;
use crate::runtime::json::enumeration::{open_enum, open_integer_enum};
use crate::runtime::json::envelope::Enveloped;
use crate::runtime::json::fields::{decode_object, object};
use crate::runtime::json::nullable::Nullable;
use crate::runtime::json::union::{decode_union, union};

decode_object! {
    /// The wrapper of every response.
    pub struct Envelope<T> {
        /// True if the call succeeded.
        pub success: bool = required "success",
        /// The problems.
        pub errors: Vec<Message> = required "errors",
        /// The result.
        pub result: Option<T> = optional "result",
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

decode_object! {
    /// A message of an envelope.
    pub struct Message {
        /// Its code.
        pub code: i64 = required "code",
        /// Its text.
        pub message: String = required "message",
    }
}

decode_object! {
    /// A connection of a tunnel.
    pub struct Connection {
        /// Its id.
        pub id: String = required "id",
        /// The data centre.
        pub colo_name: Option<String> = optional "colo_name",
        /// The time at which it was opened.
        pub opened_at: Option<DateTime> = optional "opened_at",
    }
}

decode_object! {
    /// A tunnel.
    pub struct Tunnel {
        /// Its id.
        pub id: String = required "id",
        /// Its kind.
        pub tun_type: Option<TunnelType> = optional "tun_type",
        /// Its connections.
        pub connections: Vec<Connection> = optional "connections",
    }
}

open_enum! {
    /// A kind of tunnel.
    pub enum TunnelType {
        CfdTunnel = "cfd_tunnel",
        ///
        /// Without encryption.
        Gre = "gre",
    }
}

open_integer_enum! {
    /// A level.
    pub enum Level {
        Low = 1,
        Below = -2,
    }
}

object! {
    /// A change of a name, with a value that can be cleared.
    #[derive(Default)]
    pub struct Rename {
        /// The new name.
        pub name: String = required "name",
        /// A remark.
        pub comment: Nullable<String> = optional nullable "comment",
        /// True if it takes effect now.
        pub now: Option<bool> = optional "now",
        ..
        /// Undeclared keys.
        pub extra: BTreeMap<String, Value>,
    }
}

object! {
    /// A reminder, whose properties the empty string clears.
    pub struct Reminder {
        new(at(impl Into<Clearable<i64>>)),
        /// The hour.
        pub at: Clearable<i64> = required clearable "at",
        /// The days of the week.
        pub days: Clearable<Vec<i64>> = optional clearable "days" set days(Vec<i64>) or clear_days as "",
        /// The time zone.
        #[deprecated = "the hour is in UTC"]
        pub zone: Option<String> = optional "zone" set zone(impl Into<String>),
        /// The reminder after it.
        pub next: Clearable<Box<Reminder>> = optional clearable "next" set next(boxed Reminder) or clear_next as "",
    }
}

decode_object! {
    /// A visit.
    pub struct Visit {
        /// The pet that visits.
        pub pet: Clearable<Pet> = optional clearable "pet",
    }
}

decode_object! {
    /// A node of a tree: a recursive type, boxed where its cycle closes.
    #[derive(Default)]
    pub struct Node {
        /// The node below.
        pub next: Option<Box<Node>> = optional "next",
    }
}

decode_object! {
    /// A cat.
    pub struct Cat {
        /// The number of lives that are left.
        pub lives: i32 = required "lives",
    }
}

decode_object! {
    /// A dog.
    pub struct Dog {
        /// A pet that it lives with.
        pub friend: Option<Box<Pet>> = optional "friend",
    }
}

decode_union! {
    /// A pet.
    pub enum Pet by value of "kind" {
        Cat(Cat) = "cat",
        Dog(Dog) = "dog",
    }
}

union! {
    /// A weight, which is an integer if it is whole.
    pub enum Weight by type {
        Integer(i64) = "integer",
        Number(f64) = "number",
    }
}

union! {
    /// A task, which may be several things at once.
    pub enum Task by key {
        Rename(Rename) = "name",
        Reminder(Reminder) = "at",
    }
}

decode_union! {
    /// A cat, or else a node.
    pub enum Find {
        Cat(Cat),
        Node(Node),
    } by key {
        "lives" => Cat,
        _ => Node,
    }
}

decode_union! {
    /// A cat that says so, or else a node.
    pub enum Sight {
        Cat(Cat),
        Node(Node),
    } by value of "kind" {
        "cat" => Cat,
        _ => Node,
    }
}

decode_union! {
    /// A guest, by name or in person.
    pub enum Guest {
        Name(String),
        Cat(Cat),
        Dog(Dog),
        Ages(Vec<i64>),
        Names(Vec<String>),
    } by type {
        "string" => Name,
        "object" => by value of "kind" {
            "cat" => Cat,
            _ => by key {
                "friend" => Dog,
            },
        },
        "array" => by type of items {
            "integer" => Ages,
            "string" => Names,
            _ => Names,
        },
    }
}
