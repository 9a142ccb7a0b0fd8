//! Typed access to a TOML table that keeps every place, and complains about what nobody asked for.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Located, problems};
use crate::report::{Diagnostic, Report};
use crate::source::{FileId, Place, Pointer};

/// The file that is read, and where its problems go.
pub(super) struct Reading<'r> {
    pub(super) file: FileId,
    pub(super) report: &'r mut Report,
}

impl Reading<'_> {
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        Place::Text(self.file, span.start)
    }

    pub(super) fn push(&mut self, problem: Diagnostic) {
        self.report.push(problem);
    }
}

/// A table, and the settings in it that were not read yet.
pub(super) struct Table<'t> {
    /// As a person would name it: `client.env`.
    path: String,
    span: Range<usize>,
    left: Vec<Setting<'t>>,
    known: Vec<&'static str>,
}

/// What stands where a table, true or false can.
pub(super) enum Switch<'t> {
    On,
    Off,
    Table(Table<'t>),
}

/// One key with its value.
pub(super) struct Setting<'t> {
    pub(super) key: &'t str,
    pub(super) key_span: Range<usize>,
    path: String,
    value: &'t Spanned<DeValue<'t>>,
}

impl<'t> Table<'t> {
    pub(super) fn new(path: &str, span: Range<usize>, table: &'t DeTable<'t>) -> Self {
        let mut left: Vec<_> = table
            .iter()
            .map(|(key, value)| Setting {
                key: key.get_ref(),
                key_span: key.span(),
                path: if path.is_empty() {
                    key.get_ref().to_string()
                } else {
                    format!("{path}.{}", key.get_ref())
                },
                value,
            })
            .collect();
        // The parser sorts by name; users expect their own order.
        left.sort_by_key(|setting| setting.key_span.start);
        Self {
            path: path.to_owned(),
            span,
            left,
            known: Vec::new(),
        }
    }

    pub(super) fn place(&self, reading: &Reading<'_>) -> Place {
        reading.place(self.span.clone())
    }

    /// The setting of a name, if it is given.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Setting<'t>> {
        self.known.push(key);
        let index = self.left.iter().position(|setting| setting.key == key)?;
        Some(self.left.remove(index))
    }

    /// All settings: for tables whose keys are names of the document.
    pub(super) fn all(self) -> Vec<Setting<'t>> {
        self.left
    }

    /// Complains about settings that were not taken.
    pub(super) fn finish(self, reading: &mut Reading<'_>) {
        for setting in self.left {
            let place = reading.place(setting.key_span.clone());
            reading.push(problems::unknown_setting(
                place,
                &self.path,
                setting.key,
                &self.known,
            ));
        }
    }

    pub(super) fn text(
        &mut self,
        key: &'static str,
        reading: &mut Reading<'_>,
    ) -> Option<Located<String>> {
        self.take(key)?.text(reading)
    }

    pub(super) fn pointer(
        &mut self,
        key: &'static str,
        reading: &mut Reading<'_>,
    ) -> Option<Located<Pointer>> {
        let setting = self.take(key)?;
        let text = setting.text(reading)?;
        pointer(&setting.path, text, reading)
    }

    pub(super) fn texts(
        &mut self,
        key: &'static str,
        reading: &mut Reading<'_>,
    ) -> Option<Vec<Located<String>>> {
        self.take(key)?.texts(reading)
    }

    pub(super) fn table(
        &mut self,
        key: &'static str,
        reading: &mut Reading<'_>,
    ) -> Option<Table<'t>> {
        self.take(key)?.table(reading)
    }

    pub(super) fn missing(&self, key: &str, reading: &mut Reading<'_>) {
        let place = self.place(reading);
        reading.push(problems::missing(place, &self.path, key));
    }
}

impl<'t> Setting<'t> {
    pub(super) fn key_place(&self, reading: &Reading<'_>) -> Place {
        reading.place(self.key_span.clone())
    }

    pub(super) fn place(&self, reading: &Reading<'_>) -> Place {
        reading.place(self.value.span())
    }

    pub(super) fn value(&self) -> &'t DeValue<'t> {
        self.value.get_ref()
    }

    pub(super) fn text(&self, reading: &mut Reading<'_>) -> Option<Located<String>> {
        text(&self.path, self.value, reading)
    }

