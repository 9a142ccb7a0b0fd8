//! Makes up strings that match a pattern.

use regex_syntax::hir::{Class, Hir, HirKind, Repetition};

use crate::random::Random;

/// The largest number of repetitions if a pattern sets no limit.
const REPEAT: u32 = 8;
/// The longest string in bytes, since a pattern can demand any length.
const LONG: usize = 20_000;

/// A string that matches, if the pattern has no look-around or other construct beyond regular languages. Repetitions occur at least
/// `often` times.
pub fn matching(pattern: &str, often: u32, random: &mut Random) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut text = String::new();
    write(&hir, often, random, &mut text)?;
    Some(text)
}

/// Returns `None` if the string would be unreasonably long.
fn write(hir: &Hir, often: u32, random: &mut Random, text: &mut String) -> Option<()> {
    if text.len() > LONG {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(one_of(class, random)?),
        HirKind::Repetition(repetition) => {
            for _ in 0..times(repetition, often, random) {
                write(&repetition.sub, often, random, text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, often, random, text)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, often, random, text)?;
            }
        }
        HirKind::Alternation(members) => write(random.pick(members)?, often, random, text)?,
    }
    Some(())
}

fn times(repetition: &Repetition, often: u32, random: &mut Random) -> u32 {
    let most = repetition.max.unwrap_or(u32::MAX);
    let least = repetition.min.max(often).min(most);
    let most = most.min(least.saturating_add(REPEAT));
    let times = random.between(i64::from(least), i64::from(most));
    u32::try_from(times).unwrap_or(least)
}

/// A readable character, if the class has any.
fn one_of(class: &Class, random: &mut Random) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|it| (it.start(), it.end())).collect(),
        Class::Bytes(class) => {
            let ranges = class.iter();
            ranges
                .map(|it| (it.start().into(), it.end().into()))
                .collect()
        }
    };
    let readable = ranges.iter().filter_map(|(start, end)| {
        let (start, end) = ((*start).max('!'), (*end).min('~'));
        (start <= end).then_some((start, end))
    });
    let readable: Vec<(char, char)> = readable.collect();
    let (start, end) = *random.pick(if readable.is_empty() {
        &ranges
    } else {
        &readable
    })?;
    let code = random.between(i64::from(u32::from(start)), i64::from(u32::from(end)));
    u32::try_from(code).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_match_their_pattern() {
        for pattern in [
            "^[a-f0-9]{32}$",
            "^(0|[1-9][0-9]*)$",
            r"^\d{3}-[A-Z]+(x|yz)?$",
            r"^[^\s/]+\.txt$",
            "a|b",
        ] {
            let validator = jsonschema::validator_for(&json!({ "pattern": pattern })).unwrap();
            for index in 0..20 {
                let text = matching(pattern, 0, &mut Random::of(pattern, index)).unwrap();
                assert!(validator.is_valid(&json!(text)), "{pattern} {text}");
            }
        }
        assert_eq!(matching("(?!a)", 0, &mut Random::of("", 0)), None);
    }
}
