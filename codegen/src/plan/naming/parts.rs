//! The names of fields, values and parameters: the name in the document, or the next one if that is taken.

use super::considered::Rule;
use super::rust_name::{RustName, kept_name, value_name, variant_name};
use super::words::with_signs;

/// The names of a field, best first.
pub(in crate::plan) fn field(wire: &str, kept: Option<&str>) -> Vec<(Rule, RustName)> {
    let natural = [
        (Rule::Wire, value_name(wire)),
        (Rule::Signs, value_name(&with_signs(wire))),
    ];
    kept_first(kept, natural)
}

/// The names of the argument or the setter of a parameter, best first.
pub(in crate::plan) fn parameter(
    name: &str,
    place: &str,
    kept: Option<&str>,
) -> Vec<(Rule, RustName)> {
    let natural = [
        (Rule::Wire, value_name(name)),
        (Rule::Place, value_name(&format!("{name} {place}"))),
    ];
    kept_first(kept, natural)
}

/// The names of the variant of a value, best first. `given` is the name that the document gives to the value, whose own words are `own`.
pub(in crate::plan) fn variant(
    given: Option<&str>,
    own: &str,
    kept: Option<&str>,
) -> Vec<(Rule, RustName)> {
    let words = given.unwrap_or(own);
    let rule = match given {
        Some(_) => Rule::ValueName,
        None => Rule::Wire,
    };
    let natural = [
        (rule, variant_name(words)),
        (Rule::Signs, variant_name(&with_signs(words))),
        // The document may give one name to several values.
        (Rule::Wire, variant_name(own)),
        (
            Rule::Place,
            variant_name(&format!("{} {words}", letters(words))),
        ),
        (Rule::Place, variant_name(&format!("{words} value"))),
    ];
    kept_first(kept, natural)
}

/// The names of the member of a union, best first: by what the members do not share, and by its whole type.
pub(in crate::plan) fn member(
    words: &str,
    whole: &str,
    kept: Option<&str>,
) -> Vec<(Rule, RustName)> {
    let natural = [
        (Rule::Member, variant_name(words)),
        (Rule::Member, variant_name(whole)),
    ];
    kept_first(kept, natural)
}

/// The name of an earlier crate, and then the natural ones.
fn kept_first<const N: usize>(
    kept: Option<&str>,
    natural: [(Rule, RustName); N],
) -> Vec<(Rule, RustName)> {
    let kept = kept.and_then(kept_name).map(|name| (Rule::Lock, name));
    kept.into_iter().chain(natural).collect()
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
