//! Shows strings from a server, which end up in logs and terminals, escaped and shortened.

use std::fmt::{self, Write};

/// Shows a string on one line, without control characters, and at most [`SHOWN`] characters of it.
pub(crate) struct Shown<'a>(pub(crate) &'a str);

/// The number of characters of a string that are shown.
pub(crate) const SHOWN: usize = 500;

impl fmt::Display for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.0.chars();
        for character in characters.by_ref().take(SHOWN) {
            if is_hidden(character) {
                write!(formatter, "{}", character.escape_default())?;
            } else {
                formatter.write_char(character)?;
            }
        }
        match characters.next() {
            Some(_) => formatter.write_char('…'),
            None => Ok(()),
        }
    }
}

/// Returns true for control characters, line ends, and the marks that reorder text on a screen.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
