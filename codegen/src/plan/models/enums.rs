//! Enums over strings and integers, and the names of their variants.

use crate::ir::Docs;
use crate::plan::docs::doc;
use crate::plan::naming::order::in_order;
use crate::plan::naming::words::{snake, with_signs};
use crate::plan::naming::{RustName, Scope, variant_name};
use crate::plan::rust::{Enum, EnumOver, Literal, Variant};

pub(super) fn enum_(
    name: RustName,
    docs: &Docs,
    values: impl Iterator<Item = Literal>,
    over: EnumOver,
) -> Enum {
    Enum {
        variants: variants(values),
        doc: doc(docs),
        name,
        over,
    }
}

/// The variants of an enum, one for each value. The order of the values does not decide which of two gets a name.
pub(super) fn variants(values: impl Iterator<Item = Literal>) -> Vec<Variant> {
    let mut scope = Scope::with(&["Unknown"]);
    let values = values.map(|value| (words_of(&value), value)).enumerate();
    let mut values: Vec<(usize, (String, Literal))> = values.collect();
    values.sort_by_cached_key(|(_, (words, _))| (snake(words) != *words, words.clone()));
    let variants = values.into_iter().map(|(index, (words, value))| {
        let name = scope.first_free(&[
            variant_name(&words),
            variant_name(&with_signs(&words)),
            variant_name(&format!("{} {words}", letters(&words))),
            variant_name(&format!("{words} value")),
        ]);
        (index, Variant { name, value })
    });
    in_order(variants.collect())
}

fn words_of(value: &Literal) -> String {
    match value {
        Literal::Text(text) => text.clone(),
        Literal::Integer(number) if *number < 0 => format!("minus {}", number.unsigned_abs()),
        Literal::Integer(number) => format!("value {number}"),
        Literal::Boolean(flag) => flag.to_string(),
    }
}

/// A word for the case of a value. It distinguishes values that differ only in case.
fn letters(words: &str) -> &'static str {
    let is_small = |it: char| it.is_lowercase();
    match words.contains(char::is_uppercase) {
        true if words.contains(is_small) => "mixed",
        true => "upper",
        false => "lower",
    }
}
