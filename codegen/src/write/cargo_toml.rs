//! The Cargo.toml of a crate, which belongs to two: some keys are ours, and all others are the user's. A key that only describes the crate
//! is ours until the user changes it.

use std::collections::BTreeMap;

use toml_edit::{DocumentMut, Item, Table};
use xxhash_rust::xxh3::xxh3_64;

/// The path of the file in the folder of the crate.
pub(super) const CARGO_TOML: &str = "Cargo.toml";

/// The keys that describe the crate to people, without an effect on its code.
const DESCRIPTIVE: [&str; 7] = [
    "package.description",
    "package.license",
    "package.repository",
    "package.documentation",
    "package.readme",
    "package.keywords",
    "package.categories",
];

/// The keys that we wrote, each with a hash of its value.
pub(super) type Keys = BTreeMap<String, u64>;

/// The file with our keys as they have to be, and everything else as it was.
#[derive(Debug)]
pub(super) struct Merged {
    pub(super) text: String,
    /// Our keys whose values the user had changed.
    pub(super) overwritten: Vec<String>,
}

/// Our keys in a file of ours. A key that could be a path has quotes, as in TOML.
pub(super) fn keys(text: &str) -> Keys {
    let document: DocumentMut = text.parse().unwrap_or_default();
    let mut keys = Keys::new();
    for_each_value(document.as_table(), &mut Vec::new(), &mut |path, item| {
        keys.insert(shown(path), hash(item));
    });
    keys
}

/// Writes our keys into the file of the user.
///
/// `written` has the keys of the last run: those that are no longer ours go, unless the user changed their values.
///
/// # Errors
///
/// Returns the message of the parser if the user's file is not TOML.
pub(super) fn merge(
    theirs: &str,
    ours: &str,
    written: &Keys,
) -> Result<Merged, toml_edit::TomlError> {
    let mut merged: DocumentMut = theirs.parse()?;
    // Ours is valid, since it was printed from data.
    let ours: DocumentMut = ours.parse()?;
    let kept = keys(&ours.to_string());
    let mut overwritten = Vec::new();
    let obsolete = written.iter().filter(|(key, _)| !kept.contains_key(*key));
    for (key, value) in obsolete {
        remove(merged.as_table_mut(), key, *value);
    }
    for_each_value(ours.as_table(), &mut Vec::new(), &mut |path, item| {
        let (Some((name, tables)), key) = (path.split_last(), shown(path)) else {
            return;
        };
        let table = tables
            .iter()
            .try_fold(merged.as_table_mut(), |table, name| {
                let inner = table.entry(name).or_insert_with(|| {
                    let mut table = Table::new();
                    table.set_implicit(true);
                    Item::Table(table)
                });
                inner.as_table_mut()
            });
        let Some(table) = table else {
            overwritten.push(key);
            return;
        };
        let before = table.get(name).map(hash);
        if before == Some(hash(item)) {
            return;
        }
        // The user changed or removed it, and the value that it should have is the same as before.
        let is_kept = DESCRIPTIVE.contains(&key.as_str()) && written.get(&key) == Some(&hash(item));
        if is_kept {
            return;
        }
        let edited = before.is_some() && written.get(&key).is_some_and(|it| Some(*it) != before);
        match table.get_mut(name) {
            // The comments around the key stay.
            Some(existing) => replace(existing, item),
            None => drop(table.insert(name, item.clone())),
        }
        table.set_implicit(false);
        if edited {
            overwritten.push(key);
        }
    });
    Ok(Merged {
        text: merged.to_string(),
        overwritten,
    })
}

/// Visits every value that is not a table in brackets, with the names that lead to it.
fn for_each_value<'t>(
    table: &'t Table,
    path: &mut Vec<&'t str>,
    visit: &mut impl FnMut(&[&'t str], &'t Item),
) {
    for (name, item) in table {
        path.push(name);
        match item.as_table() {
            Some(inner) => for_each_value(inner, path, visit),
            None => visit(path, item),
        }
        path.pop();
    }
}

