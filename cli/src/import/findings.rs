//! The parts of a configuration that have no counterpart here.

/// The parts of a configuration that were not taken over, each with its line.
#[derive(Debug)]
pub(super) struct Findings {
    file: String,
    lines: Vec<(usize, String)>,
}

impl Findings {
    pub(super) fn of(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            lines: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, line: usize, message: impl Into<String>) {
        self.lines.push((line, message.into()));
    }

    /// Prints a line for each, in the order of the file.
    pub(super) fn print(&mut self) {
        self.lines.sort();
        for (line, message) in &self.lines {
            eprintln!("{}:{line}: {message}", self.file);
        }
    }
}
