//! Compares the values that were sent with those that came back.
//!
//! The rule is that encoding a decoded value returns the original JSON; each exception is named in the code.

use jiff::Timestamp;
use serde_json::{Map, Number, Value};

use super::declared::Declared;

/// The number of characters of a value that are reported.
const SHOWN: usize = 60;

/// A value that changed on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The JSON Pointer inside the value.
    pub place: String,
    pub kind: Kind,
    pub what: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Absent,
    Appeared,
    Null,
    Changed,
}

/// All losses. Values that only responses have may come back without keys that `declared` does not describe, and without null.
pub fn losses(
    sent: &Value,
    came: &Value,
    declared: &Declared<'_>,
    only_responses: bool,
) -> Vec<Loss> {
    let mut comparison = Comparison {
        only_responses,
        place: String::new(),
        losses: Vec::new(),
    };
    comparison.compare(sent, came, declared);
    comparison.losses
}

struct Comparison {
    only_responses: bool,
    place: String,
    losses: Vec<Loss>,
}

impl Comparison {
    fn compare(&mut self, sent: &Value, came: &Value, declared: &Declared<'_>) {
        match (sent, came) {
            (Value::Object(sent), Value::Object(came)) => self.objects(sent, came, declared),
            (Value::Array(sent), Value::Array(came)) if sent.len() == came.len() => {
                let declared = declared.items();
                for (index, (sent, came)) in sent.iter().zip(came).enumerate() {
                    self.below(&index.to_string(), |it| it.compare(sent, came, &declared));
                }
            }
            (Value::Number(sent), Value::Number(came)) if same_number(sent, came) => {}
            (Value::String(sent), Value::String(came)) if same_text(sent, came) => {}
            (Value::Null, Value::Null) => {}
            (Value::Bool(sent), Value::Bool(came)) if sent == came => {}
            (_, Value::Null) => self.lost(Kind::Null, &shown(sent), "null"),
            (_, _) => self.lost(Kind::Changed, &shown(sent), &shown(came)),
        }
    }

    fn objects(
        &mut self,
        sent: &Map<String, Value>,
        came: &Map<String, Value>,
        declared: &Declared<'_>,
    ) {
        for (key, sent) in sent {
            let may_go = self.only_responses && (sent.is_null() || declared.may_drop(key));
            match came.get(key) {
                Some(came) if came == sent => {}
                Some(came) => {
                    let declared = declared.property(key);
                    self.below(key, |it| it.compare(sent, came, &declared));
                }
                None if may_go => {}
                None => self.below(key, |it| it.lost(Kind::Absent, &shown(sent), "absent")),
            }
        }
        for (key, came) in came.iter().filter(|(key, _)| !sent.contains_key(*key)) {
            self.below(key, |it| it.lost(Kind::Appeared, "absent", &shown(came)));
        }
    }

    fn below(&mut self, key: &str, compare: impl FnOnce(&mut Self)) {
        let length = self.place.len();
        self.place.push('/');
        self.place
            .push_str(&key.replace('~', "~0").replace('/', "~1"));
        compare(self);
        self.place.truncate(length);
    }

    fn lost(&mut self, kind: Kind, sent: &str, came: &str) {
        self.losses.push(Loss {
            place: self.place.clone(),
            kind,
            what: format!("{sent} came back as {came}"),
        });
    }
}

/// Numbers are compared by value: 1 and 1.0 are equal.
fn same_number(sent: &Number, came: &Number) -> bool {
    sent == came || (sent.is_f64() || came.is_f64()) && sent.as_f64() == came.as_f64()
}

/// Instants are compared by value, since another offset or an additional zero does not change the instant.
fn same_text(sent: &str, came: &str) -> bool {
    let instant = |text: &str| text.parse::<Timestamp>().ok();
    sent == came || instant(sent).is_some_and(|sent| Some(sent) == instant(came))
}

fn shown(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= SHOWN {
        return text;
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(sent: Value, came: Value, only_responses: bool) -> Vec<String> {
        let document = json!({
            "A": {"allOf": [{"$ref": "#/B"}], "properties": {"a": {}, "map": {"additionalProperties": {}}, "free": {"type": "object"}}},
            "B": {"oneOf": [{"properties": {"b": {"items": {"$ref": "#/A"}}}}, {"$ref": "#/A"}]},
        });
        let declared = Declared::by(&document, [&document["A"]]);
        let losses = losses(&sent, &came, &declared, only_responses);
        losses
            .into_iter()
            .map(|it| format!("{}: {}", it.place, it.what))
            .collect()
    }

    #[test]
    fn a_loss_is_told_with_its_place() {
        for (sent, came, expected) in [
            (json!({"a": 1}), json!({}), "/a: 1 came back as absent"),
            (
                json!({}),
                json!({"a": null}),
                "/a: absent came back as null",
            ),
            (
                json!({"b": [{"a": "x"}]}),
                json!({"b": [{}]}),
                "/b/0/a: \"x\" came back as absent",
            ),
            (
                json!({"b": [1, 2]}),
                json!({"b": [1]}),
                "/b: [1,2] came back as [1]",
            ),
            (
                json!({"a": "1"}),
                json!({"a": 1}),
                "/a: \"1\" came back as 1",
            ),
            (
                json!({"a": 1}),
                json!({"a": null}),
                "/a: 1 came back as null",
            ),
            (
                json!({"map": {"k": 1}}),
                json!({"map": {}}),
                "/map/k: 1 came back as absent",
            ),
            (
                json!({"free": {"k": 1}}),
                json!({"free": {}}),
                "/free/k: 1 came back as absent",
            ),
            (
                json!({"a": {"k/": 1}}),
                json!({"a": {}}),
                "/a/k~1: 1 came back as absent",
            ),
            (
                json!(1_i64 << 54),
                json!((1_i64 << 54) + 1),
                ": 18014398509481984 came back as 18014398509481985",
            ),
            (
                json!(["2024-01-01"]),
                json!(["2024-01-02"]),
                "/0: \"2024-01-01\" came back as \"2024-01-02\"",
            ),
        ] {
            for only_responses in [true, false] {
                let told = told(sent.clone(), came.clone(), only_responses);
                assert_eq!(told, [expected]);
            }
        }
    }

    #[test]
    fn values_count_and_not_how_they_are_written() {
        for (sent, came) in [
            (json!({"a": 1, "b": []}), json!({"b": [], "a": 1.0})),
            (
                json!("2024-01-01T10:00:00+02:00"),
                json!("2024-01-01T08:00:00.000Z"),
            ),
        ] {
            assert_eq!(told(sent, came, false), [""; 0]);
        }
    }

    #[test]
    fn responses_may_lose_what_says_nothing() {
        for sent in [
            json!({"a": null}),
            json!({"unknown": 1}),
            json!({"b": [{"unknown": 1}]}),
        ] {
            let came = if sent.get("b").is_some() {
                json!({"b": [{}]})
            } else {
                json!({})
            };
            assert_eq!(told(sent.clone(), came.clone(), true), [""; 0], "{sent}");
            assert_eq!(told(sent, came, false).len(), 1);
        }
    }
}
