//! Decides whether a review lists a break that a tool found.

use heck::ToSnakeCase;
use sdkgen::{Class, Review};

/// The name of the crate of every version.
pub(super) const CRATE: &str = "shop";

/// The items that a review lists as breaking.
pub(super) struct Account(Vec<Vec<String>>);

impl Account {
    pub(super) fn of(review: &Review) -> Self {
        let breaking = review
            .rows
            .iter()
            .filter(|row| row.class == Class::Breaking);
        let items = breaking.flat_map(|row| {
            let item = row.sides.before().unwrap_or(row.sides.latest());
            std::iter::once(item).chain(&row.parts)
        });
        Self(items.map(|item| segments(&item.path)).collect())
    }

    /// Returns whether the review lists the item of a line of a tool, the item to which it belongs, or one that its signature names.
    pub(super) fn lists(&self, line: &str) -> bool {
        match line.contains(&format!("{CRATE}::")) {
            true => self.lists_paths(line),
            false => self.lists_words(line),
        }
    }

    /// For lines with paths that begin with the crate.
    fn lists_paths(&self, line: &str) -> bool {
        let of_impl = line.starts_with("impl");
        let mut named = paths(line);
        named.any(|path| {
            let path = segments(path);
            let is_listed = |listed: &Vec<String>| {
                path.starts_with(listed) || of_impl && listed.starts_with(&path)
            };
            self.0.iter().any(is_listed)
        })
    }

    /// For lines such as `variant Status::Sent` and `field note of struct Order`, which name an item and its owner.
    fn lists_words(&self, line: &str) -> bool {
        let words = line.split(|it: char| !(it.is_alphanumeric() || it == '_'));
        let words: Vec<String> = words.flat_map(segments).collect();
        self.0.iter().any(|listed| {
            let names = listed.iter().rev().take(2);
            let mut names = names.filter(|it| *it != "models");
            names.all(|it| words.contains(it))
        })
    }
}

/// The paths into the crate that a line has.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    let is_end = |it: char| !(it.is_alphanumeric() || it == '_' || it == ':');
    let words = line.split(is_end).map(|it| it.trim_end_matches(':'));
    words.filter_map(|it| it.strip_prefix(CRATE)?.strip_prefix("::"))
}

/// The names of a path, alike for the accessors of a review (`client.orders().list.status`) and for types and their members
/// (`orders::ListCall::status`).
fn segments(path: &str) -> Vec<String> {
    let path = path.strip_prefix("client.").unwrap_or(path);
    let names = path.split([':', '.', '(', ')', ' ']);
    let names = names.filter(|it| !it.is_empty());
    // A keyword is a name with `r#`.
    let names = names.map(|it| it.trim_start_matches("r#"));
    let mut segments: Vec<String> = names.map(|it| it.to_snake_case()).collect();
    for segment in &mut segments {
        if let Some(call) = segment.strip_suffix("_call") {
            *segment = call.to_owned();
        }
    }
    // A resource is a type in the module of its name.
    segments.dedup();
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_a_review_and_one_of_rustdoc_have_the_same_names() {
        let pairs = [
            ("client.orders().get", "orders::Orders::get"),
            ("client.orders().list.status", "orders::ListCall::status"),
            ("models::Order.note", "models::Order::note"),
        ];
        for (ours, theirs) in pairs {
            assert_eq!(segments(ours), segments(theirs));
        }
    }

    #[test]
    fn a_line_is_listed_with_its_item_its_owner_or_a_type_that_it_names() {
        let account = Account(vec![
            segments("models::Job"),
            segments("models::Order.note"),
        ]);
        for listed in [
            "pub shop::models::Order::note: alloc::string::String",
            "pub fn shop::models::Job::new() -> Self",
            "pub shop::orders::ExportAnswer::Accepted(shop::models::Job)",
            "impl core::default::Default for shop::models::Order",
            "struct_missing: struct Job",
            "struct_pub_field_missing: field note of struct Order",
        ] {
            assert!(account.lists(listed), "{listed}");
        }
        for other in [
            "pub struct shop::models::Order",
            "pub shop::models::Order::noted: i64",
            "pub mod shop::models",
            "struct_pub_field_missing: field total of struct Order",
        ] {
            assert!(!account.lists(other), "{other}");
        }
    }
}