/// Removes a key whose value has this hash, and the tables that become empty.
fn remove(table: &mut Table, key: &str, value: u64) {
    let mut found = None;
    for_each_value(table, &mut Vec::new(), &mut |path, item| {
        if shown(path) == key && hash(item) == value {
            found = Some(path.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        }
    });
    if let Some(path) = found {
        remove_at(table, &path);
    }
}

fn remove_at(table: &mut Table, path: &[String]) {
    match path {
        [] => {}
        [name] => drop(table.remove(name)),
        [name, rest @ ..] => {
            let inner = table.get_mut(name).and_then(Item::as_table_mut);
            let is_empty = inner.is_some_and(|inner| {
                remove_at(inner, rest);
                inner.is_empty()
            });
            if is_empty {
                drop(table.remove(name));
            }
        }
    }
}

fn replace(existing: &mut Item, item: &Item) {
    let decor = existing.as_value().map(|it| it.decor().clone());
    *existing = item.clone();
    if let (Some(decor), Some(value)) = (decor, existing.as_value_mut()) {
        *value.decor_mut() = decor;
    }
}

/// The path of a key, as it would be written in TOML.
fn shown(path: &[&str]) -> String {
    let names = path
        .iter()
        .map(|name| toml_edit::Key::new(*name).to_string());
    names.collect::<Vec<_>>().join(".")
}

/// A hash of a value that does not depend on spaces and comments around it.
fn hash(item: &Item) -> u64 {
    let spaceless = item.as_value().map(|value| {
        let mut value = value.clone();
        value.decor_mut().clear();
        if let Some(array) = value.as_array_mut() {
            array.set_trailing("");
            array.set_trailing_comma(false);
            array.iter_mut().for_each(|it| it.decor_mut().clear());
        }
        value.to_string().replace(' ', "")
    });
    xxh3_64(spaceless.unwrap_or_default().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "[package]\nname = \"pets\"\nversion = \"0.1.0\"\n\n[features]\nfull = [\n    \"a\",\n]\na = []\n\n[dependencies]\nbytes = \"1\"\n\n[target.'cfg(unix)'.dependencies]\ntokio = { version = \"1\", features = [\"fs\"] }\n";

    fn merged(theirs: &str, ours: &str) -> (String, Vec<String>) {
        let merged = merge(theirs, ours, &keys(OURS)).unwrap();
        (merged.text, merged.overwritten)
    }

    #[test]
    fn the_file_of_the_user_stays_as_it_is() {
        let theirs = OURS.replace(
            "[features]",
            "authors = [\"Me\"] # me\n\n# Mine.\n[features]\nextra = [\"a\"]",
        ) + "\n[dev-dependencies]\ninsta = \"1\"\n";
        assert_eq!(merged(&theirs, OURS), (theirs, Vec::new()));
    }

    #[test]
    fn our_keys_change_and_comments_stay() {
        let theirs = OURS.replace(
            "bytes = \"1\"",
            "# Ours.\nbytes = \"1\" # needed\nmine = \"2\"",
        );
        let ours = OURS.replace("bytes = \"1\"", "bytes = \"2\"\nhttp = \"1\"");
        let wanted = theirs.replace(
            "bytes = \"1\" # needed\nmine = \"2\"",
            "bytes = \"2\" # needed\nmine = \"2\"\nhttp = \"1\"",
        );
        assert_eq!(merged(&theirs, &ours), (wanted, Vec::new()));
    }

    #[test]
    fn a_description_of_the_user_stays_until_ours_changes() {
        let describe = |text: &str| {
            OURS.replace(
                "[features]",
                &format!("description = \"{text}\"\n\n[features]"),
            )
        };
        let merged = |theirs: &str, ours: &str| {
            let merged = merge(theirs, ours, &keys(&describe("Ours."))).unwrap();
            (merged.text, merged.overwritten)
        };
        let theirs = describe("Mine.");
        let kept = (theirs.clone(), Vec::new());
        assert_eq!(merged(&theirs, &describe("Ours.")), kept);
        let kept = (OURS.to_owned(), Vec::new());
        assert_eq!(merged(OURS, &describe("Ours.")), kept);
        let (text, overwritten) = merged(&theirs, &describe("New."));
        assert_eq!(text, describe("New."));
        assert_eq!(overwritten, ["package.description"]);
    }

    #[test]
    fn what_is_no_longer_ours_goes_unless_the_user_changed_it() {
        let theirs = format!("{OURS}\n[lints.rust]\nunused = \"allow\"\n")
            .replace("a = []", "a = [\"mine\"]");
        let ours = OURS.replace("a = []\n", "").replace("bytes = \"1\"\n", "");
        let (ours, _) = ours.split_once("\n[target").unwrap();
        let (text, overwritten) = merged(&theirs, ours);
        assert!(
            !text.contains("bytes") && !text.contains("tokio") && !text.contains("[target"),
            "{text}"
        );
        assert!(
            text.contains("a = [\"mine\"]") && text.contains("[lints.rust]"),
            "{text}"
        );
        assert_eq!(overwritten, Vec::<String>::new());
    }

    #[test]
    fn an_edit_of_ours_is_lost_and_named() {
        let theirs = OURS
            .replace("0.1.0", "0.2.0")
            .replace("[\"fs\"]", "[\"fs\", \"net\"]");
        let (text, overwritten) = merged(&theirs, OURS);
        assert_eq!(text, OURS);
        assert_eq!(
            overwritten,
            ["package.version", "target.\"cfg(unix)\".dependencies.tokio"]
        );
    }

    #[test]
    fn a_table_that_is_written_in_one_line_is_named() {
        let theirs = OURS
            .replace(
                "[features]\nfull = [\n    \"a\",\n]\na = []\n",
                "[features]\n",
            )
            .replace("[features]\n", "");
        let theirs = format!("features = {{ mine = [] }}\n{theirs}");
        let (_, overwritten) = merged(&theirs, OURS);
        assert_eq!(overwritten, ["features.full", "features.a"]);
    }
}
