//! Types about `pet`.

use crate::runtime;

#[cfg(feature = "pets")]
runtime::json::fields::encode_object! {
    pub struct NewPet {
        new(kind(impl Into<super::Kind>), name(impl Into<String>)),
        pub name: String = required "name",
        pub kind: super::Kind = required "kind",
    }
}

#[cfg(feature = "pets")]
runtime::json::fields::decode_object! {
    pub struct Pet {
        pub id: String = required "id",
        pub name: String = required "name",
        pub kind: super::Kind = required "kind",
        pub born: Option<jiff::civil::Date> = optional "born",
        pub home: Option<super::PetHome> = optional "home",
    }
}

#[cfg(feature = "pets")]
runtime::json::union::decode_union! {
    pub enum PetHome by value of "type" {
        Family(super::Family) = "family",
        Shelter(super::Shelter) = "shelter",
    }
}

#[cfg(feature = "pets")]
runtime::json::fields::decode_object! {
    pub struct PetPage {
        pub data: Vec<super::Pet> = required "data",
        pub next_cursor: Option<String> = optional "next_cursor",
    }
}
