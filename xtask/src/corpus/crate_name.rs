//! Names of crates, derived from the names of documents.

use std::collections::BTreeMap;

/// A name for each document. Names that would be equal take the extension of the file, and a number if that is not enough.
pub fn all(documents: &[String]) -> Vec<String> {
    let stems = documents.iter().map(|it| kebab(stem(it))).collect();
    let whole: Vec<String> = documents.iter().map(|it| kebab(it)).collect();
    numbered(unless_unique(stems, &whole))
}

fn stem(document: &str) -> &str {
    match document.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => stem,
        Some(_) | None => document,
    }
}

/// A name that cargo accepts for a package, and Rust for a crate.
fn kebab(text: &str) -> String {
    let parts = text.split(|it: char| !it.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let name = parts.join("-").to_ascii_lowercase();
    // A single word may be a keyword or the name of a dependency, and no name starts with a digit.
    if !name.contains('-') || name.starts_with(|it: char| it.is_ascii_digit()) {
        format!("api-{name}").trim_end_matches('-').to_owned()
    } else {
        name
    }
}

fn unless_unique(names: Vec<String>, longer: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in &names {
        *counts.entry(name.clone()).or_default() += 1;
    }
    let choose = |(name, longer): (String, &String)| match counts.get(&name) {
        Some(1) | None => name,
        Some(_) => longer.clone(),
    };
    names.into_iter().zip(longer).map(choose).collect()
}

fn numbered(names: Vec<String>) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for name in names {
        let candidates = (2..).map(|number| format!("{name}-{number}"));
        let mut candidates = std::iter::once(name.clone()).chain(candidates);
        taken.extend(candidates.find(|it| !taken.contains(it)));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_paths_and_are_unique() {
        let documents = [
            "specs/a/Some API_v1.0.yaml",
            "specs/pair.json",
            "specs/pair.yaml",
            "specs/same.yaml",
            "other/same.yaml",
            "specs/folder.d/",
            "1/2.yaml",
            "crate/",
            "日本.yaml",
            "x/a-b.yaml",
            "x/a/b.yaml",
        ]
        .map(str::to_owned);
        assert_eq!(
            all(&documents),
            [
                "specs-a-some-api-v1-0",
                "specs-pair-json",
                "specs-pair-yaml",
                "specs-same",
                "other-same",
                "specs-folder-d",
                "api-1-2",
                "api-crate",
                "api",
                "x-a-b-yaml",
                "x-a-b-yaml-2",
            ]
        );
    }
}
