//! The spellings of dates and instants that servers use, for every crate of dates alike.
//!
//! Servers omit the offset or its minutes, write a space instead of the T, and send any number of digits. None of that is an error.

/// The date of a date, or of a date-time.
#[allow(dead_code, reason = "not every API has dates")]
pub(super) fn date(text: &str) -> &str {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    &text[..end]
}

/// An instant as RFC 3339 has it; `None` if the text does not begin like a date.
#[allow(dead_code, reason = "not every API has instants")]
pub(super) fn instant(text: &str) -> Option<String> {
    let (date, rest) = text.trim().split_at_checked(10)?;
    let Some(rest) = rest.strip_prefix(['T', 't', ' ']) else {
        return rest.is_empty().then(|| format!("{date}T00:00:00Z"));
    };
    let end = rest.find(|letter: char| !(letter.is_ascii_digit() || ":.,".contains(letter)));
    let (time, offset) = rest.split_at(end.unwrap_or(rest.len()));
    let (clock, fraction) = time.split_once(['.', ',']).unwrap_or((time, ""));
    let seconds = if clock.len() == 5 { ":00" } else { "" };
    // An instant keeps nine digits.
    let fraction = match fraction.get(..fraction.len().min(9))? {
        "" => String::new(),
        digits => format!(".{digits}"),
    };
    let offset = offset.trim_start();
    let offset = match offset.len() {
        0 => "Z".to_owned(),
        3 => format!("{offset}:00"),
        5 => format!("{}:{}", offset.get(..3)?, offset.get(3..)?),
        _ => offset.to_ascii_uppercase(),
    };
    Some(format!("{date}T{clock}{seconds}{fraction}{offset}"))
}
