//! Enums over strings and integers, and the names of their variants.

use crate::ir::{Enumerator, Integer, StringShape, Type};
use crate::plan::docs::{deprecation, doc, text};
use crate::plan::naming::order::in_order;
use crate::plan::naming::words::snake;
use crate::plan::naming::{RustName, Scope, parts};
use crate::plan::rust::{Derived, Enum, EnumOver, Literal, Variant};

/// An enum of strings.
pub(super) fn of_strings(name: RustName, ty: &Type, string: &StringShape) -> Enum {
    Enum {
        variants: string_variants(string),
        doc: doc(&ty.docs),
        deprecated: deprecation(ty.deprecated, &ty.docs),
        name,
        over: EnumOver::Strings,
        derived: Derived::default(),
    }
}

/// An enum of integers.
pub(super) fn of_integers(name: RustName, ty: &Type, integer: &Integer) -> Enum {
    Enum {
        variants: integer_variants(integer),
        doc: doc(&ty.docs),
        deprecated: deprecation(ty.deprecated, &ty.docs),
        name,
        over: EnumOver::Integers,
        derived: Derived::default(),
    }
}

pub(crate) fn string_variants(string: &StringShape) -> Vec<Variant> {
    let values = string.values.iter();
    variants(values.map(|it| (Literal::Text(it.clone()), string.enumerators.get(it))))
}

pub(crate) fn integer_variants(integer: &Integer) -> Vec<Variant> {
    let values = integer.values.iter();
    variants(values.map(|it| {
        let enumerator = integer.enumerators.get(&it.to_string());
        (Literal::Integer(*it), enumerator)
    }))
}

/// The variants of an enum, one for each value. The order of the values does not decide which of two gets a name.
fn variants<'e>(values: impl Iterator<Item = (Literal, Option<&'e Enumerator>)>) -> Vec<Variant> {
    let mut scope = Scope::with(&["Unknown"]);
    let values =
        values.map(|(value, enumerator)| (words_of(&value, enumerator), (value, enumerator)));
    let mut values: Vec<_> = values.enumerate().collect();
    values.sort_by_cached_key(|(_, (words, (value, _)))| {
        (snake(words) != *words, words.clone(), own_words(value))
    });
    let kept = values
        .iter()
        .filter_map(|(_, (_, (_, enumerator)))| enumerator.as_ref()?.kept.as_ref());
    scope.promise(kept);
    let variants = values.into_iter().map(|(index, (_, (value, enumerator)))| {
        let given = enumerator.and_then(|it| it.name.as_deref());
        let kept = enumerator.and_then(|it| it.kept.as_deref());
        let name = scope.first_of(parts::variant(given, &own_words(&value), kept));
        let description = enumerator.and_then(|it| it.description.as_deref());
        let variant = Variant {
            doc: description.map(text).unwrap_or_default(),
            name,
            value,
        };
        (index, variant)
    });
    in_order(variants.collect())
}

/// The name that the document gives to a value, or else the words of the value itself.
fn words_of(value: &Literal, enumerator: Option<&Enumerator>) -> String {
    let given = enumerator.and_then(|it| it.name.clone());
    given.unwrap_or_else(|| own_words(value))
}

/// The words of a value.
pub(crate) fn own_words(value: &Literal) -> String {
    match value {
        Literal::Text(text) => text.clone(),
        Literal::Integer(number) if *number < 0 => format!("minus {}", number.unsigned_abs()),
        Literal::Integer(number) => format!("value {number}"),
        Literal::Boolean(flag) => flag.to_string(),
    }
}
