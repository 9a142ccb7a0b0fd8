//! The table of a union: one row per member, with the labels of its values, or with a tree of decisions after all rows.

use crate::emit::types::quoted;
use crate::emit::{derived, docs, lints};
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{
    Case, Choice, Derived, Distinction, Doc, Member, Raw, Source, Trait, Union,
};

use super::layout::{Row, Table};
use super::taken::taken;

pub(in crate::emit) fn union(item: &Union) -> Table {
    let table = match (item.directions.decode, item.directions.encode) {
        (true, false) => "decode_union",
        (false, true) => "encode_union",
        (true, true) | (false, false) => "union",
    };
    let declaration = |by: &str, rows: Vec<Row>| {
        Table::declaration(
            format!("runtime::json::union::{table}"),
            above(&item.doc, &item.derived, item.deprecated.as_ref()),
            format!("pub enum {}{by}", item.name),
            rows,
        )
    };
    let members = || item.members.iter().map(|it| Row::new(member(it))).collect();
    match &item.distinction {
        Distinction::ByLabels(basis, labels) => {
            let rows = item.members.iter().zip(labels);
            let rows = rows.map(|(member, labels)| labelled(member, labels));
            declaration(&format!(" {}", by(basis)), rows.collect())
        }
        Distinction::ByTree(Choice::By(basis, cases, otherwise)) => {
            declaration("", members()).followed_by(by(basis), self::cases(cases, otherwise))
        }
        Distinction::ByTree(Choice::Member(_) | Choice::Unknown) => declaration("", members()),
    }
}

/// The attributes of a declaration. A value is written like its member, and has no tag.
fn above(doc: &Doc, derived: &Derived, deprecated: Option<&String>) -> Vec<String> {
    let mut above = docs::comments(doc);
    above.extend(derived::derive(derived));
    above.extend(derived::untagged(derived));
    above.extend(lints::deprecation(deprecated));
    above
}

/// `Cat(super::Cat) from(super::Cat)`
fn member(member: &Member) -> String {
    let sources = member.sources.iter().map(|source| match source {
        Source::Text => " from(text)".to_owned(),
        Source::Texts => " from(list of text)".to_owned(),
        Source::Value(value) => format!(" from({})", taken(value)),
    });
    let sources: String = sources.collect();
    format!("{}({}){sources}", member.name, Paths::Models.ty(&member.ty))
}

/// `Cat(super::Cat) = "cat" | "lion"`
fn labelled(member: &Member, labels: &[String]) -> Row {
    let labels: Vec<String> = labels.iter().map(|it| quoted(it)).collect();
    Row::new(format!("{} = {}", self::member(member), labels.join(" | ")))
}

fn by(basis: &Trait) -> String {
    match basis {
        Trait::Type => "by type".to_owned(),
        Trait::Value(key) => format!("by value of {}", quoted(key)),
        Trait::Key => "by key".to_owned(),
        Trait::TypeOf(key) => format!("by type of {}", quoted(key)),
        Trait::TypeOfItems => "by type of items".to_owned(),
    }
}

fn cases(cases: &[Case], otherwise: &Choice) -> Vec<Row> {
    let rows = cases
        .iter()
        .map(|case| row(&quoted(&case.label), &case.choice));
    let otherwise = match otherwise {
        Choice::Unknown => None,
        Choice::Member(_) | Choice::By(..) => Some(row("_", otherwise)),
    };
    rows.chain(otherwise).collect()
}

/// `"cat" => Cat`, or `"object" => by key { … }`
fn row(label: &str, choice: &Choice) -> Row {
    match choice {
        Choice::Member(name) => Row::new(format!("{label} => {name}")),
        Choice::Unknown => Row::new(format!("{label} => Unknown")),
        Choice::By(basis, cases, otherwise) => Row::around(
            format!("{label} => {}", by(basis)),
            self::cases(cases, otherwise),
        ),
    }
}

/// The table of a union that stays JSON: one row per accessor.
pub(in crate::emit) fn raw_union(item: &Raw) -> Table {
    let table = match item.directions.encode {
        true => "raw_union",
        false => "decode_raw_union",
    };
    let accessors = item.accessors.iter().map(|(name, ty, doc)| {
        let row = format!("{name} -> {}", Paths::Models.ty(ty));
        Row::below(docs::comments(doc), row)
    });
    Table::declaration(
        format!("runtime::json::union::{table}"),
        above(&item.doc, &item.derived, item.deprecated.as_ref()),
        format!("pub struct {}", item.name),
        accessors.collect(),
    )
}
