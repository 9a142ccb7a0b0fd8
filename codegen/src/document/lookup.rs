//! Follows `$ref`s to parameters, responses, bodies, headers and schemas.
//!
//! A reference may name any place of the document (RFC 6901), so values without a name under `components` are read as well.

use std::borrow::Cow;
use std::sync::atomic::Ordering;

use openapiv3::{ReferenceOr, Schema};
use serde::de::DeserializeOwned;

use crate::report::nearest;
use crate::source::Pointer;

use super::parse::Document;

/// The value that a reference led to, and its place.
#[derive(Debug)]
pub struct Found<T> {
    pub value: T,
    pub pointer: Pointer,
}

/// Longer chains of references than this are cycles.
const LONGEST_CHAIN: usize = 32;

impl Document {
    /// Follows `reference` from `at` until something is found; `None` if it leads nowhere or in a circle.
    pub fn resolve<T: DeserializeOwned + Clone>(
        &self,
        reference: &ReferenceOr<T>,
        at: &Pointer,
    ) -> Option<Found<T>> {
        let mut current = reference.clone();
        let mut pointer = at.clone();
        for _ in 0..LONGEST_CHAIN {
            match current {
                ReferenceOr::Item(value) => return Some(Found { value, pointer }),
                ReferenceOr::Reference { reference } => {
                    pointer = target(&reference)?;
                    current = self.read(&pointer)?;
                }
            }
        }
        None
    }

    /// The schema at `pointer`, wherever that is.
    pub fn schema(&self, pointer: &Pointer) -> Option<Cow<'_, ReferenceOr<Schema>>> {
        match self.listed(pointer) {
            Some(schema) => Some(Cow::Borrowed(schema)),
            None => self.read(pointer).map(Cow::Owned),
        }
    }

    /// The target of the schema at `pointer`, if it is only a reference. Does not read the keywords of the schema.
    pub fn schema_reference(&self, pointer: &Pointer) -> Option<&str> {
        pointer.of(&self.value)?.get("$ref")?.as_str()
    }

    fn listed(&self, pointer: &Pointer) -> Option<&ReferenceOr<Schema>> {
        let parent = pointer.parent()?;
        let schemas = &self.openapi.components.as_ref()?.schemas;
        (parent.as_str() == "/components/schemas").then(|| schemas.get(&pointer.last()?))?
    }

    /// The name nearest to the one that `pointer` asks for, among its siblings; `None` as well if too many were compared before.
    pub fn nearest(&self, pointer: &Pointer) -> Option<String> {
        let siblings = pointer.parent()?;
        let siblings = siblings.of(&self.value)?.as_object()?;
        let wanted = pointer.last()?;
        let left = self.comparisons.load(Ordering::Relaxed);
        let left = left.checked_sub(siblings.len())?;
        self.comparisons.store(left, Ordering::Relaxed);
        let found = nearest(&wanted, siblings.keys().map(String::as_str))?;
        Some(found.to_owned())
    }

    /// The schema with the name that `pointer` asks for, in another place, such as that of definitions in Swagger 2.0.
    pub fn namesake(&self, pointer: &Pointer) -> Option<Pointer> {
        let schemas = Pointer::root().child("components").child("schemas");
        let namesake = schemas.child(&pointer.last()?);
        namesake.of(&self.value).is_some().then_some(namesake)
    }

    fn read<T: DeserializeOwned>(&self, pointer: &Pointer) -> Option<T> {
        let value = pointer.of(&self.value)?;
        // Only an object can be the target of a reference; a reference to another value is dangling.
        value.as_object()?;
        T::deserialize(value).ok()
    }
}

/// The place that a `$ref` names, if it is in this document.
pub fn target(reference: &str) -> Option<Pointer> {
    let fragment = reference.strip_prefix('#')?;
    Pointer::parse(&decode(fragment))
}

/// Undoes the percent-encoding of a URI fragment (RFC 3986, section 2.1).
fn decode(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let encoded = (first == b'%').then(|| tail.get(..2)).flatten();
        let byte = encoded
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
