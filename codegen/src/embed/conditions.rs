//! Conditions on features become decisions: code with a feature of the module stays, and code with any other is left out.

use std::ops::Range;

use crate::plan::rust::condition::{Settled, arguments, settled};

use super::edits::Edits;
use super::extent;
use super::lexemes::{Kind, Lexed};

/// An attribute: the indices of its lexemes, and its place in the text.
struct Attribute {
    last: usize,
    range: Range<usize>,
}

/// Settles every condition on features in a text.
pub(super) fn settle(lexed: &Lexed<'_>, is_on: &impl Fn(&str) -> bool, edits: &mut Edits) {
    let mut index = 0;
    while index < lexed.len() {
        if is_attribute(lexed, index) || lexed.is(index, Kind::Documentation) {
            index = attributes(lexed, index, is_on, edits);
        } else if lexed.reads(index, &["cfg", "!", "("]) {
            index = expression(lexed, index, is_on, edits);
        } else {
            index += 1;
        }
    }
}

fn is_attribute(lexed: &Lexed<'_>, index: usize) -> bool {
    lexed.reads(index, &["#", "["]) || lexed.reads(index, &["#", "!", "["])
}

/// Settles the attributes of one item, and returns the index at which to go on: in the item, or after it if it is left out.
fn attributes(
    lexed: &Lexed<'_>,
    first: usize,
    is_on: &impl Fn(&str) -> bool,
    edits: &mut Edits,
) -> usize {
    let mut index = first;
    let mut own = Edits::default();
    let mut is_left_out = false;
    while index < lexed.len() {
        if matches!(
            lexed.get(index).map(|it| it.kind),
            Some(Kind::Documentation | Kind::Comment)
        ) {
            index += 1;
            continue;
        }
        if !is_attribute(lexed, index) {
            break;
        }
        let attribute = attribute(lexed, index);
        is_left_out |= is_never(lexed, &attribute, is_on, &mut own);
        index = attribute.last + 1;
    }
    if !is_left_out {
        edits.extend(own);
        return index;
    }
    let end = extent::end(lexed, index);
    let range = lexed.range(first).start..lexed.range(end - 1).end;
    edits.remove_lines(lexed.text, range);
    end
}

fn attribute(lexed: &Lexed<'_>, start: usize) -> Attribute {
    let open = match lexed.word(start + 1) {
        "!" => start + 2,
        _ => start + 1,
    };
    let last = lexed.closing(open);
    Attribute {
        last,
        range: lexed.range(start).start..lexed.range(last).end,
    }
}

/// Settles one attribute, and returns whether its item is left out.
fn is_never(
    lexed: &Lexed<'_>,
    attribute: &Attribute,
    is_on: &impl Fn(&str) -> bool,
    edits: &mut Edits,
) -> bool {
    let Attribute { range, .. } = attribute;
    let text = &lexed.text[range.clone()];
    let Some((head, inner)) = text.split_once('[') else {
        return false;
    };
    let inner = inner.strip_suffix(']').unwrap_or(inner).trim();
    let called = |name: &str| {
        let inner = inner.strip_prefix(name)?.trim_start();
        inner.strip_prefix('(')?.strip_suffix(')')
    };
    if let Some(condition) = called("cfg") {
        match settled(condition, is_on) {
            Settled::Never => return true,
            Settled::Always => edits.remove_lines(lexed.text, range.clone()),
            Settled::Open(rest) if condition.contains("feature") => {
                edits.replace(range.clone(), format!("{head}[cfg({rest})]"));
            }
            Settled::Open(_) => {}
        }
    } else if let Some(conditional) = called("cfg_attr") {
        let parts = arguments(conditional);
        let Some((condition, given)) = parts.split_first() else {
            return false;
        };
        let given = given.join(", ");
        match settled(condition, is_on) {
            Settled::Never => edits.remove_lines(lexed.text, range.clone()),
            Settled::Always => edits.replace(range.clone(), format!("{head}[{given}]")),
            Settled::Open(rest) if condition.contains("feature") => {
                edits.replace(range.clone(), format!("{head}[cfg_attr({rest}, {given})]"));
            }
            Settled::Open(_) => {}
        }
    }
    false
}

/// Settles `cfg!(…)`, and returns the index after it.
fn expression(
    lexed: &Lexed<'_>,
    index: usize,
    is_on: &impl Fn(&str) -> bool,
    edits: &mut Edits,
) -> usize {
    let last = lexed.closing(index + 2);
    let condition = lexed.range(index + 2).end..lexed.range(last).start;
    let condition = &lexed.text[condition];
    let range = lexed.range(index).start..lexed.range(last).end;
    match settled(condition, is_on) {
        Settled::Always => edits.replace(range, "true"),
        Settled::Never => edits.replace(range, "false"),
        Settled::Open(rest) if condition.contains("feature") => {
            edits.replace(range, format!("cfg!({rest})"));
        }
        Settled::Open(_) => {}
    }
    last + 1
}
