//! The rules that propose names, so that a name can be explained.

/// A rule that proposes a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// `codegen.toml` or `api.lock` has it.
    Pinned,
    Lock,
    Component,
    Envelope,
    Title,
    /// It follows from the operations that use the type.
    Operation,
    /// It follows from the type that contains it.
    Owner,
    Description,
    /// Nothing in the document could name it.
    Nothing,
    Settings,
    /// An extension with which the vendor describes its own SDK.
    Extension,
    /// The operationId names two actions.
    TwoActions,
    OperationId,
    /// The method and the path of the operation.
    Route,
    Tag,
    /// The words that distinguish it from others of the same name.
    Clash,
    Wire,
    /// The name on the wire, with its signs in words.
    Signs,
    /// The name that the document gives to a value.
    ValueName,
    /// The name with its place or its kind behind it.
    Place,
    Number,
    /// The tag of the member of a union, or the name of its type.
    Member,
}

impl Rule {
    /// The rule in a sentence about the name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pinned => "codegen.toml or api.lock gives it",
            Self::Lock => "api.lock has it, and names stay",
            Self::Component => "the document names the schema so",
            Self::Envelope => "it is an envelope around other types",
            Self::Title => "the title of the schema",
            Self::Operation => "the calls that use the type",
            Self::Owner => "the type around it, and the property",
            Self::Description => "the first words of the description",
            Self::Nothing => "nothing in the document names it",
            Self::Settings => "codegen.toml gives it",
            Self::Extension => "an extension of the operation gives it",
            Self::TwoActions => "the operationId names two actions",
            Self::OperationId => "the operationId",
            Self::Route => "the method and the path",
            Self::Tag => "the tag",
            Self::Clash => "words that other calls of the same name lack",
            Self::Wire => "the name in the document",
            Self::Signs => "the name in the document, with its signs in words",
            Self::ValueName => "the name that the document gives to the value",
            Self::Place => "the name with its place or kind, if others have it",
            Self::Member => {
                "the tag of the member or the name of its type, without the words that all members share"
            }
            Self::Number => "a number, since every name was taken",
        }
    }
}

/// A name that a rule proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    pub rule: Rule,
    pub name: String,
}
