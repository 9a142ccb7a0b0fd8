//! Finds the bytes of values in a YAML text, in a light tree that is built once from parser events.
//!
//! The tree is built only when a diagnostic is printed: the parser of the values keeps no positions. This one is a port of
//! the same C library, so both accept the same input.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use libyaml_safer::{Encoding, Event, EventData, Parser};

use super::spots::Spot;
use crate::pointer::Pointer;

/// The nodes of the first document of a text; a node is identified by its index.
#[derive(Debug)]
pub(super) struct YamlSpans {
    nodes: Vec<Node>,
    /// The entries of the mappings that were opened.
    opened: RefCell<HashMap<usize, Rc<Entries>>>,
    /// The offset of a second document.
    second_document: Option<usize>,
}

/// The entries of a mapping by the name of their key; a repeated key has several.
type Entries = HashMap<String, Vec<(usize, usize)>>;

/// A node, and its bytes.
#[derive(Debug)]
struct Node {
    start: usize,
    end: usize,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// The text, which is kept only for keys.
    Scalar(Option<String>),
    Sequence(Vec<usize>),
    Mapping(Vec<(usize, usize)>),
    Alias(Option<usize>),
}

/// The number of aliases and merge keys that are followed before a text counts as circular.
const MAX_HOPS: usize = 64;

impl YamlSpans {
    pub(super) fn of(text: &str) -> Self {
        let mut builder = Builder::default();
        events(text, |event| {
            (builder.take(event) == Flow::Done).then_some(())
        });
        Self {
            nodes: builder.nodes,
            opened: RefCell::default(),
            second_document: builder.second_document,
        }
    }

    pub(super) fn second_document(&self) -> Option<usize> {
        self.second_document
    }

    /// The spot of the value at `pointer`, or of the nearest value above it that exists.
    pub(super) fn spot(&self, text: &str, pointer: &Pointer) -> Spot {
        let (key, node) = self.descend(pointer);
        Spot {
            key: key.map(|key| self.bytes(text, key)),
            value: self.bytes(text, node),
        }
    }

    /// Every place where the mapping at `pointer` has `key`.
    pub(super) fn occurrences(
        &self,
        text: &str,
        pointer: &Pointer,
        key: &str,
    ) -> Vec<Range<usize>> {
        let (_, node) = self.descend(pointer);
        let entries = self.entries(node);
        let entries = entries
            .iter()
            .flat_map(|entries| entries.get(key))
            .flatten();
        entries.map(|(name, _)| self.bytes(text, *name)).collect()
    }

    fn descend(&self, pointer: &Pointer) -> (Option<usize>, usize) {
        let mut key = None;
        let mut node = 0;
        for token in pointer.tokens() {
            match self.child(node, &token, MAX_HOPS) {
                Some(child) => (key, node) = child,
                None => break,
            }
        }
        (key, node)
    }

    fn child(&self, parent: usize, token: &str, hops: usize) -> Option<(Option<usize>, usize)> {
        match &self.nodes.get(self.followed(parent)?)?.content {
            Content::Sequence(items) => items
                .get(token.parse::<usize>().ok()?)
                .map(|item| (None, *item)),
            Content::Mapping(_) => {
                let entries = self.entries(parent)?;
                let own = entries.get(token).and_then(|entries| entries.last());
                own.map(|(key, value)| (Some(*key), *value))
                    .or_else(|| self.merged_child(&entries, token, hops))
            }
            Content::Scalar(_) | Content::Alias(_) => None,
        }
    }

    fn merged_child(
        &self,
        entries: &Entries,
        token: &str,
        hops: usize,
    ) -> Option<(Option<usize>, usize)> {
        let hops = hops.checked_sub(1)?;
        let mut merges = entries.get("<<").into_iter().flatten();
        merges.find_map(|(_, value)| {
            let merged = self.nodes.get(self.followed(*value)?)?;
            let parts = match &merged.content {
                Content::Sequence(parts) => parts.as_slice(),
                Content::Scalar(_) | Content::Mapping(_) | Content::Alias(_) => {
                    std::slice::from_ref(value)
                }
            };
            parts.iter().find_map(|part| self.child(*part, token, hops))
        })
    }

