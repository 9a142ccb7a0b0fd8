//! A schema of OpenAPI 3.0 → JSON Schema 2020-12, which can be validated.
//!
//! Source: OpenAPI 3.0.4, section 4.7.24 (Schema Object). Keywords of the wrong type are left out: they would invalidate the whole document.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value, json};

use super::place;
use super::target::Side;

/// The keyword for the target of a reference: the number of a definition.
pub const REFERENCE: &str = "x-reference";
/// The formats that are asserted. The others allow more than they state, or differ from one API to the next.
const FORMATS: [&str; 7] = [
    "date-time",
    "date",
    "uuid",
    "ipv4",
    "ipv6",
    "byte",
    "duration",
];
const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];
/// Keywords with the same meaning in both, if their value is of this kind.
const COUNTS: [&str; 6] = [
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
];
const MEMBERS: [&str; 3] = ["allOf", "anyOf", "oneOf"];
const INNER: [&str; 2] = ["items", "not"];

/// Translates the schemas of one document for one side.
#[derive(Debug)]
pub struct Translator<'d> {
    pub document: &'d Value,
    pub side: Side,
    /// Returns true if a pattern can be checked.
    pub compiles: fn(&str) -> bool,
    pub definitions: Definitions,
}

/// The schemas that are translated separately, numbered in the order in which they are found.
#[derive(Debug, Default)]
pub struct Definitions {
    numbers: BTreeMap<String, usize>,
    /// The pointers of schemas that are not yet translated, in the order of their numbers.
    pub open: VecDeque<String>,
}

impl Definitions {
    /// The number of the schema at a pointer.
    pub fn number(&mut self, pointer: &str) -> usize {
        if let Some(number) = self.known(pointer) {
            return number;
        }
        let number = self.numbers.len();
        self.numbers.insert(pointer.to_owned(), number);
        self.open.push_back(pointer.to_owned());
        number
    }

    /// Like [`Definitions::number`], for a pointer that has a number.
    pub fn known(&self, pointer: &str) -> Option<usize> {
        self.numbers.get(pointer).copied()
    }
}

