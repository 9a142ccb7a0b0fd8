//! The rows and tables that describe the specification.

use super::kind::Kind;
use super::version::Version;

/// The extension of repaired parameters for a style of lists that 3.0 does not have in their place. `lower/` reads it.
pub(in crate::normalize) const DELIMITER: &str = "x-delimiter";

/// The extension of documents for their own address, which 3.0 does not have. `lower/` reads it.
pub(in crate::normalize) const ADDRESS: &str = "x-self";

/// One keyword of an object.
#[derive(Clone, Copy, Debug)]
pub(in crate::normalize) struct Keyword {
    pub(in crate::normalize) name: &'static str,
    pub(in crate::normalize) holds: Holds,
    since: Version,
    until: Version,
    pub(in crate::normalize) role: Role,
    /// The types of values that a keyword of a schema constrains. Other keywords, and those for all types, have none.
    pub(in crate::normalize) constrains: &'static [&'static str],
}

/// The value of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::normalize) enum Holds {
    Text,
    Flag,
    Number,
    /// A non-negative integer.
    Count,
    /// A list of strings.
    Texts,
    /// A list of values of the API.
    Values,
    /// A value of the API.
    Value,
    One(Kind),
    OneOrFlag(Kind),
    /// One object; versions other than 3.0 allow a list of them.
    OneOrList(Kind),
    List(Kind),
    /// Objects by names that the author chose.
    Map(Kind),
    /// Objects by names that follow a pattern, such as paths. Extensions may be among them.
    Patterned(Kind),
    /// The names of schemas, or references to them, by the value of a discriminator.
    Mapping,
    /// An object whose members nothing reads.
    Members,
    /// Any value, since nothing reads it.
    Anything,
}

/// The use that the generator makes of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::normalize) enum Role {
    /// It is read, perhaps as a keyword of another version.
    Read,
    /// It is read, and stays as it is, since 3.0 has no equivalent.
    Kept,
    /// It is ignored, and noted if the document is older than the keyword. Since such keywords are often malformed, those of 3.0 are
    /// removed before the document is typed.
    Ignored,
    /// It does not affect the generated code, so nothing is noted.
    Silent,
}

/// A keyword of all versions that the generator reads.
pub(super) const fn keyword(name: &'static str, holds: Holds) -> Keyword {
    Keyword {
        name,
        holds,
        since: Version::V2_0,
        until: Version::V3_2,
        role: Role::Read,
        constrains: &[],
    }
}

impl Keyword {
    pub(super) const fn since(self, since: Version) -> Self {
        Self { since, ..self }
    }

    /// Marks a keyword of Swagger 2.0 for which version 3 has an equivalent.
    pub(super) const fn outdated(self) -> Self {
        let until = Version::V2_0;
        Self { until, ..self }
    }

    pub(super) const fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    pub(super) const fn constrains(self, constrains: &'static [&'static str]) -> Self {
        Self { constrains, ..self }
    }

    pub(in crate::normalize) fn is_in(&self, version: Version) -> bool {
        (self.since..=self.until).contains(&version)
    }

    /// Returns whether Swagger 2.0 has the keyword and version 3 does not.
    pub(in crate::normalize) fn is_outdated(&self) -> bool {
        self.until == Version::V2_0
    }

    /// Returns whether the keyword came after OpenAPI 3.0.
    pub(in crate::normalize) fn is_newer(&self) -> bool {
        self.since > Version::V3_0
    }
}

/// The keywords of one kind of object.
#[derive(Clone, Copy, Debug)]
pub(in crate::normalize) struct Object {
    /// The name of the kind in a message; `None` if the keywords of such objects are not checked.
    pub(in crate::normalize) noun: Option<&'static str>,
    pub(in crate::normalize) keywords: &'static [Keyword],
    /// The value of every key of an object whose keys are names, such as statuses.
    pub(in crate::normalize) members: Option<Holds>,
}

impl Object {
    /// The keywords of a value that is not an object of the specification.
    pub(super) const NONE: Self = Self::unchecked(&[]);

    pub(super) const fn checked(noun: &'static str, keywords: &'static [Keyword]) -> Self {
        Self {
            noun: Some(noun),
            keywords,
            members: None,
        }
    }

    pub(super) const fn unchecked(keywords: &'static [Keyword]) -> Self {
        Self {
            noun: None,
            keywords,
            members: None,
        }
    }

    pub(super) const fn of_members(members: Holds) -> Self {
        Self {
            noun: None,
            keywords: &[],
            members: Some(members),
        }
    }
}