    /// The entries of a mapping, computed once: documents have mappings with thousands of entries, and diagnostics for each.
    fn entries(&self, node: usize) -> Option<Rc<Entries>> {
        let node = self.followed(node)?;
        if let Some(entries) = self.opened.borrow().get(&node) {
            return Some(Rc::clone(entries));
        }
        let Content::Mapping(mapping) = &self.nodes.get(node)?.content else {
            return None;
        };
        let mut entries = Entries::new();
        for (key, value) in mapping {
            if let Some(name) = self.name(*key) {
                entries
                    .entry(name.to_owned())
                    .or_default()
                    .push((*key, *value));
            }
        }
        let entries = Rc::new(entries);
        self.opened.borrow_mut().insert(node, Rc::clone(&entries));
        Some(entries)
    }

    /// The node that `node` leads to through aliases.
    fn followed(&self, mut node: usize) -> Option<usize> {
        for _ in 0..MAX_HOPS {
            match self.nodes.get(node)?.content {
                Content::Alias(target) => node = target?,
                Content::Scalar(_) | Content::Sequence(_) | Content::Mapping(_) => {
                    return Some(node);
                }
            }
        }
        None
    }

    fn name(&self, key: usize) -> Option<&str> {
        match &self.nodes.get(self.followed(key)?)?.content {
            Content::Scalar(text) => text.as_deref(),
            Content::Sequence(_) | Content::Mapping(_) | Content::Alias(_) => None,
        }
    }

    fn bytes(&self, text: &str, node: usize) -> Range<usize> {
        let Some(node) = self.nodes.get(node) else {
            return 0..0;
        };
        let start = text.floor_char_boundary(node.start.min(text.len()));
        start..text.floor_char_boundary(node.end.clamp(start, text.len()))
    }
}

/// The YAML parser takes a step per open bracket for every token; up to this many do not matter.
const HARMLESS: usize = 4096;
/// The deepest nesting of values. `serde_yaml` has the same limit, and checks it only after the whole text was parsed.
const DEEPEST: usize = 128;

/// The offset at which a text nests more deeply than any document needs, if it has enough brackets for parsing to take long.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let brackets = text.bytes().filter(|byte| matches!(byte, b'[' | b'{'));
    if brackets.count() <= HARMLESS {
        return None;
    }
    let mut depth = 0_usize;
    events(text, |event| {
        match event.data {
            EventData::SequenceStart { .. } | EventData::MappingStart { .. } => depth += 1,
            EventData::SequenceEnd | EventData::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth > DEEPEST).then(|| offset(event.start_mark.index))
    })
}

/// Parses a text until it ends, has an error, or an event yields a result.
fn events<T>(text: &str, mut found: impl FnMut(Event) -> Option<T>) -> Option<T> {
    // The parser expects every line to be terminated, including the last one.
    let ended = format!("{text}\n");
    let mut input = ended.as_bytes();
    let mut parser = Parser::new();
    parser.set_encoding(Encoding::Utf8);
    parser.set_input_string(&mut input);
    while let Ok(event) = parser.parse() {
        let is_end = matches!(event.data, EventData::StreamEnd);
        let result = found(event);
        if is_end || result.is_some() {
            return result;
        }
    }
    None
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    open: Vec<Open>,
    anchors: HashMap<String, usize>,
    documents: usize,
    second_document: Option<usize>,
}

/// A container whose end has not come yet, with the key that waits for its value.
struct Open {
    node: usize,
    key: Option<usize>,
}

#[derive(PartialEq, Eq)]
enum Flow {
    More,
    Done,
}

impl Builder {
    fn take(&mut self, event: Event) -> Flow {
        // The marks of this port count bytes, while the C library counts characters.
        let span = offset(event.start_mark.index)..offset(event.end_mark.index);
        match event.data {
            EventData::DocumentStart { .. } => {
                self.documents += 1;
                if self.documents > 1 {
                    self.second_document = Some(span.start);
                    return Flow::Done;
                }
            }
            EventData::Scalar { anchor, value, .. } => {
                // An anchored scalar may be used as a key elsewhere, through an alias.
                let kept = (anchor.is_some() || self.expects_key()).then_some(value);
                self.add(Content::Scalar(kept), anchor, span);
            }
            EventData::Alias { anchor } => {
                let target = self.anchors.get(&anchor).copied();
                self.add(Content::Alias(target), None, span);
            }
            EventData::SequenceStart { anchor, .. } => {
                self.open(Content::Sequence(Vec::new()), anchor, span)
            }
            EventData::MappingStart { anchor, .. } => {
                self.open(Content::Mapping(Vec::new()), anchor, span)
            }
            EventData::SequenceEnd | EventData::MappingEnd => self.close(span),
            EventData::StreamEnd => return Flow::Done,
            EventData::StreamStart { .. } | EventData::DocumentEnd { .. } => {}
        }
        Flow::More
    }

