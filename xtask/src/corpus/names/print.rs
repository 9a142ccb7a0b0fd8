//! The report on names: the number of bad ones of each kind, the goal for it, and the worst ones.

use super::{Found, KINDS, Kind, Names};
use crate::corpus::row::Row;
use cargo_sdk::table::{self, Align};

/// The report over all documents whose names are known.
pub fn text(rows: &[Row]) -> String {
    let mut all = Names::default();
    for row in rows {
        if let Some(names) = &row.names {
            all.add(names, &row.document);
        }
    }
    let worst = KINDS.iter().zip(&all.found);
    let worst = worst.map(|(kind, found)| worst_of(*kind, found));
    format!(
        "\nnames of {} methods and {} types\n{}{}",
        all.methods,
        all.types,
        counts(&all),
        worst.collect::<String>()
    )
}

fn counts(all: &Names) -> String {
    let head = ["", "count", "share", "goal"].map(str::to_owned).to_vec();
    let rows = KINDS.iter().zip(&all.found).map(|(kind, found)| {
        let whole = match kind {
            Kind::NumberedMethod | Kind::RepeatedResource | Kind::LongMethod => all.methods,
            Kind::NumberedType | Kind::LongType => all.types,
        };
        let share = 100.0 * found.count as f64 / whole.max(1) as f64;
        vec![
            described(*kind).to_owned(),
            found.count.to_string(),
            format!("{share:.2} %"),
            goal(*kind).to_owned(),
        ]
    });
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    table::render(
        &rows,
        &[Align::Left, Align::Right, Align::Right, Align::Right],
    )
}

fn worst_of(kind: Kind, found: &Found) -> String {
    if found.worst.is_empty() {
        return String::new();
    }
    let lines = found.worst.iter();
    let lines = lines.map(|bad| format!("  {}: {}\n", bad.document, bad.name));
    format!(
        "\n{}, the worst {} of {}:\n{}",
        described(kind),
        found.worst.len(),
        found.count,
        lines.collect::<String>()
    )
}

fn described(kind: Kind) -> &'static str {
    match kind {
        Kind::NumberedMethod => "methods with a counter",
        Kind::RepeatedResource => "methods that repeat their resource",
        Kind::LongMethod => "methods of more than five words",
        Kind::NumberedType => "types with a counter",
        Kind::LongType => "types of more than sixty letters",
    }
}

fn goal(kind: Kind) -> &'static str {
    match kind {
        Kind::NumberedMethod | Kind::RepeatedResource => "0",
        Kind::LongMethod => "< 1 %",
        Kind::NumberedType | Kind::LongType => "< 0.2 %",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sdkgen::Surface;

    #[test]
    fn the_worst_are_named_with_their_document() {
        let surface = Surface {
            types: ["Pet", "Pet2"].map(str::to_owned).to_vec(),
            ..Surface::default()
        };
        let row = Row {
            document: "pets.yaml".to_owned(),
            names: Some(Names::of(&surface)),
            ..Row::default()
        };
        let text = text(&[row, Row::default()]);
        assert!(text.contains("names of 0 methods and 2 types\n"), "{text}");
        assert!(
            text.contains("types with a counter                    1  50.00 %  < 0.2 %"),
            "{text}"
        );
        assert!(
            text.ends_with("the worst 1 of 1:\n  pets.yaml: Pet2\n"),
            "{text}"
        );
    }
}
