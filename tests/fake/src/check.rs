//! Compares requests and answers with the document.

use axum::http::{HeaderMap, header};
use jsonschema::Validator;
use serde_json::Value;

use super::answer::{INVALID, Refusal};
use super::document::{Operation, Parameter};

/// A request that the document allows.
pub struct Request {
    /// The arguments of the path, in its order.
    pub path: Vec<String>,
    /// The arguments of the query, typed.
    pub query: Vec<(String, Value)>,
    /// The body; null if the operation has none.
    pub body: Value,
}

impl Request {
    /// The argument of a query parameter.
    pub fn argument(&self, name: &str) -> Option<&Value> {
        let found = self.query.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }
}

impl Operation {
    /// Takes a request apart as the document describes it.
    pub fn check(
        &self,
        path: Vec<String>,
        query: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Request, Refusal> {
        let declared = self.parameters.iter().filter(|it| it.is_in_path);
        for parameter in declared {
            let at = self.position(&parameter.name);
            let sent = at.and_then(|it| path.get(it)).cloned().unwrap_or_default();
            parameter.read(&sent)?;
        }
        Ok(Request {
            path,
            query: self.query(query)?,
            body: self.body(headers, body)?,
        })
    }

    /// The position of a variable among those of the path.
    fn position(&self, name: &str) -> Option<usize> {
        let variables = self.path.split('/').filter(|it| it.starts_with('{'));
        variables
            .map(|it| it.trim_matches(['{', '}']))
            .position(|it| it == name)
    }

    fn query(&self, query: &str) -> Result<Vec<(String, Value)>, Refusal> {
        let mut arguments: Vec<(String, Value)> = Vec::new();
        for (name, text) in form_urlencoded::parse(query.as_bytes()) {
            let declared = self.parameters.iter();
            let declared = declared.filter(|it| !it.is_in_path);
            let parameter = declared.into_iter().find(|it| it.name == name);
            let Some(parameter) = parameter else {
                return Err(invalid(format!("`{name}` is not a parameter"), &name));
            };
            if arguments.iter().any(|(known, _)| *known == name) {
                return Err(invalid(format!("`{name}` occurs twice"), &name));
            }
            arguments.push((name.clone().into_owned(), parameter.read(&text)?));
        }
        let missing = self.parameters.iter().find(|it| {
            let given = arguments.iter().any(|(name, _)| *name == it.name);
            it.is_required && !it.is_in_path && !given
        });
        match missing {
            Some(it) => Err(invalid(format!("`{}` is missing", it.name), &it.name)),
            None => Ok(arguments),
        }
    }

    fn body(&self, headers: &HeaderMap, body: &[u8]) -> Result<Value, Refusal> {
        let Some(schema) = &self.body else {
            return match body {
                [] => Ok(Value::Null),
                _ => Err(invalid("the operation has no body".to_owned(), "")),
            };
        };
        let media_type = headers.get(header::CONTENT_TYPE);
        let media_type = media_type
            .and_then(|it| it.to_str().ok())
            .unwrap_or_default();
        if media_type.split(';').next() != Some("application/json") {
            let message = format!("the body is `{media_type}`, and not JSON");
            return Err(invalid(message, ""));
        }
        let value: Value = serde_json::from_slice(body)
            .map_err(|error| invalid(format!("the body is not JSON: {error}"), ""))?;
        valid(schema, &value)?;
        Ok(value)
    }

    /// The way in which an answer differs from the document.
    pub fn fault_of(&self, answer: &Value) -> Option<String> {
        valid(&self.answer, answer).err().map(|it| it.message)
    }
}

impl Parameter {
    /// The value that a text stands for.
    fn read(&self, text: &str) -> Result<Value, Refusal> {
        let item = |text: &str| match self.kind.as_str() {
            "integer" | "number" | "boolean" => {
                serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))
            }
            _ => Value::from(text),
        };
        let value = match self.is_list {
            true => text.split(',').map(item).collect(),
            false => item(text),
        };
        match self.schema.validate(&value) {
            Ok(()) => Ok(value),
            Err(error) => Err(invalid(format!("`{}`: {error}", self.name), &self.name)),
        }
    }
}

fn valid(schema: &Validator, value: &Value) -> Result<(), Refusal> {
    let Err(error) = schema.validate(value) else {
        return Ok(());
    };
    let pointer = error.instance_path().to_string();
    // Values may be secrets, so they stay out of the message.
    Err(invalid(format!("{pointer}: {}", error.masked()), &pointer))
}

fn invalid(message: String, pointer: &str) -> Refusal {
    Refusal::new(400, INVALID, message).at(pointer)
}
