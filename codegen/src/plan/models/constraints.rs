//! The constraints on a value beside its type, in words.

use crate::ir::Constraint;
use crate::plan::docs::{self, code};
use crate::plan::rust::Doc;

/// One sentence, or nothing if there are no constraints.
pub(crate) fn constraints(constraints: &[Constraint]) -> Doc {
    let parts: Vec<String> = constraints.iter().map(words).collect();
    if parts.is_empty() {
        return Doc::default();
    }
    let mut sentence = parts.join("; ");
    if let Some(first) = sentence.get(..1) {
        sentence = first.to_uppercase() + &sentence[1..];
    }
    docs::line(format!("{sentence}."))
}

fn words(constraint: &Constraint) -> String {
    match constraint {
        Constraint::Bounds {
            minimum,
            maximum,
            above,
            below,
        } => {
            let least = if *above { "more than" } else { "at least" };
            let most = if *below { "less than" } else { "at most" };
            let least = minimum.iter().map(|it| format!("{least} {it}"));
            let most = maximum.iter().map(|it| format!("{most} {it}"));
            least.chain(most).collect::<Vec<_>>().join(", ")
        }
        Constraint::MultipleOf(of) => format!("a multiple of {of}"),
        Constraint::Characters(least, most) => count("character", *least, *most),
        Constraint::Items(least, most) => count("item", *least, *most),
        Constraint::Entries(least, most) => count("property", *least, *most),
        Constraint::Pattern(pattern) => format!("matches {}", code(pattern)),
        Constraint::Unique => "no item twice".to_owned(),
    }
}

/// `1 to 32 characters`, `at most 1 item`.
fn count(noun: &str, least: usize, most: Option<usize>) -> String {
    let nouns = |count: usize| match (count, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        (_, None) => format!("{noun}s"),
    };
    match (least, most) {
        (0, Some(most)) => format!("at most {most} {}", nouns(most)),
        (least, None) => format!("at least {least} {}", nouns(least)),
        (least, Some(most)) if least == most => format!("exactly {most} {}", nouns(most)),
        (least, Some(most)) => format!("{least} to {most} {}", nouns(most)),
    }
}
