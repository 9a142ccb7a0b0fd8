//! The rules that find bad names and weigh them.

use std::collections::{HashMap, HashSet};

use sdkgen::{Method, Surface};

use super::Kind;
use crate::plural::without_plural;

/// The largest number of words in the name of a method.
const MOST_WORDS: usize = 5;
/// The largest number of letters in the name of a type.
const MOST_LETTERS: usize = 60;

/// Every bad name, with its weight among those of its kind.
pub fn found(surface: &Surface) -> Vec<(Kind, u64, String)> {
    let mut found = Vec::new();
    let siblings = siblings(&surface.methods);
    for method in &surface.methods {
        let called = called(method);
        let mut add = |kind, weight: usize| found.push((kind, weight as u64, called.clone()));
        let number = number(&method.name, |stem| {
            is_taken(&siblings, &method.resources, stem)
        });
        if let Some(number) = number {
            add(Kind::NumberedMethod, number);
        }
        let words = words(&method.name);
        if let Some(repeated) = repeated(method.resources.last(), &words) {
            add(Kind::RepeatedResource, repeated);
        }
        if words.len() > MOST_WORDS {
            add(Kind::LongMethod, words.len());
        }
    }
    let types: HashSet<&str> = surface.types.iter().map(String::as_str).collect();
    for name in &surface.types {
        if let Some(number) = number(name, |stem| types.contains(stem)) {
            found.push((Kind::NumberedType, number as u64, name.clone()));
        }
        let letters = name.chars().count();
        if letters > MOST_LETTERS {
            found.push((Kind::LongType, letters as u64, name.clone()));
        }
    }
    found
}

fn called(method: &Method) -> String {
    let resources = method.resources.iter().map(|it| format!(".{it}()"));
    let resources: String = resources.collect();
    let Method {
        name, verb, path, ..
    } = method;
    format!("client{resources}.{name}, {verb} {path}")
}

/// The names on the handle of each resource: its methods, and those that lead to the resources below.
fn siblings(methods: &[Method]) -> HashMap<&[String], HashSet<&str>> {
    let mut siblings: HashMap<&[String], HashSet<&str>> = HashMap::new();
    for method in methods {
        let here = siblings.entry(&method.resources).or_default();
        here.insert(plain(&method.name));
        for (depth, resource) in method.resources.iter().enumerate() {
            let above = siblings.entry(&method.resources[..depth]).or_default();
            above.insert(plain(resource));
        }
    }
    siblings
}

fn is_taken(siblings: &HashMap<&[String], HashSet<&str>>, resource: &[String], stem: &str) -> bool {
    // Every handle has a private `new`.
    stem == "new" || siblings.get(resource).is_some_and(|all| all.contains(stem))
}

/// The number after a name that is taken: `get_2` beside `get`, `Pet2` beside `Pet`, `self_2` beside `self_`.
///
/// The generator counts from two: the `200` of `Pet200` comes from the document unless there is a `Pet199`.
fn number(name: &str, is_taken: impl Fn(&str) -> bool) -> Option<usize> {
    let name = plain(name);
    let stem = name.trim_end_matches(|it: char| it.is_ascii_digit());
    let number: usize = name[stem.len()..].parse().ok()?;
    let is_type = stem.starts_with(char::is_uppercase);
    let bare = stem.strip_suffix('_');
    let is_numbered = match bare {
        Some(bare) => is_taken(bare) || is_taken(stem),
        None => is_type && is_taken(stem),
    };
    let is_counted = match number {
        0 | 1 => false,
        2 => true,
        _ => is_taken(&format!("{stem}{}", number - 1)),
    };
    (is_numbered && is_counted).then_some(number)
}

/// The number of words in a method that repeat its resource, at the beginning or the end, if other words remain.
fn repeated(resource: Option<&String>, method: &[&str]) -> Option<usize> {
    let stems =
        |words: &[&str]| -> Vec<String> { words.iter().map(|word| without_plural(word)).collect() };
    let said = stems(&words(resource?));
    let method = stems(method);
    let again = method.len() > said.len()
        && !said.is_empty()
        && (method.starts_with(&said) || method.ends_with(&said));
    again.then_some(said.len())
}

fn words(name: &str) -> Vec<&str> {
    let words = plain(name).split('_');
    words.filter(|word| !word.is_empty()).collect()
}

fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(chain: &str, names: &[&str]) -> Vec<(Kind, u64)> {
        let methods = names.iter().map(|name| Method {
            resources: chain.split('.').map(str::to_owned).collect(),
            name: (*name).to_owned(),
            verb: "GET".to_owned(),
            path: "/".to_owned(),
        });
        let surface = Surface {
            methods: methods.collect(),
            ..Surface::default()
        };
        let found = found(&surface).into_iter();
        found.map(|(kind, weight, _)| (kind, weight)).collect()
    }

    #[test]
    fn a_number_counts_beside_the_name_without_it() {
        let numbered = [(Kind::NumberedMethod, 2)];
        assert_eq!(kinds("pets", &["get", "get_2"]), numbered);
        assert_eq!(kinds("pets", &["new_2"]), numbered);
        assert_eq!(kinds("pets", &["r#move", "move_2"]), numbered);
        assert_eq!(kinds("pets", &["self_", "self_2"]), numbered);
        assert_eq!(kinds("pets", &["get_2", "oauth", "oauth2", "get_1"]), []);
        let both = [(Kind::NumberedMethod, 2), (Kind::NumberedMethod, 3)];
        assert_eq!(kinds("pets", &["get", "get_2", "get_3"]), both);
        assert_eq!(kinds("pets", &["get", "get_200"]), []);
    }

    #[test]
    fn a_resource_is_not_said_again() {
        let said = [(Kind::RepeatedResource, 2)];
        assert_eq!(kinds("bank_accounts", &["verify_bank_account"]), said);
        assert_eq!(kinds("bank_accounts", &["bank_accounts_list"]), said);
        assert_eq!(
            kinds("bank_accounts", &["bank_account", "list_accounts"]),
            []
        );
        // The resource above the last one may be repeated.
        assert_eq!(kinds("pets.toys", &["list_pets"]), []);
    }

    #[test]
    fn five_words_are_enough() {
        let found = kinds("a", &["get_b_c_d_e", "get_b_c_d_e_f"]);
        assert_eq!(found, [(Kind::LongMethod, 6)]);
    }

    #[test]
    fn types_are_neither_numbered_nor_endless() {
        let long = format!("L{}", "o".repeat(60));
        let types = ["Pet", "Pet2", "Ipv4", &long];
        let surface = Surface {
            types: types.map(str::to_owned).to_vec(),
            ..Surface::default()
        };
        let expected = [
            (Kind::NumberedType, 2, "Pet2".to_owned()),
            (Kind::LongType, 61, long),
        ];
        assert_eq!(found(&surface), expected);
    }
}
