//! Text → words: the one place that determines where a word ends. All code that makes or compares names uses it.

pub(in crate::plan) use super::nouns::singular;
use super::spellings::{self, known};

/// The words of a text in lower case: `accountIDs` → `account`, `ids`. There is always at least one.
pub(in crate::plan) fn split(text: &str) -> Vec<String> {
    // Most names were already built from words.
    let is_plain = |it: u8| it.is_ascii_lowercase() || matches!(it, b'_' | b' ');
    if text.bytes().all(is_plain) && text.bytes().any(|it| it.is_ascii_lowercase()) {
        let plain = text.split(['_', ' ']).filter(|word| !word.is_empty());
        return plain.map(str::to_owned).collect();
    }
    let mut words = Vec::new();
    for segment in segments(text) {
        match segment {
            Segment::Sign(name) => words.push(name.to_owned()),
            Segment::Letters(letters) => split_segment(&letters, &mut words),
        }
    }
    match words.is_empty() {
        true => spelled(text),
        false => words,
    }
}

/// The words joined in snake case: `accountIDs` → `account_ids`.
pub(in crate::plan) fn snake(text: &str) -> String {
    split(text).join("_")
}

/// The text with the names of its signs, for names that differ only in signs: `@type` → `at type`.
pub(in crate::plan) fn with_signs(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for character in text.chars() {
        match character.is_alphanumeric() {
            true => words.push(character),
            false => words.extend([" ", &spellings::sign(character), " "]),
        }
    }
    words
}

/// The words in ASCII letters and digits: `größe` → `grosse`.
///
/// Files and Cargo features are spelled this way, since some systems accept only these characters.
pub(in crate::plan) fn ascii(text: &str) -> Vec<String> {
    let words = split(text);
    let words = words.iter().flat_map(|word| match word.is_ascii() {
        true => vec![word.clone()],
        false => transliterated(word),
    });
    words.collect()
}

/// Spells a word in ASCII. A word of another script may become several.
fn transliterated(word: &str) -> Vec<String> {
    let text = deunicode::deunicode_with_tofu(word, " ");
    let letters = text.split(|it: char| !it.is_ascii_alphanumeric());
    let letters = letters.filter(|it| !it.is_empty());
    let words: Vec<String> = letters.map(str::to_ascii_lowercase).collect();
    match words.is_empty() {
        true => spelled(word),
        false => words,
    }
}