    /// A text of a certain form, which `expected` describes.
    pub(super) fn formed(
        &self,
        expected: &str,
        is: fn(&str) -> bool,
        reading: &mut Reading<'_>,
    ) -> Option<Located<String>> {
        let text = self.text(reading)?;
        if is(&text.value) {
            return Some(text);
        }
        reading.push(problems::malformed(text.place, &self.path, expected));
        None
    }

    pub(super) fn texts(&self, reading: &mut Reading<'_>) -> Option<Vec<Located<String>>> {
        let DeValue::Array(items) = self.value() else {
            self.complain("a list of texts", reading);
            return None;
        };
        Some(
            items
                .iter()
                .filter_map(|item| text(&self.path, item, reading))
                .collect(),
        )
    }

    pub(super) fn pointers(&self, reading: &mut Reading<'_>) -> Option<Vec<Located<Pointer>>> {
        let texts = self.texts(reading)?;
        Some(
            texts
                .into_iter()
                .filter_map(|text| pointer(&self.path, text, reading))
                .collect(),
        )
    }

    pub(super) fn table(&self, reading: &mut Reading<'_>) -> Option<Table<'t>> {
        match self.value() {
            DeValue::Table(table) => Some(Table::new(&self.path, self.value.span(), table)),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => {
                self.complain("a table", reading);
                None
            }
        }
    }

    /// A table, or true or false in its place.
    pub(super) fn switch(&self, reading: &mut Reading<'_>) -> Option<Switch<'t>> {
        match self.value() {
            DeValue::Boolean(true) => Some(Switch::On),
            DeValue::Boolean(false) => Some(Switch::Off),
            DeValue::Table(_) => self.table(reading).map(Switch::Table),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => {
                self.complain("a table, `true` or `false`", reading);
                None
            }
        }
    }

    /// The tables of `[[name]]`.
    pub(super) fn tables(&self, reading: &mut Reading<'_>) -> Vec<Table<'t>> {
        let DeValue::Array(items) = self.value() else {
            self.complain("a list of tables", reading);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(Table::new(&self.path, item.span(), table)),
                other => {
                    let place = reading.place(item.span());
                    reading.push(problems::wrong_type(
                        place,
                        &self.path,
                        "a list of tables",
                        type_name(other),
                    ));
                }
            }
        }
        tables
    }

    /// One of some words.
    pub(super) fn choice<T: Copy>(
        &self,
        choices: &[(&str, T)],
        reading: &mut Reading<'_>,
    ) -> Option<T> {
        let text = self.text(reading)?;
        let chosen = choices.iter().find(|(word, _)| *word == text.value);
        if chosen.is_none() {
            let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
            reading.push(problems::unknown_choice(
                text.place,
                &self.path,
                &text.value,
                &words,
            ));
        }
        chosen.map(|(_, value)| *value)
    }

    pub(super) fn complain(&self, expected: &str, reading: &mut Reading<'_>) {
        let place = self.place(reading);
        reading.push(problems::wrong_type(
            place,
            &self.path,
            expected,
            type_name(self.value()),
        ));
    }

    /// The key as a pointer into the effective document.
    pub(super) fn key_pointer(&self, reading: &mut Reading<'_>) -> Option<Located<Pointer>> {
        let key = Located {
            value: self.key.to_owned(),
            place: self.key_place(reading),
        };
        pointer(&self.path, key, reading)
    }
}

fn text(
    path: &str,
    value: &Spanned<DeValue<'_>>,
    reading: &mut Reading<'_>,
) -> Option<Located<String>> {
    let place = reading.place(value.span());
    match value.get_ref() {
        DeValue::String(text) => Some(Located {
            value: text.to_string(),
            place,
        }),
        other => {
            reading.push(problems::wrong_type(
                place,
                path,
                "a text",
                type_name(other),
            ));
            None
        }
    }
}

fn pointer(
    path: &str,
    text: Located<String>,
    reading: &mut Reading<'_>,
) -> Option<Located<Pointer>> {
    // `#/components/…` is how documents write it, and what people paste.
    let written = text.value.strip_prefix('#').unwrap_or(&text.value);
    match Pointer::parse(written) {
        Some(value) => Some(Located {
            value,
            place: text.place,
        }),
        None => {
            let expected = "a JSON Pointer, such as `/components/schemas/Pet`";
            reading.push(problems::malformed(text.place, path, expected));
            None
        }
    }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
