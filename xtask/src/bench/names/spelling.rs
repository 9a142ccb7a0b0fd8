//! Names without the differences in spelling between SDKs: case, plurals, and verbs with the same meaning.

use crate::plural::without_plural;

/// Verbs that SDKs use for one another.
const SYNONYMS: [(&str, &str); 6] = [
    ("retrieve", "get"),
    ("fetch", "get"),
    ("del", "delete"),
    ("remove", "delete"),
    ("edit", "update"),
    ("patch", "update"),
];

/// `bankAccounts`, `BankAccounts` and `bank-accounts` → `bank_accounts`.
pub fn snake(text: &str) -> String {
    let mut snake = String::with_capacity(text.len() + 4);
    let mut previous = ' ';
    for character in text.chars() {
        let ends_word = previous.is_ascii_lowercase() || previous.is_ascii_digit();
        if ends_word && character.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(character);
        previous = character;
    }
    snake.to_lowercase().replace('-', "_")
}

/// `bankAccounts` → `bankaccount`
pub fn resource(text: &str) -> String {
    snake(text).split('_').map(without_plural).collect()
}

/// `retrieve` and `r#get` → `get`
pub fn method(text: &str) -> String {
    let snake = snake(text);
    let plain = snake.trim_start_matches('_');
    verb(plain.strip_prefix("r#").unwrap_or(plain)).to_owned()
}

/// `retrieveBankAccounts` → `get` and `bankaccount`; the second part is empty for a single word.
pub fn verb_and_rest(text: &str) -> (String, String) {
    let snake = snake(text);
    let mut words = snake.split('_');
    let first = verb(words.next().unwrap_or_default()).to_owned();
    (first, words.map(without_plural).collect())
}

fn verb(word: &str) -> &str {
    let synonym = SYNONYMS.iter().find(|(from, _)| *from == word);
    synonym.map_or(word, |(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_plural_and_synonyms_do_not_count() {
        assert_eq!(resource("bankAccounts"), resource("BankAccount"));
        assert_eq!(resource("ip-addresses"), "ipaddress");
        assert_eq!(method("retrieve"), "get");
        assert_eq!(method("_del"), "delete");
        assert_eq!(method("r#move"), "move");
        assert_eq!(
            verb_and_rest("removeBankAccounts"),
            ("delete".to_owned(), "bankaccount".to_owned())
        );
        assert_eq!(snake("listV2Keys"), "list_v2_keys");
    }
}
