//! The file of a type. It follows from the type's name alone, so that a type stays in it when another operation uses the type.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::rust_name::RustName;
use super::words::{singular, split};

/// Words at the front of a type's name that describe an action on a thing or its form, but do not identify it.
const ASIDE: &[&str] = &[
    "a", "add", "all", "an", "basic", "bulk", "create", "delete", "deleted", "edit", "full", "get",
    "is", "list", "minimal", "modify", "new", "nullable", "patch", "post", "put", "remove",
    "replace", "retrieve", "search", "set", "simple", "submit", "the", "update", "updated",
    "upload", "upsert",
];

/// The first words of a type's name that identify its subject, as many as asked for and there are, each in the singular:
/// `UpdateCustomersBankAccount` → `customer`, `customer_bank`, `customer_bank_account`.
pub(in crate::plan) fn home(name: &RustName, count: usize) -> String {
    let words = split(name.plain());
    let is_telling = |word: &String| !ASIDE.contains(&word.as_str()) && !is_version(word);
    let first = words.iter().position(is_telling).unwrap_or_default();
    let words = words.iter().skip(first).take(count);
    words
        .map(|word| singular(word))
        .collect::<Vec<_>>()
        .join("_")
}

/// A longer file is divided. It is a little below the 1,500 lines that a reviewer can be shown, since the lines are estimated.
const LONG: usize = 1_200;

/// An item that may move to a file of its own words.
pub(in crate::plan) struct Movable<'n> {
    pub(in crate::plan) name: &'n RustName,
    pub(in crate::plan) lines: usize,
    /// The file that it has in an earlier crate, and in which it stays.
    pub(in crate::plan) kept: Option<&'n str>,
}

/// The files of items that would be in one file: `None` for those that stay in it, because it is short enough without the others.
///
/// Items with the same first words move together, the most lines first, and a part that is still too long is divided by one more word.
/// `words` is the number to begin with, and `home` the file that is divided.
pub(in crate::plan) fn moved(
    items: &[Movable<'_>],
    home: &str,
    words: usize,
) -> Vec<Option<String>> {
    let mut homes: Vec<Option<String>> = items
        .iter()
        .map(|item| item.kept.filter(|kept| *kept != home).map(str::to_owned))
        .collect();
    let mut pending = vec![(None, words)];
    while let Some((from, words)) = pending.pop() {
        let members: Vec<usize> = (0..items.len()).filter(|it| homes[*it] == from).collect();
        let mut rest: usize = members.iter().map(|it| items[*it].lines).sum();
        let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for index in members.into_iter().filter(|it| items[*it].kept.is_none()) {
            let part = self::home(items[index].name, words);
            parts.entry(part).or_default().push(index);
        }
        let is_elsewhere = |part: &String| from.as_ref() != Some(part) && part != home;
        let parts = parts.into_iter().filter(|(part, _)| is_elsewhere(part));
        let size = |part: &[usize]| part.iter().map(|it| items[*it].lines).sum::<usize>();
        let mut parts: Vec<(String, Vec<usize>)> = parts.collect();
        parts.sort_by_key(|(_, part)| Reverse(size(part)));
        for (name, part) in parts {
            if rest <= LONG {
                break;
            }
            let lines = size(&part);
            rest -= lines;
            part.iter().for_each(|it| homes[*it] = Some(name.clone()));
            if lines > LONG {
                pending.push((Some(name), words + 1));
            }
        }
    }
    homes
}

fn is_version(word: &str) -> bool {
    let number = word.strip_prefix('v').unwrap_or_default();
    number.starts_with(|it: char| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::type_name;
    use super::home;

    #[test]
    fn the_first_telling_word_is_the_home() {
        let table = [
            ("Customer", "customer"),
            ("CustomersBankAccount", "customer"),
            ("UpdateCustomer", "customer"),
            ("DeletedCustomer", "customer"),
            ("V1BillingMeter", "billing"),
            ("DnsRecord", "dns"),
            ("ListDnsRecordsDirection", "dns"),
            ("Update", "update"),
            ("IPv4Address", "ipv4"),
            ("2faCode", "n2fa"),
        ];
        let name = type_name("UpdateCustomersBankAccounts");
        assert_eq!(home(&name, 2), "customer_bank");
        assert_eq!(home(&name, 9), "customer_bank_account");
        for (name, expected) in table {
            assert_eq!(home(&type_name(name), 1), expected, "{name}");
        }
    }
}