impl Translator<'_> {
    /// A schema that refers to the definitions.
    pub fn schema(&mut self, schema: &Value) -> Value {
        self.beside(schema, &BTreeSet::new())
    }

    /// `hidden` are the properties that an enclosing `allOf` excludes on this side.
    fn beside(&mut self, schema: &Value, hidden: &BTreeSet<String>) -> Value {
        let Some(keywords) = schema.as_object() else {
            // `additionalProperties` may be a flag; nothing else is one in 3.0.
            return Value::Bool(schema != false);
        };
        if keywords.contains_key("$ref") {
            return self.reference(schema);
        }
        let mut hidden = hidden.clone();
        self.collect_hidden(schema, 0, &mut hidden);
        let mut translated = Map::new();
        self.scalars(keywords, &mut translated);
        self.object(keywords, &hidden, &mut translated);
        for keyword in MEMBERS {
            if let Some(Value::Array(members)) = keywords.get(keyword)
                && !members.is_empty()
            {
                let members = members.iter().map(|it| self.beside(it, &hidden));
                translated.insert(keyword.to_owned(), members.collect());
            }
        }
        let format = keywords.get("format").and_then(Value::as_str);
        if let Some(range) = format.and_then(range) {
            let all = translated.entry("allOf").or_insert_with(|| json!([]));
            all.as_array_mut()
                .into_iter()
                .for_each(|it| it.push(range.clone()));
        }
        for keyword in INNER {
            if let Some(inner @ Value::Object(_)) = keywords.get(keyword) {
                translated.insert(keyword.to_owned(), self.schema(inner));
            }
        }
        if keywords.get("nullable") == Some(&Value::Bool(true)) {
            json!({"anyOf": [{"type": "null"}, translated]})
        } else {
            translated.into()
        }
    }

    /// A dangling reference is ignored, as in the generator.
    fn reference(&mut self, schema: &Value) -> Value {
        match place::referenced(self.document, schema) {
            Some((pointer, _)) => {
                json!({ REFERENCE: self.definitions.number(&pointer) })
            }
            None => json!({}),
        }
    }

    fn scalars(&self, keywords: &Map<String, Value>, translated: &mut Map<String, Value>) {
        let mut put = |keyword: &str, value: &Value| {
            translated.insert(keyword.to_owned(), value.clone());
        };
        if let Some(value @ Value::String(ty)) = keywords.get("type")
            && TYPES.contains(&ty.as_str())
        {
            put("type", value);
        }
        if let Some(value @ Value::Bool(_)) = keywords.get("uniqueItems") {
            put("uniqueItems", value);
        }
        if let Some(value @ Value::Array(_)) = keywords.get("enum") {
            put("enum", value);
        }
        for keyword in COUNTS {
            if let Some(value) = keywords.get(keyword).filter(|it| it.is_u64()) {
                put(keyword, value);
            }
        }
        for (bound, exclusive) in [
            ("minimum", "exclusiveMinimum"),
            ("maximum", "exclusiveMaximum"),
        ] {
            if let Some(value) = keywords.get(bound).filter(|it| it.is_number()) {
                let excluded = keywords.get(exclusive) == Some(&Value::Bool(true));
                put(if excluded { exclusive } else { bound }, value);
            }
        }
        let multiple = keywords.get("multipleOf");
        if let Some(value) = multiple.filter(|it| it.as_f64().is_some_and(|it| it > 0.0)) {
            put("multipleOf", value);
        }
        if let Some(value @ Value::String(pattern)) = keywords.get("pattern")
            && (self.compiles)(pattern)
        {
            put("pattern", value);
        }
        if let Some(value @ Value::String(format)) = keywords.get("format")
            && FORMATS.contains(&format.as_str())
        {
            put("format", value);
        }
    }

    fn object(
        &mut self,
        keywords: &Map<String, Value>,
        hidden: &BTreeSet<String>,
        translated: &mut Map<String, Value>,
    ) {
        if let Some(Value::Object(properties)) = keywords.get("properties") {
            let shown = properties
                .iter()
                .filter(|(name, _)| !hidden.contains(*name));
            let shown = shown.map(|(name, property)| (name.clone(), self.schema(property)));
            translated.insert("properties".to_owned(), Value::Object(shown.collect()));
        }
        if let Some(Value::Array(required)) = keywords.get("required") {
            let names: BTreeSet<&str> = required.iter().filter_map(Value::as_str).collect();
            let shown = names.into_iter().filter(|name| !hidden.contains(*name));
            translated.insert("required".to_owned(), shown.collect());
        }
        if let Some(further @ (Value::Bool(_) | Value::Object(_))) =
            keywords.get("additionalProperties")
        {
            translated.insert("additionalProperties".to_owned(), self.schema(further));
        }
    }

    /// The names of properties that are hidden here or in a member of `allOf`.
    fn collect_hidden(&self, schema: &Value, depth: usize, hidden: &mut BTreeSet<String>) {
        const DEPTH: usize = 8;
        let keywords = place::followed(self.document, schema).filter(|_| depth < DEPTH);
        let Some(keywords) = keywords.filter(|_| self.side != Side::Both) else {
            return;
        };
        let properties = keywords.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            if hides(self.document, self.side, property) {
                hidden.insert(name.clone());
            }
        }
        let members = keywords.get("allOf").and_then(Value::as_array);
        for member in members.into_iter().flatten() {
            self.collect_hidden(member, depth + 1, hidden);
        }
    }
}

/// Returns true if the keywords of a property, or those of its schema, exclude it from a side.
pub fn hides(document: &Value, side: Side, property: &Value) -> bool {
    let followed = place::followed(document, property);
    let members = followed.and_then(|it| it.get("allOf"));
    let members = members.and_then(Value::as_array).into_iter().flatten();
    let mut members = members.filter_map(|member| place::followed(document, member));
    let says = |keywords: &Map<String, Value>| side.hides(&Value::Object(keywords.clone()));
    side != Side::Both && (followed.is_some_and(says) || members.any(says))
}

/// Source: the OpenAPI format registry: integers of that many bits, signed or unsigned.
fn range(format: &str) -> Option<Value> {
    let range = match format {
        "int8" => json!({"minimum": i8::MIN, "maximum": i8::MAX}),
        "int16" => json!({"minimum": i16::MIN, "maximum": i16::MAX}),
        "int32" => json!({"minimum": i32::MIN, "maximum": i32::MAX}),
        "int64" => json!({"minimum": i64::MIN, "maximum": i64::MAX}),
        "uint8" => json!({"minimum": 0, "maximum": u8::MAX}),
        "uint16" => json!({"minimum": 0, "maximum": u16::MAX}),
        "uint32" => json!({"minimum": 0, "maximum": u32::MAX}),
        "uint64" => json!({"minimum": 0, "maximum": u64::MAX}),
        _ => return None,
    };
    Some(range)
}
