//! The keys and items that the schemas of a value describe.

use serde_json::{Map, Value};

use super::instances::discriminator;
use super::place;

/// The schemas that may describe the value at one place: the schema there, the members of its unions, and the targets of its references.
#[derive(Clone, Debug, Default)]
pub struct Declared<'d> {
    document: Option<&'d Value>,
    all: Vec<&'d Map<String, Value>>,
}

impl<'d> Declared<'d> {
    pub fn by(document: &'d Value, schemas: impl IntoIterator<Item = &'d Value>) -> Self {
        let mut declared = Self {
            document: Some(document),
            all: Vec::new(),
        };
        for schema in schemas {
            declared.add(document, schema);
        }
        declared
    }

    /// Returns true if a key may be left out because no schema describes it. The keys of maps and of undescribed values must stay.
    pub fn may_drop(&self, key: &str) -> bool {
        let mut properties = self.all.iter().filter_map(|it| it.get("properties"));
        let has_properties = properties
            .clone()
            .any(|it| it.as_object().is_some_and(|it| !it.is_empty()));
        let is_map =
            |it: &&Map<String, Value>| it.get("additionalProperties").is_some_and(Value::is_object);
        has_properties && properties.all(|it| it.get(key).is_none()) && !self.all.iter().any(is_map)
    }

    /// The schemas of the value of a key.
    pub fn property(&self, key: &str) -> Self {
        let listed = self
            .all
            .iter()
            .filter_map(|it| it.get("properties")?.get(key));
        let mut schemas: Vec<&'d Value> = listed.collect();
        if schemas.is_empty() {
            let further = self
                .all
                .iter()
                .filter_map(|it| it.get("additionalProperties"));
            schemas.extend(further.filter(|it| it.is_object()));
        }
        self.inner(schemas)
    }

    /// The schemas of the items.
    pub fn items(&self) -> Self {
        self.inner(self.all.iter().filter_map(|it| it.get("items")).collect())
    }

    fn inner(&self, schemas: Vec<&'d Value>) -> Self {
        match self.document {
            Some(document) => Self::by(document, schemas),
            None => Self::default(),
        }
    }

    fn add(&mut self, document: &'d Value, schema: &'d Value) {
        let Some(keywords) = place::followed(document, schema) else {
            return;
        };
        // Schemas may refer to each other in cycles.
        if self.all.iter().any(|it| std::ptr::eq(*it, keywords)) {
            return;
        }
        self.all.push(keywords);
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let members = keywords.get(keyword).and_then(Value::as_array);
            for member in members.into_iter().flatten() {
                self.add(document, member);
            }
        }
        let discriminator = keywords.get("discriminator");
        for pointer in discriminator
            .into_iter()
            .flat_map(|it| discriminator::mapped(document, it))
        {
            if let Some(child) = document.pointer(&pointer) {
                self.add(document, child);
            }
        }
    }
}
