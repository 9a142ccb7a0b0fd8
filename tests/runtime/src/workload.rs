//! Models to measure: as the generator would emit them, and the same with derived serde.

use std::collections::BTreeMap;

use crate::runtime::json::fields::{decode_object, object};
use crate::runtime::json::union::decode_union;

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

/// Ten members that differ in their tag and in one key, and the same with derived serde.
macro_rules! members {
    ($($member:ident $key:ident $text:literal,)+) => {
        $(decode_object! {
            /// A member of the union.
            pub struct $member {
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
                pub $key: String = required $text,
            }
        })+

        decode_union! {
            /// One of ten members, which the tag identifies.
            pub enum Thing by value of "kind" {
                $($member($member) = $text,)+
            }
        }

        /// The members with derived serde.
        pub mod untagged {
            use serde::Deserialize;

            $(#[derive(Clone, Debug, PartialEq, Deserialize)]
            pub struct $member {
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
                pub $key: String,
            })+

            /// One of ten members: the first that fits.
            #[derive(Clone, Debug, PartialEq, Deserialize)]
            #[serde(untagged)]
            pub enum Thing {
                $($member($member),)+
            }
        }
    };
}

members! {
    Apple apple "apple",
    Bread bread "bread",
    Candle candle "candle",
    Drum drum "drum",
    Engine engine "engine",
    Feather feather "feather",
    Guitar guitar "guitar",
    Hammer hammer "hammer",
    Ink ink "ink",
    Jar jar "jar",
}

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
}
