//! Finds the problems in error bodies.
//!
//! The bodies are plain JSON, so that even one that does not match the API's document is useful. The shapes are those of RFC 9457, RFC 6749,
//! JSON:API, GraphQL, Google, Kubernetes and Matrix, and of web frameworks.

use serde_json::{Map, Value};

use super::problem::{Code, Problem};

type Object = Map<String, Value>;

/// Everything that an error body reports.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Reported {
    /// The problem as a whole, if the body also lists its parts.
    pub(crate) summary: Option<Problem>,
    pub(crate) problems: Vec<Problem>,
}

/// The members that contain problems, or lists of them, or the problems of each field.
const PARTS: [&str; 7] = [
    "errors",
    "error",
    "detail",
    "message",
    "_errors",
    "errorMessages",
    "validation_errors",
];

/// The members that contain lists of problems, and otherwise data about them.
const LISTS: [&str; 5] = [
    "details",
    "causes",
    "violations",
    "fieldViolations",
    "invalid-params",
];

/// The problems of an error body; nothing if it has an unknown shape.
pub(crate) fn collect(body: &Value) -> Reported {
    match body {
        Value::Array(entries) => Reported::parts(entries.iter().flat_map(of_entry)),
        Value::Object(object) => of_object(object),
        Value::String(_) => Reported::parts(of_text(body)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Reported::default(),
    }
}

impl Reported {
    fn parts(problems: impl IntoIterator<Item = Problem>) -> Self {
        Self {
            summary: None,
            problems: problems.into_iter().collect(),
        }
    }

    /// Adds the problem that has the others as its parts. Parts without a message have that of the whole.
    fn within(mut self, whole: Problem) -> Self {
        self.problems.splice(0..0, self.summary.take());
        for problem in &mut self.problems {
            if problem.message.is_none() {
                problem.message.clone_from(&whole.message);
            }
        }
        self.summary = Some(whole);
        self
    }
}

fn of_object(object: &Object) -> Reported {
    let whole = of_members(object);
    let parts = PARTS
        .iter()
        .filter_map(|key| Some(of_part(key, member(object, key)?)));
    let lists = LISTS
        .iter()
        .filter_map(|key| Some(of_list(member(object, key)?)));
    let parts = parts.chain(lists).find(|it| !it.problems.is_empty());
    match (whole, parts) {
        (Some(whole), Some(parts)) => parts.within(whole),
        (Some(whole), None) => Reported::parts([whole]),
        (None, Some(parts)) => parts,
        // Some frameworks send nothing but the messages of each field.
        (None, None) if object.values().all(is_list_of_text) => of_fields(object),
        (None, None) => Reported::default(),
    }
}

fn of_part(key: &str, value: &Value) -> Reported {
    match value {
        Value::Object(object) => match of_object(object) {
            reported if reported.problems.is_empty() => of_fields(object),
            reported => reported,
        },
        Value::String(_) if key == "errors" => Reported::parts(of_text(value)),
        Value::Array(_) => of_list(value),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => Reported::default(),
    }
}

fn of_list(value: &Value) -> Reported {
    match value {
        Value::Array(entries) => Reported::parts(entries.iter().flat_map(of_entry)),
        Value::Object(object) => {
            let lists = LISTS.iter().filter_map(|key| member(object, key));
            Reported::parts(lists.flat_map(|list| of_list(list).problems))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Reported::default(),
    }
}

fn of_entry(entry: &Value) -> Vec<Problem> {
    match entry {
        Value::Object(object) => of_object(object).problems,
        Value::String(_) => of_text(entry).into_iter().collect(),
        Value::Number(_) => vec![Problem {
            code: Code::read(entry),
            ..Problem::default()
        }],
        Value::Null | Value::Bool(_) | Value::Array(_) => Vec::new(),
    }
}

fn of_text(value: &Value) -> Option<Problem> {
    let message = text(value)?;
    Some(Problem {
        message: Some(message),
        ..Problem::default()
    })
}

/// The problems of each field: a message, a list of them, or the fields inside of it.
fn of_fields(object: &Object) -> Reported {
    let problems = object.iter().flat_map(|(field, value)| {
        let mut problems = match value {
            Value::String(_) => of_text(value).into_iter().collect(),
            Value::Array(entries) => entries.iter().flat_map(of_entry).collect(),
            Value::Object(_) => of_part(field, value).problems,
            Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
        };
        for problem in &mut problems {
            let inner = problem.pointer.take();
            let inner = inner.map(|inner| format!(".{inner}")).unwrap_or_default();
            problem.pointer = Some(format!("{field}{inner}"));
        }
        problems
    });
    Reported::parts(problems)
}

fn is_list_of_text(value: &Value) -> bool {
    let entries = value.as_array().filter(|it| !it.is_empty());
    entries.is_some_and(|it| it.iter().all(Value::is_string))
}

/// A problem whose parts are members of one object.
fn of_members(object: &Object) -> Option<Problem> {
    let message = message(object);
    let error = member(object, "error").and_then(text);
    let (message, error) = match message {
        Some(message) => (Some(message), error),
        None => (error, None),
    };
    // If `error` is a string, it is the message, unless the object has a better one; then it is the code (RFC 6749, section 5.2).
    let code = code(object).or_else(|| {
        let error = error.filter(|it| Some(it) != message.as_ref());
        error.map(Code::Text)
    });
    (code.is_some() || message.is_some()).then(|| Problem {
        code,
        message,
        pointer: pointer(object),
    })
}

fn code(object: &Object) -> Option<Code> {
    let keys = [
        "code",
        "error_code",
        "errorCode",
        "errcode",
        "type",
        "__type",
    ];
    let plain = first(object, &keys, Code::read);
    let says_nothing = |code: &Code| {
        ["about:blank", "error"]
            .iter()
            .any(|it| code.is(&Code::from(*it)))
    };
    let plain = plain.filter(|code| !says_nothing(code));
    let extension = member(object, "extensions").and_then(|it| Code::read(it.get("code")?));
    let named = || first(object, &["reason", "status"], word);
    match plain.or(extension) {
        // A number that repeats the status says less than Google's `status` or the `reason` of Kubernetes.
        Some(Code::Number(status @ 100..600)) => Some(named().unwrap_or(Code::Number(status))),
        Some(code) => Some(code),
        None => first(object, &["reason"], word),
    }
}

fn message(object: &Object) -> Option<String> {
    let keys = [
        "message",
        "error_message",
        "errorMessage",
        "error_description",
        "msg",
    ];
    first(object, &keys, text).or_else(|| {
        let title = first(object, &["title"], text);
        let detail = first(object, &["detail", "description"], text);
        let detail = detail.or_else(|| first(object, &["reason"], sentence));
        match (title, detail) {
            (Some(title), Some(detail)) => Some(format!("{title}: {detail}")),
            (title, detail) => title.or(detail),
        }
    })
}

fn pointer(object: &Object) -> Option<String> {
    let source = object.get("source").and_then(Value::as_object);
    let source = source.and_then(|it| first(it, &["pointer", "parameter", "header"], text));
    let keys = [
        "pointer",
        "field",
        "param",
        "parameter",
        "property",
        "propertyPath",
        "target",
        "location",
    ];
    let named = source.or_else(|| first(object, &keys, text));
    let pointer = named.or_else(|| first(object, &["loc", "path"], steps))?;
    // RFC 9457 has the pointer as a fragment.
    Some(pointer.strip_prefix('#').unwrap_or(&pointer).to_owned())
}

/// A list of keys and indexes, as a JSON pointer.
fn steps(value: &Value) -> Option<String> {
    let steps = value.as_array()?.iter().map(|step| match step {
        Value::String(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        step => format!("/{step}"),
    });
    Some(steps.collect())
}

fn first<T>(object: &Object, keys: &[&str], read: fn(&Value) -> Option<T>) -> Option<T> {
    keys.iter()
        .filter_map(|key| member(object, key))
        .find_map(read)
}

/// A member, whose key may begin with a capital.
fn member<'o>(object: &'o Object, key: &str) -> Option<&'o Value> {
    object.get(key).or_else(|| {
        let mut members = object.iter();
        let found = members.find(|(name, _)| name.eq_ignore_ascii_case(key));
        found.map(|(_, value)| value)
    })
}

fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text that is not a code.
fn sentence(value: &Value) -> Option<String> {
    text(value).filter(|it| it.contains(' '))
}

/// A text that is a code.
fn word(value: &Value) -> Option<Code> {
    text(value).filter(|it| !it.contains(' ')).map(Code::Text)
}
