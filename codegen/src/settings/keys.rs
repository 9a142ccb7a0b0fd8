//! Every key of `codegen.toml`, with what it says and an example: the source of the JSON Schema and of the guide.
//!
//! The reader does not use it, since a reader in plain code is easier to follow; a test holds the two together.

/// One key.
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it says, as a sentence in Markdown.
    pub(super) says: &'static str,
    pub(super) form: Form,
    /// A value as TOML; empty for tables, whose example is that of their keys.
    pub(super) example: &'static str,
    /// Whether its table means nothing without it.
    pub(super) needed: bool,
}

/// What a key can have for its value.
pub(super) enum Form {
    Text,
    Flag,
    Texts,
    Choice(&'static [&'static str]),
    /// A list of texts, or true for all and false for none.
    TextsOrFlag,
    /// `[name]`
    Table(&'static [Key]),
    /// `[name]`, or true or false in its place.
    TableOrFlag(&'static [Key]),
    /// `[[name]]`
    Tables(&'static [Key]),
    /// `[name]` with keys of the user's own, such as the sample.
    Named {
        sample: &'static str,
        of: &'static Form,
    },
}

const fn leaf(name: &'static str, form: Form, example: &'static str, says: &'static str) -> Key {
    Key {
        name,
        says,
        form,
        example,
        needed: false,
    }
}

const fn table(name: &'static str, form: Form, says: &'static str) -> Key {
    leaf(name, form, "", says)
}

const fn needed(key: Key) -> Key {
    Key {
        needed: true,
        ..key
    }
}

/// All keys, in the order in which the reader takes them.
pub(super) const KEYS: &[Key] = &[
    table(
        "crate",
        Form::Table(CRATE),
        "What Cargo.toml says of the emitted crate.",
    ),
    table(
        "client",
        Form::Table(CLIENT),
        "What the client sends with every request, and where it finds its configuration.",
    ),
    table(
        "scope",
        Form::Named {
            sample: "account_id",
            of: &Form::Table(SCOPE),
        },
        "Path parameters that the client supplies unless a call names another value. The key is what the client calls the parameter.",
    ),
    table(
        "envelope",
        Form::TableOrFlag(ENVELOPE),
        "The wrapper around the payload of every response. Without it, envelopes are detected by their shape; \
         `envelope = false` switches that off.",
    ),
    table(
        "same_type",
        Form::Tables(SAME_TYPE),
        "Schemas that become one type although they differ: it has the properties of all.",
    ),
    leaf(
        "names",
        Form::Named {
            sample: "/components/schemas/pet",
            of: &Form::Text,
        },
        "\"Animal\"",
        "The Rust name of the type at a JSON Pointer into the document.",
    ),
    table("naming", Form::Table(NAMING), "What names follow from."),
    table(
        "operations",
        Form::Named {
            sample: "createPet",
            of: &Form::Table(OPERATION),
        },
        "Where an operation stands in the resource tree. The key is its operationId.",
    ),
    leaf(
        "resources",
        Form::Named {
            sample: "pet_shop",
            of: &Form::Text,
        },
        "\"shops\"",
        "Another name for a segment of the resource tree.",
    ),
    leaf(
        "formats",
        Form::Named {
            sample: "uuid",
            of: &Form::Choice(&[
                "string",
                "timestamp",
                "date",
                "duration",
                "base64",
                "uuid",
                "ip",
                "ipv4",
                "ipv6",
                "decimal",
            ]),
        },
        "\"uuid\"",
        "The type of a string format, or of the one string at a JSON Pointer: `timestamp` and `date` are those of jiff, as is \
         `duration`; `base64` is bytes, `uuid` and `decimal` are types of the crates of these names, `ip`, `ipv4` and `ipv6` those of \
         std, and `string` keeps the text as it is. Without a setting, `date-time`, `date` and `byte` have types.",
    ),
    table("types", Form::Table(TYPES), "What holds for all types."),
    table(
        "include",
        Form::Table(OPERATION_FILTER),
        "The operations to generate: those that any entry names. Without entries, all of them.",
    ),
    table(
        "exclude",
        Form::Table(OPERATION_FILTER),
        "The operations to leave out: those that any entry names, even if they are included. What was found wrong in them is not \
         reported either, unless it is an error.",
    ),
];

const NAMING: &[Key] = &[leaf(
    "operation_ids",
    Form::Choice(&["grouped", "phrases", "ignored"]),
    "\"ignored\"",
    "How the operation ids of the document are made: `grouped` as `users.list` or `Users_List`, `phrases` as `listUsers`; with \
         `ignored`, paths name everything. Without a setting this is judged from all ids, and `inspect plan` says how they were judged.",
)];

const CRATE: &[Key] = &[
    leaf(
        "name",
        Form::Text,
        "\"pet-store\"",
        "The name of the package.",
    ),
    leaf("version", Form::Text, "\"0.1.0\"", "Its semantic version."),
    leaf(
        "description",
        Form::Text,
        "\"Client of the Pet Store.\"",
        "Its description.",
    ),
    leaf(
        "license",
        Form::Text,
        "\"MIT OR Apache-2.0\"",
        "Its licence, as an SPDX expression.",
    ),
    leaf(
        "repository",
        Form::Text,
        "\"https://example.com/pet-store\"",
        "The address of its source.",
    ),
];

const CLIENT: &[Key] = &[
    leaf(
        "user_agent",
        Form::Text,
        "\"pet-store-rust/0.1\"",
        "The `User-Agent` of every request.",
    ),
    leaf(
        "request_id",
        Form::Texts,
        "[\"x-request-id\"]",
        "Response headers that carry the id of a request, which errors show; the first one present counts.",
    ),
    leaf(
        "permissions",
        Form::Text,
        "\"x-permissions\"",
        "The extension of operations that lists the permissions they need, for their documentation.",
    ),
    table(
        "env",
        Form::Table(ENV),
        "The environment variables that `Client::from_env` reads.",
    ),
];

const ENV: &[Key] = &[
    leaf(
        "base_url",
        Form::Text,
        "\"PET_STORE_URL\"",
        "The variable that has the address of the service.",
    ),
    leaf(
        "credentials",
        Form::Named {
            sample: "api_token",
            of: &Form::Text,
        },
        "\"PET_STORE_TOKEN\"",
        "The variable that has the credential of a security scheme.",
    ),
    leaf(
        "scope",
        Form::Named {
            sample: "account_id",
            of: &Form::Text,
        },
        "\"PET_STORE_ACCOUNT\"",
        "The variable that has the value of a parameter in `[scope]`.",
    ),
];

const SCOPE: &[Key] = &[
    leaf(
        "parameters",
        Form::Texts,
        "[\"account_id\", \"account_identifier\"]",
        "What the document calls the parameter; the same as the client if not given.",
    ),
    leaf(
        "description",
        Form::Text,
        "\"The account to work on.\"",
        "Its documentation.",
    ),
];

const ENVELOPE: &[Key] = &[
    needed(leaf(
        "payload",
        Form::Text,
        "\"result\"",
        "The property that has the payload.",
    )),
    leaf(
        "success",
        Form::Text,
        "\"success\"",
        "The property that says whether the call succeeded, if there is one.",
    ),
];

const SAME_TYPE: &[Key] = &[
    leaf(
        "name",
        Form::Text,
        "\"Message\"",
        "The Rust name of the type.",
    ),
    needed(leaf(
        "pointers",
        Form::Texts,
        "[\"/components/schemas/error\", \"/components/schemas/warning\"]",
        "JSON Pointers to the schemas.",
    )),
];

const OPERATION: &[Key] = &[
    leaf(
        "path",
        Form::Texts,
        "[\"shops\", \"pets\"]",
        "The resources that lead to the operation.",
    ),
    leaf(
        "method",
        Form::Text,
        "\"create\"",
        "The name of its method.",
    ),
    table(
        "paging",
        Form::TableOrFlag(PAGING),
        "How the list that it answers is divided into pages, where the document does not show it: what is not given is recognized by its \
         name. `paging = false` says that the answer is no page.",
    ),
];

const PAGING: &[Key] = &[
    leaf(
        "style",
        Form::Choice(&["page", "offset", "cursor", "url", "link"]),
        "\"cursor\"",
        "What tells one page from another: its number, how many items come before it, a word of the server, a URL in the body, or one in \
         the header `Link`.",
    ),
    leaf(
        "parameter",
        Form::Text,
        "\"from\"",
        "The query parameter for the number of the page, the offset or the cursor.",
    ),
    leaf(
        "size",
        Form::Text,
        "\"per_page\"",
        "The query parameter for how many items a page has.",
    ),
    leaf(
        "first_page",
        Form::Choice(&["0", "1"]),
        "\"0\"",
        "The number of the first page.",
    ),
    leaf(
        "items",
        Form::Text,
        "\"records\"",
        "The property of the answer that is the list.",
    ),
    leaf(
        "next",
        Form::Text,
        "\"/meta/next\"",
        "A JSON Pointer to the next cursor or URL in the body.",
    ),
    leaf(
        "total_pages",
        Form::Text,
        "\"/meta/pages\"",
        "A JSON Pointer to how many pages there are.",
    ),
    leaf(
        "total_count",
        Form::Text,
        "\"/meta/total\"",
        "A JSON Pointer to how many items there are.",
    ),
    leaf(
        "has_more",
        Form::Text,
        "\"/meta/more\"",
        "A JSON Pointer to whether there are more pages.",
    ),
];

const TYPES: &[Key] = &[
    leaf(
        "serde",
        Form::Choice(&["needed", "both"]),
        "\"both\"",
        "Which impls a type gets: those that the operations need, or both `Serialize` and `Deserialize`.",
    ),
    leaf(
        "relax_required",
        Form::TextsOrFlag,
        "[\"/components/schemas/pet/properties/name\"]",
        "JSON Pointers to required properties that may be missing or null all the same; `true` means all of them.",
    ),
];

const OPERATION_FILTER: &[Key] = &[
    leaf(
        "tags",
        Form::Texts,
        "[\"pets\"]",
        "All operations that bear one of these tags.",
    ),
    leaf(
        "paths",
        Form::Texts,
        "[\"/pets\", \"/pets/**\"]",
        "All operations of these paths. `*` is any text within one segment, `**` is any text.",
    ),
    leaf(
        "operations",
        Form::Texts,
        "[\"list*\"]",
        "The operations with these operationIds. `*` is any text.",
    ),
];
