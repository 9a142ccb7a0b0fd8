//! The one place where Rust names are made: cased, escaped, and unique in their scope.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::considered::Rule;
use super::words::{ascii, snake, split};

/// A name as Rust spells it. Made only here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RustName(String);

impl RustName {
    /// The name in code, with `r#` if necessary.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without `r#`, as in the name of a file.
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

/// Words that are not identifiers even with `r#`.
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
    let name = identifier(camel(&split(text)), "N");
    if PRELUDE.contains(&name.as_str()) {
        return RustName(format!("{name}Model"));
    }
    RustName(name)
}

/// `cfd_tunnel` → `CfdTunnel`, for a value of an enum.
pub(in crate::plan) fn variant_name(text: &str) -> RustName {
    let name = identifier(camel(&split(text)), "N");
    RustName(match name.as_str() {
        "Self" => "SelfValue".to_owned(),
        _ => name,
    })
}

/// `accountTag` → `account_tag`, for fields, methods and arguments.
pub(in crate::plan) fn value_name(text: &str) -> RustName {
    escaped(snake(text))
}

/// `größe` → `grosse`, for modules: a name that every file system accepts.
pub(in crate::plan) fn module_name(text: &str) -> RustName {
    let name = ascii(text).join("_");
    match is_device(&name) {
        true => RustName(format!("{name}_")),
        false => escaped(name),
    }
}

/// A name of an earlier crate as it is; `None` if it is no identifier.
pub(in crate::plan) fn kept_name(text: &str) -> Option<RustName> {
    let plain = text.strip_prefix("r#").unwrap_or(text);
    let mut letters = plain.chars();
    let begins_well = letters.next().is_some_and(unicode_ident::is_xid_start);
    let is_name = begins_well && letters.all(unicode_ident::is_xid_continue);
    (is_name && (plain != text || !is_keyword(plain))).then(|| RustName(text.to_owned()))
}

/// `object` → `OBJECT`.
pub(in crate::plan) fn constant_name(text: &str) -> RustName {
    RustName(identifier(snake(text).to_uppercase(), "N"))
}

/// `List` → `ListCall`, for the calls of an operation.
pub(in crate::plan) fn call_name(operation: &RustName) -> RustName {
    RustName(format!("{}Call", operation.plain()))
}

/// The words, each capitalized: `gpt`, `5`, `5` → `Gpt5_5`. The underscore keeps two numbers from running together.
fn camel(words: &[String]) -> String {
    let mut name = String::new();
    for word in words {
        let is_number = |it: char| it.is_numeric();
        if name.ends_with(is_number) && word.starts_with(is_number) {
            name.push('_');
        }
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    name
}

fn escaped(name: String) -> RustName {
    let name = identifier(name, "n");
    RustName(if UNESCAPABLE.contains(&name.as_str()) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    })
}

/// Cuts a name that is too long, and makes it begin with a letter.
fn identifier(mut name: String, letter: &str) -> String {
    name.truncate(name.floor_char_boundary(LONGEST));
    match name.starts_with(unicode_ident::is_xid_start) {
        true => name,
        false => format!("{letter}{name}"),
    }
}

/// Returns whether Windows reserves the word for a device, and refuses such files (Naming Files, Paths, and Namespaces).
fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or(name.strip_prefix("lpt"));
    let is_port =
        port.is_some_and(|it| it.len() == 1 && it.starts_with(|it: char| it.is_ascii_digit()));
    is_port || matches!(name, "con" | "prn" | "aux" | "nul")
}

/// The longest name that is kept whole, in bytes. With a number and an extension it still fits a file name.
const LONGEST: usize = 200;

/// Names that are taken in one place: a module, a struct, a signature.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct Scope {
    taken: HashSet<String>,
    /// The next number for each name. Trying all lower ones again would take quadratic time.
    next: HashMap<String, usize>,
    /// Names of an earlier crate, which only those get that had them.
    promised: HashSet<String>,
}

