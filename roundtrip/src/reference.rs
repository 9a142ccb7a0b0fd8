//! The keyword by which one compiled schema leads to another.

use std::cell::RefCell;
use std::sync::Weak;

use jsonschema::{Keyword, ValidationError};
use serde_json::Value;

use super::validity::Schemas;

thread_local! {
    /// The schemas that are being checked on this thread, each with the address of the value. A schema that checks itself for the same value
    /// learns nothing, and would never end.
    static ASKED: RefCell<Vec<(usize, usize)>> = const { RefCell::new(Vec::new()) };
}

/// The schema with a number.
#[derive(Debug)]
pub struct Reference {
    schemas: Weak<Schemas>,
    number: usize,
}

impl Reference {
    pub fn new(schemas: Weak<Schemas>, number: &Value) -> Self {
        let number = number.as_u64().and_then(|it| usize::try_from(it).ok());
        Self {
            schemas,
            // No schema has the last number, and a missing schema accepts nothing.
            number: number.unwrap_or(usize::MAX),
        }
    }

    /// Checks the schema, unless that is under way already.
    fn ask<T>(&self, value: &Value, otherwise: T, ask: impl FnOnce() -> T) -> T {
        let question = (self.number, std::ptr::from_ref(value).addr());
        let is_asked = ASKED.with_borrow(|asked| asked.contains(&question));
        if is_asked {
            return otherwise;
        }
        ASKED.with_borrow_mut(|asked| asked.push(question));
        let answer = ask();
        ASKED.with_borrow_mut(|asked| asked.pop());
        answer
    }
}

impl<'i> Keyword<'i> for Reference {
    fn validate(&self, value: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(value) {
            return Ok(());
        }
        let schemas = self.schemas.upgrade();
        let refusal =
            schemas.map(|it| self.ask(value, String::new(), || it.refusal(self.number, value)));
        Err(ValidationError::custom(refusal.unwrap_or_default()))
    }

    fn is_valid(&self, value: &'i Value) -> bool {
        let schemas = self.schemas.upgrade();
        schemas.is_some_and(|it| self.ask(value, true, || it.accepts(self.number, value)))
    }
}
