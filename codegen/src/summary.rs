//! Summaries of a run: a JSON object for tools, and a line for people.

use serde_json::{Map, Value, json};

use crate::generated::Generated;
use crate::plural::counted;
use crate::print;
use crate::write::File;

impl Generated {
    /// The JSON of `generate --json`.
    pub fn json(&self) -> Value {
        let seconds: Map<String, Value> = self
            .seconds
            .iter()
            .map(|(stage, seconds)| ((*stage).to_owned(), json!(seconds)))
            .collect();
        json!({
            "ok": self.is_ok(),
            "operations": self.operations,
            "types": self.types,
            "operation_ids": self.operation_ids.map(|it| it.to_string()),
            "files": self.all().count(),
            "bytes": self.bytes(),
            "known_diagnostics": self.known.0,
            "diagnostics": print::entries(&self.report, &self.sources),
            "seconds": seconds,
        })
    }

    /// The size of the crate.
    pub fn bytes(&self) -> usize {
        self.all().map(|file| file.text.len()).sum()
    }

    /// The files and the drafts.
    fn all(&self) -> impl Iterator<Item = &File> {
        self.files().iter().chain(self.drafts())
    }

    /// The size of the input and of the result, in one line.
    pub fn line(&self) -> String {
        let ids = self
            .operation_ids
            .map(|it| format!("; operation ids: {it}"));
        let known = match self.known {
            (0, 0) => String::new(),
            (known, 0) => format!("; {}", counted(known, "known finding")),
            (known, gone) => format!("; {} (gone: {gone})", counted(known, "known finding")),
        };
        // The module that several modules share has no interface of its own.
        if self.is_ok() && self.lock.is_none() {
            let files = counted(self.all().count(), "file");
            return format!("{files}, {} KiB", self.bytes().div_ceil(1024));
        }
        format!(
            "{}, {}, {}, {} KiB{}{known}",
            counted(self.operations, "operation"),
            counted(self.types, "type"),
            counted(self.all().count(), "file"),
            self.bytes().div_ceil(1024),
            ids.unwrap_or_default()
        )
    }
}
