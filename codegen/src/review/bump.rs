//! The version that a change asks for.

use super::row::Class;

/// The part of a version that must grow.
///
/// Source: Semantic Versioning 2.0.0, and Cargo's rules for versions below 1.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    None,
    Patch,
    Minor,
    Major,
}

impl Bump {
    /// The bump for a crate of this version whose worst change has this class.
    pub fn of(version: &str, worst: Option<Class>) -> Self {
        let is_stable = !version.starts_with("0.");
        match (worst, is_stable) {
            (None, _) => Self::None,
            (Some(Class::Breaking | Class::Unclassified), true) => Self::Major,
            (Some(Class::Wire | Class::Additive), true)
            | (Some(Class::Breaking | Class::Unclassified), false) => Self::Minor,
            (Some(Class::Wire | Class::Additive), false) | (Some(Class::Docs), _) => Self::Patch,
        }
    }

    /// The next version; `None` if the version is not of the form `1.2.3`.
    pub fn next(self, version: &str) -> Option<String> {
        let [major, minor, patch] = numbers(version)?;
        Some(match self {
            Self::None => version.to_owned(),
            Self::Patch => format!("{major}.{minor}.{}", patch + 1),
            Self::Minor => format!("{major}.{}.0", minor + 1),
            Self::Major => format!("{}.0.0", major + 1),
        })
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The three numbers of a version.
pub(super) fn numbers(version: &str) -> Option<[u64; 3]> {
    let numbers: Option<Vec<u64>> = version.split('.').map(|it| it.parse().ok()).collect();
    numbers?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{Bump, Class};

    #[test]
    fn the_bump_follows_from_the_worst_class_and_from_the_version() {
        let table = [
            ("0.3.1", Some(Class::Breaking), "0.4.0"),
            ("0.3.1", Some(Class::Wire), "0.3.2"),
            ("0.3.1", Some(Class::Additive), "0.3.2"),
            ("0.3.1", Some(Class::Docs), "0.3.2"),
            ("0.3.1", None, "0.3.1"),
            ("1.3.1", Some(Class::Breaking), "2.0.0"),
            ("1.3.1", Some(Class::Unclassified), "2.0.0"),
            ("1.3.1", Some(Class::Wire), "1.4.0"),
            ("1.3.1", Some(Class::Additive), "1.4.0"),
            ("1.3.1", Some(Class::Docs), "1.3.2"),
        ];
        for (version, worst, next) in table {
            let bump = Bump::of(version, worst);
            assert_eq!(
                bump.next(version).as_deref(),
                Some(next),
                "{version} {worst:?}"
            );
        }
        assert_eq!(Bump::Minor.next("1.0.0-beta"), None);
    }
}
