//! Names the members of a union by the tag that distinguishes them, or else by the words that their types do not share.

use std::collections::HashSet;

use super::lexicon::split as words;
use super::rust_name::variant_name;

/// A longer tag is a sentence or an address rather than a name.
const LONGEST: usize = 40;

/// The words for each member, in the order of `names`, which are the names of their types or the kinds of their values.
///
/// `tags` are the values that distinguish the members, if each of them has one.
pub(in crate::plan) fn variants(
    union: &str,
    names: &[String],
    tags: Option<&[String]>,
) -> Vec<String> {
    if let Some(tags) = tags.filter(|tags| tags.iter().all(|it| is_word(it))) {
        let tags: Vec<Vec<String>> = tags.iter().map(|it| words(it)).collect();
        if let Some(short) = shortest(&tags) {
            return short;
        }
    }
    let named: Vec<Vec<String>> = names.iter().map(|it| words(it)).collect();
    let below = without_owner(&words(union), &named);
    below
        .as_deref()
        .and_then(distinct)
        .or_else(|| shortest(&named))
        .unwrap_or_else(|| names.to_vec())
}

/// The names without the words with which all of them begin or end, as far as this leaves them names.
fn shortest(names: &[Vec<String>]) -> Option<Vec<String>> {
    let (front, behind) = (common_front(names), common_end(names));
    let cuts = [(front, behind), (front, 0), (0, behind), (0, 0)];
    cuts.into_iter().find_map(|(front, behind)| {
        let cut = names.iter().map(|name| {
            let end = name.len().checked_sub(behind)?;
            name.get(front..end).map(<[String]>::to_vec)
        });
        distinct(&cut.collect::<Option<Vec<_>>>()?)
    })
}

/// The names without the name of the union in front, if any of them begins with it.
fn without_owner(union: &[String], names: &[Vec<String>]) -> Option<Vec<Vec<String>>> {
    if union.is_empty() || !names.iter().any(|it| it.starts_with(union)) {
        return None;
    }
    let cut = names.iter().map(|name| match name.strip_prefix(union) {
        Some(rest) => rest.to_vec(),
        None => name.clone(),
    });
    Some(cut.collect())
}

/// Each name as one string, if all of them can be names and no two are the same.
fn distinct(names: &[Vec<String>]) -> Option<Vec<String>> {
    let texts: Vec<String> = names.iter().map(|it| it.join(" ")).collect();
    let mut seen = HashSet::new();
    let holds = texts.iter().all(|text| {
        let name = variant_name(text);
        is_word(text) && name.as_str() != "Unknown" && seen.insert(name)
    });
    holds.then_some(texts)
}

fn common_front(names: &[Vec<String>]) -> usize {
    let Some((first, rest)) = names.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return 0;
    };
    let common = rest.iter().map(|name| {
        let pairs = first.iter().zip(name);
        pairs.take_while(|(left, right)| left == right).count()
    });
    common.min().unwrap_or_default()
}

fn common_end(names: &[Vec<String>]) -> usize {
    let Some((first, rest)) = names.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return 0;
    };
    let common = rest.iter().map(|name| {
        let pairs = first.iter().rev().zip(name.iter().rev());
        pairs.take_while(|(left, right)| left == right).count()
    });
    common.min().unwrap_or_default()
}

/// Returns whether a string can be a name. Numbers, addresses and single letters cannot.
fn is_word(text: &str) -> bool {
    let plain = |it: char| it.is_alphanumeric() || "_-. :".contains(it);
    (2..=LONGEST).contains(&text.len())
        && text.starts_with(|first: char| first.is_alphabetic())
        && text.chars().all(plain)
        && !matches!(text, "true" | "false" | "null")
}

#[cfg(test)]
mod tests {
    use super::variants;

    fn named(union: &str, names: &[&str]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
        variants(union, &names, None)
    }

    #[test]
    fn what_all_members_say_is_left_out() {
        let names = ["ChatUserMessage", "ChatToolMessage"];
        assert_eq!(named("Message", &names), ["user", "tool"]);
        assert_eq!(named("Pet", &["PetCat", "String"]), ["cat", "string"]);
    }

    #[test]
    fn no_member_is_left_without_a_name() {
        assert_eq!(named("It", &["Item", "ItemList"]), ["item", "item list"]);
        assert_eq!(named("It", &["V1", "V2"]), ["v1", "v2"]);
    }

    #[test]
    fn tags_that_are_words_name_their_members() {
        let names = ["Cat".to_owned(), "Dog".to_owned()];
        let tags = |one: &str, other: &str| [one.to_owned(), other.to_owned()];
        let named = |tags: [String; 2]| variants("Pet", &names, Some(&tags));
        assert_eq!(named(tags("tabby", "terrier")), ["tabby", "terrier"]);
        assert_eq!(named(tags("1", "2")), ["cat", "dog"]);
    }
}
