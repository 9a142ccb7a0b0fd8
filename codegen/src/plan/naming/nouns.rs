//! Singular and plural of nouns, as far as the names of resources and properties need them.
//!
//! The maintained crates follow the rules of prose, and each of them gets `caches`, `dns` or `licenses` wrong.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Plurals that follow no rule, each with its singular.
const IRREGULAR: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("appendices", "appendix"),
    ("atlases", "atlas"),
    ("axes", "axis"),
    ("biases", "bias"),
    ("buses", "bus"),
    ("calories", "calorie"),
    ("canvases", "canvas"),
    ("catalyses", "catalysis"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("diagnoses", "diagnosis"),
    ("ellipses", "ellipsis"),
    ("feet", "foot"),
    ("foci", "focus"),
    ("gases", "gas"),
    ("geese", "goose"),
    ("genies", "genie"),
    ("halves", "half"),
    ("hypotheses", "hypothesis"),
    ("indices", "index"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("lenses", "lens"),
    ("lives", "life"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("menus", "menu"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("nuclei", "nucleus"),
    ("oases", "oasis"),
    ("parentheses", "parenthesis"),
    ("people", "person"),
    ("phenomena", "phenomenon"),
    ("prognoses", "prognosis"),
    ("quizzes", "quiz"),
    ("radii", "radius"),
    ("rookies", "rookie"),
    ("selfies", "selfie"),
    ("selves", "self"),
    ("shelves", "shelf"),
    ("stimuli", "stimulus"),
    ("synopses", "synopsis"),
    ("syntheses", "synthesis"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("thieves", "thief"),
    ("vertices", "vertex"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
    ("yeses", "yes"),
    ("zombies", "zombie"),
];

/// Words that end in `s` without being a plural, or that are the same in singular and plural.
const INVARIANT: &str = "aks alias always analytics apns atlas aws barracks bias bps canvas chaos cors cosmos css devops dns does ecs \
    efs eks electronics ens eos faas fps gas gbps gcs genomics goods gps has headquarters hls https iaas ios iops \
    jenkins jwks kbps kms kubernetes kudos ldaps lens logistics macos mathematics mbps means mms mtls nas nats \
    news nfs nis ops paas physics politics postgres pos qos qps rds robotics rps rss saas sas series sms smtps sns \
    species sqs texas thanks tls tps ups watchos yes";

/// Plurals that end in `is` or `us`, as singular words do too.
const SHORT_PLURALS: &str = "abis alibis apis clis cpus dpus emojis gpus guis gurus kpis lis npus pdus pois rois safaris skis skus slis \
    taxis tpus uis uris vcpus wikis";

/// Words in `-che`, `-oe` and `-use`, whose plurals look like those of words in `-ch`, `-o` and `-us`.
const ENDING_IN_E: &str = "ache apache avalanche brioche cache canoe cliche foe fuse headache hoe microfiche moustache muse niche psyche \
    quiche reuse ruse shoe toe tranche";

/// Words in `-o` that take `es` in the plural.
const ENDING_IN_O: &str = "cargo echo embargo hero mosquito potato tomato torpedo veto";

/// `connections` → `connection`, `bank_accounts` → `bank_account`. A word that does not look like a plural stays.
pub(in crate::plan) fn singular(text: &str) -> String {
    let (before, word) = last_word(text);
    let lower = word.to_lowercase();
    static IRREGULARS: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| IRREGULAR.iter().copied().collect());
    let (kept, end) = match IRREGULARS.get(lower.as_str()) {
        Some(singular) => {
            let same = lower
                .bytes()
                .zip(singular.bytes())
                .take_while(|(left, right)| left == right);
            let same = same.count();
            (same, &singular[same..])
        }
        None => {
            let (cut, end) = ending(&lower);
            (word.len().saturating_sub(cut), end)
        }
    };
    match word.get(..kept) {
        Some(stem) => format!("{before}{stem}{end}"),
        None => text.to_owned(),
    }
}

/// Returns whether a word looks like a plural.
pub(in crate::plan) fn is_plural(text: &str) -> bool {
    let (_, word) = last_word(text);
    word.to_lowercase().ends_with("series")
        || word.eq_ignore_ascii_case("species")
        || singular(text) != text
}

/// The number of bytes that a plural loses, and the ending that replaces them.
fn ending(word: &str) -> (usize, &'static str) {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    let Some(without_s) = word.strip_suffix('s') else {
        return (0, "");
    };
    let is_e = is_listed(ENDING_IN_E, without_s) || without_s.ends_with("cache");
    let is_one = ends(&["ss", "series", "dns"]) || is_listed(INVARIANT, word) || word.len() < 3;
    if is_one {
        (0, "")
    } else if ends(&["is", "us"]) {
        let is_plural = is_listed(SHORT_PLURALS, word) || word.ends_with("apis");
        (usize::from(is_plural), "")
    } else if is_e {
        (1, "")
    } else if ends(&["ies"]) && word.len() > 4 {
        (3, "y")
    } else if ends(&["sses", "xes", "ches", "shes", "zzes"]) || is_of_us(word) || is_of_o(word) {
        (2, "")
    } else {
        (1, "")
    }
}

/// Returns whether a word in `uses` is the plural of one in `us`: `statuses`, but not `causes`, `houses` and `uses`.
fn is_of_us(word: &str) -> bool {
    let stem = word.strip_suffix("uses").unwrap_or_default();
    let of_use = "acc exc ab re ref conf f m r mis ov am recl per inf diff";
    !stem.is_empty() && !stem.ends_with(['a', 'o']) && !is_listed(of_use, stem)
}

fn is_of_o(word: &str) -> bool {
    let stem = word.strip_suffix("es").unwrap_or_default();
    is_listed(ENDING_IN_O, stem)
}

fn is_listed(words: &str, word: &str) -> bool {
    words.split(' ').any(|listed| listed == word)
}

/// The text before the last word, and the word.
fn last_word(text: &str) -> (&str, &str) {
    let mut start = 0;
    let mut was_small = false;
    for (index, character) in text.char_indices() {
        if !character.is_alphanumeric() {
            start = index + character.len_utf8();
        } else if was_small && character.is_uppercase() {
            start = index;
        }
        was_small = character.is_lowercase() || character.is_numeric();
    }
    match start < text.len() {
        true => text.split_at(start),
        false => ("", text),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_plural, singular};

    /// Singular and plural.
    const NOUNS: &[(&str, &str)] = &[
        ("access", "accesses"),
        ("account", "accounts"),
        ("address", "addresses"),
        ("alias", "aliases"),
        ("analysis", "analyses"),
        ("api", "apis"),
        ("archive", "archives"),
        ("base", "bases"),
        ("bank_account", "bank_accounts"),
        ("batch", "batches"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("cache", "caches"),
        ("campus", "campuses"),
        ("case", "cases"),
        ("cause", "causes"),
        ("child", "children"),
        ("class", "classes"),
        ("cookie", "cookies"),
        ("course", "courses"),
        ("criterion", "criteria"),
        ("database", "databases"),
        ("device", "devices"),
        ("drive", "drives"),
        ("echo", "echoes"),
        ("expense", "expenses"),
        ("gpu", "gpus"),
        ("hash", "hashes"),
        ("house", "houses"),
        ("id", "ids"),
        ("index", "indices"),
        ("ip", "ips"),
        ("key", "keys"),
        ("leaf", "leaves"),
        ("license", "licenses"),
        ("log", "logs"),
        ("matrix", "matrices"),
        ("menu", "menus"),
        ("movie", "movies"),
        ("office", "offices"),
        ("person", "people"),
        ("photo", "photos"),
        ("policy", "policies"),
        ("price", "prices"),
        ("process", "processes"),
        ("purchase", "purchases"),
        ("purpose", "purposes"),
        ("query", "queries"),
        ("quiz", "quizzes"),
        ("quota", "quotas"),
        ("release", "releases"),
        ("replica", "replicas"),
        ("response", "responses"),
        ("schema", "schemas"),
        ("size", "sizes"),
        ("slice", "slices"),
        ("status", "statuses"),
        ("tax", "taxes"),
        ("tie", "ties"),
        ("tranche", "tranches"),
        ("uri", "uris"),
        ("use", "uses"),
        ("vertex", "vertices"),
        ("virus", "viruses"),
        ("vm", "vms"),
        ("warehouse", "warehouses"),
        ("window", "windows"),
        ("wish", "wishes"),
    ];

    #[test]
    fn plurals_become_singular() {
        for &(one, many) in NOUNS {
            assert_eq!(singular(many), one, "{many}");
            assert_eq!(singular(one), one, "{one}");
            assert!(is_plural(many), "{many}");
            assert!(!is_plural(one), "{one}");
        }
    }

    #[test]
    fn words_of_one_form_stay() {
        let words = [
            "analytics",
            "aws",
            "basis",
            "bus",
            "data",
            "dns",
            "gas",
            "https",
            "ios",
            "kubernetes",
            "media",
            "metadata",
            "news",
            "redis",
            "sms",
            "tls",
        ];
        for word in words {
            assert_eq!(singular(word), word);
            assert!(!is_plural(word), "{word}");
        }
        assert!(is_plural("series"));
        assert_eq!(singular("series"), "series");
    }

    #[test]
    fn of_several_words_the_last_changes() {
        assert_eq!(singular("lineItems"), "lineItem");
        assert_eq!(singular("childrenPeople"), "childrenPerson");
        assert_eq!(singular("LineChildren"), "LineChild");
        assert_eq!(singular("tax ids"), "tax id");
        assert_eq!(singular("IDs"), "ID");
    }
}
