//! "Did you mean …?": finds the name that a mistyped one was most likely meant to be.

/// Names less alike than this are different words rather than slips.
const ALIKE: f64 = 0.7;

/// Names longer than this are not compared: comparing takes as many steps as the product of their lengths.
const LONGEST: usize = 256;

/// The candidate that `name` is most likely a slip of, if any is near enough. The first of equals wins.
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

fn alikeness(folded_name: &[char], candidate: &str) -> f64 {
    let candidate = folded(candidate);
    let longer = folded_name.len().max(candidate.len());
    // Names of very different lengths cannot be near; skipping them keeps long candidate lists cheap.
    if longer == 0 || folded_name.len().abs_diff(candidate.len()) * 2 > longer {
        return 0.0;
    }
    1.0 - edits(folded_name, &candidate) as f64 / longer as f64
}

/// Case and separators are what people get wrong most, so they do not count.
fn folded(name: &str) -> Vec<char> {
    name.chars()
        .filter(|it| !matches!(it, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many insertions, deletions, replacements and swaps of neighbours lead from one name to the other.
///
/// Source: optimal string alignment distance (Damerau 1964, Levenshtein 1966).
fn edits(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, one) in from.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let replaced = last[column] + usize::from(one != other);
            let mut fewest = replaced.min(last[column + 1] + 1).min(next[column] + 1);
            let swapped =
                row > 0 && column > 0 && *one == to[column - 1] && from[row - 1] == *other;
            if swapped {
                fewest = fewest.min(before[column - 1] + 1);
            }
            next.push(fewest);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or_default()
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
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(edits(&letters("abcd"), &letters("abdc")), 1);
        assert_eq!(edits(&letters("abcd"), &letters("")), 4);
        assert_eq!(edits(&letters("kitten"), &letters("sitting")), 3);
    }
}
