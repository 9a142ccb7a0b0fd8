//! Looks up and moves the origins of values of the effective document.

use std::rc::Rc;

use serde_json::Value;

use super::origin::{Origin, Origins, Written};
use super::sources::Sources;
use crate::place::FileId;
use crate::pointer::Pointer;

impl Sources {
    /// The file, and the place in it, from which the value at `at` in the effective document was read.
    pub fn origin(&self, at: &Pointer) -> Option<(FileId, Pointer)> {
        let origin = self.nearest_origin(at)?;
        Some((origin.file, origin.pointer))
    }

    /// The value at `at` in the effective document as its author wrote it, unless a stage added it.
    pub(crate) fn written(&self, at: &Pointer) -> Option<Written> {
        let origin = self.nearest_origin(at)?;
        let key = (origin.file, origin.pointer);
        let known = self.large.borrow().get(&key).cloned();
        let value = match known {
            Some(value) => value,
            None => {
                let value = Rc::new(self.entry(key.0)?.part(&key.1)?);
                if is_large(&value) {
                    self.large.borrow_mut().insert(key, Rc::clone(&value));
                }
                value
            }
        };
        Some(Written {
            at: origin.written,
            value,
        })
    }

    /// Returns whether the effective document is one file, and nothing was joined with it or moved in it.
    pub(crate) fn is_one_file(&self) -> bool {
        let root = Pointer::root();
        let is_root =
            |(at, _, pointer): (&Pointer, FileId, &Pointer)| *at == root && *pointer == root;
        self.origins.len() == 1 && self.origins().all(is_root)
    }

    fn nearest_origin(&self, at: &Pointer) -> Option<Origin> {
        let mut above = at.clone();
        loop {
            if let Some(origin) = self.origins.get(&above) {
                return Some(origin.below(&at.below(&above).unwrap_or_default()));
            }
            above = above.parent()?;
        }
    }

    /// Every origin that was recorded: the place in the effective document, and in the file.
    pub(crate) fn origins(&self) -> impl Iterator<Item = (&Pointer, FileId, &Pointer)> {
        let origins = self.origins.iter();
        origins.map(|(at, origin)| (at, origin.file, &origin.pointer))
    }

    /// Records that the value at `to`, and all below it, was built from the one at `from`.
    pub(crate) fn originate_alike(&mut self, from: &Pointer, to: &Pointer) {
        let own = self.nearest_origin(from).map(|origin| (to.clone(), origin));
        let below = self.recorded_below(from).filter_map(|at| {
            let origin = self.origins.get(&at)?.clone();
            Some((to.join(&at.below(from)?), origin))
        });
        let alike: Vec<_> = own.into_iter().chain(below).collect();
        for stale in self.recorded_below(to).collect::<Vec<_>>() {
            self.origins.remove(&stale);
        }
        self.origins.extend(alike);
    }

    /// The origins of the value at `at` in the effective document, and of its parts.
    pub(crate) fn origins_of(&self, at: &Pointer) -> Origins {
        let own = self
            .origin(at)
            .map(|(file, pointer)| (Pointer::root(), file, pointer));
        let inside = self.recorded_below(at).filter_map(|place| {
            let origin = self.origins.get(&place)?;
            Some((place.below(at)?, origin.file, origin.pointer.clone()))
        });
        Origins(own.into_iter().chain(inside).collect())
    }

    /// Replaces the origin of the value at `at`, and forgets those of its parts.
    pub(crate) fn reoriginate(&mut self, at: &Pointer, origins: &Origins) {
        for stale in self.recorded_below(at).collect::<Vec<_>>() {
            self.origins.remove(&stale);
        }
        for (part, file, pointer) in &origins.0 {
            self.originate(at.join(part), *file, pointer.clone());
        }
    }

    /// Every place inside the value at `at` whose origin was recorded, without `at` itself.
    fn recorded_below(&self, at: &Pointer) -> impl Iterator<Item = Pointer> {
        let from = at.child("");
        let recorded = self.origins.range(from..).map(|(place, _)| place.clone());
        recorded.take_while(move |place| place.starts_with(at))
    }
}

/// Returns whether it would be expensive to read a value again for each of its parts.
fn is_large(value: &Value) -> bool {
    const MANY: usize = 64;
    let mut open = vec![value];
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        if seen + open.len() > MANY {
            return true;
        }
        match value {
            Value::Object(members) => open.extend(members.values()),
            Value::Array(items) => open.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointer(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    #[test]
    fn origins_move_with_the_value_and_its_parts() {
        let mut sources = Sources::new();
        let root = sources.add_text("root.yaml", "");
        let part = sources.add_text("part.yaml", "");
        sources.originate(Pointer::root(), root, Pointer::root());
        sources.originate(pointer("/list/2/b"), part, pointer("/b"));
        sources.originate(pointer("/list/1/a"), part, pointer("/a"));
        let moved = sources.origins_of(&pointer("/list/2"));
        sources.reoriginate(&pointer("/list/1"), &moved);
        let origin = |at: &str| sources.origin(&pointer(at));
        assert_eq!(origin("/list/1"), Some((root, pointer("/list/2"))));
        assert_eq!(origin("/list/1/a"), Some((root, pointer("/list/2/a"))));
        assert_eq!(origin("/list/1/b/c"), Some((part, pointer("/b/c"))));
    }

    #[test]
    fn a_part_has_the_origin_of_the_nearest_value_above() {
        let mut sources = Sources::new();
        let (one, other) = (sources.add_text("1", ""), sources.add_text("2", ""));
        sources.originate(pointer("/a"), one, pointer("/x"));
        sources.originate(pointer("/a/b/c"), other, pointer("/y"));
        let origins = sources.origins_of(&pointer("/a"));
        let expected = sources.origins_of(&pointer("/a/b"));
        assert_eq!(origins.of_part(&pointer("/b")), expected);
    }
}
