//! Reads JSON into the models.
//!
//! It replaces serde's derived code: a model compiles to a few lines over shared visitors, and an error contains the JSON pointer.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::misfit;

/// A type that can be read from JSON.
///
/// A model implements [`Object`](super::object::Object), and thereby this trait.
pub trait Decode: Sized {
    /// Reads one value. Never fails because of unknown keys or unknown enum values.
    ///
    /// # Errors
    ///
    /// Returns an error if the input is of another type, or not well formed. The error begins with the JSON pointer (RFC 6901) from here to the
    /// value that does not fit.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// The initial value of a field, before it is read. A consumer never sees it.
    fn blank() -> Self;

    /// Returns true unless an object with these keys could be of any other type as well: it has none of the keys of this one, and none is
    /// required.
    fn claims(_keys: &[&str]) -> bool {
        true
    }
}

/// Reads a whole JSON text.
///
/// All JSON is read by this function, so that every type is compiled for only one deserializer.
///
/// # Errors
///
/// Returns an error if the text is not JSON (RFC 8259), has more than one value, or does not fit `T`.
pub fn from_str<T: Decode>(text: &str) -> Result<T, serde_json::Error> {
    let outer = PACE.replace(Pace::Straight);
    let mut read = whole(text);
    // A value did not fit the member that its tag names. It has been consumed, so the whole text is read again carefully.
    if PACE.get() == Pace::Failed {
        PACE.set(Pace::Careful);
        read = whole(text);
    }
    PACE.set(outer);
    read
}

fn whole<T: Decode>(text: &str) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = T::decode(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// The error without the value that did not fit, which may be a secret.
pub(crate) fn without_value(error: serde_json::Error) -> serde_json::Error {
    match error.is_data() {
        true => de::Error::custom(concealed(&error.to_string())),
        false => error,
    }
}

/// The beginnings of serde's messages that show a value.
const SHOWING: [&str; 3] = ["invalid type: ", "invalid value: ", "unknown variant "];

/// Leaves out the values that serde quotes: integer `5`, string "text".
fn concealed(message: &str) -> String {
    let mut text = String::new();
    let mut rest = message;
    let next = |rest: &str| {
        SHOWING
            .iter()
            .filter_map(|it| Some(rest.find(it)? + it.len()))
            .min()
    };
    while let Some(start) = next(rest) {
        let (before, after) = rest.split_at(start);
        text.push_str(before);
        let kind = after.find(['`', '"', ',']).unwrap_or(after.len());
        let (kind, quoted) = after.split_at(kind);
        text.push_str(kind);
        text.truncate(text.trim_end().len());
        rest = after_quoted(quoted);
    }
    text + rest
}

/// The text after a value in quotes, if there is one.
fn after_quoted(text: &str) -> &str {
    let mut characters = text.chars();
    let quote = match characters.next() {
        Some(quote @ ('`' | '"')) => quote,
        Some(_) | None => return text,
    };
    while let Some(character) = characters.next() {
        if character == quote {
            break;
        }
        if character == '\\' && quote == '"' {
            characters.next();
        }
    }
    characters.as_str()
}

/// The way to read unions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// From any input. The text of each value is kept until its member is read.
    Careful,
    /// From a text that outlives the result, in one pass if possible.
    Straight,
    /// In one pass, which failed.
    Failed,
}

thread_local! {
    static PACE: Cell<Pace> = const { Cell::new(Pace::Careful) };
}

/// Returns true if the input is the text of [`from_str`], which can be read again.
#[allow(dead_code, reason = "not every API has unions")]
pub(crate) fn is_straight() -> bool {
    PACE.get() == Pace::Straight
}

/// The error for a text that has to be read again carefully.
#[cold]
#[allow(dead_code, reason = "not every API has unions")]
pub(crate) fn not_straight<E: de::Error>() -> E {
    PACE.set(Pace::Failed);
    E::custom("to be read again")
}

/// Makes a [`Decode`] type a seed of serde.
pub struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    /// The seed of `T`.
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Default for Seed<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::decode(deserializer)
    }
}

/// Implements `serde::Deserialize` for types by means of [`Decode`].
#[allow(
    unused_macros,
    reason = "an API that decodes nothing has no use for it"
)]
macro_rules! deserialize {
    ($($name:ident $(<$($parameter:ident),+>)?),+ $(,)?) => {$(
        impl<'de $($(, $parameter: $crate::shared::runtime::json::decode::Decode)+)?> ::serde::Deserialize<'de>
            for $name $(<$($parameter),+>)?
        {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                <Self as $crate::shared::runtime::json::decode::Decode>::decode(deserializer)
            }
        }
    )+};
}
#[allow(
    unused_imports,
    reason = "an API that decodes nothing has no use for it"
)]
pub(crate) use deserialize;

/// Adds the token of a container to the pointer at the beginning of an inner error.
#[cold]
#[inline(never)]
pub(crate) fn locate<E: de::Error>(token: &str, error: E) -> E {
    let token = misfit::token(token);
    let inner = error.to_string();
    // An inner container has already added its token, which begins with a slash.
    let separator = if inner.starts_with('/') { "" } else { ": " };
    E::custom(format_args!("/{token}{separator}{inner}"))
}

/// Reads a key, and copies it only if it has escapes.
pub(crate) struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}
