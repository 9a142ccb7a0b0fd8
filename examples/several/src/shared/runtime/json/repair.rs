//! Reads a text again without the values that do not fit.
//!
//! An optional property, an entry of a map, and an item of a list can be left out. No type of the API knows about this: a value to which an
//! error points is left out, and the text is read again, until it fits. So a text that fits costs nothing, and no type has more code.

use std::collections::HashMap;

use super::misfit::{Misfit, token};
use super::parts::{Path, Step, parts, span, without};

/// Reads a text, and keeps its value. It does not depend on the type of the value, so that all of this is compiled once.
type Read<'a> = &'a mut dyn FnMut(&str) -> serde_json::Result<()>;

/// The number of bytes of a list that are read again at a time, so that the time does not depend on the number of misfits.
const WINDOW: usize = 64 * 1024;

/// The number of times that a text may be read again as a whole, which limits the time for a hostile text.
const AGAIN: usize = 64;

/// Reads a text again that could not be read because of `error`, and returns its misfits.
///
/// Returns `None` if the text is not well formed, or a value does not fit without which the rest does not fit either.
#[cold]
pub(crate) fn read_repaired(
    text: &str,
    error: &serde_json::Error,
    read: Read<'_>,
) -> Option<Vec<Misfit>> {
    let mut repair = Repair {
        left: text.len().saturating_mul(AGAIN) + AGAIN * WINDOW,
        ..Repair::default()
    };
    let mut text = text.to_owned();
    let mut message = error.to_string();
    loop {
        let (path, problem) = Path::of_error(&text, &message)?;
        text = match path.0.iter().position(|step| matches!(step, Step::Item(_))) {
            Some(list) => repair.list(&text, &path.0[..list], read)?,
            None => repair.dropped(&text, &[], &path.0, problem)?,
        };
        match repair.read(&text, read)? {
            Ok(()) => return Some(repair.misfits),
            Err(next) => message = next,
        }
    }
}

#[derive(Default)]
struct Repair {
    misfits: Vec<Misfit>,
    /// The index in `misfits` of each pointer.
    noted: HashMap<String, usize>,
    /// The sorted indices of the items that were left out, by the pointer to their list.
    gone: HashMap<String, Vec<usize>>,
    /// The number of bytes that may still be read.
    left: usize,
}

impl Repair {
    /// Reads a text; `None` if too much has been read.
    fn read(&mut self, text: &str, read: Read<'_>) -> Option<Result<(), String>> {
        self.left = self.left.checked_sub(text.len())?;
        Some(read(text).map_err(|error| error.to_string()))
    }

    /// The text without the misfits of a list, which is read window by window.
    fn list(&mut self, text: &str, list: &[Step], read: Read<'_>) -> Option<String> {
        let span = span(text, list)?;
        let (before, after) = (&text[..span.start], &text[span.end..]);
        let items = parts(&text[span])?.into_iter();
        let mut items: Vec<String> = items.map(|(_, item)| item.to_owned()).collect();
        let (mut next, mut most) = (0, WINDOW);
        while next < items.len() {
            let mut end = next + 1;
            let mut length = items[next].len();
            while end < items.len() && length + items[end].len() < most {
                length += items[end].len();
                end += 1;
            }
            let window = format!("{before}[{}]{after}", items[next..end].join(","));
            let error = match self.read(&window, read)? {
                Ok(()) => None,
                Err(message) => Path::of_error(&window, &message)
                    .map(|(path, problem)| (path, problem.to_owned())),
            };
            // The rest of the text is read later.
            let inner = error.and_then(|(path, problem)| match path.0.strip_prefix(list)? {
                [Step::Item(index), inside @ ..] => Some((*index, inside.to_vec(), problem)),
                _ => None,
            });
            let Some((index, inside, problem)) = inner else {
                (next, most) = (end, (2 * length).min(WINDOW));
                continue;
            };
            // The next item may well have the same misfit.
            (next, most) = (next + index, 0);
            let place = [list, &[Step::Item(next)]].concat();
            match self.dropped(&items[next], &place, &inside, &problem) {
                Some(item) => items[next] = item,
                None => {
                    let list = self.pointer(list);
                    let original = self.original(&list, next);
                    let gone = self.gone.entry(list).or_default();
                    gone.insert(gone.partition_point(|it| *it < original), original);
                    items.remove(next);
                }
            }
        }
        Some(format!("{before}[{}]{after}", items.join(",")))
    }

    /// The text without the value at `inside`; `None` if that is the text itself. The text is at `place` in the whole text.
    fn dropped(
        &mut self,
        text: &str,
        place: &[Step],
        inside: &[Step],
        problem: &str,
    ) -> Option<String> {
        let dropped = self.pointer(&[place, inside].concat());
        let value = span(text, inside).map_or("", |span| &text[span]);
        self.note(Misfit::new(dropped, problem, value));
        without(text, inside)
    }

    /// Adds a misfit. If its value was left out before, although it must be present, the misfit takes more with it.
    fn note(&mut self, misfit: Misfit) {
        match self.noted.get(&misfit.pointer) {
            Some(noted) => self.misfits[*noted].dropped = misfit.dropped,
            None => {
                let index = self.misfits.len();
                self.noted.insert(misfit.pointer.clone(), index);
                self.misfits.push(misfit);
            }
        }
    }

    /// The pointer to a value in the original text.
    fn pointer(&self, path: &[Step]) -> String {
        path.iter().fold(String::new(), |pointer, step| {
            let token = match step {
                Step::Key(key) => token(key),
                Step::Item(index) => self.original(&pointer, *index).to_string(),
            };
            format!("{pointer}/{token}")
        })
    }

    /// The index in the original text of an item of a list.
    fn original(&self, list: &str, index: usize) -> usize {
        let gone = self.gone.get(list).map_or(&[][..], Vec::as_slice);
        // Each item that is gone before it, counted in the original text, moves it by one.
        let mut before = gone.iter().enumerate();
        let moved = before.position(|(moved, gone)| gone - moved > index);
        index + moved.unwrap_or(gone.len())
    }
}
