//! The kinds of public items.

/// The kind of a public item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The crate as a whole: its name, its base URL, and the credentials of most calls.
    #[default]
    Crate,
    /// A variable that `from_env` reads.
    Variable,
    Feature,
    /// Something that a feature turns on.
    Brought,
    /// A setter of the client's builder, or another function of the client that not every crate has.
    Setting,
    Resource,
    Method,
    /// An optional part of a call.
    Option,
    /// A method of a call that requests its response in another media type.
    Format,
    Pages,
    /// The type of the body of a failure.
    Failure,
    /// The type of a call.
    Call,
    /// A typed header of the responses of a call.
    Header,
    /// An enum with a variant per status.
    Statuses,
    StatusVariant,
    Struct,
    Enum,
    Union,
    /// A type that keeps its JSON.
    Raw,
    /// A trait that a type implements.
    Trait,
    /// A conversion into a type.
    Conversion,
    Field,
    /// A method that returns the value of a field or its default.
    Default,
    /// The map of undeclared keys.
    Extra,
    /// A property that has only one value.
    Constant,
    Constructor,
    /// A setter of a struct.
    Setter,
    /// The value of an enum.
    Variant,
    /// The member of a union.
    Member,
    /// A method that reads kept JSON as a type.
    Reading,
}

/// Every kind with its word in the lock.
const WORDS: &[(Kind, &str)] = &[
    (Kind::Crate, "crate"),
    (Kind::Variable, "variable"),
    (Kind::Feature, "feature"),
    (Kind::Brought, "brought"),
    (Kind::Setting, "setting"),
    (Kind::Resource, "resource"),
    (Kind::Method, "method"),
    (Kind::Option, "option"),
    (Kind::Format, "format"),
    (Kind::Pages, "pages"),
    (Kind::Failure, "failure"),
    (Kind::Call, "call"),
    (Kind::Header, "header"),
    (Kind::Statuses, "statuses"),
    (Kind::StatusVariant, "status"),
    (Kind::Struct, "struct"),
    (Kind::Enum, "enum"),
    (Kind::Union, "union"),
    (Kind::Raw, "raw"),
    (Kind::Trait, "trait"),
    (Kind::Conversion, "conversion"),
    (Kind::Field, "field"),
    (Kind::Default, "default"),
    (Kind::Extra, "extra"),
    (Kind::Constant, "constant"),
    (Kind::Constructor, "constructor"),
    (Kind::Setter, "setter"),
    (Kind::Variant, "variant"),
    (Kind::Member, "member"),
    (Kind::Reading, "reading"),
];

impl Kind {
    /// The word for it in the lock.
    pub fn word(self) -> &'static str {
        let row = WORDS.iter().find(|(kind, _)| *kind == self);
        row.map_or("", |(_, word)| word)
    }

    /// The kind with this word.
    pub fn of_word(word: &str) -> Option<Self> {
        let row = WORDS.iter().find(|(_, it)| *it == word);
        row.map(|(kind, _)| *kind)
    }

    /// Returns whether it is an item by itself, and not a part of another.
    pub fn is_whole(self) -> bool {
        self.is_type()
            || matches!(
                self,
                Self::Crate
                    | Self::Feature
                    | Self::Resource
                    | Self::Method
                    | Self::Call
                    | Self::Statuses
            )
    }

    /// Returns whether it is a type of `models`.
    pub fn is_type(self) -> bool {
        matches!(self, Self::Struct | Self::Enum | Self::Union | Self::Raw)
    }

    /// The keyword at the front of its line.
    pub(super) fn keyword(self) -> &'static str {
        match self {
            Self::Struct | Self::Raw | Self::Call => "struct ",
            Self::Enum | Self::Statuses => "enum ",
            Self::Union => "union ",
            Self::Crate
            | Self::Variable
            | Self::Feature
            | Self::Brought
            | Self::Setting
            | Self::Resource
            | Self::Method
            | Self::Option
            | Self::Format
            | Self::Pages
            | Self::Failure
            | Self::Header
            | Self::StatusVariant
            | Self::Trait
            | Self::Conversion
            | Self::Field
            | Self::Default
            | Self::Extra
            | Self::Constant
            | Self::Constructor
            | Self::Setter
            | Self::Variant
            | Self::Member
            | Self::Reading => "",
        }
    }
}
