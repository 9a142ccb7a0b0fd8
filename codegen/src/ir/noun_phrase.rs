//! Finds the words of a description that name its subject.

/// Words that end the noun phrase at the start of a sentence.
const ENDS: [&str; 36] = [
    "that",
    "which",
    "who",
    "whose",
    "where",
    "when",
    "while",
    "for",
    "of",
    "to",
    "from",
    "in",
    "on",
    "at",
    "by",
    "with",
    "without",
    "within",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "can",
    "may",
    "must",
    "will",
    "used",
    "containing",
    "describing",
    "representing",
    "as",
    "and",
    "or",
    "if",
];

/// A longer phrase is a sentence rather than a name.
const LONGEST: usize = 5;

/// The noun phrase that opens a description: `A WARP Connector tunnel that …` → `WARP Connector tunnel`.
///
/// Only phrases after an article count: without one, the first word is as likely to be a verb.
pub fn noun_phrase(description: &str) -> Option<String> {
    let sentence = description
        .trim()
        .split(['.', ',', ':', ';', '(', '\n'])
        .next()?;
    let mut words = sentence.split_whitespace();
    let article = words.next()?.to_lowercase();
    if !matches!(article.as_str(), "a" | "an" | "the") {
        return None;
    }
    let phrase: Vec<&str> = words
        .take_while(|word| !ENDS.contains(&word.to_lowercase().as_str()))
        .collect();
    let named = (1..=LONGEST).contains(&phrase.len())
        && phrase
            .iter()
            .all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '-'));
    named.then(|| phrase.join(" "))
}

#[cfg(test)]
mod tests {
    use super::noun_phrase;

    #[test]
    fn the_phrase_after_the_article_names_the_thing() {
        let phrase = |text| noun_phrase(text);
        assert_eq!(
            phrase("A WARP Connector tunnel that runs.").as_deref(),
            Some("WARP Connector tunnel")
        );
        assert_eq!(phrase("The account").as_deref(), Some("account"));
        assert_eq!(phrase("Creates a tunnel."), None);
        assert_eq!(phrase("A `code` span"), None);
        assert_eq!(phrase(""), None);
    }
}
