//! The fault of one schema, according to all values that did not fit it, and the changes that correct it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::found::Found;
use super::observation::{Observation, Response};
use super::place::{body, referred, requiring, schema};
use crate::normalize::{Both, Change, taking};
use crate::pointer::Pointer;
use crate::source::Sources;

/// The subject of a correction, in the effective document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// A schema.
    Schema(Pointer),
    /// A name in the `required` of a schema.
    Required(Pointer, String),
}

/// The observations of one subject.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// The values, by response and type: the pointer to the first, and their number.
    seen: BTreeMap<(Response, Found), (String, usize)>,
}

impl Evidence {
    pub(super) fn add(&mut self, observation: Observation, count: usize) {
        let Observation {
            response,
            pointer,
            found,
        } = observation;
        let seen = self.seen.entry((response, found));
        seen.or_insert((pointer, 0)).1 += count;
    }

    /// The observations in words: "`/price` is a string in GET /pets 200 (3 times)".
    pub(super) fn text(&self) -> String {
        const MOST: usize = 3;
        let seen = self.seen.iter().take(MOST);
        let seen = seen.map(|((response, found), (pointer, count))| {
            let times = match count {
                1 => "once".to_owned(),
                count => format!("{count} times"),
            };
            format!("{pointer} is {} in {response} ({times})", found.text())
        });
        let mut text = seen.collect::<Vec<_>>().join("; ");
        if self.seen.len() > MOST {
            text.push_str(&format!("; and {} more", self.seen.len() - MOST));
        }
        text
    }

    fn found(&self) -> BTreeSet<Found> {
        self.seen.keys().map(|(_, found)| *found).collect()
    }
}

/// The subject of an observation.
///
/// # Errors
///
/// Returns the reason why the document has none.
pub(super) fn subject(document: &Value, observation: &Observation) -> Result<Subject, String> {
    let body = body(document, &observation.response)?;
    if observation.found != Found::Nothing {
        let at = schema(document, &body, &observation.pointer)?;
        return Ok(Subject::Schema(at));
    }
    let missing = Pointer::parse(&observation.pointer);
    let missing = missing.and_then(|it| Some((it.parent()?, it.last()?)));
    let (parent, name) = missing.ok_or("its pointer is not a JSON Pointer (RFC 6901)")?;
    let object = schema(document, &body, parent.as_str())?;
    let requiring = requiring(document, &object, &name)?;
    Ok(Subject::Required(requiring, name))
}

/// The changes of the author's document that make a subject right.
///
/// # Errors
///
/// Returns the reason why there are none.
pub(super) fn changes(
    documents: &Both,
    subject: &Subject,
    evidence: &Evidence,
    sources: &Sources,
) -> Result<Vec<Change>, String> {
    let changes = match subject {
        Subject::Required(at, name) => {
            let list = written(documents, &at.child("required"), sources)?;
            vec![Change::RemoveName(list, name.clone())]
        }
        Subject::Schema(at) => widened(documents, at, &evidence.found(), sources)?,
    };
    match changes.is_empty() {
        true => Err("the document declares it so".to_owned()),
        false => Ok(changes),
    }
}

fn widened(
    documents: &Both,
    at: &Pointer,
    found: &BTreeSet<Found>,
    sources: &Sources,
) -> Result<Vec<Change>, String> {
    let Both {
        corrected,
        effective,
    } = documents;
    let target = referred(effective, at.clone());
    let is_nullable = [at, &target].iter().any(|at| {
        let nullable = at.of(effective).and_then(|it| it.get("nullable"));
        nullable.and_then(Value::as_bool) == Some(true)
    });
    let null = found.contains(&Found::Null) && !is_nullable;
    let types: Vec<&str> = found.iter().filter_map(|it| it.ty()).collect();
    // A format belongs to the schema that declares it, while another type may be that of this one use.
    let declared = target.of(effective).and_then(|it| it.get("type"));
    let is_alike = |ty: &&str| declared.is_some_and(|declared| declared == ty);
    let at = match !null && types.iter().all(is_alike) {
        true => &target,
        false => at,
    };
    Ok(taking(
        corrected,
        &written(documents, at, sources)?,
        &types,
        null,
    ))
}

/// The place of a value of the effective document in that of its author.
fn written(documents: &Both, at: &Pointer, sources: &Sources) -> Result<Pointer, String> {
    let written = sources.written(at).map(|it| it.at);
    let written = written.filter(|at| at.of(&documents.corrected).is_some());
    written.ok_or_else(|| "the document says it in another form".to_owned())
}
