//! The results of earlier runs, so that good ones are not computed again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use roundtrip::RoundTrip;
use serde_json::{Map, Value, json};

use super::discover::Document;
use super::generation::Options;
use super::row::Row;
use cargo_sdk::fingerprint;

/// The results of earlier runs, by the name of the crate.
#[derive(Debug, Default)]
pub struct State {
    file: PathBuf,
    entries: BTreeMap<String, Entry>,
}

/// One good result, and its inputs.
#[derive(Clone, Debug)]
pub struct Entry {
    pub path: PathBuf,
    pub inputs: Vec<PathBuf>,
    /// The fingerprint of the inputs.
    pub fingerprint: u64,
    /// The fingerprint of the generating program.
    pub generator: u64,
    /// True if a second run was compared with the first.
    pub twice: bool,
    /// True if the crate has the round-trip example.
    pub harness: bool,
    pub row: Row,
}

impl State {
    /// Reads the results of earlier runs; empty if the file is missing or cannot be parsed, since everything can be computed again.
    pub fn read(file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap_or_default();
        let json: Value = serde_json::from_str(&text).unwrap_or_default();
        let entries = json.as_object().into_iter().flatten();
        let entries = entries.filter_map(|(name, json)| Some((name.clone(), entry(json)?)));
        Self {
            file: file.to_owned(),
            entries: entries.collect(),
        }
    }

    /// Writes everything, in one step.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk fails.
    pub fn write(&self) -> Result<(), String> {
        let entries = self.entries.iter();
        let json: Map<String, Value> = entries
            .map(|(name, it)| (name.clone(), it.json()))
            .collect();
        let aside = self.file.with_extension("json.new");
        fs::write(&aside, Value::Object(json).to_string())
            .and_then(|()| fs::rename(&aside, &self.file))
            .map_err(|error| format!("`{}`: {error}", self.file.display()))
    }

    /// The row of a document whose inputs and generator have not changed since it was last good.
    pub fn unchanged(&self, document: &Document, options: Options, generator: u64) -> Option<Row> {
        let entry = self.entry(document)?;
        let enough = entry.harness == options.harness
            && (entry.twice || !options.twice)
            && (entry.row.names.is_some() || !options.names);
        let same = enough
            && entry.generator == generator
            && fingerprint::of(&entry.inputs) == entry.fingerprint;
        same.then(|| entry.row.clone())
    }

    /// The time that checking the crate of a document took when it was last compiled.
    pub fn check_seconds(&self, document: &Document) -> Option<f64> {
        self.entry(document)?.row.check_seconds
    }

    pub fn remember(&mut self, crate_name: &str, entry: Option<Entry>) {
        match entry {
            Some(entry) => self.entries.insert(crate_name.to_owned(), entry),
            None => self.entries.remove(crate_name),
        };
    }

    pub fn remember_check(&mut self, crate_name: &str, seconds: f64) {
        if let Some(entry) = self.entries.get_mut(crate_name) {
            entry.row.check_seconds = Some(seconds);
        }
    }

    pub fn remember_round_trip(&mut self, crate_name: &str, round_trip: RoundTrip) {
        if let Some(entry) = self.entries.get_mut(crate_name) {
            entry.row.round_trip = Some(round_trip);
        }
    }

    fn entry(&self, document: &Document) -> Option<&Entry> {
        let entry = self.entries.get(&document.crate_name);
        // Another run may have given this name to the crate of another document.
        entry.filter(|entry| entry.path == document.path)
    }
}

impl Entry {
    fn json(&self) -> Value {
        json!({
            "path": self.path.to_string_lossy(),
            "inputs": self.inputs.iter().map(|it| it.to_string_lossy()).collect::<Vec<_>>(),
            "fingerprint": self.fingerprint,
            "generator": self.generator,
            "twice": self.twice,
            "harness": self.harness,
            "row": self.row.json(),
        })
    }
}

fn entry(json: &Value) -> Option<Entry> {
    let path = |json: &Value| json.as_str().map(PathBuf::from);
    Some(Entry {
        path: path(&json["path"])?,
        inputs: json["inputs"].as_array()?.iter().filter_map(path).collect(),
        fingerprint: json["fingerprint"].as_u64()?,
        generator: json["generator"].as_u64()?,
        twice: json["twice"].as_bool()?,
        harness: json["harness"].as_bool()?,
        row: Row::from_json(&json["row"])?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_counts_while_nothing_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("a.yaml");
        fs::write(&input, "1").unwrap();
        let document = Document {
            path: input.clone(),
            name: "a.yaml".to_owned(),
            crate_name: "api-a".to_owned(),
        };
        let inputs = vec![input.clone()];
        let entry = Entry {
            path: input.clone(),
            fingerprint: fingerprint::of(&inputs),
            inputs,
            generator: 7,
            twice: false,
            harness: false,
            row: Row::default(),
        };
        let file = folder.path().join("state.json");
        let mut state = State::read(&file);
        state.remember("api-a", Some(entry));
        state.write().unwrap();

        let state = State::read(&file);
        let once = Options {
            twice: false,
            harness: false,
            names: false,
            jobs: 1,
        };
        let twice = Options {
            twice: true,
            ..once
        };
        let harness = Options {
            harness: true,
            ..once
        };
        let names = Options {
            names: true,
            ..once
        };
        assert_eq!(state.unchanged(&document, once, 7), Some(Row::default()));
        assert_eq!(state.unchanged(&document, twice, 7), None);
        assert_eq!(state.unchanged(&document, harness, 7), None);
        assert_eq!(state.unchanged(&document, names, 7), None);
        assert_eq!(state.unchanged(&document, once, 8), None);
        let mut other = document.clone();
        other.path = folder.path().join("b.yaml");
        assert_eq!(state.unchanged(&other, once, 7), None);
        fs::write(&input, "2").unwrap();
        assert_eq!(state.unchanged(&document, once, 7), None);
    }
}
