//! The table at the end of a run, as text and as JSON.

use std::collections::BTreeMap;

use roundtrip::RoundTrip;
use serde_json::{Value, json};

use super::row::{Row, Shortfall};
use cargo_sdk::table::{self, Align};

const HEAD: [&str; 12] = [
    "document",
    "operations",
    "types",
    "e",
    "w",
    "n",
    "lines",
    "generate s",
    "check s",
    "peak MB",
    "round trip",
    "",
];

/// The rows, their sum, and the shortfalls by cause.
pub fn text(rows: &[Row]) -> String {
    let head = HEAD.map(str::to_owned).to_vec();
    let mut lines = vec![head];
    lines.extend(rows.iter().map(cells));
    lines.push(sum(rows));
    let mut align = [Align::Right; HEAD.len()];
    align[0] = Align::Left;
    align[HEAD.len() - 1] = Align::Left;
    table::render(&lines, &align) + &causes(rows)
}

/// `{"ok", "documents", "fell_short", "rows"}`.
pub fn json(rows: &[Row]) -> Value {
    let fell_short = rows.iter().filter(|row| row.fell_short()).count();
    json!({
        "ok": fell_short == 0,
        "documents": rows.len(),
        "fell_short": fell_short,
        "rows": rows.iter().map(Row::json).collect::<Vec<_>>(),
    })
}

fn cells(row: &Row) -> Vec<String> {
    let seconds = |seconds: f64| format!("{seconds:.2}");
    let causes: Vec<&str> = row.shortfalls.iter().map(|it| it.cause.as_str()).collect();
    vec![
        row.document.clone(),
        row.operations.to_string(),
        row.types.to_string(),
        row.errors.to_string(),
        row.warnings.to_string(),
        row.notes.to_string(),
        row.lines.to_string(),
        seconds(row.seconds),
        known(row.check_seconds.map(seconds)),
        known(row.peak_mib.map(|it| it.to_string())),
        known(
            row.round_trip
                .map(|it| format!("{}/{}", it.passed, it.total)),
        ),
        causes.join(", "),
    ]
}

fn known(cell: Option<String>) -> String {
    cell.unwrap_or_else(|| "-".to_owned())
}

/// The row below the others, with sums and the highest peak.
fn sum(rows: &[Row]) -> Vec<String> {
    let sum = |number: fn(&Row) -> u64| rows.iter().map(number).sum();
    let round_trips = rows.iter().filter_map(|row| row.round_trip);
    let round_trip = round_trips.reduce(|a, b| RoundTrip {
        passed: a.passed + b.passed,
        total: a.total + b.total,
        invalid_examples: a.invalid_examples + b.invalid_examples,
        invalid_instances: a.invalid_instances + b.invalid_instances,
    });
    let mut all = cells(&Row {
        document: format!("{} documents", rows.len()),
        operations: sum(|row| row.operations),
        types: sum(|row| row.types),
        errors: sum(|row| row.errors),
        warnings: sum(|row| row.warnings),
        notes: sum(|row| row.notes),
        lines: sum(|row| row.lines),
        seconds: rows.iter().map(|row| row.seconds).sum(),
        peak_mib: rows.iter().filter_map(|row| row.peak_mib).max(),
        check_seconds: rows
            .iter()
            .filter_map(|row| row.check_seconds)
            .reduce(|a, b| a + b),
        round_trip,
        ..Row::default()
    });
    let fell_short = rows.iter().filter(|row| row.fell_short()).count();
    if let Some(last) = all.last_mut() {
        *last = match fell_short {
            0 => "all good".to_owned(),
            count => format!("{count} fell short"),
        };
    }
    all
}

/// Each cause with the documents that have it, the most frequent first.
fn causes(rows: &[Row]) -> String {
    let mut causes: BTreeMap<&str, Vec<(&Row, &Shortfall)>> = BTreeMap::new();
    for row in rows {
        for shortfall in &row.shortfalls {
            causes
                .entry(&shortfall.cause)
                .or_default()
                .push((row, shortfall));
        }
    }
    let mut causes: Vec<_> = causes.into_iter().collect();
    causes.sort_by_key(|(_, all)| std::cmp::Reverse(all.len()));
    causes
        .into_iter()
        .map(|(cause, all)| described(cause, &all))
        .collect()
}

fn described(cause: &str, all: &[(&Row, &Shortfall)]) -> String {
    let documents = all.iter().map(|(row, shortfall)| {
        let detail = shortfall.detail.replace('\n', "\n      ");
        format!("  {}: {detail}\n", row.document)
    });
    format!(
        "\n{cause}: {}\n{}",
        all.len(),
        documents.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(document: &str, causes: &[&str]) -> Row {
        Row {
            document: document.to_owned(),
            operations: 2,
            peak_mib: Some(5),
            shortfalls: causes
                .iter()
                .map(|it| Shortfall::new(*it, "why\nhow"))
                .collect(),
            ..Row::default()
        }
    }

    #[test]
    fn causes_are_shared_and_the_most_frequent_comes_first() {
        let rows = [
            row("a", &["panics"]),
            row("b", &["error[syntax]", "x"]),
            row("c", &["x"]),
        ];
        assert_eq!(
            causes(&rows),
            "\nx: 2\n  b: why\n      how\n  c: why\n      how\n\
             \nerror[syntax]: 1\n  b: why\n      how\n\
             \npanics: 1\n  a: why\n      how\n"
        );
    }

    #[test]
    fn the_last_row_sums_up() {
        let text = text(&[row("a", &[]), row("b", &[])]);
        let last: Vec<&str> = text.lines().last().unwrap().split_whitespace().collect();
        let expected = [
            "2",
            "documents",
            "4",
            "0",
            "0",
            "0",
            "0",
            "0",
            "0.00",
            "-",
            "5",
            "-",
            "all",
            "good",
        ];
        assert_eq!(last, expected);
        assert_eq!(json(&[row("a", &["x"])])["fell_short"], 1);
    }
}
