//! A hint at a value of an example: the value that the document gives as an example, or else the name of what it is for.

use serde_json::Value;

use crate::ir::WireName;
use crate::plan::docs::is_plain;
use crate::plan::naming::nouns::singular;
use crate::plan::rust::TextType;
use crate::settings::DateCrate;

/// The longest string that is shown.
const LONGEST: usize = 60;

#[derive(Clone, Copy)]
pub(super) struct Hint<'h> {
    name: &'h str,
    pub(super) example: Option<&'h Value>,
}

impl<'h> Hint<'h> {
    pub(super) fn new(name: &'h str, example: Option<&'h Value>) -> Self {
        Self { name, example }
    }

    pub(super) fn without_example(self) -> Self {
        Self::new(self.name, None)
    }

    /// A string literal.
    pub(super) fn text(self) -> String {
        let example = self.example.and_then(|it| match it {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        });
        let is_shown = |text: &String| {
            !text.trim().is_empty() && text.chars().count() <= LONGEST && is_plain(text)
        };
        match example.filter(is_shown) {
            Some(text) => format!("{text:?}"),
            None => format!("{:?}", self.name),
        }
    }

    pub(super) fn boolean(self) -> bool {
        self.example.and_then(Value::as_bool).unwrap_or(true)
    }

    /// An integer literal; `is_small` if it has 32 bits.
    pub(super) fn integer(self, is_small: bool, is_signed: bool) -> String {
        let fits = |it: &i64| {
            (!is_small || i32::try_from(*it).is_ok()) && (is_signed || !it.is_negative())
        };
        let example = self.example.and_then(Value::as_i64).filter(fits);
        example.unwrap_or(1).to_string()
    }

    /// A literal of a number with a fraction.
    pub(super) fn number(self) -> String {
        let example = self.example.and_then(Value::as_f64);
        let shown = example.filter(|it| it.abs() < 1e9 && it.abs() > 1e-6);
        format!("{:?}", shown.unwrap_or(1.0))
    }

    /// A value of a type that is a string in JSON; `None` if a caller would make it in several steps.
    pub(super) fn of_format(self, format: TextType) -> Option<String> {
        let example = self.example.and_then(Value::as_str).unwrap_or_default();
        match format {
            TextType::Date(DateCrate::Jiff) => {
                let (year, month, day) = date(example).unwrap_or((2026, 1, 31));
                Some(format!("jiff::civil::date({year}, {month}, {day})"))
            }
            TextType::Uuid if is_uuid(example) => Some(format!("uuid::uuid!({example:?})")),
            other => other.example().map(str::to_owned),
        }
    }

    /// The hints at the items of a list: as many as there are in the example, but not more than three.
    pub(super) fn items<T>(self, write: impl FnMut(Hint<'_>) -> Option<T>) -> Option<Vec<T>> {
        let name = singular(self.name);
        let items = self.example.and_then(Value::as_array);
        let shown: Vec<Hint<'_>> = match items.map(Vec::as_slice) {
            None | Some([]) => vec![Hint::new(&name, None)],
            Some(items) => {
                let items = items.iter().take(3);
                items.map(|item| Hint::new(&name, Some(item))).collect()
            }
        };
        shown.into_iter().map(write).collect()
    }

    /// The hint at a property: the example of the object, or else that of the property.
    pub(super) fn field<'f>(
        self,
        name: &'f str,
        wire: &WireName,
        own: Option<&'f Value>,
    ) -> Hint<'f>
    where
        'h: 'f,
    {
        Hint::new(name, self.member(wire).or(own))
    }

    /// The value of a property in the example.
    pub(super) fn member(self, wire: &WireName) -> Option<&'h Value> {
        self.example?.get(wire.as_str()).filter(|it| !it.is_null())
    }
}

/// `2026-01-31`
fn date(text: &str) -> Option<(i32, i32, i32)> {
    let date = text.get(..10)?;
    let mut parts = date.split('-').map(|it| it.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let is_date = (1000..=9999).contains(&year) && (1..=12).contains(&month);
    // Every month has 28 days.
    (is_date && (1..=28).contains(&day)).then_some((year, month, day))
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_hex = |part: &&str| part.bytes().all(|it| it.is_ascii_hexdigit());
    lengths == [8, 4, 4, 4, 12] && parts.iter().all(is_hex)
}
