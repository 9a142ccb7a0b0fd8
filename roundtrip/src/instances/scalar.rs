//! Makes up strings and numbers.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::pattern;
use crate::random::Random;

const WORDS: [&str; 8] = [
    "alpha",
    "two words",
    "Ünï",
    "x",
    "\"quoted\"",
    "a/b?c&d",
    "日本",
    "line\nbreak",
];

/// The largest number of characters, even if a schema demands more.
const LONG: usize = 5_000;

/// A string that follows the format, or else the pattern and the lengths.
pub fn text(keywords: &Map<String, Value>, random: &mut Random) -> Value {
    let format = keywords.get("format").and_then(Value::as_str);
    if let Some(text) = format.and_then(|it| formatted(it, random)) {
        return text.into();
    }
    let length = |keyword: &str| {
        let length = keywords.get(keyword).and_then(Value::as_u64);
        length.and_then(|it| usize::try_from(it).ok())
    };
    let least = length("minLength").unwrap_or(0).min(LONG);
    let most = length("maxLength");
    let pattern = keywords.get("pattern").and_then(Value::as_str);
    let matching = pattern.and_then(|it| fitting(it, least, most, random));
    let text = matching.unwrap_or_else(|| {
        let word = random.pick(&WORDS).copied().unwrap_or_default();
        let missing = least.saturating_sub(word.chars().count());
        let long = word.chars().chain(std::iter::repeat_n('a', missing));
        long.take(most.unwrap_or(usize::MAX)).collect()
    });
    text.into()
}

/// One of several matching strings that has a required length.
fn fitting(
    pattern: &str,
    least: usize,
    most: Option<usize>,
    random: &mut Random,
) -> Option<String> {
    const TRIES: usize = 8;
    let mut last = None;
    for attempt in 0..TRIES {
        // A pattern may leave the length to `minLength`.
        let often = if attempt < TRIES / 2 { 0 } else { least };
        let often = u32::try_from(often).unwrap_or(u32::MAX);
        let text = pattern::matching(pattern, often, random)?;
        let length = text.chars().count();
        let fits = length >= least && most.is_none_or(|most| length <= most);
        last = Some(text);
        if fits {
            break;
        }
    }
    last
}

fn formatted(format: &str, random: &mut Random) -> Option<String> {
    let (day, hour) = (random.between(1, 28), random.between(0, 23));
    let byte = random.between(0, 255);
    let word = random.next();
    let date = format!("2024-02-{day:02}");
    let text = match format {
        "date-time" => match random.below(3) {
            0 => format!("{date}T{hour:02}:30:05Z"),
            1 => format!("{date}T{hour:02}:30:05.125Z"),
            _ => format!("{date}T{hour:02}:30:05+02:00"),
        },
        "date" => date,
        "time" => format!("{hour:02}:30:05Z"),
        "duration" => format!("PT{day}H"),
        "uuid" => {
            let hex = format!("{word:016x}{:016x}", random.next());
            let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
            let parts = [
                part(0, 8),
                part(8, 12),
                part(12, 16),
                part(16, 20),
                part(20, 32),
            ];
            parts.join("-")
        }
        "ipv4" => format!("192.0.2.{byte}"),
        "ipv6" => format!("2001:db8::{byte:x}"),
        "email" => format!("someone{byte}@example.com"),
        "hostname" => format!("host{byte}.example.com"),
        "uri" | "url" | "uri-reference" | "iri" => format!("https://example.com/a/{byte}?b=c"),
        "byte" | "base64" => STANDARD.encode(word.to_be_bytes()),
        "decimal" => format!("{hour}.{day:02}"),
        _ => return None,
    };
    Some(text)
}

/// A number within the bounds.
pub fn number(keywords: &Map<String, Value>, is_integer: bool, random: &mut Random) -> Value {
    let bound = |keyword: &str| keywords.get(keyword).and_then(Value::as_f64);
    let excludes = |keyword: &str| keywords.get(keyword) == Some(&Value::Bool(true));
    let (low, high) = match (bound("minimum"), bound("maximum")) {
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low, low + 1000.0),
        (None, Some(high)) => (high - 1000.0, high),
        (None, None) => (-5.0, 1000.0),
    };
    if is_integer {
        let low = whole(low.ceil()).saturating_add(i64::from(excludes("exclusiveMinimum")));
        let high = whole(high.floor()).saturating_sub(i64::from(excludes("exclusiveMaximum")));
        let multiple = bound("multipleOf").map_or(1, |it| whole(it).max(1));
        let number = random.between(low, high.max(low));
        return (number - number.rem_euclid(multiple)).into();
    }
    if let Some(multiple) = bound("multipleOf").filter(|it| *it > 0.0) {
        return json!((low / multiple).ceil() * multiple);
    }
    // Quarters are exact; a bound is never hit, since it may be excluded.
    let part = [0.25, 0.5, 0.75][random.below(3)];
    match random.below(3) {
        0 if high - low >= 2.0 => json!(whole(low + (high - low) * part)),
        _ => json!(low + (high - low) * part),
    }
}

/// A number beyond 64 bits becomes the nearest one within.
fn whole(number: f64) -> i64 {
    number as i64
}
