//! Words with irregular capitals, and the names of signs.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Technical terms that are one word in spite of the capitals inside.
const KNOWN: &[&str] = &[
    "2FA",
    "3DS",
    "3PID",
    "BitBucket",
    "DDoS",
    "DevOps",
    "DoH",
    "DoS",
    "DoT",
    "GiB",
    "GitHub",
    "GitLab",
    "GraphQL",
    "IOps",
    "IaaS",
    "IoT",
    "JavaScript",
    "KiB",
    "LaTeX",
    "MBps",
    "MiB",
    "MongoDB",
    "MySQL",
    "NoSQL",
    "OAuth",
    "OpenAPI",
    "OpenID",
    "PaaS",
    "PoP",
    "PostgreSQL",
    "SNI",
    "SQLite",
    "SaaS",
    "TiB",
    "TypeScript",
    "VoIP",
    "WebAuthn",
    "WiFi",
    "eSIM",
    "gRPC",
    "iOS",
    "iPadOS",
    "kWh",
    "mTLS",
    "macOS",
];

/// The terms by their first letter: they are looked up for every letter of every name.
static BY_LETTER: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut terms: HashMap<char, Vec<&str>> = HashMap::new();
    for term in KNOWN {
        let first = term.chars().next().map(|first| first.to_ascii_lowercase());
        terms
            .entry(first.unwrap_or_default())
            .or_default()
            .push(term);
    }
    terms
});

/// The length of the known term that begins at `index`, with the digits and the plural `s` that follow it.
pub(super) fn known(letters: &[char], index: usize) -> Option<usize> {
    let rest = &letters[index..];
    let first = *rest.first()?;
    // Camel case has a lower-case first letter, and an upper-case first letter in every further word.
    let opens = index == 0 || !first.is_lowercase();
    if !opens {
        return None;
    }
    let terms = BY_LETTER.get(&first.to_ascii_lowercase())?;
    let mut lengths = terms.iter().filter_map(|term| {
        let others = rest.get(1..term.len())?;
        others
            .iter()
            .copied()
            .eq(term.chars().skip(1))
            .then_some(term.len())
    });
    let length = lengths.next()?;
    let digits = rest[length..]
        .iter()
        .take_while(|it| it.is_ascii_digit())
        .count();
    let length = length + digits;
    let is_small = |at: usize| {
        rest.get(at)
            .is_some_and(|it| it.is_alphabetic() && !it.is_uppercase())
    };
    match (is_small(length), rest.get(length), is_small(length + 1)) {
        (false, _, _) => Some(length),
        // The small word between two others: `matchSNItoHost`.
        (true, Some('t'), true) if rest.get(length + 1) == Some(&'o') && !is_small(length + 2) => {
            Some(length)
        }
        (true, Some('s'), false) => Some(length + 1),
        (true, _, _) => None,
    }
}

/// Returns whether the letter at `index` is the `v` of a version: `IPv4`.
pub(super) fn is_version(letters: &[char], index: usize) -> bool {
    letters.get(index) == Some(&'v') && letters.get(index + 1).is_some_and(char::is_ascii_digit)
}

/// The word for a sign, in the place of letters.
pub(super) fn sign(sign: char) -> String {
    let name = match sign {
        '+' => "plus",
        '-' => "dash",
        '*' => "star",
        '/' => "slash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '=' => "equals",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '?' => "question",
        '&' => "and",
        '|' => "or",
        '%' => "percent",
        '$' => "dollar",
        '#' => "hash",
        '@' => "at",
        '~' => "tilde",
        '^' => "caret",
        '_' => "underscore",
        ' ' => "space",
        other => return format!("u{:x}", u32::from(other)),
    };
    name.to_owned()
}
