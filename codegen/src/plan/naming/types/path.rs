//! The words that form a name: those of an owner, and those that lead from it to a type.

use super::super::lexicon::begins_with_verb;
pub(super) use super::super::lexicon::split as words;
use super::super::rust_name::{RustName, type_name};
use super::super::words::singular;

/// The longest name that is still readable.
const LONGEST: usize = 60;

/// The parts of a name, each with one word or several. Words that two neighbouring parts share are used once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Path(Vec<String>);

impl Path {
    pub(super) fn of<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> Self {
        let parts = parts.into_iter().map(|it| it.as_ref().trim().to_owned());
        Self(parts.filter(|it| !it.is_empty()).collect())
    }

    /// The path extended by one part.
    pub(super) fn then(&self, part: impl Into<String>) -> Self {
        let mut parts = self.0.clone();
        parts.push(part.into());
        Self(parts)
    }

    /// The path followed by another one.
    pub(super) fn followed_by(mut self, other: &Self) -> Self {
        self.0.extend(other.0.iter().cloned());
        self
    }

    /// The path without its last part, if that is one of these.
    pub(super) fn without_ending(&self, endings: &[&str]) -> Self {
        let mut parts = self.0.clone();
        parts.pop_if(|last| endings.contains(&last.as_str()));
        Self(parts)
    }

    /// The endings that all paths have in common, the shortest one first. Each of them is shorter than any of the paths.
    pub(super) fn common_endings(paths: &[&Self]) -> impl Iterator<Item = Self> + use<> {
        let (first, rest) = paths
            .split_first()
            .map_or((&[][..], &[][..]), |(first, rest)| {
                (first.0.get(1..).unwrap_or_default(), rest)
            });
        let is_common = |count: &usize| {
            let end = &first[first.len() - count..];
            rest.iter()
                .all(|it| it.0.len() > *count && it.0.ends_with(end))
        };
        let endings = (1..=first.len()).take_while(is_common);
        let endings = endings.map(|count| Self(first[first.len() - count..].to_vec()));
        endings.collect::<Vec<_>>().into_iter()
    }

    /// Returns whether the whole name is short enough to be read.
    pub(super) fn is_short(&self) -> bool {
        type_name(&self.text()).plain().len() <= LONGEST
    }

    /// All words. Those that two neighbouring parts share are used once.
    pub(super) fn text(&self) -> String {
        joined(&self.0)
    }

    /// The name, shortened as far as necessary.
    pub(super) fn name(&self) -> RustName {
        let whole = type_name(&joined(&self.0));
        if whole.plain().len() <= LONGEST || self.0.len() < 2 {
            return whole;
        }
        let mut parts = self.0.clone();
        if let Some((_, before)) = parts.split_last_mut() {
            without_repeats(before);
        }
        let mut name = type_name(&joined(&parts));
        // The beginning names the owner and the end names the type, so the parts between them go first.
        while name.plain().len() > LONGEST && parts.len() > 2 {
            parts.remove(1);
            name = type_name(&joined(&parts));
        }
        // The head of a noun phrase is its last word, so the first words of the owner go next. A verb stays, with its object.
        let owner = words(&parts[0]);
        let mut fewer = owner.as_slice();
        while name.plain().len() > LONGEST && fewer.len() > 2 && !begins_with_verb(&owner) {
            fewer = &fewer[1..];
            parts[0] = fewer.join(" ");
            name = type_name(&joined(&parts));
        }
        name
    }
}

/// Removes repeated words, but leaves every part at least one word.
fn without_repeats(parts: &mut [String]) {
    let mut used: Vec<String> = Vec::new();
    for part in parts {
        let all = words(part);
        let mut new = Vec::new();
        for word in &all {
            if !used.contains(&singular(word)) {
                used.push(singular(word));
                new.push(word.clone());
            }
        }
        if !new.is_empty() && new.len() < all.len() {
            *part = new.join(" ");
        }
    }
}

/// Joins the parts. Words at the end of one part that also begin the next one are used once.
fn joined(parts: &[String]) -> String {
    let Some((first, rest)) = parts.split_first() else {
        return String::new();
    };
    let mut text = first.clone();
    for part in rest {
        let (before, after) = (words(&text), words(part));
        let most = before.len().min(after.len());
        let meets = |count: &usize| {
            let end = before[before.len() - count..].iter().map(|it| singular(it));
            end.eq(after[..*count].iter().map(|it| singular(it)))
        };
        match (1..=most).rev().find(meets) {
            Some(count) if count < after.len() => {
                text = format!("{} {}", text, after[count..].join(" "));
            }
            Some(_) => {}
            None => text = format!("{text} {part}"),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Path;

    fn name(parts: &[&str]) -> String {
        Path::of(parts).name().as_str().to_owned()
    }

    #[test]
    fn what_two_parts_say_is_said_once() {
        assert_eq!(
            name(&["create issue", "issue_assignee"]),
            "CreateIssueAssignee"
        );
        assert_eq!(name(&["list repos", "repo"]), "ListRepos");
        assert_eq!(name(&["customer", "address"]), "CustomerAddress");
    }

    #[test]
    fn a_long_name_loses_what_stands_between() {
        let parts = [
            "create payment intent",
            "payment_method_options",
            "acss_debit_authorization",
            "mandate_options",
        ];
        let short = "CreatePaymentIntentAcssDebitAuthorizationMandateOptions";
        assert_eq!(name(&parts), short);
    }

    #[test]
    fn a_long_name_loses_the_first_words_of_its_owner() {
        let owner = "digital-experience-monitoring_traceroute_test_result_network_path_response";
        let short = "MonitoringTracerouteTestResultNetworkPathResponseMile";
        assert_eq!(name(&[owner, "mile"]), short);
    }
}
