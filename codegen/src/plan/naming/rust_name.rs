//! The one place where a Rust name is made: cased, escaped, and unique in its scope.

use std::collections::{HashMap, HashSet};
use std::fmt;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// A name as Rust spells it. Made only here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RustName(String);

impl RustName {
    /// The name as it stands in code, `r#` included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without `r#`, as it stands in a file name.
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for RustName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Words that need `r#` as an identifier (Rust Reference, Keywords, edition 2024).
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Words that not even `r#` makes identifiers.
const UNESCAPABLE: [&str; 4] = ["self", "super", "crate", "Self"];

/// Type names that emitted code writes without a path.
const PRELUDE: [&str; 28] = [
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "String",
    "Vec",
    "Box",
    "Default",
    "Clone",
    "Debug",
    "PartialEq",
    "Eq",
    "Hash",
    "From",
    "Into",
    "Self",
    "Send",
    "Sync",
    "Copy",
    "Drop",
    "Iterator",
    "ToString",
    "AsRef",
    "Fn",
    "T",
    "Sized",
];

/// `tunnel status` → `TunnelStatus`.
pub(in crate::plan) fn type_name(text: &str) -> RustName {
    let name = shortened(words(text).to_upper_camel_case());
    let name = if starts_with_digit(&name) {
        format!("N{name}")
    } else {
        name
    };
    if PRELUDE.contains(&name.as_str()) {
        return RustName(format!("{name}Model"));
    }
    RustName(name)
}

/// `cfd_tunnel` → `CfdTunnel`, for a value of an enum.
pub(in crate::plan) fn variant_name(text: &str) -> RustName {
    let name = shortened(words(text).to_upper_camel_case());
    RustName(if starts_with_digit(&name) {
        format!("N{name}")
    } else if name == "Self" {
        "SelfValue".to_owned()
    } else {
        name
    })
}

/// `accountTag` → `account_tag`, for fields, methods, arguments and modules.
pub(in crate::plan) fn value_name(text: &str) -> RustName {
    let name = shortened(words(text).to_snake_case());
    RustName(if starts_with_digit(&name) {
        format!("n{name}")
    } else if UNESCAPABLE.contains(&name.as_str()) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    })
}

/// `object` → `OBJECT`.
pub(in crate::plan) fn constant_name(text: &str) -> RustName {
    let name = shortened(words(text).to_shouty_snake_case());
    RustName(if starts_with_digit(&name) {
        format!("N{name}")
    } else {
        name
    })
}

/// Names that are taken in one place: a module, a struct, a signature.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct Scope {
    taken: HashSet<String>,
    /// The number that each name goes on from: asking for all lower ones again would take quadratic time.
    next: HashMap<String, usize>,
}

impl Scope {
    pub(in crate::plan) fn with(reserved: &[&str]) -> Self {
        Self {
            taken: reserved.iter().map(|name| (*name).to_owned()).collect(),
            next: HashMap::new(),
        }
    }

    pub(in crate::plan) fn is_free(&self, name: &RustName) -> bool {
        !self.taken.contains(name.as_str())
    }

    /// Takes the first candidate that is free, else numbers the last one.
    pub(in crate::plan) fn first_free(&mut self, candidates: &[RustName]) -> RustName {
        let free = candidates.iter().find(|name| self.is_free(name)).cloned();
        let name = free.unwrap_or_else(|| self.numbered(candidates));
        self.taken.insert(name.0.clone());
        name
    }

    pub(in crate::plan) fn unique(&mut self, candidate: RustName) -> RustName {
        self.first_free(&[candidate])
    }

    fn numbered(&mut self, candidates: &[RustName]) -> RustName {
        let base = candidates.last().map_or("unnamed", RustName::plain);
        let separator = if base.starts_with(char::is_uppercase) || base.ends_with('_') {
            ""
        } else {
            "_"
        };
        let mut number = self.next.get(base).copied().unwrap_or(2);
        let mut name = RustName(format!("{base}{separator}{number}"));
        // Ends, since only finitely many names are taken.
        while !self.is_free(&name) {
            number += 1;
            name = RustName(format!("{base}{separator}{number}"));
        }
        self.next.insert(base.to_owned(), number + 1);
        name
    }
}

