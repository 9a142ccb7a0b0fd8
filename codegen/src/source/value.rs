//! Builds a JSON value from YAML or JSON events, and notes problems that `serde_json::Value` would hide.
//!
//! One visitor serves both syntaxes, so that duplicate keys, merge keys and limits have the same meaning in each.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;

use indexmap::IndexSet;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::syntax::Syntax;
use crate::pointer::Pointer;

/// The cost of every value. Strings and keys cost their bytes as well.
const VALUE_COST: usize = 16;

/// The cost that aliases may add to any file before its size stops being plausible.
const FREE_COST: usize = 16 << 20;

/// Problems of values that could be read nevertheless, and the reason if reading stopped.
#[derive(Debug)]
pub(super) struct Findings {
    syntax: Syntax,
    cost_left: Cell<usize>,
    problems: RefCell<IndexSet<Problem>>,
    stopped: Cell<Option<Stop>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Problem {
    /// The mapping at the pointer has the key more than once.
    DuplicateKey(Pointer, String),
    /// The mapping at the pointer has this key, which is too long.
    LongKey(Pointer, String),
    /// The `<<` of the mapping at the pointer has no mapping as its value.
    InvalidMerge(Pointer),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    TooLarge,
    UnsupportedKey,
}

/// The longest key, in bytes: every place below it is a pointer that repeats it.
pub(super) const LONGEST_KEY: usize = 4096;

impl Findings {
    pub(super) fn new(syntax: Syntax, text: &str) -> Self {
        // Without aliases, every value takes at least one byte, so an honest file never comes near the limit.
        let limit = FREE_COST.saturating_add(text.len().saturating_mul(2 * VALUE_COST));
        Self {
            syntax,
            cost_left: Cell::new(limit),
            problems: RefCell::default(),
            stopped: Cell::new(None),
        }
    }

    pub(super) fn stopped(&self) -> Option<Stop> {
        self.stopped.get()
    }

    pub(super) fn into_problems(self) -> IndexSet<Problem> {
        self.problems.into_inner()
    }

    /// Reads the one value of a deserializer.
    pub(super) fn read<'de, D: Deserializer<'de>>(
        &self,
        deserializer: D,
    ) -> Result<Value, D::Error> {
        Node {
            findings: self,
            step: &Step::Root,
        }
        .deserialize(deserializer)
    }

    fn spend<E: Error>(&self, bytes: usize) -> Result<(), E> {
        let left = self
            .cost_left
            .get()
            .checked_sub(VALUE_COST.saturating_add(bytes));
        self.cost_left.set(left.unwrap_or(0));
        left.map(drop).ok_or_else(|| {
            self.stopped.set(Some(Stop::TooLarge));
            E::custom("the aliases expand to too many values")
        })
    }

    fn found(&self, problem: Problem) {
        self.problems.borrow_mut().insert(problem);
    }
}

/// The path down to a value, kept on the stack so that it costs nothing without a problem.
enum Step<'a> {
    Root,
    Key(&'a Step<'a>, &'a str),
    Item(&'a Step<'a>, usize),
}

impl Step<'_> {
    fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::root(),
            Self::Key(parent, key) => parent.pointer().child(key),
            Self::Item(parent, index) => parent.pointer().index(*index),
        }
    }
}

#[derive(Clone, Copy)]
struct Node<'a> {
    findings: &'a Findings,
    step: &'a Step<'a>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.findings.spend(0)?;
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.findings.spend(0)?;
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.findings.spend(0)?;
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.findings.spend(0)?;
        Ok(Value::from(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.findings.spend(0)?;
        // JSON has no number for `.nan` and `.inf`; as text they are at least not lost.
        Ok(Number::from_f64(value).map_or_else(|| Value::String(value.to_string()), Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.findings.spend(value.len())?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.findings.spend(value.len())?;
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.findings.spend(0)?;
        let mut list = Vec::new();
        loop {
            let step = Step::Item(self.step, list.len());
            match items.next_element_seed(Node {
                findings: self.findings,
                step: &step,
            })? {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.findings.spend(0)?;
        let mut map = Map::new();
        let mut merged = HashSet::new();
        let mut merges_seen = 0;
        while let Some(key) = entries.next_key_seed(Key {
            findings: self.findings,
        })? {
            self.findings.spend(key.len())?;
            if key.len() > LONGEST_KEY {
                let IgnoredAny = entries.next_value()?;
                let problem = Problem::LongKey(self.step.pointer(), key.into_owned());
                self.findings.found(problem);
                continue;
            }
            let step = Step::Key(self.step, &key);
            let value = entries.next_value_seed(Node {
                findings: self.findings,
                step: &step,
            })?;
            if key == "<<" && self.findings.syntax == Syntax::Yaml {
                merges_seen += 1;
                self.merge(value, &mut map, &mut merged);
            } else {
                let explicit = !merged.remove(key.as_ref());
                self.insert(key.into_owned(), value, explicit, &mut map);
            }
        }
        if merges_seen > 1 {
            self.findings
                .found(Problem::DuplicateKey(self.step.pointer(), "<<".to_owned()));
        }
        Ok(Value::Object(map))
    }

    /// A YAML tag (`!name value`): the value is kept, and the tag is ignored.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(self)
    }
}

impl Node<'_> {
    fn insert(self, key: String, value: Value, explicit: bool, map: &mut Map<String, Value>) {
        match map.entry(key) {
            Entry::Vacant(entry) => drop(entry.insert(value)),
            Entry::Occupied(mut entry) => {
                if explicit {
                    let (at, key) = (self.step.pointer(), entry.key().clone());
                    self.findings.found(Problem::DuplicateKey(at, key));
                }
                entry.insert(value);
            }
        }
    }

    /// Adds the entries that the mapping does not have itself. Source: the merge key of YAML 1.1 (`tag:yaml.org,2002:merge`).
    fn merge(self, value: Value, map: &mut Map<String, Value>, merged: &mut HashSet<String>) {
        let parts = match value {
            Value::Array(parts) => parts,
            other => vec![other],
        };
        for part in parts {
            let Value::Object(part) = part else {
                self.findings
                    .found(Problem::InvalidMerge(self.step.pointer()));
                continue;
            };
            for (key, value) in part {
                if !map.contains_key(&key) {
                    merged.insert(key.clone());
                    map.insert(key, value);
                }
            }
        }
    }
}

/// The message that identifies an error about a key that is not text.
const EXPECTED_KEY: &str = "a key that is text";

/// A mapping key, as it is spelled in the file: `200`, `true` and `~` are keys like any other.
struct Key<'a> {
    findings: &'a Findings,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        // Asking for text keeps the digits of `200` or `1.0` as they are written.
        let findings = self.findings;
        deserializer.deserialize_str(self).inspect_err(|error| {
            if error.to_string().contains(EXPECTED_KEY) {
                findings.stopped.set(Some(Stop::UnsupportedKey));
            }
        })
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(EXPECTED_KEY)
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}
