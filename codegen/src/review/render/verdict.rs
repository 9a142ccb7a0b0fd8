//! The result of a review in one sentence.

use crate::review::bump::Bump;
use crate::review::compare::Review;
use crate::review::row::Class;

/// The worst effect of all changes, in a few words.
pub(super) fn verdict(review: &Review) -> &'static str {
    match review.worst() {
        None if review.rows.is_empty() => "no change: the public interface is the same",
        None => "all changes are accepted",
        Some(Class::Breaking) => "breaking: code that uses the client may not compile any more",
        Some(Class::Wire) => "wire: code compiles as before, but sends or accepts something else",
        Some(Class::Unclassified) => "unclassified: no rule covers a change, so look at it",
        Some(Class::Additive) => "additive: nothing is gone, and the same bytes are sent",
        Some(Class::Docs) => "docs only: no signature and no byte on the wire differs",
    }
}

/// `2 breaking, 1 wire, 14 additive`.
pub(super) fn counts(review: &Review) -> String {
    let counts = Class::ALL.into_iter();
    let counts = counts.map(|class| (class, review.count(class)));
    let counts = counts.filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(class, count)| format!("{count} {class}"))
        .collect();
    counts.join(", ")
}

/// The version that the changes ask for: `minor, 0.1.0 → 0.2.0`.
pub(super) fn version(review: &Review) -> String {
    let bump = Bump::of(&review.version, review.worst());
    match bump.next(&review.version) {
        Some(next) if bump != Bump::None => {
            format!("{}, {} → {next}", bump.as_str(), review.version)
        }
        Some(_) | None => bump.as_str().to_owned(),
    }
}

/// Everything above in one line.
pub(in crate::review) fn summary(review: &Review) -> String {
    match review.rows.is_empty() {
        true => verdict(review).to_owned(),
        false => format!(
            "{} ({}; version: {})",
            verdict(review),
            counts(review),
            version(review)
        ),
    }
}
