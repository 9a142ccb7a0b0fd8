//! Declares structs whose fields name their keys in a JSON object.
//!
//! A row is a field as Rust declares it, followed by its presence, its key, and its setter: `pub id: String = required "id"`, or
//! `pub name: Option<String> = optional "name" set name(impl Into<String>)`. The code for serde and for setters is here, once.

/// Declares a struct that is read and written.
#[allow(unused_macros, reason = "not every API has types for both directions")]
macro_rules! object {
    ($($item:tt)*) => {
        $crate::api::runtime::json::fields::declare!(both $($item)*);
    };
}

/// Declares a struct that the API only sends. With the feature `serde` it is written as well.
#[allow(unused_macros, reason = "not every API has types that are read")]
macro_rules! decode_object {
    ($($item:tt)*) => {
        $crate::api::runtime::json::fields::declare!(decode $($item)*);
    };
}

/// Declares a struct that the API only receives. With the feature `serde` it is read as well.
#[allow(unused_macros, reason = "not every API has types that are written")]
macro_rules! encode_object {
    ($($item:tt)*) => {
        $crate::api::runtime::json::fields::declare!(encode $($item)*);
    };
}

/// Declares a struct that is neither read nor written as JSON.
#[allow(unused_macros, reason = "not every API has forms")]
macro_rules! form_object {
    ($($item:tt)*) => {
        $crate::api::runtime::json::fields::declare!(neither $($item)*);
    };
}

