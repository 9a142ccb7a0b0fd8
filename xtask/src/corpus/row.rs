//! The results for one document: a row of the table.

use roundtrip::RoundTrip;
use serde_json::{Value, json};

use super::names::Names;

/// The result for one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub document: String,
    pub crate_name: String,
    /// True if a crate was generated.
    pub generated: bool,
    pub operations: u64,
    pub types: u64,
    pub errors: u64,
    pub warnings: u64,
    pub notes: u64,
    /// The number of lines of Rust.
    pub lines: u64,
    /// The time of the generating process.
    pub seconds: f64,
    /// The peak memory of this process, which not every system reports.
    pub peak_mib: Option<u64>,
    /// The time that checking the crate took, when it was last measured.
    pub check_seconds: Option<f64>,
    /// The result of sending values through the crate, if that was done.
    pub round_trip: Option<RoundTrip>,
    /// The figures about the names of the crate, if they were examined.
    pub names: Option<Names>,
    pub shortfalls: Vec<Shortfall>,
}

/// One way in which a document fell short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The words that all documents with this problem share.
    pub cause: String,
    pub detail: String,
}

impl Shortfall {
    pub fn new(cause: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            cause: cause.into(),
            detail: detail.into(),
        }
    }
}

impl Row {
    pub fn fell_short(&self) -> bool {
        !self.shortfalls.is_empty()
    }

    pub fn json(&self) -> Value {
        let shortfalls = self.shortfalls.iter();
        let shortfalls = shortfalls.map(|it| json!({"cause": it.cause, "detail": it.detail}));
        json!({
            "document": self.document,
            "crate": self.crate_name,
            "ok": !self.fell_short(),
            "generated": self.generated,
            "operations": self.operations,
            "types": self.types,
            "errors": self.errors,
            "warnings": self.warnings,
            "notes": self.notes,
            "lines": self.lines,
            "seconds": self.seconds,
            "peak_mib": self.peak_mib,
            "check_seconds": self.check_seconds,
            "round_trip": self.round_trip.map(RoundTrip::json),
            "names": self.names.as_ref().map(Names::json),
            "shortfalls": shortfalls.collect::<Vec<_>>(),
        })
    }

    /// Reads a row that [`Row::json`] wrote and that did not fall short; `None` if it has another form.
    pub fn from_json(json: &Value) -> Option<Self> {
        let number = |key: &str| json[key].as_u64();
        if json["ok"] != true {
            return None;
        }
        Some(Self {
            document: json["document"].as_str()?.to_owned(),
            crate_name: json["crate"].as_str()?.to_owned(),
            generated: json["generated"].as_bool()?,
            operations: number("operations")?,
            types: number("types")?,
            errors: number("errors")?,
            warnings: number("warnings")?,
            notes: number("notes")?,
            lines: number("lines")?,
            seconds: json["seconds"].as_f64()?,
            peak_mib: number("peak_mib"),
            check_seconds: json["check_seconds"].as_f64(),
            round_trip: RoundTrip::from_json(&json["round_trip"]),
            names: Names::from_json(&json["names"]),
            shortfalls: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_row_can_be_read_back_and_a_bad_one_cannot() {
        let mut row = Row {
            document: "a".to_owned(),
            operations: 3,
            seconds: 0.5,
            peak_mib: Some(7),
            round_trip: Some(RoundTrip {
                passed: 1,
                total: 2,
                ..RoundTrip::default()
            }),
            names: Some(Names::default()),
            ..Row::default()
        };
        assert_eq!(Row::from_json(&row.json()), Some(row.clone()));
        row.shortfalls.push(Shortfall::new("cause", "detail"));
        assert_eq!(Row::from_json(&row.json()), None);
        assert_eq!(Row::from_json(&json!({"ok": true})), None);
    }
}
