//! Compares a file with the forms of its keys: every error is reported, and its setting is removed.
//!
//! serde would stop at the first error. It reads the remaining settings, which are correct.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::form::{Form, Key, Pattern};
use super::problems;
use crate::report::Report;
use crate::source::Place;

/// The table with its correct settings; `None` if a required setting is wrong or missing.
pub(super) fn table<'t>(
    path: &str,
    table: Spanned<DeTable<'t>>,
    keys: &[Key],
    report: &mut Report,
) -> Option<Spanned<DeTable<'t>>> {
    let span = table.span();
    let given = table.into_inner();
    for key in keys.iter().filter(|key| key.needed) {
        if !given.contains_key(key.name.as_str()) {
            report.push(problems::missing(
                Place::Setting(span.start),
                path,
                &key.name,
            ));
        }
    }
    let kept = entries(given, |name, value| {
        let Some(key) = keys.iter().find(|key| key.name == name.get_ref().as_ref()) else {
            let known: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
            let place = Place::Setting(name.span().start);
            report.push(problems::unknown_setting(
                place,
                path,
                name.get_ref(),
                &known,
            ));
            return None;
        };
        self::value(&joined(path, name.get_ref()), value, &key.form, report)
    });
    let is_whole = keys
        .iter()
        .all(|key| !key.needed || kept.contains_key(key.name.as_str()));
    is_whole.then(|| Spanned::new(span, kept))
}

/// The parts of a value that have the right form; `None` if its own form is wrong.
fn value<'t>(
    path: &str,
    value: Spanned<DeValue<'t>>,
    form: &Form,
    report: &mut Report,
) -> Option<Spanned<DeValue<'t>>> {
    let span = value.span();
    let place = Place::Setting(span.start);
    let kept = match (form, value.into_inner()) {
        (Form::Flag | Form::OrFlag(_), flag @ DeValue::Boolean(_)) => flag,
        (Form::OrFlag(form), other) if has_form(&other, form) => {
            return self::value(path, Spanned::new(span, other), form, report);
        }
        (Form::Text(pattern), DeValue::String(text)) => {
            text_fits(path, &text, place, pattern.as_ref(), report)
                .then_some(DeValue::String(text))?
        }
        (Form::Choice(choices), DeValue::String(word)) => {
            if !choices.iter().any(|it| *it == word) {
                report.push(problems::unknown_choice(place, path, &word, choices));
                return None;
            }
            DeValue::String(word)
        }
        (Form::List(of), DeValue::Array(items)) => {
            let items = items.into_iter();
            DeValue::Array(
                items
                    .filter_map(|it| item(path, it, form, of, report))
                    .collect(),
            )
        }
        (Form::Table(keys), DeValue::Table(inner)) => {
            let kept = table(path, Spanned::new(span.clone(), inner), keys, report)?;
            DeValue::Table(kept.into_inner())
        }
        (Form::ByKey { key, value }, DeValue::Table(inner)) => {
            DeValue::Table(entries(inner, |name, it| {
                let path = joined(path, name.get_ref());
                let place = Place::Setting(name.span().start);
                let fits = text_fits(&path, name.get_ref(), place, key.as_ref(), report);
                let kept = self::value(&path, it, value, report);
                kept.filter(|_| fits)
            }))
        }
        (form, other) => {
            report.push(problems::wrong_type(
                place,
                path,
                &form.in_words(),
                type_name(&other),
            ));
            return None;
        }
    };
    Some(Spanned::new(span, kept))
}

/// An item of a list. If its type is wrong, the problem names the list, since an item has no name.
fn item<'t>(
    path: &str,
    item: Spanned<DeValue<'t>>,
    list: &Form,
    form: &Form,
    report: &mut Report,
) -> Option<Spanned<DeValue<'t>>> {
    if has_form(item.get_ref(), form) {
        return value(path, item, form, report);
    }
    let place = Place::Setting(item.span().start);
    let found = type_name(item.get_ref());
    report.push(problems::wrong_type(place, path, &list.in_words(), found));
    None
}

/// The entries of a table for which `keep` returns a value; it is called in the order of the file, while the parser sorts by name.
fn entries<'t>(
    table: DeTable<'t>,
    mut keep: impl FnMut(&Spanned<Cow<'t, str>>, Spanned<DeValue<'t>>) -> Option<Spanned<DeValue<'t>>>,
) -> DeTable<'t> {
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    let kept = entries.into_iter().filter_map(|(name, value)| {
        let value = keep(&name, value)?;
        Some((name, value))
    });
    kept.collect()
}

fn text_fits(
    path: &str,
    text: &str,
    place: Place,
    pattern: Option<&Pattern>,
    report: &mut Report,
) -> bool {
    let Some(pattern) = pattern else {
        return true;
    };
    let fits = pattern.regex.is_match(text);
    if !fits {
        report.push(problems::malformed(place, path, &pattern.expected));
    }
    fits
}

/// Returns whether a value has the type that a form requires, whatever is inside it.
fn has_form(value: &DeValue<'_>, form: &Form) -> bool {
    match form {
        Form::Text(_) | Form::Choice(_) => matches!(value, DeValue::String(_)),
        Form::Flag => matches!(value, DeValue::Boolean(_)),
        Form::List(_) => matches!(value, DeValue::Array(_)),
        Form::Table(_) | Form::ByKey { .. } => matches!(value, DeValue::Table(_)),
        Form::OrFlag(form) => matches!(value, DeValue::Boolean(_)) || has_form(value, form),
    }
}

/// The setting as a person would write it: `client.env`.
fn joined(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
