//! "Did you mean …?": finds the name that a mistyped one was probably meant to be.

use strsim::osa_distance;

/// Names less alike than this are different words rather than typos.
const ALIKE: f64 = 0.7;

/// Names longer than this are not compared: comparing takes as many steps as the product of their lengths.
const LONGEST: usize = 256;

/// The candidate of which `name` is probably a typo, if any is near enough. The first of equals wins.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let folded = folded(name);
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates.filter(|it| it.len() <= LONGEST) {
        let alike = alikeness(&folded, candidate);
        if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The help that names the nearest candidate.
pub fn did_you_mean<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(name, candidates).map(|it| format!("did you mean `{it}`?"))
}

/// One minus the fraction of characters that differ. Names of very different lengths are not compared, which keeps long lists cheap.
fn alikeness(folded_name: &str, candidate: &str) -> f64 {
    let candidate = folded(candidate);
    let (length, other) = (folded_name.chars().count(), candidate.chars().count());
    let longer = length.max(other);
    if longer == 0 || length.abs_diff(other) * 2 > longer {
        return 0.0;
    }
    1.0 - osa_distance(folded_name, &candidate) as f64 / longer as f64
}

/// Removes case and separators, which people mistake most often.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|it| !matches!(it, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name() {
        let names = ["Pet", "Customer", "user_agent"];
        assert_eq!(nearest("Costumer", names.into_iter()), Some("Customer"));
        assert_eq!(nearest("pet", names.into_iter()), Some("Pet"));
        assert_eq!(nearest("useragent", names.into_iter()), Some("user_agent"));
        assert_eq!(nearest("user_agnet", names.into_iter()), Some("user_agent"));
    }

    #[test]
    fn another_word_finds_nothing() {
        assert_eq!(nearest("Order", ["Pet", "Customer"].into_iter()), None);
        assert_eq!(nearest("", ["Pet", ""].into_iter()), None);
    }

    #[test]
    fn swapped_neighbours_are_one_edit() {
        assert_eq!(nearest("abdc", ["abcd"].into_iter()), Some("abcd"));
        assert_eq!(nearest("dcba", ["abcd"].into_iter()), None);
    }
}
