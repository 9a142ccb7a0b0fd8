//! The table of all diagnostic codes: one row per kind of problem.

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident => $text:literal,)+) => {
        /// The kind of problem that a diagnostic reports. It is stable, so that tools can match it.
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

            /// The meaning of the code: the documentation of its row.
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
    /// A file does not exist, is a directory, or cannot be opened.
    UnreadableFile => "unreadable-file",
    /// The bytes of a file are not UTF-8.
    NotUtf8 => "not-utf8",
    /// A file contains no document.
    EmptyFile => "empty-file",
    /// A file breaks the syntax of YAML, JSON or TOML.
    Syntax => "syntax",
    /// A YAML file contains more than one document.
    SeveralDocuments => "several-documents",
    /// One mapping has the same key twice; the last value is used.
    DuplicateKey => "duplicate-key",
    /// A mapping key is a list or a mapping, which JSON does not allow.
    UnsupportedKey => "unsupported-key",
    /// The value of a YAML merge key (`<<`) is neither a mapping nor a list of mappings.
    InvalidMerge => "invalid-merge",
    /// Values, or lists and maps by reference, are nested more deeply than any document needs.
    TooDeep => "too-deep",
    /// A key is far too long, or aliases, references or compositions expand to far more values than the file contains.
    TooLarge => "too-large",

    // Joining fragments.
    /// There is nothing to read: the folder contains neither a document nor a fragment.
    NothingToRead => "nothing-to-read",
    /// The folder contains several documents that could be the root.
    SeveralRoots => "several-roots",
    /// The folder has no root document; one was assumed.
    AssumedRoot => "assumed-root",
    /// The version of the description format is not supported.
    UnsupportedVersion => "unsupported-version",
    /// A file is neither a partial document nor an operation fragment.
    UnknownFragment => "unknown-fragment",
    /// An operation fragment lacks `path` or `method`.
    IncompleteFragment => "incomplete-fragment",
    /// The `method` of an operation fragment is not one of OpenAPI's.
    UnknownMethod => "unknown-method",
    /// A path does not start with a slash.
    InvalidPath => "invalid-path",
    /// The same operation has two different descriptions.
    ConflictingOperation => "conflicting-operation",
    /// The same component, tag or path-level value has two different definitions.
    ConflictingComponent => "conflicting-component",

    // References to other files.
    /// A reference leads out of the folder of the root document.
    ReferenceOutsideRoot => "reference-outside-root",
    /// A reference names something on the network.
    RemoteReference => "remote-reference",
    /// A reference names a file that does not exist or cannot be read.
    MissingReferenceFile => "missing-reference-file",
    /// A reference names a place that its file does not have.
    UnresolvedReference => "unresolved-reference",

    // Overlays.
    /// An overlay lacks a required field, or has an unknown one.
    InvalidOverlay => "invalid-overlay",
    /// The target of an action is not a valid JSONPath, or selects values that the action cannot change.
    InvalidTarget => "invalid-target",
    /// The target of an action selects nothing.
    UnmatchedTarget => "unmatched-target",
    /// A value of one kind cannot be merged into one of another kind.
    IncompatibleUpdate => "incompatible-update",

    // Settings.
    /// The settings have an unknown key.
    UnknownSetting => "unknown-setting",
    /// A setting has a value of the wrong type, or one that is not among its choices.
    InvalidSetting => "invalid-setting",

    // Words of other versions.
    /// A schema excludes values that the client accepts, since a Rust type cannot express the schema in full.
    LooseSchema => "loose-schema",
    /// A stream describes its items; their schema is used as that of the body.
    StreamedItems => "streamed-items",
    /// A list of values is joined in a way that OpenAPI 3.0 cannot describe.
    UnsupportedCollectionFormat => "unsupported-collection-format",
    /// A reference to definitions beside it has a pointer from the root of the document.
    MisplacedReference => "misplaced-reference",

    /// A schema names a type of a crate that is not among the dependencies in the settings.
    ForeignType => "foreign-type",
    /// No operation uses a schema, so that it is left out.
    UnusedSchemas => "unused-schemas",

    // Checks.
    /// An extension that other generators follow is ignored.
    IgnoredExtension => "ignored-extension",

    // Repairs.
    /// A keyword is not in the specification, and is ignored.
    UnknownKeyword => "unknown-keyword",
    /// A keyword has a value of the wrong type; it is read as the value that it must mean, or left out.
    MalformedKeyword => "malformed-keyword",
    /// An object lacks a required keyword; it is completed or left out.
    IncompleteObject => "incomplete-object",
    /// A status range is not in capitals.
    LowerCaseStatus => "lower-case-status",

    // Typing and lowering.
    /// An object does not have the form that OpenAPI asks for, and is left out.
    MalformedObject => "malformed-object",
    /// An operation has a method that no request can have, or that another one of its path has; it is left out.
    OperationLeftOut => "operation-left-out",
    /// A reference leads to nothing; any JSON is accepted instead.
    DanglingReference => "dangling-reference",
    /// A reference leads to itself; any JSON is accepted instead.
    ReferenceToItself => "reference-to-itself",
    /// A `type` is not one of OpenAPI's; it is read as the type that it must mean, or any JSON is accepted instead.
    UnknownType => "unknown-type",
    /// A path has a variable without a parameter; a string is assumed.
    UndeclaredPathVariable => "undeclared-path-variable",
    /// A path parameter does not occur in the path, and is left out.
    UnusedPathParameter => "unused-path-parameter",
    /// One parameter is declared twice; the last declaration counts.
    DuplicateParameter => "duplicate-parameter",
    /// A path parameter is not marked as required; it is.
    OptionalPathParameter => "optional-path-parameter",
    /// A discriminator maps a value to a schema that is not a member of its union.
    UnmatchedTag => "unmatched-tag",
    /// A keyword has no effect on the type beside it, and is ignored.
    MisplacedKeyword => "misplaced-keyword",
    /// A name has characters that no request can carry.
    InvalidName => "invalid-name",
    /// Two operations have one id; the second is renamed.
    DuplicateOperationId => "duplicate-operation-id",
    /// A security requirement names a scheme that is not defined.
    UndefinedSecurityScheme => "undefined-security-scheme",
    /// A security scheme is one that the client can only treat as a bearer token.
    UnsupportedSecurityScheme => "unsupported-security-scheme",
    /// A security requirement asks for more credentials than one request should need.
    ContradictorySecurity => "contradictory-security",
    /// The document declares no security, although an operation can fail for the lack of it.
    UndeclaredSecurity => "undeclared-security",
    /// Something that the document describes is not part of a client.
    NotGenerated => "not-generated",

    // Passes.
    /// Two members of an `allOf` contradict each other; the later one is followed.
    ContradictoryAllOf => "contradictory-all-of",
    /// An `allOf` contains itself.
    CyclicAllOf => "cyclic-all-of",
    /// An object requires itself without end; one of the properties is read as optional.
    EndlessRequirement => "endless-requirement",
    /// `required` names something that is not a property.
    UnknownRequired => "unknown-required",
    /// A list or a map contains only itself; its items are kept as JSON.
    RecursiveList => "recursive-list",
    /// The members of a union cannot be distinguished; the JSON is kept, or they become one type.
    IndistinguishableUnion => "indistinguishable-union",
    /// A schema without a type: any JSON is kept.
    Untyped => "untyped",
    /// A list shows signs of pages, and nothing leads from one to the next.
    ListWithoutPages => "list-without-pages",
    /// Settings unite types that differ; the missing properties were added to each.
    UnitedTypes => "united-types",
    /// Settings name something that the document does not have.
    UnmatchedSetting => "unmatched-setting",
    /// A prefix of paths leads to so many resources that it names none.
    PathScope => "path-scope",
    /// Only a number distinguishes a name from another one.
    NumberedName => "numbered-name",
    /// The lock of an earlier crate cannot be read, so its names are unknown.
    UnreadableLock => "unreadable-lock",
    /// A type or a call keeps the name that it has in `api.lock`, although the rules would give it another one now.
    KeptName => "kept-name",
    /// A type keeps its name in `api.lock`, although the document has renamed its schema.
    RenamedUpstream => "renamed-upstream",

    // Planning.
    /// A media type that the client cannot read or write as a type; bytes are used.
    UnsupportedMediaType => "unsupported-media-type",
    /// A response that cannot have a body declares one.
    ImpossibleBody => "impossible-body",
    /// Several bodies are described and one of them is used.
    SeveralBodies => "several-bodies",

    // The crate around a module.
    /// A folder cannot be a module, since there is no crate around it, or since the path of the module does not follow from the folder.
    NoModule => "no-module",
    /// Code cannot be shared by modules, since its folder cannot be a module, or since one of them has errors.
    NothingShared => "nothing-shared",
    /// A module needs dependencies that the crate around it does not have.
    MissingDependency => "missing-dependency",
    /// A dependency of the crate around a module has another version, or lacks features.
    UnfitDependency => "unfit-dependency",
}