impl Scope {
    pub(in crate::plan) fn with(reserved: &[&str]) -> Self {
        Self {
            taken: reserved.iter().map(|name| (*name).to_owned()).collect(),
            next: HashMap::new(),
            promised: HashSet::new(),
        }
    }

    /// Leaves names to those that had them in an earlier crate.
    pub(in crate::plan) fn promise<'n>(&mut self, names: impl IntoIterator<Item = &'n String>) {
        self.promised.extend(names.into_iter().cloned());
    }

    /// Marks a name as taken by an existing item.
    pub(in crate::plan) fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    pub(in crate::plan) fn is_free(&self, name: &RustName) -> bool {
        !self.taken.contains(name.as_str()) && !self.promised.contains(name.as_str())
    }

    /// Takes the first candidate that is free, or else the last one with a number.
    pub(in crate::plan) fn first_free(&mut self, candidates: &[RustName]) -> RustName {
        let free = candidates.iter().find(|name| self.is_free(name)).cloned();
        let name = free.unwrap_or_else(|| self.numbered(candidates));
        self.taken.insert(name.0.clone());
        name
    }

    /// Takes the first of the names that is free, whatever rules propose them.
    pub(in crate::plan) fn first_of(&mut self, candidates: Vec<(Rule, RustName)>) -> RustName {
        let kept = candidates.first().filter(|(rule, _)| *rule == Rule::Lock);
        if let Some((_, name)) = kept.filter(|(_, it)| !self.taken.contains(it.as_str())) {
            self.taken.insert(name.0.clone());
            return name.clone();
        }
        let names = candidates.into_iter().map(|(_, name)| name);
        self.first_free(&names.collect::<Vec<_>>())
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
        // This ends, since only finitely many names are taken.
        while !self.is_free(&name) {
            number += 1;
            name = RustName(format!("{base}{separator}{number}"));
        }
        self.next.insert(base.to_owned(), number + 1);
        name
    }
}

/// Returns whether the word is a keyword of Rust.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || UNESCAPABLE.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{Scope, constant_name, module_name, type_name, value_name, variant_name};

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
        assert_eq!(constant_name("größe").as_str(), "GRÖSSE");
        assert_eq!(variant_name("Self").as_str(), "SelfValue");
    }

    #[test]
    fn numbers_do_not_run_together() {
        let table = [
            ("gpt-5.5-2026-04-23", "Gpt5_5_2026_04_23"),
            ("gpt-55-2026-04-23", "Gpt55_2026_04_23"),
            ("v1.2", "V1_2"),
            ("v12", "V12"),
            ("gpt-4o", "Gpt4o"),
            ("gpt-4-o", "Gpt4O"),
            ("1.5", "N1_5"),
            ("2026-04-23", "N2026_04_23"),
            ("v1beta1", "V1beta1"),
        ];
        for (text, expected) in table {
            assert_eq!(variant_name(text).as_str(), expected, "{text}");
        }
    }

    #[test]
    fn modules_have_names_that_every_file_system_takes() {
        let table = [
            ("größe", "grosse"),
            ("用户", "yong_hu"),
            ("con", "con_"),
            ("AUX", "aux_"),
            ("com1", "com1_"),
            ("LPT9", "lpt9_"),
            ("com", "com"),
            ("com10", "com10"),
            ("console", "console"),
            ("type", "r#type"),
            ("self", "self_"),
        ];
        for (text, expected) in table {
            assert_eq!(module_name(text).as_str(), expected, "{text}");
        }
    }

    #[test]
    fn a_taken_name_is_numbered() {
        let mut scope = Scope::with(&["send"]);
        assert_eq!(scope.unique(value_name("send")).as_str(), "send_2");
        assert_eq!(scope.unique(type_name("pet")).as_str(), "Pet");
        assert_eq!(scope.unique(type_name("PET")).as_str(), "Pet2");
    }
}