/// Whether Rust reads the word as something else than a name.
pub(in crate::plan) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || UNESCAPABLE.contains(&word)
}

fn starts_with_digit(name: &str) -> bool {
    name.starts_with(|first: char| !unicode_ident::is_xid_start(first))
}

/// The longest name that is kept whole, in bytes: with a number and an ending it is still the name of a file.
const LONGEST: usize = 200;

fn shortened(mut name: String) -> String {
    name.truncate(name.floor_char_boundary(LONGEST));
    name
}

/// The text with everything that an identifier cannot hold turned into a word or a gap.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut index = 0;
    while let Some(character) = characters.next() {
        let next_is_digit = characters.peek().is_some_and(char::is_ascii_digit);
        match character {
            // A sign before a number is all that tells `+1` from `-1`.
            '+' if next_is_digit || text.len() == 1 => words.push_str(" plus "),
            '-' if next_is_digit && index == 0 => words.push_str(" minus "),
            '_' => words.push('_'),
            _ if unicode_ident::is_xid_continue(character) => words.push(character),
            _ => words.push(' '),
        }
        index += 1;
    }
    if words.chars().any(|it| it.is_alphanumeric()) {
        return words;
    }
    spelled(text)
}

/// Names for text without a letter or a digit.
fn spelled(text: &str) -> String {
    if text.is_empty() {
        return "empty".to_owned();
    }
    let names = text.chars().map(|character| match character {
        '+' => "plus".to_owned(),
        '-' => "minus".to_owned(),
        '*' => "star".to_owned(),
        '/' => "slash".to_owned(),
        '.' => "dot".to_owned(),
        ',' => "comma".to_owned(),
        ':' => "colon".to_owned(),
        ';' => "semicolon".to_owned(),
        '=' => "equals".to_owned(),
        '<' => "less".to_owned(),
        '>' => "greater".to_owned(),
        '!' => "not".to_owned(),
        '?' => "question".to_owned(),
        '&' => "and".to_owned(),
        '|' => "or".to_owned(),
        '%' => "percent".to_owned(),
        '$' => "dollar".to_owned(),
        '#' => "hash".to_owned(),
        '@' => "at".to_owned(),
        '~' => "tilde".to_owned(),
        '^' => "caret".to_owned(),
        '_' => "underscore".to_owned(),
        ' ' => "space".to_owned(),
        other => format!("u{:x}", u32::from(other)),
    });
    names.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Scope, type_name, value_name, variant_name};

    #[test]
    fn names_are_cased_and_escaped() {
        assert_eq!(value_name("accountTag").as_str(), "account_tag");
        assert_eq!(value_name("type").as_str(), "r#type");
        assert_eq!(value_name("r#type").as_str(), "r_type");
        assert_eq!(value_name("self").as_str(), "self_");
        assert_eq!(value_name("Self").as_str(), "self_");
        assert_eq!(value_name("").as_str(), "empty");
        assert_eq!(value_name("日本").as_str(), "日本");
        assert_eq!(value_name("+1").as_str(), "plus_1");
        assert_eq!(value_name("-1").as_str(), "minus_1");
        assert_eq!(value_name("2fa").as_str(), "n2fa");
        assert_eq!(variant_name("-1").as_str(), "Minus1");
        assert_eq!(variant_name("*").as_str(), "Star");
        assert_eq!(type_name("option").as_str(), "OptionModel");
        assert_eq!(type_name("😀").as_str(), "U1f600");
    }

    #[test]
    fn a_taken_name_is_numbered() {
        let mut scope = Scope::with(&["send"]);
        assert_eq!(scope.unique(value_name("send")).as_str(), "send_2");
        assert_eq!(scope.unique(type_name("pet")).as_str(), "Pet");
        assert_eq!(scope.unique(type_name("PET")).as_str(), "Pet2");
    }
}
