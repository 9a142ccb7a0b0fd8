//! Tables that say which key of a JSON object goes to which field of a struct.
//!
//! A row is `"key" => field: presence`; what serde needs is written here, once, so that a struct costs a row per field.

/// Reads and writes a struct as the table says.
#[allow(unused_macros, reason = "not every API has types for both directions")]
macro_rules! object {
    ($($table:tt)*) => {
        $crate::runtime::fields::decode_object!($($table)*);
        $crate::runtime::fields::encode_object!($($table)*);
    };
}

/// Reads a struct: `const` rows are passed over, `..field` takes the keys that no row has.
#[allow(unused_macros, reason = "not every API has types that are read")]
macro_rules! decode_object {
    ($name:ident $(<$parameter:ident>)? {
        $(const $constant:literal = $value:expr,)*
        $($key:literal => $field:ident: $presence:ident,)*
        $(..$rest:ident,)?
    }) => {
        impl $(<$parameter: $crate::runtime::decode::Decode>)? $crate::runtime::object::Object
            for $name $(<$parameter>)?
        {
            const KEYS: &'static [$crate::runtime::object::Key] =
                &[$($crate::runtime::object::Key::$presence($key)),*];

            fn blank() -> Self {
                Self {
                    $($field: $crate::runtime::decode::Decode::blank(),)*
                    $($rest: ::std::default::Default::default(),)?
                }
            }

            fn field<'de, A: ::serde::de::MapAccess<'de>>(
                &mut self,
                key: &str,
                entry: $crate::runtime::object::Entry<'_, A>,
            ) -> ::std::result::Result<(), A::Error> {
                match key {
                    $($key => self.$field = entry.decode()?,)*
                    $($constant => entry.skip()?,)*
                    _ => $crate::runtime::fields::undeclared!(self, key, entry $(, $rest)?),
                }
                ::std::result::Result::Ok(())
            }
        }

        $crate::runtime::decode::deserialize!($name $(<$parameter>)?);
    };
}

/// Keeps what no row declares, or passes over it.
#[allow(unused_macros, reason = "not every API has types that are read")]
macro_rules! undeclared {
    ($this:expr, $key:expr, $entry:expr) => {
        $entry.skip()?
    };
    ($this:expr, $key:expr, $entry:expr, $rest:ident) => {
        $entry.keep($key, &mut $this.$rest)?
    };
}

/// Writes a struct, in the order of the table; `const` rows are always written.
#[allow(unused_macros, reason = "not every API has types that are written")]
macro_rules! encode_object {
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
                let mut object = $crate::runtime::encode::ObjectEncoder::new(serializer)?;
                $(object.required($constant, &$value)?;)*
                $(object.$presence($key, &self.$field)?;)*
                $(object.extra(&self.$rest)?;)?
                object.end()
            }
        }
    };
}

#[allow(unused_imports, reason = "not every API has types for both directions")]
pub(crate) use {decode_object, encode_object, object, undeclared};
