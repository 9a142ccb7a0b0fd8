//! Words without their plural endings, for comparisons of names.

/// `accounts` → `account`, `policies` → `policy`, `boxes` → `box`. The result is only for comparisons, and may not be a word.
pub fn without_plural(word: &str) -> String {
    let sibilants = ["sses", "xes", "ches", "shes"];
    if sibilants.iter().any(|end| word.ends_with(end)) {
        let stem = &word[..word.len() - 2];
        return stem.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.is_empty() && !stem.ends_with('s') => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_plural;

    #[test]
    fn plurals_and_singulars_are_equal() {
        for (plural, singular) in [
            ("accounts", "account"),
            ("policies", "policy"),
            ("addresses", "address"),
            ("boxes", "box"),
            ("searches", "search"),
        ] {
            assert_eq!(without_plural(plural), singular);
            assert_eq!(without_plural(singular), singular);
        }
        for word in ["access", "s", "", "ss"] {
            assert_eq!(without_plural(word), word);
        }
    }
}
