//! Enums that stay open.
//!
//! A server may send a value that its document does not list yet, and a response must not fail because of it.

/// Declares an enum of strings, with a row per value and `Unknown(String)` for all others.
#[allow(
    unused_macros,
    reason = "an API without string enums has no use for it"
)]
macro_rules! open_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$attribute:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", stringify!($text), "`")] $(#[$attribute])* $variant,)+
            /// A value that the API does not document.
            Unknown(::std::string::String),
        }

        impl $name {
            /// The variants that the API documents.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),+];

            /// The API's spelling of the variants, in the order of [`Self::KNOWN`].
            pub const VALUES: &'static [&'static str] = &[$($text),+];

            /// The value as the API spells it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Unknown(text) => text,
                }
            }

            /// Returns true if the API does not document the value.
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                $crate::runtime::json::enumeration::known(Self::VALUES, Self::KNOWN, &text)
                    .unwrap_or_else(|| Self::Unknown(text.to_owned()))
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                $crate::runtime::json::enumeration::known(Self::VALUES, Self::KNOWN, &text.as_str())
                    .unwrap_or(Self::Unknown(text))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::result::Result::Ok(Self::from(text))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl $crate::runtime::json::decode::Decode for $name {
            fn decode<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::json::enumeration::read_text(deserializer, |text| Self::from(text))
            }

            fn blank() -> Self {
                Self::Unknown(::std::string::String::new())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        $crate::runtime::json::decode::deserialize!($name);
    };
}
#[allow(
    unused_imports,
    reason = "an API without string enums has no use for it"
)]
pub(crate) use open_enum;

/// Declares an enum of integers, with a row per value and `Unknown(i64)` for all others.
#[allow(
    unused_macros,
    reason = "an API without integer enums has no use for it"
)]
macro_rules! open_integer_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$attribute:meta])* $variant:ident = $number:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $number, "`")] $(#[$attribute])* $variant,)+
            /// A value that the API does not document.
            Unknown(i64),
        }

        impl $name {
            /// The variants that the API documents.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),+];

            /// The numbers of the variants, in the order of [`Self::KNOWN`].
            pub const VALUES: &'static [i64] = &[$($number),+];

            /// The API's number for the value.
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)+
                    Self::Unknown(number) => *number,
                }
            }

            /// Returns true if the API does not document the value.
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }
        }

        impl ::std::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                $crate::runtime::json::enumeration::known(Self::VALUES, Self::KNOWN, &number)
                    .unwrap_or(Self::Unknown(number))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), formatter)
            }
        }

        impl $crate::runtime::json::decode::Decode for $name {
            fn decode<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                <i64 as $crate::runtime::json::decode::Decode>::decode(deserializer).map(Self::from)
            }

            fn blank() -> Self {
                Self::Unknown(0)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        $crate::runtime::json::decode::deserialize!($name);
    };
}
#[allow(
    unused_imports,
    reason = "an API without integer enums has no use for it"
)]
pub(crate) use open_integer_enum;

/// The variant for the value `sought`. A table costs less to compile than a `match` over strings.
pub fn known<V: PartialEq, T: Clone>(values: &[V], variants: &[T], sought: &V) -> Option<T> {
    let index = values.iter().position(|value| value == sought)?;
    variants.get(index).cloned()
}

/// Reads a string and converts it into an enum, without copying the string if the input allows it.
///
/// # Errors
///
/// Returns an error if the input is not a string.
pub fn read_text<'de, T, D: serde::Deserializer<'de>>(
    deserializer: D,
    from: fn(&str) -> T,
) -> Result<T, D::Error> {
    super::text::read(deserializer).map(|text| from(&text))
}
