//! Models to measure: as the generator would emit them, and the same with derived serde.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::runtime::fields::{decode_object, object};
use crate::runtime::union::{Choice, decode_union};

object! {
    /// A record of a list.
    pub struct Record {
        pub id: String = required "id",
        pub name: String = required "name",
        pub created_at: String = required "created_at",
        pub deleted_at: Option<String> = optional "deleted_at",
        pub status: Option<String> = optional "status",
        pub size: i64 = required "size",
        pub weight: Option<f64> = optional "weight",
        pub is_remote: Option<bool> = optional "is_remote",
        pub tags: Vec<String> = required "tags",
        pub labels: Option<BTreeMap<String, String>> = optional "labels",
        pub links: Vec<Link> = required "links",
    }
}

object! {
    /// A part of a record.
    pub struct Link {
        pub id: String = required "id",
        pub place: Option<String> = optional "place",
        pub opened_at: Option<String> = optional "opened_at",
        pub is_pending: Option<bool> = optional "is_pending",
        pub port: Option<i32> = optional "port",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Apple {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub apple: String = required "apple",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Bread {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub bread: String = required "bread",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Candle {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub candle: String = required "candle",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Drum {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub drum: String = required "drum",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Engine {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub engine: String = required "engine",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Feather {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub feather: String = required "feather",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Guitar {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub guitar: String = required "guitar",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Hammer {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub hammer: String = required "hammer",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Ink {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub ink: String = required "ink",
    }
}

decode_object! {
    /// A member of the union.
    pub struct Jar {
        pub id: String = required "id",
        pub title: String = required "title",
        pub note: Option<String> = optional "note",
        pub count: i64 = required "count",
        pub created_at: String = required "created_at",
        pub updated_at: Option<String> = optional "updated_at",
        pub owner: String = required "owner",
        pub is_public: bool = required "is_public",
        pub tags: Vec<String> = required "tags",
        pub weight: f64 = required "weight",
        pub jar: String = required "jar",
    }
}

/// One of ten, told apart by its tag.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    Apple(Apple),
    Bread(Bread),
    Candle(Candle),
    Drum(Drum),
    Engine(Engine),
    Feather(Feather),
    Guitar(Guitar),
    Hammer(Hammer),
    Ink(Ink),
    Jar(Jar),
    Unknown(Value),
}

impl Thing {
    const CHOICE: Choice = Choice::Tag {
        key: "kind",
        cases: &[
            ("apple", Choice::Member(0)),
            ("bread", Choice::Member(1)),
            ("candle", Choice::Member(2)),
            ("drum", Choice::Member(3)),
            ("engine", Choice::Member(4)),
            ("feather", Choice::Member(5)),
            ("guitar", Choice::Member(6)),
            ("hammer", Choice::Member(7)),
            ("ink", Choice::Member(8)),
            ("jar", Choice::Member(9)),
        ],
        otherwise: &Choice::Unknown,
    };
}

decode_union!(Thing {
    0 => Apple,
    1 => Bread,
    2 => Candle,
    3 => Drum,
    4 => Engine,
    5 => Feather,
    6 => Guitar,
    7 => Hammer,
    8 => Ink,
    9 => Jar,
});

/// The same with derived serde.
pub mod derived {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct Record {
        pub id: String,
        pub name: String,
        pub created_at: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub deleted_at: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        pub size: i64,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub weight: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub is_remote: Option<bool>,
        pub tags: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub labels: Option<BTreeMap<String, String>>,
        pub links: Vec<Link>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct Link {
        pub id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub place: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub opened_at: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub is_pending: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub port: Option<i32>,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Apple {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub apple: String,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Bread {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub bread: String,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Candle {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub candle: String,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Drum {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub drum: String,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Engine {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub engine: String,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Feather {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub feather: String,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Guitar {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub guitar: String,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Hammer {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub hammer: String,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Ink {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub ink: String,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct Jar {
        pub id: String,
        pub title: String,
        pub note: Option<String>,
        pub count: i64,
        pub created_at: String,
        pub updated_at: Option<String>,
        pub owner: String,
        pub is_public: bool,
        pub tags: Vec<String>,
        pub weight: f64,
        pub jar: String,
    }

    /// One of ten: the first that fits.
    #[derive(Clone, Debug, PartialEq, Deserialize)]
    #[serde(untagged)]
    pub enum Thing {
        Apple(Apple),
        Bread(Bread),
        Candle(Candle),
        Drum(Drum),
        Engine(Engine),
        Feather(Feather),
        Guitar(Guitar),
        Hammer(Hammer),
        Ink(Ink),
        Jar(Jar),
    }
}