    fn expects_key(&self) -> bool {
        self.open.last().is_some_and(|open| {
            open.key.is_none()
                && matches!(
                    self.nodes.get(open.node),
                    Some(Node {
                        content: Content::Mapping(_),
                        ..
                    })
                )
        })
    }

    fn open(&mut self, content: Content, anchor: Option<String>, span: Range<usize>) {
        let node = self.add(content, anchor, span);
        self.open.push(Open { node, key: None });
    }

    fn close(&mut self, span: Range<usize>) {
        if let Some(node) = self
            .open
            .pop()
            .and_then(|open| self.nodes.get_mut(open.node))
        {
            node.end = node.start.max(span.end);
        }
    }

    fn add(&mut self, content: Content, anchor: Option<String>, span: Range<usize>) -> usize {
        let id = self.nodes.len();
        self.nodes.push(Node {
            start: span.start,
            end: span.end,
            content,
        });
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, id);
        }
        if let Some(open) = self.open.last_mut() {
            match self.nodes.get_mut(open.node).map(|node| &mut node.content) {
                Some(Content::Sequence(items)) => items.push(id),
                Some(Content::Mapping(entries)) => match open.key.take() {
                    Some(key) => entries.push((key, id)),
                    None => open.key = Some(id),
                },
                Some(Content::Scalar(_) | Content::Alias(_)) | None => {}
            }
        }
        id
    }
}

fn offset(index: u64) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, pointer: &str) -> (&'t str, &'t str) {
        let spot = YamlSpans::of(text).spot(text, &Pointer::parse(pointer).unwrap());
        (
            spot.key.map_or("", |key| &text[key]),
            text[spot.value].trim_end(),
        )
    }

    #[test]
    fn members_and_items_are_found() {
        let text = "a:\n  - 1\n  - 'b': [x, y]\n";
        assert_eq!(found(text, "/a/0"), ("", "1"));
        assert_eq!(found(text, "/a/1/b"), ("'b'", "[x, y]"));
        assert_eq!(found(text, "/a/1/b/1"), ("", "y"));
    }

    #[test]
    fn numbers_are_keys_and_characters_are_not_bytes() {
        let text = "ü: ä\n200: ö\n";
        assert_eq!(found(text, "/200"), ("200", "ö"));
    }

    #[test]
    fn aliases_and_merge_keys_are_followed() {
        let text = "base: &base\n  x: 1\n  y: 2\nuse:\n  <<: *base\n  y: 3\nlist:\n  <<: [*base, {z: 4}]\nsame: *base\n";
        assert_eq!(found(text, "/use/x"), ("x", "1"));
        assert_eq!(found(text, "/use/y"), ("y", "3"));
        assert_eq!(found(text, "/list/z"), ("z", "4"));
        assert_eq!(found(text, "/same/y"), ("y", "2"));
        assert_eq!(found(text, "/same"), ("same", "*base"));
    }

    #[test]
    fn a_missing_member_is_the_nearest_above() {
        assert_eq!(found("a: {b: 1}\n", "/a/x/y"), ("a", "{b: 1}"));
    }

    #[test]
    fn repeated_keys_are_all_found() {
        let text = "m:\n  a: 1\n  b: 2\n  a: 3\n";
        let spans = YamlSpans::of(text);
        assert_eq!(
            spans.occurrences(text, &Pointer::root().child("m"), "a"),
            [5..6, 19..20]
        );
    }

    #[test]
    fn json_in_yaml_may_be_indented_at_will() {
        assert_eq!(
            found("a:\n  b: {\n\"c\": [\n1,\n  2\n]\n}\n  d: x", "/a/b/c/1"),
            ("", "2")
        );
        assert_eq!(found("a:\n  b: {\n\"c\": 1\n}\n  d: x", "/a/d"), ("d", "x"));
    }

    #[test]
    fn an_unended_block_text_is_no_crash() {
        assert_eq!(found("a: 1\nb: |2-", "/a"), ("a", "1"));
    }

    #[test]
    fn a_second_document_is_found() {
        let text = "a: 1\n---\nb: 2\n";
        assert_eq!(YamlSpans::of(text).second_document(), Some(5));
    }

    #[test]
    fn what_stands_before_a_syntax_error_is_found() {
        let text = "a: 1\nb: [\n";
        assert_eq!(found(text, "/a"), ("a", "1"));
    }
}
