//! The state of a property that is left out.

use std::collections::BTreeMap;

use super::nullable::Nullable;

/// A field that may be left out.
///
/// Its value is a constant, since a struct with a call for each field would take longer to compile.
pub trait Absent: Sized {
    /// The value of a field that is left out.
    const ABSENT: Self;
}

impl<T> Absent for Option<T> {
    const ABSENT: Self = None;
}

impl<T> Absent for Vec<T> {
    const ABSENT: Self = Self::new();
}

impl<K, V> Absent for BTreeMap<K, V> {
    const ABSENT: Self = Self::new();
}

impl<T> Absent for Nullable<T> {
    const ABSENT: Self = Self::Absent;
}
