//! Writes the values for a crate's example, one per line, each valid for its schema.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use serde_json::{Value, json};

use super::target::{Side, Target, Targets};
use super::validity::Validity;
use super::{examples, instances, place};

/// The number of values for a media type whose schema is elsewhere and has its own values.
const FEW: usize = 4;

/// The values that were written, and those that were not.
#[derive(Debug, Default)]
pub struct Written {
    /// The index of the target of each line.
    pub lines: Vec<usize>,
    pub invalid_examples: Vec<(usize, Value)>,
    /// The number of invalid values that were made up for a target, and the reason why the first is invalid.
    pub invalid_instances: BTreeMap<usize, (u64, String)>,
}

/// Writes the values of all targets. The examples come first.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(targets: &Targets, out: &mut impl Write) -> Result<Written, String> {
    let mut pointers: BTreeMap<Side, BTreeSet<String>> = BTreeMap::new();
    for target in &targets.all {
        let pointers = pointers.entry(target.side()).or_default();
        pointers.insert(target.place().schema());
    }
    let mut written = Written::default();
    for (side, pointers) in pointers {
        let validity = Validity::of(&targets.document, side, &pointers);
        for (index, target) in targets.all.iter().enumerate() {
            if target.side() == side {
                let line = |value: &Value| {
                    let line = json!({"pointer": target.pointer, "value": value});
                    writeln!(out, "{line}").map_err(|error| error.to_string())
                };
                one(targets, index, &validity, &mut written, line)?;
            }
        }
    }
    Ok(written)
}

fn one(
    targets: &Targets,
    index: usize,
    validity: &Validity,
    written: &mut Written,
    mut line: impl FnMut(&Value) -> Result<(), String>,
) -> Result<(), String> {
    let document = &targets.document;
    let target = &targets.all[index];
    let schema = target.place().schema();
    for example in examples::at(document, target.place()) {
        if validity.accepts(&schema, example) {
            line(example)?;
            written.lines.push(index);
        } else {
            written.invalid_examples.push((index, example.clone()));
        }
    }
    let count = count(document, target, &schema);
    for instance in instances::of(document, target.side(), &schema, count) {
        match instance {
            Some(value) if validity.accepts(&schema, &value) => {
                line(&value)?;
                written.lines.push(index);
            }
            invalid => {
                let why = || invalid.map_or_else(endless, |it| validity.refusal(&schema, &it));
                let counted = written.invalid_instances.entry(index);
                counted.or_insert_with(|| (0, why())).0 += 1;
            }
        }
    }
    Ok(())
}

fn endless() -> String {
    "its required properties form a cycle, or a reference leads nowhere".to_owned()
}

/// The values of a schema include those of the schemas inside it.
fn count(document: &Value, target: &Target, schema: &str) -> usize {
    let place = target.place();
    let found = document.pointer(schema);
    let is_elsewhere = found.is_some_and(|it| place::referenced(document, it).is_some());
    match (found, place.is_media_type(), place.is_component()) {
        (None, _, _) | (_, false, false) => 0,
        (Some(_), true, _) if is_elsewhere => FEW,
        (Some(_), _, _) => instances::enough(document, schema),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_valid_values_are_written() {
        let document = json!({"components": {"schemas": {"A": {
            "type": "object", "required": ["n"], "properties": {"n": {"type": "integer", "example": 5}}, "example": {"n": "one"},
        }}}});
        let target = |pointer: &str| Target {
            pointer: pointer.to_owned(),
            request: true,
            response: true,
        };
        let all = vec![
            target("/components/schemas/A"),
            target("/components/schemas/A/properties/n"),
        ];
        let mut out = Vec::new();
        let written = write(&Targets { document, all }, &mut out).unwrap();
        assert_eq!(written.invalid_examples, [(0, json!({"n": "one"}))]);
        assert_eq!(written.lines.iter().filter(|it| **it == 1).count(), 1);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.lines().count(), written.lines.len());
        assert!(written.lines.len() >= 21);
        assert!(
            text.ends_with("{\"pointer\":\"/components/schemas/A/properties/n\",\"value\":5}\n")
        );
    }
}
