//! The file of a type. It follows from the type's name alone, so that a type stays in it when another operation uses the type.

use super::rust_name::RustName;
use super::words::{singular, split};

/// Words at the front of a type's name that describe an action on a thing or its form, but do not identify it.
const ASIDE: &[&str] = &[
    "a", "add", "all", "an", "basic", "bulk", "create", "delete", "deleted", "edit", "full", "get",
    "is", "list", "minimal", "modify", "new", "nullable", "patch", "post", "put", "remove",
    "replace", "retrieve", "search", "set", "simple", "submit", "the", "update", "updated",
    "upload", "upsert",
];

/// The first word of a type's name that identifies its subject, in the singular: `UpdateCustomersBankAccount` → `customer`.
pub(in crate::plan) fn home(name: &RustName) -> String {
    let words = split(name.plain());
    let is_telling = |word: &&String| !ASIDE.contains(&word.as_str()) && !is_version(word);
    let word = words.iter().find(is_telling).or(words.first());
    word.map(|word| singular(word)).unwrap_or_default()
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
        for (name, expected) in table {
            assert_eq!(home(&type_name(name)), expected, "{name}");
        }
    }
}
