//! The result of a review in one sentence.

use crate::plural::counted;
use crate::review::bump::Bump;
use crate::review::compare::Review;
use crate::review::row::Class;

/// The worst effect of the changes that nobody has accepted, and the number of breaks that were accepted, in a few words.
pub(super) fn verdict(review: &Review) -> String {
    let open = match review.worst() {
        None if review.rows.is_empty() => "no change: the public interface is the same",
        None => "",
        Some(Class::Breaking) => "breaking: code that uses the client may not compile any more",
        Some(Class::Wire) => "wire: code compiles as before, but sends or accepts something else",
        Some(Class::Unclassified) => "unclassified: no rule covers a change, so look at it",
        Some(Class::Additive) => "additive: nothing is gone, and the same bytes are sent",
        Some(Class::Docs) => "docs only: no signature and no byte on the wire differs",
    };
    let accepted = accepted(review);
    match (open.is_empty(), accepted) {
        (true, None) => "all changes are accepted".to_owned(),
        (true, Some(accepted)) => format!("{accepted}, all accepted"),
        (false, None) => open.to_owned(),
        (false, Some(accepted)) if review.worst() == Some(Class::Breaking) => {
            format!("{open}; {accepted} more accepted")
        }
        (false, Some(accepted)) => {
            let open = open.replace("nothing is gone", "nothing else is gone");
            format!("{accepted}, all accepted; otherwise {open}")
        }
    }
}

/// The breaks that were accepted: `2 breaks`.
fn accepted(review: &Review) -> Option<String> {
    let breaks = review.count(Class::Breaking) - review.open(Class::Breaking).count();
    (breaks > 0).then(|| counted(breaks, "break"))
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

/// The version that the changes ask for: `minor, 0.1.0 → 0.2.0`. An accepted break is a break for it.
pub(super) fn version(review: &Review) -> String {
    let bump = Bump::of(&review.version, review.worst_of_all());
    match bump.next(&review.version) {
        Some(next) if bump != Bump::None => {
            format!("{}, {} → {next}", bump.as_str(), review.version)
        }
        Some(_) | None => bump.as_str().to_owned(),
    }
}

/// The effect on the programs that were read; `None` if none were.
pub(super) fn consumers(review: &Review) -> Option<String> {
    let mentions = review.mentions?;
    let rows = || review.rows.iter();
    let certain = rows().filter(|row| row.hits.iter().any(|hit| hit.is_certain));
    let possible = rows().filter(|row| !row.hits.is_empty());
    let (certain, possible) = (certain.count(), possible.count());
    let read = counted(mentions, "name");
    Some(match (certain, possible - certain) {
        (0, 0) => {
            format!("the programs use nothing that is broken or sent differently; {read} in them")
        }
        (certain, 0) => format!("the programs use {}", counted(certain, "changed item")),
        (0, possible) => format!(
            "the programs possibly use {}",
            counted(possible, "changed item")
        ),
        (certain, possible) => format!(
            "the programs use {}, and possibly {possible} more",
            counted(certain, "changed item")
        ),
    })
}

/// Everything above in one line.
pub(in crate::review) fn summary(review: &Review) -> String {
    match review.rows.is_empty() {
        true => verdict(review),
        false => format!(
            "{} ({}; version: {})",
            verdict(review),
            counts(review),
            version(review)
        ),
    }
}
