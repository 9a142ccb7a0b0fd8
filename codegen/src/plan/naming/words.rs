//! Words about words: the singular of a noun.

/// `connections` → `connection`; what does not look like a plural stays.
pub(in crate::plan) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    let ends = |end: &str| lower.ends_with(end);
    let cut = |count: usize, end: &str| {
        let keep = word.len().saturating_sub(count);
        word.get(..keep).map(|stem| format!("{stem}{end}"))
    };
    let singular = if ends("series") || ends("species") {
        None
    } else if ends("ies") && lower.len() > 4 {
        cut(3, "y")
    } else if ends("sses") || ends("xes") || ends("ches") || ends("shes") {
        cut(2, "")
    } else if ends("s") && !ends("ss") && !ends("us") && !ends("is") && lower.len() > 3 {
        cut(1, "")
    } else {
        None
    };
    singular.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn plurals_lose_their_ending() {
        assert_eq!(singular("connections"), "connection");
        assert_eq!(singular("policies"), "policy");
        assert_eq!(singular("addresses"), "address");
        assert_eq!(singular("status"), "status");
        assert_eq!(singular("dns"), "dns");
        assert_eq!(singular("access"), "access");
    }
}
