//! The kinds of public items.

use super::words::words;

words! {
    /// The kind of a public item.
    Kind {
        /// The crate as a whole: its name, its base URL, and the credentials of most calls.
        Crate => "crate",
        /// A variable that `from_env` reads.
        Variable => "variable",
        Feature => "feature",
        /// A type of the runtime that the root of the crate exports, and not every crate has.
        Export => "export",
        /// Something that a feature turns on.
        Brought => "brought",
        /// A setter of the client's builder, or another function of the client that not every crate has.
        Setting => "setting",
        /// A function of a module.
        Function => "function",
        Resource => "resource",
        Method => "method",
        /// An optional part of a call.
        Option => "option",
        /// A method of a call that requests its response in another media type.
        Format => "format",
        Pages => "pages",
        /// The type of the body of a failure.
        Failure => "failure",
        /// The type of a call.
        Call => "call",
        /// A typed header of the responses of a call.
        Header => "header",
        /// An enum with a variant per status.
        Statuses => "statuses",
        StatusVariant => "status",
        Struct => "struct",
        Enum => "enum",
        Union => "union",
        /// A type that keeps its JSON.
        Raw => "raw",
        /// A name that a type had in an earlier crate.
        Alias => "alias",
        /// A trait that a type implements.
        Trait => "trait",
        /// A conversion into a type.
        Conversion => "conversion",
        Field => "field",
        /// A method that returns the value of a field or its default.
        Default => "default",
        /// The map of undeclared keys.
        Extra => "extra",
        /// A property that has only one value.
        Constant => "constant",
        Constructor => "constructor",
        /// A setter of a struct.
        Setter => "setter",
        /// The value of an enum.
        Variant => "variant",
        /// The member of a union.
        Member => "member",
        /// A method that reads kept JSON as a type.
        Reading => "reading",
    }
}

#[allow(
    clippy::derivable_impls,
    reason = "the macro declares kinds and facts alike"
)]
impl Default for Kind {
    fn default() -> Self {
        Self::Crate
    }
}

impl Kind {
    /// Returns whether it is an item by itself, and not a part of another.
    pub fn is_whole(self) -> bool {
        self.is_type()
            || matches!(
                self,
                Self::Crate
                    | Self::Export
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
            Self::Export => "use ",
            Self::Crate
            | Self::Variable
            | Self::Feature
            | Self::Brought
            | Self::Setting
            | Self::Function
            | Self::Resource
            | Self::Method
            | Self::Option
            | Self::Format
            | Self::Pages
            | Self::Failure
            | Self::Header
            | Self::StatusVariant
            | Self::Alias
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