/// Declares the struct, and passes the table of its keys to another macro. Other items follow the struct unchanged.
///
/// A key is `required` or `optional`, and `nullable` if null is a value, or `clearable` if the empty string is one. A `const` row is always written, and ignored when it is read. The row
/// after `..` takes all other keys, which are `undeclared` if it has a setter. If there is a constructor, `new` lists its parameters, `set` is the setter for a field that is not among
/// them, `or` is the setter for null, `with` is an attribute for a derived trait, and `unless` is the default of the field. The setter has the documentation of the field, and its
/// deprecation.
#[allow(unused_macros, reason = "not every API has structs")]
macro_rules! declare {
    ($directions:ident $(#[$meta:meta])* pub struct $name:ident $(<$parameter:ident>)? {
        new($($given:ident($($given_ty:tt)*)),*),
        $(const $constant:literal = $value:expr,)*
        $(
            $(#[$field_meta:meta])*
            pub $field:ident: $ty:ty = $presence:ident $(nullable)? $(clearable)? $key:literal
            $(with #[$helper:meta])?
            $(
                set $setter:ident($($taken:tt)*) $(or $clear:ident $(as $empty:literal)?)? $(unless $preset:ident)?
            )?,
        )*
        $(..
            $(#[$rest_meta:meta])*
            pub $rest:ident: $rest_ty:ty $(= undeclared set $rest_setter:ident($($rest_taken:tt)*))?,
        )?
    } $($beside:tt)*) => {
        $crate::api::runtime::json::fields::declare!($directions $(#[$meta])* pub struct $name $(<$parameter>)? {
            $(const $constant = $value,)*
            $($(#[$field_meta])* pub $field: $ty = $presence $key $(with #[$helper])?,)*
            $(.. $(#[$rest_meta])* pub $rest: $rest_ty,)?
        });

        #[allow(clippy::should_implement_trait, clippy::too_many_arguments, reason = "as the API has it")]
        impl $(<$parameter>)? $name $(<$parameter>)? {
            /// Builds the value from everything that is required.
            pub fn new($($given: $crate::api::runtime::json::fields::taken!($($given_ty)*)),*) -> Self {
                Self {
                    $($given: $crate::api::runtime::json::fields::value!($given $($given_ty)*),)*
                    $($($field: $crate::api::runtime::json::fields::unset!($presence $setter),)?)*
                    $($rest: ::std::default::Default::default(),)?
                }
                $($($(.$setter(Self::$preset))?)?)*
            }

            $($crate::api::runtime::json::fields::setter!([$(#[$field_meta])*] $($setter $field $key $($taken)*)?);)*
            $($($($crate::api::runtime::json::fields::setter!($clear $field $key $(as $empty)?);)?)?)*
            $($crate::api::runtime::json::fields::setter!([$(#[$rest_meta])*] $($rest_setter $rest "" $($rest_taken)*)?);)?
        }

        $($beside)*
    };
    ($directions:ident $(#[$meta:meta])* pub struct $name:ident $(<$parameter:ident>)? {
        $(const $constant:literal = $value:expr,)*
        $(
            $(#[$field_meta:meta])*
            pub $field:ident: $ty:ty = $presence:ident $(nullable)? $(clearable)? $key:literal $(with #[$helper:meta])?,
        )*
        $(.. $(#[$rest_meta:meta])* pub $rest:ident: $rest_ty:ty,)?
    } $($beside:tt)*) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name $(<$parameter>)? {
            $($(#[$field_meta])* $(#[$helper])? pub $field: $ty,)*
            $($(#[$rest_meta])* pub $rest: $rest_ty,)?
        }

        $crate::api::runtime::json::fields::$directions!($name $(<$parameter>)? {
            $(const $constant = $value,)*
            $($key => $field: $presence,)*
            $(..$rest,)?
        });

        $($beside)*
    };
}

/// The initial value of a field.
#[allow(unused_macros, reason = "not every API has structs that are written")]
macro_rules! unset {
    (required $setter:ident) => {
        ::std::default::Default::default()
    };
    (optional $setter:ident) => {
        $crate::api::runtime::json::absent::Absent::ABSENT
    };
}

/// A setter: for null, for the empty string, for a value that converts into the field's type, for a boxed value, or for a value. A field may
/// have none. Its attributes are in the brackets.
#[allow(unused_macros, reason = "not every API has structs that are written")]
macro_rules! setter {
    ([$($meta:tt)*]) => {};
    ($setter:ident $field:ident $key:literal) => {
        #[doc = concat!("Sets `", stringify!($field), "` to null.")]
        pub fn $setter(mut self) -> Self {
            self.$field = $crate::api::runtime::json::nullable::Nullable::Null;
            self
        }
    };
    ($setter:ident $field:ident $key:literal as $empty:literal) => {
        #[doc = concat!("Clears `", stringify!($field), "` by sending the empty string.")]
        pub fn $setter(mut self) -> Self {
            self.$field = $crate::api::runtime::json::clearable::Clearable::Cleared;
            self
        }
    };
    ([$($meta:tt)*] $setter:ident $field:ident $key:literal impl Into<$ty:ty>) => {
        #[doc = concat!(" Sets `", stringify!($field), "`.")]
        #[doc = ""]
        $($meta)*
        pub fn $setter(mut self, $field: impl ::std::convert::Into<$ty>) -> Self {
            let value: $ty = $field.into();
            self.$field = value.into();
            self
        }
    };
    ([$($meta:tt)*] $setter:ident $field:ident $key:literal $ty:ty) => {
        #[doc = concat!(" Sets `", stringify!($field), "`.")]
        #[doc = ""]
        $($meta)*
        pub fn $setter(mut self, $field: $ty) -> Self {
            self.$field = $field.into();
            self
        }
    };
    ([$($meta:tt)*] $setter:ident $field:ident $key:literal $kind:ident $($taken:tt)+) => {
        #[doc = concat!(" Sets `", stringify!($field), "`.")]
        #[doc = ""]
        $($meta)*
        pub fn $setter(mut self, $field: $crate::api::runtime::json::fields::taken!($kind $($taken)+)) -> Self {
            let value: $crate::api::runtime::json::fields::held!($kind $($taken)+) =
                $crate::api::runtime::json::fields::value!($field $kind $($taken)+);
            self.$field = value.into();
            self
        }
    };
}

/// The type of a parameter: `list of String` is anything that has strings, and `boxed Node` is a node.
#[allow(unused_macros, reason = "not every API has structs that are written")]
macro_rules! taken {
    (list of $($item:tt)+) => {
        impl ::std::iter::IntoIterator<Item = $crate::api::runtime::json::fields::taken!($($item)+)>
    };
    (map of $($value:tt)+) => {
        impl ::std::iter::IntoIterator<Item = (
            impl ::std::convert::Into<::std::string::String>,
            $crate::api::runtime::json::fields::taken!($($value)+),
        )>
    };
    (boxed $($ty:tt)+) => {
        $crate::api::runtime::json::fields::taken!($($ty)+)
    };
    ($ty:ty) => {
        $ty
    };
}

/// The type of the value that is made of a parameter.
#[allow(unused_macros, reason = "not every API has structs that are written")]
macro_rules! held {
    (list of $($item:tt)+) => {
        ::std::vec::Vec<$crate::api::runtime::json::fields::held!($($item)+)>
    };
    (map of $($value:tt)+) => {
        ::std::collections::BTreeMap<::std::string::String, $crate::api::runtime::json::fields::held!($($value)+)>
    };
    (boxed $($ty:tt)+) => {
        ::std::boxed::Box<$crate::api::runtime::json::fields::held!($($ty)+)>
    };
    (impl Into<$ty:ty>) => {
        $ty
    };
    ($ty:ty) => {
        $ty
    };
}

/// The value that is made of a parameter.
#[allow(unused_macros, reason = "not every API has structs that are written")]
macro_rules! value {
    ($given:ident list of impl $($item:tt)+) => {
        $given.into_iter().map(::std::convert::Into::into).collect()
    };
    ($given:ident list of $($item:tt)+) => {
        $given.into_iter().collect()
    };
    ($given:ident map of $($value:tt)+) => {
        $given
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()))
            .collect()
    };
    ($given:ident boxed $($ty:tt)+) => {
        ::std::boxed::Box::new($given.into())
    };
    ($given:ident $($ty:tt)+) => {
        $given.into()
    };
}

/// Reads and writes nothing.
#[allow(unused_macros, reason = "not every API has forms")]
macro_rules! neither {
    ($($table:tt)*) => {};
}

/// Reads and writes a struct according to the table.
#[allow(unused_macros, reason = "not every API has types for both directions")]
macro_rules! both {
    ($($table:tt)*) => {
        $crate::api::runtime::json::fields::decode!($($table)*);
        $crate::api::runtime::json::fields::encode!($($table)*);
    };
}

/// Reads a struct.
#[allow(unused_macros, reason = "not every API has types that are read")]
macro_rules! decode {
    ($name:ident $(<$parameter:ident>)? {
        $(const $constant:literal = $value:expr,)*
        $($key:literal => $field:ident: $presence:ident,)*
        $(..$rest:ident,)?
    }) => {
        impl $(<$parameter: $crate::api::runtime::json::decode::Decode>)? $crate::api::runtime::json::object::Object
            for $name $(<$parameter>)?
        {
            const KEYS: &'static [$crate::api::runtime::json::object::Key] =
                &[$($crate::api::runtime::json::object::Key::$presence($key)),*];
            const CONSTANTS: &'static [&'static str] = &[$($constant),*];
            $(const REST: ::std::option::Option<&'static str> = ::std::option::Option::Some(stringify!($rest));)?

            fn blank() -> Self {
                Self {
                    $($field: $crate::api::runtime::json::fields::blank!($presence),)*
                    $($rest: ::std::default::Default::default(),)?
                }
            }

            // The visitor has found the row, so that no key is compared again. This compiles in less time than a `match`.
            #[allow(unused_mut, unused_variables, unused_assignments, reason = "no row follows the last one")]
            fn field<'de, A: ::serde::de::MapAccess<'de>>(
                &mut self,
                mut index: usize,
                entry: $crate::api::runtime::json::object::Entry<'_, A>,
            ) -> ::std::result::Result<(), A::Error> {
                $(
                    if index == 0 {
                        return entry.read(&mut self.$field);
                    }
                    index -= 1;
                )*
                entry.skip()
            }

            $(
                fn undeclared<'de, A: ::serde::de::MapAccess<'de>>(
                    &mut self,
                    key: &str,
                    entry: $crate::api::runtime::json::object::Entry<'_, A>,
                ) -> ::std::result::Result<(), A::Error> {
                    entry.keep(key, &mut self.$rest)
                }
            )?
        }

        $crate::api::runtime::json::decode::deserialize!($name $(<$parameter>)?);

        impl $(<$parameter: $crate::api::runtime::json::decode::Decode>)? $name $(<$parameter>)? {
            /// A value for tests, with nothing in it: the fields that matter have to be set.
            pub fn stub() -> Self {
                $crate::api::runtime::json::object::Object::blank()
            }
        }
    };
}

/// The value of a field before it is read.
#[allow(unused_macros, reason = "not every API has types that are read")]
macro_rules! blank {
    (required) => {
        $crate::api::runtime::json::decode::Decode::blank()
    };
    (optional) => {
        $crate::api::runtime::json::absent::Absent::ABSENT
    };
}

/// Writes a struct, in the order of the table.
#[allow(unused_macros, reason = "not every API has types that are written")]
macro_rules! encode {
    ($name:ident $(<$parameter:ident>)? {
        $(const $constant:literal = $value:expr,)*
        $($key:literal => $field:ident: $presence:ident,)*
        $(..$rest:ident,)?
    }) => {
        impl $(<$parameter: ::serde::Serialize>)? ::serde::Serialize for $name $(<$parameter>)? {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                #[allow(unused_mut, reason = "a struct may be empty")]
                let mut object = $crate::api::runtime::json::encode::ObjectEncoder::new(serializer);
                $(object.required($constant, &$value);)*
                $(object.$presence($key, &self.$field);)*
                $(object.extra(&self.$rest);)?
                object.end()
            }
        }
    };
}

#[allow(unused_imports, reason = "not every API has types for both directions")]
pub(crate) use {
    blank, both, declare, decode, encode, form_object, held, neither, object, setter, taken, unset,
    value,
};
#[allow(unused_imports, reason = "not every API has types for one direction")]
pub(crate) use {decode_object, encode_object};
