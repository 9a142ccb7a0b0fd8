//! `api.lock`: the public interface of a crate as text, one sorted line per item, so that a later run can compare itself with it.
//!
//! Columns are separated by tabs. Hashes of the documentation follow all items, so that a change of documentation alone changes only them.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::io;

use xxhash_rust::xxh3::{Xxh3Default, xxh3_128};

use crate::plan::{Fact, PublicItem, PublicKind};

/// The name of the file in an emitted crate.
pub const LOCK: &str = "api.lock";

const FIRST: &str = "# The public interface of this crate, which `cargo sdk diff` compares. The generator writes this file.";

/// The owner of the settings and variables of a client.
const CLIENT: &str = "client";

/// The version of the format.
const FORMAT: &str = "1";

/// The mark for a value that a part shares with its owner.
const SAME: &str = "+";

/// The inputs of a run as hashes. Equal hashes mean equal inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// The effective document.
    pub document: String,
    /// The settings.
    pub settings: String,
    /// The version of the generator.
    pub generator: String,
}

impl Inputs {
    /// The inputs of a run of this generator.
    pub(crate) fn of(document: &serde_json::Value, settings: Option<&str>) -> Self {
        let mut hash = Hash::default();
        // A hash takes everything that is written to it.
        let written = serde_json::to_writer(&mut hash, document);
        debug_assert!(written.is_ok());
        let settings = xxh3_128(settings.unwrap_or_default().as_bytes());
        Self {
            document: format!("{:032x}", hash.0.digest128()),
            settings: format!("{settings:032x}"),
            generator: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// A hash as a target of writing, so that the text of a document is never in memory as a whole.
#[derive(Default)]
struct Hash(Xxh3Default);

impl io::Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The public interface of a crate, and the inputs that it follows from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The version of the crate.
    pub version: String,
    pub inputs: Inputs,
    pub items: Vec<PublicItem>,
}

/// The reason why a text is not a lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockError {
    /// Counted from one.
    pub line: usize,
    pub problem: String,
}

impl fmt::Display for LockError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.problem)
    }
}

impl std::error::Error for LockError {}

impl Lock {
    /// The text of the lock.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let written = self.write(&mut text);
        // Writing to a string does not fail.
        debug_assert!(written.is_ok());
        text
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let Inputs {
            document,
            settings,
            generator,
        } = &self.inputs;
        writeln!(out, "{FIRST}")?;
        writeln!(out, "format\t{FORMAT}")?;
        writeln!(out, "version\t{}", self.version)?;
        writeln!(out, "document\t{document}")?;
        writeln!(out, "settings\t{settings}")?;
        writeln!(out, "generator\t{generator}")?;
        writeln!(out, "\n# kind, path, signature, wire, facts, origin, file")?;
        let mut owner = &PublicItem::default();
        for item in &self.items {
            if item.kind.is_whole() {
                owner = item;
            }
            writeln!(out, "{}", line(item, owner))?;
        }
        writeln!(out, "\n# documentation: hash, kind, path")?;
        for item in &self.items {
            if let Some(hash) = item.docs {
                writeln!(
                    out,
                    "{hash:016x}\t{}\t{}",
                    item.kind.word(),
                    escaped(&item.path, false)
                )?;
            }
        }
        Ok(())
    }

    /// Reads the text of a lock.
    ///
    /// # Errors
    ///
    /// Returns an error if the text has another format.
    pub fn read(text: &str) -> Result<Self, LockError> {
        let mut lock = Self::default();
        let mut format = None;
        let mut docs = BTreeMap::new();
        let mut owner = PublicItem::default();
        for (index, line) in text.lines().enumerate() {
            let columns: Vec<&str> = line.split('\t').collect();
            let problem = |problem: String| LockError {
                line: index + 1,
                problem,
            };
            match columns.as_slice() {
                [""] => {}
                [comment] if comment.starts_with('#') => {}
                ["format", version] => format = Some((*version).to_owned()),
                ["version", version] => (*version).clone_into(&mut lock.version),
                ["document", hash] => (*hash).clone_into(&mut lock.inputs.document),
                ["settings", hash] => (*hash).clone_into(&mut lock.inputs.settings),
                ["generator", version] => (*version).clone_into(&mut lock.inputs.generator),
                [hash, kind, path] => {
                    let hash = u64::from_str_radix(hash, 16)
                        .map_err(|_| problem(format!("`{hash}` is not a hash")))?;
                    docs.insert(((*kind).to_owned(), unescaped(path)), hash);
                }
                [kind, path, signature, wire, facts, pointer, file] => {
                    let kind = PublicKind::of_word(kind)
                        .ok_or_else(|| problem(format!("`{kind}` is not a kind of item")))?;
                    let mut item = PublicItem {
                        kind,
                        path: unescaped(path),
                        signature: unescaped(signature),
                        wire: unescaped(wire),
                        facts: read_facts(facts)
                            .map_err(|fact| problem(format!("`{fact}` is not a fact")))?,
                        pointer: full(pointer, &owner.pointer),
                        file: full(file, &owner.file),
                        ..PublicItem::default()
                    };
                    item.owner = match kind {
                        PublicKind::Setting | PublicKind::Variable => CLIENT.to_owned(),
                        _ if kind.is_whole() => item.path.clone(),
                        _ => owner.path.clone(),
                    };
                    if kind.is_whole() {
                        owner = item.clone();
                    }
                    lock.items.push(item);
                }
                _ => return Err(problem(format!("{} columns; an item has 7", columns.len()))),
            }
        }
        match format.as_deref() {
            Some(FORMAT) => {}
            Some(other) => {
                return Err(LockError {
                    line: 2,
                    problem: format!("format {other} is unknown; this version reads {FORMAT}"),
                });
            }
            None => {
                return Err(LockError {
                    line: 1,
                    problem: "the line `format` is missing".to_owned(),
                });
            }
        }
        for item in &mut lock.items {
            item.docs = docs.remove(&(item.kind.word().to_owned(), item.path.clone()));
        }
        Ok(lock)
    }
}

