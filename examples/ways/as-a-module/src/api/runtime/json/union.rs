//! Unions, and the way to find the member of a value.
//!
//! A table names the member, and only that one is decoded, without trying others. A value that fits no member is kept as JSON.

// read ─┬─ the table begins with a tag, and the input is the text of `from_str`
//       │    └─ TagVisitor: reads entries up to the tag, and passes them and the rest to the member, all in one pass
//       │         └─ if anything does not fit: `not_straight`, and `from_str` reads the whole text again, as below
//       └─ otherwise
//            └─ keep the text of the value ─ choose_and_read
//                                              ├─ choose_claimed: walks the table with parts of the text ─ the index of a member
//                                              ├─ U::member: decodes the text as that member
//                                              └─ if there is no index, or the member does not fit: U::unknown

use serde::Deserialize;
use serde::de::{self, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::choice::{Choice, Union, choose_claimed};
use super::decode::{self, Decode};
use super::level::Level;
use super::tagged::TagVisitor;

/// The error for an index that is in the table of a union, but not in the union.
pub fn no_member<'de, D: Deserializer<'de>>(index: usize, _: D) -> D::Error {
    de::Error::custom(format_args!("there is no member {index}"))
}

/// Returns true if an object with these keys can be a `T`, which is the member that `_member` makes.
pub fn claims<T: Decode, U>(_member: fn(T) -> U, keys: &[&str]) -> bool {
    T::claims(keys)
}

/// Reads one value of a union: as the member that the table names, or as unknown if it does not fit that member.
///
/// # Errors
///
/// Returns an error if the input is not well formed, or the value is nested too deeply or has a number that is out of range.
pub fn read<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    if let (Choice::Tag { key, .. }, true) = (U::CHOICE, decode::is_straight()) {
        // Nothing else is read as a struct, so an object that is being read in one pass can refuse to be another one.
        let read = deserializer.deserialize_struct(key, &[], TagVisitor::new());
        return read.map_err(|_| decode::not_straight());
    }
    if decode::is_straight() {
        let raw = <&RawValue>::deserialize(deserializer)?;
        return choose_and_read(raw.get());
    }
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    choose_and_read(raw.get())
}

fn choose_and_read<U: Union, E: de::Error>(text: &str) -> Result<U, E> {
    let level = Level::enter();
    let member = choose_claimed::<U>(text.trim_start()).filter(|_| level.is_some());
    let decoded = member.and_then(|member| {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let value = U::member(member, &mut deserializer).ok()?;
        deserializer.end().ok()?;
        Some(value)
    });
    match decoded {
        Some(value) => Ok(value),
        None => serde_json::from_str(text)
            .map(U::unknown)
            .map_err(de::Error::custom),
    }
}

/// Reads kept JSON as one of its possible types; `None` if it is not of that type.
pub fn member<T: Decode>(value: &Value) -> Option<T> {
    decode::from_str(&value.to_string()).ok()
}

/// Declares a union that is read and written.
#[allow(unused_macros, reason = "not every API has unions for both directions")]
macro_rules! union {
    ($($item:tt)*) => {
        $crate::api::runtime::json::union::declare_union!(read_and_write $($item)*);
    };
}

/// Declares a union that the API only sends. With the feature `serde` it is written as well.
#[allow(unused_macros, reason = "not every API has unions that are read")]
macro_rules! decode_union {
    ($($item:tt)*) => {
        $crate::api::runtime::json::union::declare_union!(read_only $($item)*);
    };
}

/// Declares a union that the API only receives. With the feature `serde` it is read as well.
#[allow(unused_macros, reason = "not every API has unions that are written")]
macro_rules! encode_union {
    ($($item:tt)*) => {
        $crate::api::runtime::json::union::declare_union!(write_only $($item)*);
    };
}

