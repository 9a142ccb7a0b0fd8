//! Writes structs as JSON objects.
//!
//! Stands in for derived serde: a field costs one line, and absent is told from null.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::nullable::Nullable;

/// Writes one object, entry by entry.
pub struct ObjectEncoder<S: Serializer> {
    map: S::SerializeMap,
}

impl<S: Serializer> ObjectEncoder<S> {
    /// Opens an object.
    ///
    /// # Errors
    ///
    /// Those of the serializer, here and in all methods.
    pub fn new(serializer: S) -> Result<Self, S::Error> {
        let map = serializer.serialize_map(None)?;
        Ok(Self { map })
    }

    /// Writes an entry that is always there.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn required<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        self.map.serialize_entry(key, value)
    }

    /// Writes an entry that is left out when it is `None`.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn optional<T: Serialize>(
        &mut self,
        key: &'static str,
        value: &Option<T>,
    ) -> Result<(), S::Error> {
        match value {
            Some(value) => self.map.serialize_entry(key, value),
            None => Ok(()),
        }
    }

    /// Writes an entry that is left out when it is absent, and `null` when it is null.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn nullable<T: Serialize>(
        &mut self,
        key: &'static str,
        value: &Nullable<T>,
    ) -> Result<(), S::Error> {
        match value {
            Nullable::Absent => Ok(()),
            Nullable::Null => self.map.serialize_entry(key, &()),
            Nullable::Value(value) => self.map.serialize_entry(key, value),
        }
    }

    /// Writes the entries that no field declares.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn extra<T: Serialize>(&mut self, extra: &BTreeMap<String, T>) -> Result<(), S::Error> {
        extra
            .iter()
            .try_for_each(|(key, value)| self.map.serialize_entry(key, value))
    }

    /// Closes the object.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.map.end()
    }
}
