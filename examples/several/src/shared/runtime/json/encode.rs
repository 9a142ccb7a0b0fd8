//! Writes structs as JSON objects.
//!
//! It replaces serde's derived code: a field compiles to one line, and an absent value differs from null.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::nullable::Nullable;

/// Writes one object, entry by entry.
///
/// It keeps the first error until the end, since a `?` for each field would be most of the code of a struct.
pub struct ObjectEncoder<S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
}

/// A field whose entry may be left out.
pub trait Optional {
    /// Writes the entry, unless there is nothing to write.
    fn write<S: Serializer>(&self, key: &str, object: &mut ObjectEncoder<S>);
}

impl<T: Serialize> Optional for Option<T> {
    fn write<S: Serializer>(&self, key: &str, object: &mut ObjectEncoder<S>) {
        if let Some(value) = self {
            object.required(key, value);
        }
    }
}

impl<T: Serialize> Optional for Nullable<T> {
    fn write<S: Serializer>(&self, key: &str, object: &mut ObjectEncoder<S>) {
        match self {
            Self::Absent => {}
            Self::Null => object.required(key, &()),
            Self::Value(value) => object.required(key, value),
        }
    }
}

impl<S: Serializer> ObjectEncoder<S> {
    /// Opens an object.
    pub fn new(serializer: S) -> Self {
        let map = serializer.serialize_map(None);
        Self { map }
    }

    /// Writes an entry that is always present.
    pub fn required<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        let Ok(map) = &mut self.map else {
            return;
        };
        if let Err(error) = map.serialize_entry(key, value) {
            self.map = Err(error);
        }
    }

    /// Writes an entry that may be left out.
    pub fn optional<T: Optional>(&mut self, key: &str, value: &T) {
        value.write(key, self);
    }

    /// Writes the entries of undeclared keys.
    pub fn extra<T: Serialize>(&mut self, extra: &BTreeMap<String, T>) {
        for (key, value) in extra {
            self.required(key, value);
        }
    }

    /// Closes the object.
    ///
    /// # Errors
    ///
    /// Returns the first error of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.map?.end()
    }
}