/// Declares the enum, and passes its members to the macros that read and write it.
///
/// If one decision leads to every member, each member is followed by its labels: `pub enum Pet by value of "kind" { Cat(Cat) = "cat" }`.
/// Otherwise a tree of decisions follows the members, and its branches end at the name of a member, or at `Unknown`. A decision is
/// `by value of "key"`, `by key`, `by type`, `by type of "key"`, or `by type of items`. Other items follow unchanged.
///
/// A member lists what it is made from: `Cat(Cat) from(Cat)`, `Name(String) from(text)`, or `Names(Vec<String>) from(list of impl Into<String>)`.
#[allow(unused_macros, reason = "not every API has unions")]
macro_rules! declare_union {
    ($directions:ident [$($tree:tt)*] $(#[$meta:meta])* pub enum $name:ident {
        $($member:ident($ty:ty) $(from($($source:tt)*))*,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "members are as large as the API's objects")]
        #[non_exhaustive]
        pub enum $name {
            $(
                /// One of the members that the API documents.
                $member($ty),
            )*
            /// None of the members that the API documents.
            Unknown(::serde_json::Value),
        }

        $($($crate::api::runtime::json::union::member_from!($name $member $($source)*);)*)*

        $crate::api::runtime::json::union::$directions!($name [$($tree)*] { $($member,)* });
    };
    (
        $directions:ident $(#[$meta:meta])* pub enum $name:ident by $by:ident $(of $what:tt)? {
            $($member:ident($ty:ty) $(from($($source:tt)*))* = $($label:literal)|+,)*
        }
        $($beside:tt)*
    ) => {
        $crate::api::runtime::json::union::declare_union!(
            $directions [by $by $(of $what)? { $($($label => $member,)+)* }]
            $(#[$meta])* pub enum $name { $($member($ty) $(from($($source)*))*,)* }
        );
        $($beside)*
    };
    (
        $directions:ident $(#[$meta:meta])* pub enum $name:ident {
            $($member:ident($ty:ty) $(from($($source:tt)*))*,)*
        }
        by $by:ident $(of $what:tt)? { $($cases:tt)* }
        $($beside:tt)*
    ) => {
        $crate::api::runtime::json::union::declare_union!(
            $directions [by $by $(of $what)? { $($cases)* }]
            $(#[$meta])* pub enum $name { $($member($ty) $(from($($source)*))*,)* }
        );
        $($beside)*
    };
    (
        $directions:ident $(#[$meta:meta])* pub enum $name:ident {
            $($member:ident($ty:ty) $(from($($source:tt)*))*,)*
        }
        $($beside:tt)*
    ) => {
        $crate::api::runtime::json::union::declare_union!(
            $directions [Unknown] $(#[$meta])* pub enum $name { $($member($ty) $(from($($source)*))*,)* }
        );
        $($beside)*
    };
}

/// Makes a union from a value of a member.
#[allow(unused_macros, reason = "not every API has unions that are written")]
macro_rules! member_from {
    ($name:ident $member:ident text) => {
        $crate::api::runtime::json::union::member_from!($name $member &str);
        $crate::api::runtime::json::union::member_from!($name $member ::std::string::String);
    };
    ($name:ident $member:ident list of text) => {
        $crate::api::runtime::json::union::member_from!($name $member list of &str);
        $crate::api::runtime::json::union::member_from!($name $member list of ::std::string::String);
    };
    ($name:ident $member:ident list of impl Into<$item:ty>) => {
        impl<T: ::std::convert::Into<$item>> ::std::convert::From<::std::vec::Vec<T>> for $name {
            fn from(items: ::std::vec::Vec<T>) -> Self {
                Self::$member(items.into_iter().map(::std::convert::Into::into).collect())
            }
        }

        impl<T: ::std::convert::Into<$item>, const N: usize> ::std::convert::From<[T; N]> for $name {
            fn from(items: [T; N]) -> Self {
                Self::$member(items.into_iter().map(::std::convert::Into::into).collect())
            }
        }
    };
    ($name:ident $member:ident list of $item:ty) => {
        impl ::std::convert::From<::std::vec::Vec<$item>> for $name {
            fn from(items: ::std::vec::Vec<$item>) -> Self {
                Self::$member(items.into_iter().map(::std::convert::Into::into).collect())
            }
        }

        impl<const N: usize> ::std::convert::From<[$item; N]> for $name {
            fn from(items: [$item; N]) -> Self {
                Self::$member(items.into_iter().map(::std::convert::Into::into).collect())
            }
        }
    };
    ($name:ident $member:ident boxed $ty:ty) => {
        $crate::api::runtime::json::union::member_from!($name $member $ty);
    };
    ($name:ident $member:ident $ty:ty) => {
        impl ::std::convert::From<$ty> for $name {
            fn from(value: $ty) -> Self {
                Self::$member(value.into())
            }
        }
    };
}

/// Reads and writes a union.
#[allow(unused_macros, reason = "not every API has unions for both directions")]
macro_rules! read_and_write {
    ($($table:tt)*) => {
        $crate::api::runtime::json::union::read_only!($($table)*);
        $crate::api::runtime::json::union::write_only!($($table)*);
    };
}

/// Reads a union.
#[allow(unused_macros, reason = "not every API has unions that are read")]
macro_rules! read_only {
    ($name:ident [$($tree:tt)*] { $($member:ident,)* }) => {
        const _: () = {
            /// The positions of the members, under a name that no type of the API has.
            enum __Position {
                $($member,)*
            }

            impl $crate::api::runtime::json::choice::Union for $name {
                const CHOICE: $crate::api::runtime::json::choice::Choice =
                    $crate::api::runtime::json::union::choice!(__Position $($tree)*);

                fn member<'de, D: ::serde::Deserializer<'de>>(
                    index: usize,
                    deserializer: D,
                ) -> ::std::result::Result<Self, D::Error> {
                    match index {
                        $(_ if index == __Position::$member as usize => {
                            $crate::api::runtime::json::decode::Decode::decode(deserializer)
                                .map(Self::$member)
                        })*
                        _ => ::std::result::Result::Err($crate::api::runtime::json::union::no_member(
                            index,
                            deserializer,
                        )),
                    }
                }

                fn claims(index: usize, keys: &[&str]) -> bool {
                    match index {
                        $(_ if index == __Position::$member as usize => {
                            $crate::api::runtime::json::union::claims(Self::$member, keys)
                        })*
                        _ => false,
                    }
                }

                fn unknown(value: ::serde_json::Value) -> Self {
                    Self::Unknown(value)
                }
            }
        };

        impl $crate::api::runtime::json::decode::Decode for $name {
            fn decode<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::api::runtime::json::union::read(deserializer)
            }

            fn blank() -> Self {
                Self::Unknown(::serde_json::Value::Null)
            }
        }

        $crate::api::runtime::json::decode::deserialize!($name);
    };
}

/// Turns a tree of decisions into a [`Choice`].
#[allow(unused_macros, reason = "not every API has unions that are read")]
macro_rules! choice {
    ($position:ident Unknown) => {
        $crate::api::runtime::json::choice::Choice::Unknown
    };
    ($position:ident $member:ident) => {
        $crate::api::runtime::json::choice::Choice::Member($position::$member as usize)
    };
    ($position:ident by $by:ident $(of $what:tt)? {
        $($label:literal => $first:ident $($second:ident $(of $key:tt)? { $($cases:tt)* })?,)*
        $(_ => $last:ident $($then:ident $(of $last_key:tt)? { $($last_cases:tt)* })?,)?
    }) => {
        $crate::api::runtime::json::union::decision!(
            $by $(of $what)?,
            &[$((
                $crate::api::runtime::json::union::label!($by $label),
                $crate::api::runtime::json::union::choice!(
                    $position $first $($second $(of $key)? { $($cases)* })?
                ),
            )),*],
            [$($crate::api::runtime::json::union::choice!(
                $position $last $($then $(of $last_key)? { $($last_cases)* })?
            ))?]
        )
    };
}

/// A label in the form that its decision compares: the name of a JSON type, or text.
#[allow(unused_macros, reason = "not every API has unions that are read")]
macro_rules! label {
    (type $label:literal) => {
        $crate::api::runtime::json::choice::Kind::of($label)
    };
    ($by:ident $label:literal) => {
        $label
    };
}

/// One decision. A value with another label is unknown, unless there is a choice for it.
#[allow(unused_macros, reason = "not every API has unions that are read")]
macro_rules! decision {
    ($by:ident $(of $what:tt)?, $cases:expr, []) => {
        $crate::api::runtime::json::union::decision!(
            $by $(of $what)?, $cases, [$crate::api::runtime::json::choice::Choice::Unknown]
        )
    };
    (type, $cases:expr, [$otherwise:expr]) => {
        $crate::api::runtime::json::choice::Choice::Kind($cases)
    };
    (type of items, $cases:expr, [$otherwise:expr]) => {
        $crate::api::runtime::json::choice::Choice::Items { cases: $cases, otherwise: &$otherwise }
    };
    (type of $key:literal, $cases:expr, [$otherwise:expr]) => {
        $crate::api::runtime::json::choice::Choice::Property {
            key: $key,
            cases: $cases,
            otherwise: &$otherwise,
        }
    };
    (value of $key:literal, $cases:expr, [$otherwise:expr]) => {
        $crate::api::runtime::json::choice::Choice::Tag {
            key: $key,
            cases: $cases,
            otherwise: &$otherwise,
        }
    };
    (key, $cases:expr, [$otherwise:expr]) => {
        $crate::api::runtime::json::choice::Choice::Key { cases: $cases, otherwise: &$otherwise }
    };
}

/// Writes a union like its member.
#[allow(unused_macros, reason = "not every API has unions that are written")]
macro_rules! write_only {
    ($name:ident [$($tree:tt)*] { $($member:ident,)* }) => {
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$member(value) => ::serde::Serialize::serialize(value, serializer),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }
    };
}

/// Declares the struct for a union whose members nothing distinguishes, and reads it: `as_pet -> Pet` reads it as one of them.
#[allow(unused_macros, reason = "not every API has such unions")]
macro_rules! declare_raw_union {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$accessor_meta:meta])* $accessor:ident -> $ty:ty,)*
    }) => {
        $(#[$meta])*
        ///
        /// Nothing distinguishes the members, so the JSON is kept, and is read as the type that the caller expects.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name(pub ::serde_json::Value);

        impl $name {
            $(
                $(#[$accessor_meta])*
                pub fn $accessor(&self) -> ::std::option::Option<$ty> {
                    $crate::api::runtime::json::union::member(&self.0)
                }
            )*
        }

        impl $crate::api::runtime::json::decode::Decode for $name {
            fn decode<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::api::runtime::json::decode::Decode::decode(deserializer).map(Self)
            }

            fn blank() -> Self {
                ::std::default::Default::default()
            }
        }

        $crate::api::runtime::json::decode::deserialize!($name);
    };
}

/// Declares a union whose members nothing distinguishes, and which the API only sends. With the feature `serde` it is written as well.
#[allow(unused_macros, reason = "not every API has such unions")]
macro_rules! decode_raw_union {
    ($($item:tt)*) => {
        $crate::api::runtime::json::union::declare_raw_union! { $($item)* }
    };
}

/// Declares a union to be read and written, whose members nothing distinguishes.
#[allow(unused_macros, reason = "not every API has such unions")]
macro_rules! raw_union {
    ($(#[$meta:meta])* pub struct $name:ident { $($rows:tt)* }) => {
        $crate::api::runtime::json::union::declare_raw_union! { $(#[$meta])* pub struct $name { $($rows)* } }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                ::serde::Serialize::serialize(&self.0, serializer)
            }
        }
    };
}

#[allow(unused_imports, reason = "not every API has unions of each kind")]
pub(crate) use {
    choice, decision, declare_raw_union, declare_union, label, member_from, raw_union,
    read_and_write, read_only, union, write_only,
};
#[allow(unused_imports, reason = "not every API has unions of each kind")]
pub(crate) use {decode_raw_union, decode_union, encode_union};
