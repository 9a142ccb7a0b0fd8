//! The contents of bodies: the same body in several media types, and the encodings of the properties of a form.

use indexmap::IndexMap;
use serde_json::Value;

use crate::source::Pointer;

use super::{BodyFormat, MediaType, PartType, Use, WireName, Written};

/// A body in one media type.
#[derive(Clone, Debug)]
pub struct Content {
    pub pointer: Pointer,
    pub media_type: MediaType,
    pub value: Option<Use>,
    /// A value for examples; responses have none.
    pub example: Option<Value>,
    /// The encodings of single properties of a form.
    pub encodings: IndexMap<WireName, Encoding>,
}

impl Content {
    pub fn format(&self) -> BodyFormat {
        self.media_type.format()
    }

    /// The content as it matters to a reader: its type and its format.
    pub fn meaning(&self) -> (Option<Use>, BodyFormat) {
        (self.value, self.format())
    }

    /// The type of the body, if it is JSON.
    pub fn json(&self) -> Option<Use> {
        self.value.filter(|_| self.format() == BodyFormat::Json)
    }
}

/// A body in each of its media types, in the order of the document.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    all: Vec<Content>,
    preferred: usize,
}

impl Contents {
    /// Prefers the first of the contents that a client can describe best.
    pub fn of(all: Vec<Content>) -> Self {
        let ranked = all.iter().enumerate();
        let preferred = ranked.min_by_key(|(_, content)| rank(content.format()));
        Self {
            preferred: preferred.map_or(0, |(index, _)| index),
            all,
        }
    }

    /// The content that a client sends or asks for, unless its user chooses another.
    pub fn preferred(&self) -> Option<&Content> {
        self.all.get(self.preferred)
    }

    /// All contents but the preferred one.
    pub fn others(&self) -> impl Iterator<Item = &Content> {
        let all = self.all.iter().enumerate();
        let others = all.filter(|(index, _)| *index != self.preferred);
        others.map(|(_, content)| content)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Content> {
        self.all.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl<'c> IntoIterator for &'c Contents {
    type Item = &'c Content;
    type IntoIter = std::slice::Iter<'c, Content>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

impl<'c> IntoIterator for &'c mut Contents {
    type Item = &'c mut Content;
    type IntoIter = std::slice::IterMut<'c, Content>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter_mut()
    }
}

/// The place of a format among those of one body; the lowest is preferred.
fn rank(format: BodyFormat) -> u8 {
    match format {
        BodyFormat::Json => 0,
        BodyFormat::Urlencoded => 1,
        BodyFormat::Events | BodyFormat::Lines => 2,
        BodyFormat::Text => 3,
        BodyFormat::Binary => 4,
        BodyFormat::Xml => 5,
        BodyFormat::Multipart => 6,
    }
}

/// The way in which one property of a form is written (OpenAPI 3.0.4, Encoding Object).
#[derive(Clone, Debug)]
pub struct Encoding {
    pub pointer: Pointer,
    pub media_type: Option<PartType>,
    /// For forms that are written like a query.
    pub written: Option<Written>,
}
