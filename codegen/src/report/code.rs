//! The table of all diagnostic codes: one row per kind of problem.

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident => $text:literal,)+) => {
        /// What kind of problem a diagnostic reports; stable, so that tools can match it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as it is printed, in kebab case.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// What the code means: the documentation of its row.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc, "\n"),+).trim_ascii(),)+
                }
            }
        }
    };
}

codes! {
    // Reading.
    /// A file is not there, is a directory, or cannot be opened.
    UnreadableFile => "unreadable-file",
    /// The bytes of a file are not UTF-8.
    NotUtf8 => "not-utf8",
    /// A file holds no document at all.
    EmptyFile => "empty-file",
    /// A file breaks the syntax of YAML, JSON or TOML.
    Syntax => "syntax",
    /// A YAML file holds more than one document.
    SeveralDocuments => "several-documents",
    /// One mapping has the same key twice; the last value is used.
    DuplicateKey => "duplicate-key",
    /// A mapping key is a list or a mapping, which JSON cannot say.
    UnsupportedKey => "unsupported-key",
    /// A YAML merge key (`<<`) is given something other than a mapping or a list of mappings.
    InvalidMerge => "invalid-merge",
    /// Values, or lists and maps by reference, are nested more deeply than any document needs.
    TooDeep => "too-deep",
    /// A key is far too long, or what aliases, references or compositions expand to is far more than the file has.
    TooLarge => "too-large",

    // Joining fragments.
    /// There is nothing to read: the folder has no document and no fragment.
    NothingToRead => "nothing-to-read",
    /// The folder holds several documents that could be the root.
    SeveralRoots => "several-roots",
    /// The folder has no root document; one was assumed.
    AssumedRoot => "assumed-root",
    /// The version of the description format is not one that can be read.
    UnsupportedVersion => "unsupported-version",
    /// A file is neither a partial document nor an operation fragment.
    UnknownFragment => "unknown-fragment",
    /// An operation fragment lacks `path` or `method`.
    IncompleteFragment => "incomplete-fragment",
    /// The `method` of an operation fragment is not one of OpenAPI's.
    UnknownMethod => "unknown-method",
    /// A path does not start with a slash.
    InvalidPath => "invalid-path",
    /// The same operation is described twice, and differently.
    ConflictingOperation => "conflicting-operation",
    /// The same component, tag or path-level value is described twice, and differently.
    ConflictingComponent => "conflicting-component",

    // References to other files.
    /// A reference leaves the folder of the root document.
    ReferenceOutsideRoot => "reference-outside-root",
    /// A reference names something on the network.
    RemoteReference => "remote-reference",
    /// A reference names a file that is not there or cannot be read.
    MissingReferenceFile => "missing-reference-file",
    /// A reference names a place that its file does not have.
    UnresolvedReference => "unresolved-reference",

    // Overlays.
    /// An overlay lacks something that it needs, or has something that means nothing.
    InvalidOverlay => "invalid-overlay",
    /// The target of an action is no JSONPath, or selects what the action cannot change.
    InvalidTarget => "invalid-target",
    /// The target of an action selects nothing.
    UnmatchedTarget => "unmatched-target",
    /// A value of one kind cannot be merged into one of another kind.
    IncompatibleUpdate => "incompatible-update",

    // Settings.
    /// The settings have a key that means nothing.
    UnknownSetting => "unknown-setting",
    /// A setting has a value of the wrong type, or one that is not among its choices.
    InvalidSetting => "invalid-setting",

    // Words of other versions.
    /// A schema excludes values that the client takes all the same, as no type can say what it says.
    LooseSchema => "loose-schema",
    /// A stream describes its items; they are taken as the schema of the body.
    StreamedItems => "streamed-items",
    /// A list of values is to be joined in a way that OpenAPI 3.0 has no word for.
    UnsupportedCollectionFormat => "unsupported-collection-format",
    /// A reference to definitions beside it says that they stand at the root.
    MisplacedReference => "misplaced-reference",

    // Repairs.
    /// A keyword is none of the specification's, and is ignored.
    UnknownKeyword => "unknown-keyword",
    /// A keyword has a value of the wrong type; it is read as what it must mean, or left out.
    MalformedKeyword => "malformed-keyword",
    /// An object lacks what it cannot do without; it is completed or left out.
    IncompleteObject => "incomplete-object",
    /// A status range is not in capitals.
    LowerCaseStatus => "lower-case-status",

    // Typing and lowering.
    /// An object does not have the form that OpenAPI asks for, and is left out.
    MalformedObject => "malformed-object",
    /// A reference leads to nothing; any JSON is taken in its place.
    DanglingReference => "dangling-reference",
    /// A reference leads to itself; any JSON is taken in its place.
    ReferenceToItself => "reference-to-itself",
    /// A `type` is not one of OpenAPI's; any JSON is taken in its place.
    UnknownType => "unknown-type",
    /// A path has a variable without a parameter; a string is assumed.
    UndeclaredPathVariable => "undeclared-path-variable",
    /// A path parameter does not occur in the path, and is left out.
    UnusedPathParameter => "unused-path-parameter",
    /// One parameter is declared twice; the last declaration counts.
    DuplicateParameter => "duplicate-parameter",
    /// A path parameter is not marked as required; it is.
    OptionalPathParameter => "optional-path-parameter",
    /// A discriminator maps a value to what is no member of its union.
    UnmatchedTag => "unmatched-tag",
    /// A keyword has no meaning for the type beside it, and is ignored.
    MisplacedKeyword => "misplaced-keyword",
    /// A name holds characters that no request can carry.
    InvalidName => "invalid-name",
    /// Two operations have one id; the second is renamed.
    DuplicateOperationId => "duplicate-operation-id",
    /// A security requirement names a scheme that is not defined.
    UndefinedSecurityScheme => "undefined-security-scheme",
    /// A security scheme is one that the client can only treat as a bearer token.
    UnsupportedSecurityScheme => "unsupported-security-scheme",
    /// A security requirement asks for more credentials than one request should need.
    ContradictorySecurity => "contradictory-security",
    /// Something that the document describes is not part of a client.
    NotGenerated => "not-generated",

    // Passes.
    /// Two members of an `allOf` contradict each other; the later one is followed.
    ContradictoryAllOf => "contradictory-all-of",
    /// An `allOf` contains itself.
    CyclicAllOf => "cyclic-all-of",
    /// An object requires itself without end; one of the properties is taken as optional.
    EndlessRequirement => "endless-requirement",
    /// `required` names what is no property.
    UnknownRequired => "unknown-required",
    /// A list or a map holds nothing but itself; what is in it is kept as JSON.
    RecursiveList => "recursive-list",
    /// The members of a union cannot be told apart; the JSON is kept, or they became one type.
    IndistinguishableUnion => "indistinguishable-union",
    /// A schema without a type: any JSON is kept.
    Untyped => "untyped",
    /// Settings unite types that differ; what each lacked was added.
    UnitedTypes => "united-types",
    /// Settings name something that the document does not have.
    UnmatchedSetting => "unmatched-setting",
    /// A prefix of paths leads to so many resources that it names none.
    PathScope => "path-scope",
    /// Nothing but a number tells a name from another one.
    NumberedName => "numbered-name",

    // Planning.
    /// A media type that the client cannot read or write as a type; bytes are taken.
    UnsupportedMediaType => "unsupported-media-type",
    /// Several bodies are described and one of them is used.
    SeveralBodies => "several-bodies",
}
