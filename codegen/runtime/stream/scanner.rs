//! Finds the end of a JSON text that arrives in lines, and looks at each byte once.

/// The position in a JSON text. Text that is not JSON ends somewhere as well.
#[derive(Default)]
pub(super) struct Scanner {
    /// The number of open brackets and braces.
    open: usize,
}

impl Scanner {
    /// Reads a line, and returns true if the text may end there. No string of JSON goes on in another line.
    pub(super) fn ends_with(&mut self, line: &str) -> bool {
        let mut in_string = false;
        let mut bytes = line.bytes();
        while let Some(byte) = bytes.next() {
            match byte {
                b'\\' if in_string => drop(bytes.next()),
                b'"' => in_string = !in_string,
                b'[' | b'{' if !in_string => self.open += 1,
                b']' | b'}' if !in_string => self.open = self.open.saturating_sub(1),
                _ => {}
            }
        }
        self.open == 0 || in_string
    }
}
