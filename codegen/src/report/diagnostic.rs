//! One finding: its severity, its code, its message, and its places.

use std::fmt;

use super::code::Code;
use super::overrides::Override;
use crate::place::Place;

/// The severity of a diagnostic. It is ordered: an error is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A decision that the user may want to know.
    Note,
    /// Something is broken, and a defined fallback was used.
    Warning,
    /// Nothing is written.
    Error,
}

impl Severity {
    /// The word that is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One finding. The first label is the primary one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    pub severity: Severity,
    pub code: Code,
    pub message: String,
    pub labels: Vec<(Place, String)>,
    pub help: Option<String>,
    /// The correction that the user can paste.
    pub fix: Option<Override>,
}

impl Diagnostic {
    /// A finding that stops the run before anything is written.
    pub fn error(code: Code) -> Self {
        Self::new(Severity::Error, code)
    }

    /// A finding with a fallback; an error under `--strict`.
    pub fn warning(code: Code) -> Self {
        Self::new(Severity::Warning, code)
    }

    /// The error for a setting that names something the document does not have. `sought` says so, and `nearest` is a name that it does have.
    pub fn unmatched(sought: String, setting: &Place, nearest: Option<&str>) -> Self {
        Self::error(Code::UnmatchedSetting)
            .message(sought)
            .at(setting.clone(), "named here")
            .help(nearest.map(|name| format!("did you mean `{name}`?")))
    }

    /// A decision that is worth reporting.
    pub fn note(code: Code) -> Self {
        Self::new(Severity::Note, code)
    }

    fn new(severity: Severity, code: Code) -> Self {
        Self {
            severity,
            code,
            message: String::new(),
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Sets the message: lower case, no full stop, names in backticks.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// Sets the primary place, and its label.
    #[must_use]
    pub fn at(mut self, place: Place, label: impl Into<String>) -> Self {
        self.labels.insert(0, (place, label.into()));
        self
    }

    /// Adds a further place that belongs to the finding.
    #[must_use]
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.labels.push((place, label.into()));
        self
    }

    /// Sets the help for the user.
    #[must_use]
    pub fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    /// Sets the correction that makes the finding go away.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Override>>) -> Self {
        self.fix = fix.into();
        self
    }
}
