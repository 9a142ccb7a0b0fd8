//! Replacements of parts of a text, which are applied all at once.

use std::ops::Range;

#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    /// Adds the replacements of another list.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Removes whole lines: from the first line of the range, with the comments right above it, to the last, and an empty line after them
    /// if there is one above.
    pub(super) fn remove_lines(&mut self, text: &str, range: Range<usize>) {
        let mut start = text[..range.start].rfind('\n').map_or(0, |it| it + 1);
        // Something else on the line stays.
        if !text[start..range.start].trim().is_empty() {
            self.replace(range, "");
            return;
        }
        while let Some(above) = line_before(text, start)
            && text[above..start].trim_start().starts_with("// ")
        {
            start = above;
        }
        let mut end = text[range.end..]
            .find('\n')
            .map_or(text.len(), |it| range.end + it + 1);
        let above = line_before(text, start).map(|above| text[above..start].trim());
        let is_first = above.is_none_or(|above| above.is_empty() || above.ends_with('{'));
        if is_first && text[end..].starts_with('\n') {
            end += 1;
        }
        self.replace(start..end, "");
    }

    /// The text with all replacements. One inside of another that begins earlier has no effect.
    pub(super) fn applied(mut self, text: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut edited = String::with_capacity(text.len());
        let mut copied = 0;
        for (range, new) in self.0 {
            if range.start < copied {
                continue;
            }
            edited.push_str(&text[copied..range.start]);
            edited.push_str(&new);
            copied = range.end;
        }
        edited.push_str(&text[copied..]);
        edited
    }
}

/// The start of the line before the one that begins at `start`.
fn line_before(text: &str, start: usize) -> Option<usize> {
    let before = text[..start].strip_suffix('\n')?;
    Some(before.rfind('\n').map_or(0, |it| it + 1))
}