/// A part of a text without separators.
enum Segment {
    Letters(Vec<char>),
    /// The name of a sign with a meaning.
    Sign(&'static str),
}

fn segments(text: &str) -> Vec<Segment> {
    let characters: Vec<char> = text.chars().collect();
    let mut segments = Vec::new();
    let mut letters = Vec::new();
    for (index, &character) in characters.iter().enumerate() {
        let next = characters.get(index + 1);
        let is_letter = |it: Option<&char>| it.is_some_and(|it| it.is_alphanumeric());
        let before_digit = next.is_some_and(char::is_ascii_digit);
        let alone = characters.len() == 1;
        let sign = match character {
            // Only the sign before the number distinguishes `+1` from `-1`.
            '+' if before_digit || alone => Some("plus"),
            '-' if before_digit && index == 0 || alone => Some("minus"),
            _ => None,
        };
        let belongs = character != '_' && unicode_ident::is_xid_continue(character);
        // A word with an apostrophe inside is one word.
        let is_apostrophe = matches!(character, '\'' | '’') && is_letter(next);
        if belongs {
            letters.push(character);
        } else if !is_apostrophe || letters.is_empty() {
            segments.push(Segment::Letters(std::mem::take(&mut letters)));
            segments.extend(sign.map(Segment::Sign));
        }
    }
    segments.push(Segment::Letters(letters));
    // A word needs more than marks.
    segments.retain(|it| match it {
        Segment::Letters(letters) => letters.iter().any(|it| it.is_alphanumeric()),
        Segment::Sign(_) => true,
    });
    segments
}

/// Adds the words of a text without separators, which its capitals and digits divide.
fn split_segment(letters: &[char], words: &mut Vec<String>) {
    let mut start = 0;
    let mut index = 0;
    while index < letters.len() {
        let opens = index == start || begins_word(letters, start, index);
        if opens && index > start {
            words.push(lower(&letters[start..index]));
            start = index;
        }
        index = match known(letters, index).filter(|_| opens) {
            Some(length) => {
                words.push(lower(&letters[index..index + length]));
                start = index + length;
                start
            }
            None => index + 1,
        };
    }
    if start < letters.len() {
        words.push(lower(&letters[start..]));
    }
}

/// Returns whether a word begins at `index`, if the previous one began at `start`.
fn begins_word(letters: &[char], start: usize, index: usize) -> bool {
    let at = |index: usize| letters.get(index).copied();
    let (before, this, next) = (letters[index - 1], letters[index], at(index + 1));
    let word = &letters[start..index];
    if ends_acronym(word) && !is_lower(Some(this)) && !this.is_numeric() {
        return true;
    }
    if this.is_numeric() {
        return !before.is_numeric() && known(letters, index).is_some();
    }
    if !this.is_uppercase() {
        return false;
    }
    let opens_small = is_lower(next) && !is_plural_mark(letters, index + 1);
    if before.is_numeric() {
        return opens_small || !continues_digits(word, &letters[index..]);
    }
    // The last of several capitals opens the next word, unless a plural `s` or the `v` of a version follows.
    !before.is_uppercase() || opens_small && !spellings::is_version(letters, index + 1)
}

/// Returns whether the capitals that open `rest` belong to the digits before them: any number as in `3PIDs`, or one as in `K8S`
/// and `B2B`.
fn continues_digits(word: &[char], rest: &[char]) -> bool {
    let is_number = word.iter().all(|it| it.is_numeric());
    let is_letter_and_number = word[0].is_uppercase() && word[1..].iter().all(|it| it.is_numeric());
    let capitals = rest.iter().take_while(|it| it.is_uppercase()).count();
    let of_next_word = usize::from(is_lower(rest.get(capitals).copied()));
    is_number || is_letter_and_number && capitals - of_next_word == 1
}

/// Returns whether the `s` at `index` is the plural of the capitals before it. In that case no lower-case letter follows.
fn is_plural_mark(letters: &[char], index: usize) -> bool {
    letters.get(index) == Some(&'s') && !is_lower(letters.get(index + 1).copied())
}

/// Returns whether the word consists of capitals and the `s` of their plural.
fn ends_acronym(word: &[char]) -> bool {
    let Some((&'s', capitals)) = word.split_last() else {
        return false;
    };
    let is_acronym = |it: &char| it.is_uppercase() || it.is_numeric();
    capitals.len() > 1 && capitals.iter().all(is_acronym)
}

/// Returns whether the character is a letter other than a capital. Most scripts have no capitals.
fn is_lower(character: Option<char>) -> bool {
    character.is_some_and(|it| it.is_alphabetic() && !it.is_uppercase())
}

fn lower(letters: &[char]) -> String {
    letters.iter().flat_map(|it| it.to_lowercase()).collect()
}

/// The words for a text without letters and digits.
fn spelled(text: &str) -> Vec<String> {
    match text.is_empty() {
        true => vec!["empty".to_owned()],
        false => text.chars().map(spellings::sign).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ascii, snake, with_signs};

    #[test]
    fn words_end_where_a_reader_ends_them() {
        let table = [
            ("accountTag", "account_tag"),
            ("accountIDs", "account_ids"),
            ("account_id", "account_id"),
            ("accountIDsList", "account_ids_list"),
            ("userID", "user_id"),
            ("userId", "user_id"),
            ("getURLs", "get_urls"),
            ("APIs", "apis"),
            ("DKIMs", "dkims"),
            ("VMs", "vms"),
            ("VMsAndIPs", "vms_and_ips"),
            ("IOps", "iops"),
            ("volumeIOps", "volume_iops"),
            ("3PIDs", "3pids"),
            ("get3PIDs", "get_3pids"),
            ("HTTPServer", "http_server"),
            ("HTTP2Server", "http2_server"),
            ("XMLHTTPRequest", "xmlhttp_request"),
            ("OAuth2", "oauth2"),
            ("matchSNItoHost", "match_sni_to_host"),
            ("oAuth2Token", "oauth2_token"),
            ("createOAuthApp", "create_oauth_app"),
            ("OAuthAuthorizations", "oauth_authorizations"),
            ("oauth2", "oauth2"),
            ("IPv4Address", "ipv4_address"),
            ("ipv6CIDRs", "ipv6_cidrs"),
            ("publicIPv6", "public_ipv6"),
            ("TLSv1", "tlsv1"),
            ("GitHub", "github"),
            ("gitHubUser", "github_user"),
            ("GraphQLQuery", "graphql_query"),
            ("iOS", "ios"),
            ("iOSApp", "ios_app"),
            ("macOSVersion", "macos_version"),
            ("isIOSApp", "is_ios_app"),
            ("S3Bucket", "s3_bucket"),
            ("s3URL", "s3_url"),
            ("EC2InstanceIDs", "ec2_instance_ids"),
            ("SHA256Hash", "sha256_hash"),
            ("K8S", "k8s"),
            ("K8SCluster", "k8s_cluster"),
            ("B2BContract", "b2b_contract"),
            ("3DSecure", "3d_secure"),
            ("2ndFactor", "2nd_factor"),
            ("x509Certificate", "x509_certificate"),
            ("v1beta1", "v1beta1"),
            ("v1.2", "v1_2"),
            ("v12", "v12"),
            ("gpt-5.5-2026-04-23", "gpt_5_5_2026_04_23"),
            ("gpt-4o", "gpt_4o"),
            ("1024x1024", "1024x1024"),
            ("io.k8s.api.core.v1.PodSpec", "io_k8s_api_core_v1_pod_spec"),
            ("ALL_CAPS", "all_caps"),
            ("STATUS", "status"),
            ("Already_Snake", "already_snake"),
            ("user's keys", "users_keys"),
            ("größe", "größe"),
            ("ÄnderungsID", "änderungs_id"),
            ("日本語", "日本語"),
            ("ключДоступа", "ключ_доступа"),
            ("DDoSProtection", "ddos_protection"),
            ("a", "a"),
            ("A", "a"),
            ("aB", "a_b"),
            ("ABc", "a_bc"),
            ("As", "as"),
            ("IsOpen", "is_open"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
            ("", "empty"),
            ("*", "star"),
            ("<=", "less_equals"),
            ("😀", "u1f600"),
            ("r#type", "r_type"),
        ];
        for (text, expected) in table {
            assert_eq!(snake(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_have_names_where_they_matter() {
        assert_eq!(snake(&with_signs("@type")), "at_type");
        assert_eq!(snake(&with_signs("foo-bar")), "foo_dash_bar");
        assert_eq!(snake(&with_signs("plain")), "plain");
    }

    #[test]
    fn files_and_features_are_spelled_in_ascii() {
        let table = [
            ("größe", "grosse"),
            ("Überweisungen", "uberweisungen"),
            ("用户管理", "yong_hu_guan_li"),
            ("ключДоступа", "kliuch_dostupa"),
            ("café au lait", "cafe_au_lait"),
            ("\u{e000}", "ue000"),
        ];
        for (text, expected) in table {
            assert_eq!(ascii(text).join("_"), expected, "{text}");
        }
    }
}
