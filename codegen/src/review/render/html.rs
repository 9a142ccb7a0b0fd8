//! A review as one page of HTML that needs no other file.

use std::collections::BTreeSet;

use similar::{ChangeTag, TextDiff};

use crate::plan::PublicItem;
use crate::plural::counted;
use crate::review::compare::Review;
use crate::review::row::{Class, Hit, Row};

use super::place;
use super::verdict::{consumers, counts, verdict, version};

const PAGE: &str = include_str!("page.html");

/// The page with all changes, which can be searched, and filtered by class and resource.
pub(in crate::review) fn html(review: &Review) -> String {
    let groups: BTreeSet<String> = review.rows.iter().map(place::group).collect();
    let groups = groups.iter().map(|group| {
        let group = escaped(group);
        format!("<option value=\"{group}\">{group}</option>")
    });
    let present = Class::ALL
        .into_iter()
        .filter(|class| review.count(*class) > 0);
    let classes = present.map(|class| {
        let count = review.count(class);
        format!(
            "<label><input type=\"checkbox\" value=\"{class}\" checked> {class} ({count})</label>"
        )
    });
    let summary = match review.rows.is_empty() {
        true => String::new(),
        false => {
            let read = consumers(review).map(|it| format!("; {it}"));
            let (counts, version) = (counts(review), version(review));
            format!("{counts}; version: {version}{}", read.unwrap_or_default())
        }
    };
    let parts = [
        ("{{title}}", escaped(&verdict(review))),
        ("{{verdict}}", escaped(&verdict(review))),
        ("{{summary}}", escaped(&summary)),
        (
            "{{sides}}",
            escaped(&format!("{} → {}", review.old, review.new)),
        ),
        ("{{groups}}", groups.collect()),
        ("{{classes}}", classes.collect()),
        ("{{rows}}", review.rows.iter().map(row).collect()),
    ];
    filled(&parts)
}

/// The page with each part in its place. The parts themselves are not looked into, so that no text of a document becomes a place.
fn filled(parts: &[(&str, String)]) -> String {
    let mut out = String::new();
    let mut rest = PAGE;
    for (place, part) in parts {
        let (before, after) = rest.split_once(place).unwrap_or((rest, ""));
        out += before;
        out += part;
        rest = after;
    }
    out + rest
}

fn row(row: &Row) -> String {
    let class = row.class;
    let item = row.sides.latest();
    let mut details = vec![escaped(row.reason)];
    let facts = row.facts().into_iter();
    details.extend(facts.map(|(name, old, new)| {
        format!(
            "{name}: <code>{}</code> → <code>{}</code>",
            escaped(&old),
            escaped(&new)
        )
    }));
    details.push(escaped(&place::cause(&row.cause)));
    if !row.passes.is_empty() {
        details.push(format!("shaped by {}", escaped(&row.passes.join(", "))));
    }
    if !row.reaches.is_empty() {
        details.push(format!(
            "reached by {}",
            list(&counted(row.reaches.len(), "call"), &row.reaches)
        ));
    }
    if !row.hits.is_empty() {
        let hits: Vec<String> = row.hits.iter().map(Hit::to_string).collect();
        let places = counted(hits.len(), "place") + " in programs";
        details.push(list(&places, &hits));
    }
    if !row.parts.is_empty() {
        let parts: Vec<String> = row.parts.iter().map(PublicItem::line).collect();
        details.push(list(&counted(parts.len(), "part"), &parts));
    }
    if let Some(remedy) = &row.remedy {
        details.push(format!(
            "to undo it, add to codegen.toml: <pre>{}</pre>",
            escaped(remedy)
        ));
    }
    if let Some(reason) = &row.accepted {
        details.push(format!("accepted: {}", escaped(reason)));
    }
    let details = details.iter().map(|it| format!("<li>{it}</li>"));
    format!(
        "<article class=\"{class}\" data-class=\"{class}\" data-group=\"{}\"><h2><b>{class}</b>{}</h2>{}<ul>{}</ul></article>\n",
        escaped(&place::group(row)),
        escaped(&item.path),
        sides(row),
        details.collect::<String>()
    )
}

fn list(summary: &str, entries: &[String]) -> String {
    let items = entries.iter();
    let items = items.map(|it| format!("<li><code>{}</code></li>", escaped(it)));
    format!(
        "<details><summary>{summary}</summary><ul>{}</ul></details>",
        items.collect::<String>()
    )
}

/// Both sides beside each other, with the words that differ marked.
fn sides(row: &Row) -> String {
    let line = |item: Option<&PublicItem>| item.map(PublicItem::line).unwrap_or_default();
    let (old, new) = (line(row.sides.before()), line(row.sides.after()));
    let diff = TextDiff::from_unicode_words(&old, &new);
    let side = |kept: ChangeTag, tag: &str| {
        let changes = diff.iter_all_changes();
        let words = changes.filter(|it| it.tag() == kept || it.tag() == ChangeTag::Equal);
        let mut runs: Vec<(bool, String)> = Vec::new();
        for word in words {
            let is_marked = word.tag() == kept;
            match runs.last_mut().filter(|(marked, _)| *marked == is_marked) {
                Some((_, text)) => text.push_str(word.value()),
                None => runs.push((is_marked, word.value().to_owned())),
            }
        }
        let marked = runs.into_iter().map(|(is_marked, text)| match is_marked {
            true => format!("<{tag}>{}</{tag}>", escaped(&text)),
            false => escaped(&text),
        });
        format!("<code>{}</code>", marked.collect::<String>())
    };
    format!(
        "<div class=\"sides\">{}{}</div>",
        side(ChangeTag::Delete, "del"),
        side(ChangeTag::Insert, "ins")
    )
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