/// The line of an item. A part leaves out what it shares with its owner, and its origin is relative to that of its owner.
fn line(item: &PublicItem, owner: &PublicItem) -> String {
    let facts = item.facts.iter();
    let facts = facts.map(|(fact, value)| format!("{}={}", fact.word(), escaped(value, true)));
    let facts = facts.collect::<Vec<_>>().join("; ");
    let below = item.pointer.strip_prefix(owner.pointer.as_str());
    let below = below.filter(|_| is_part(item, owner));
    let pointer = match below {
        Some(below) => format!("{SAME}{}", escaped(below, false)),
        None => escaped(&item.pointer, false),
    };
    let file = match is_part(item, owner) && item.file == owner.file {
        true => SAME,
        false => &item.file,
    };
    let columns = [&item.path, &item.signature, &item.wire].map(|it| escaped(it, false));
    let (kind, columns) = (item.kind.word(), columns.join("\t"));
    format!("{kind}\t{columns}\t{facts}\t{pointer}\t{file}")
}

fn is_part(item: &PublicItem, owner: &PublicItem) -> bool {
    !item.kind.is_whole() && item.owner == owner.path
}

/// The full form of a value that a part may share with its owner.
fn full(text: &str, of_owner: &str) -> String {
    match text.strip_prefix(SAME) {
        Some(rest) => format!("{of_owner}{}", unescaped(rest)),
        None => unescaped(text),
    }
}

fn read_facts(text: &str) -> Result<Vec<(Fact, String)>, String> {
    let facts = text.split("; ").filter(|fact| !fact.is_empty());
    let facts = facts.map(|fact| {
        let (name, value) = fact.split_once('=').ok_or(fact)?;
        Ok((Fact::of_word(name).ok_or(fact)?, unescaped(value)))
    });
    facts.collect::<Result<_, &str>>().map_err(str::to_owned)
}

/// The text without characters that separate columns, lines, or facts.
fn escaped(text: &str, in_facts: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '\\' => out += "\\\\",
            '\t' => out += "\\t",
            '\n' => out += "\\n",
            '\r' => out += "\\r",
            ';' if in_facts => out += "\\s",
            it => out.push(it),
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(it) = characters.next() {
        match it {
            '\\' => match characters.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some('s') => out.push(';'),
                Some(other) => out.push(other),
                None => {}
            },
            it => out.push(it),
        }
    }
    out
}
