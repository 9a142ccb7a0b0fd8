//! Requirements of versions, as Cargo writes them.

use semver::{Comparator, Op, Version, VersionReq};

/// Returns whether Cargo can choose a version for `given` that `needed`, such as `0.13`, accepts. A requirement that cannot be read is left to Cargo.
pub(super) fn fits(given: &str, needed: &str) -> bool {
    let (Ok(given), Ok(needed)) = (VersionReq::parse(given), VersionReq::parse(needed)) else {
        return true;
    };
    let lowest_needed = needed.comparators.first().map(lowest);
    let is_in_given = lowest_needed.is_none_or(|it| given.matches(&it));
    // The lowest version of a requirement such as `1.2` is newer than that of `1`, and still the right one.
    let mut upward = given.comparators.iter();
    let is_above = upward.any(|it| match it.op {
        Op::Exact | Op::Caret | Op::Tilde | Op::GreaterEq | Op::Wildcard => {
            needed.matches(&lowest(it))
        }
        _ => false,
    });
    is_in_given || is_above
}

fn lowest(comparator: &Comparator) -> Version {
    Version {
        major: comparator.major,
        minor: comparator.minor.unwrap_or_default(),
        patch: comparator.patch.unwrap_or_default(),
        pre: comparator.pre.clone(),
        build: semver::BuildMetadata::EMPTY,
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_requirement_fits_if_a_version_satisfies_both() {
        for (given, needed) in [
            ("0.13", "0.13"),
            ("0.13.4", "0.13"),
            ("1.40", "1"),
            ("^1", "1"),
            ("*", "1"),
            (">=0.12, <0.14", "0.13"),
            ("=1.2.3", "1"),
        ] {
            assert!(fits(given, needed), "{given} {needed}");
        }
        for (given, needed) in [
            ("0.12", "0.13"),
            ("2", "1"),
            ("=0.12.1", "0.13"),
            ("<1", "1"),
        ] {
            assert!(!fits(given, needed), "{given} {needed}");
        }
    }
}
