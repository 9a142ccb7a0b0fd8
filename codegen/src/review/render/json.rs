//! A review as JSON, for tools.

use serde_json::{Value, json};

use crate::plan::PublicItem;
use crate::review::bump::Bump;
use crate::review::compare::Review;
use crate::review::row::{Class, Hit, Row};

use super::verdict::{consumers, verdict};

/// The whole review. Every change is in it.
pub(in crate::review) fn json(review: &Review) -> Value {
    let bump = Bump::of(&review.version, review.worst_of_all());
    let counts = Class::ALL.into_iter();
    let counts = counts.map(|class| (class.as_str().to_owned(), review.count(class).into()));
    json!({
        "old": review.old,
        "new": review.new,
        "verdict": verdict(review),
        "worst": review.worst().map(Class::as_str),
        "version": { "now": review.version, "bump": bump.as_str(), "next": bump.next(&review.version) },
        "counts": counts.collect::<serde_json::Map<String, Value>>(),
        "consumers": consumers(review),
        "rows": review.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

fn hit(hit: &Hit) -> Value {
    let (file, line, column) = &hit.place;
    json!({ "file": file, "line": line, "column": column, "certain": hit.is_certain })
}

fn row(row: &Row) -> Value {
    let place = row.cause.place.as_ref();
    let facts = row.facts().into_iter();
    json!({
        "class": row.class.as_str(),
        "kind": row.sides.latest().kind.word(),
        "item": row.sides.latest().path,
        "old": row.sides.before().map(PublicItem::line),
        "new": row.sides.after().map(PublicItem::line),
        "renamed": row.sides.is_rename(),
        "reason": row.reason,
        "facts": facts.map(|(name, old, new)| json!({ "name": name, "old": old, "new": new })).collect::<Vec<_>>(),
        "cause": {
            "input": row.cause.input.as_str(),
            "file": place.map(|it| &it.0),
            "line": place.map(|it| it.1),
            "column": place.map(|it| it.2),
            "pointer": row.cause.pointer,
            "is_old": row.cause.is_old,
        },
        "file": row.sides.latest().file,
        "reaches": row.reaches,
        "parts": row.parts.iter().map(PublicItem::line).collect::<Vec<_>>(),
        "remedy": row.remedy,
        "passes": row.passes,
        "hits": row.hits.iter().map(hit).collect::<Vec<_>>(),
        "accepted": row.accepted,
    })
}
