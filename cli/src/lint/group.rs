//! Counts diagnostics by their codes.
//!
//! A large document has hundreds of diagnostics and few causes; the table shows the causes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use sdkgen::{Code, Severity};
use serde_json::Value;

use crate::table::{self, Align};

/// The diagnostics of one severity and code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub severity: Severity,
    pub code: String,
    pub count: usize,
}

/// One group per severity and code: errors before warnings before notes, and the most frequent first.
///
/// Takes diagnostics as `generate --json` prints them.
pub fn by_code(diagnostics: &[Value]) -> Vec<Group> {
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let code = diagnostic["code"].as_str().unwrap_or_default();
        *counts.entry((severity(diagnostic), code)).or_default() += 1;
    }
    let mut groups: Vec<Group> = counts
        .into_iter()
        .map(|((severity, code), count)| Group {
            severity,
            code: code.to_owned(),
            count,
        })
        .collect();
    // The sort is stable, so that equals stay in the order of their codes.
    groups.sort_by_key(|group| Reverse((group.severity, group.count)));
    groups
}

/// One line per group, with the meaning of its code.
pub fn table(groups: &[Group]) -> String {
    let rows: Vec<Vec<String>> = groups.iter().map(row).collect();
    table::render(&rows, &[Align::Right, Align::Left, Align::Left])
}

/// The rank of a severity; an unknown word has the highest.
pub fn severity(diagnostic: &Value) -> Severity {
    let word = diagnostic["severity"].as_str();
    [Severity::Note, Severity::Warning]
        .into_iter()
        .find(|severity| Some(severity.as_str()) == word)
        .unwrap_or(Severity::Error)
}

fn row(group: &Group) -> Vec<String> {
    vec![
        group.count.to_string(),
        format!("{}[{}]", group.severity, group.code),
        meaning(&group.code),
    ]
}

/// The documentation of a code in one line.
fn meaning(code: &str) -> String {
    let mut known = Code::ALL.iter().filter(|it| it.as_str() == code);
    let meaning = known.next().map(|it| it.meaning()).unwrap_or_default();
    meaning.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn diagnostics() -> Vec<Value> {
        [
            ("note", "untyped"),
            ("warning", "syntax"),
            ("note", "untyped"),
            ("note", "not-generated"),
            ("warning", "dangling-reference"),
            ("error", "syntax"),
        ]
        .map(|(severity, code)| json!({"severity": severity, "code": code}))
        .to_vec()
    }

    #[test]
    fn grave_ones_come_first_and_then_frequent_ones() {
        let groups = by_code(&diagnostics());
        let groups: Vec<_> = groups
            .iter()
            .map(|it| (it.severity.as_str(), it.code.as_str(), it.count))
            .collect();
        assert_eq!(
            groups,
            [
                ("error", "syntax", 1),
                ("warning", "dangling-reference", 1),
                ("warning", "syntax", 1),
                ("note", "untyped", 2),
                ("note", "not-generated", 1),
            ]
        );
    }

    #[test]
    fn the_table_says_what_a_code_means() {
        let table = table(&by_code(&diagnostics()[..1]));
        assert_eq!(
            table,
            "1  note[untyped]  A schema without a type: any JSON is kept.\n"
        );
    }
}
