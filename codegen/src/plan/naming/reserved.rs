//! The names that the runtime and the emitted code use. `tests/reserved.rs` compares them with the code.

/// The runtime's own methods on every call. A setter cannot have one of these names.
pub(in crate::plan) const CALL_METHODS: [&str; 31] = [
    "new",
    "send",
    "with_response",
    "with_raw_response",
    "with_body_field",
    "with_timeout",
    "with_max_retries",
    "with_header",
    "with_query",
    "with_base_url",
    "with_empty_path_argument",
    "into_future",
    "accepting",
    "read_as",
    "put_credential",
    "put_date_header",
    "put_path",
    "put_styled_path",
    "put_query",
    "put_styled_query",
    "put_user",
    "put_header",
    "put_styled_header",
    "put_cookie",
    "put_json",
    "put_form",
    "put_multipart",
    "put_properties",
    "put_bytes",
    "put_bytes_of",
    "wait",
];

/// The runtime's own methods on a call that returns a page.
pub(in crate::plan) const PAGED_METHODS: [&str; 3] = ["pages", "stream", "all"];

/// Methods that every builder has.
pub(in crate::plan) const BUILDER_METHODS: [&str; 18] = [
    "from_env",
    "new",
    "base_url",
    "timeout",
    "attempt_timeout",
    "max_retries",
    "retry_policy",
    "body_limit",
    "strict_decoding",
    "user_agent_suffix",
    "default_header",
    "default_bearer_token",
    "anonymous",
    "http_client",
    "unix_socket",
    "transport",
    "hooks",
    "build",
];

/// The module that users may write.
pub(crate) const EXTENSION: &str = "ext";

/// The modules of every crate.
pub(in crate::plan) const ROOT_MODULES: [&str; 7] = [
    EXTENSION, "client", "lib", "main", "mod", "models", "runtime",
];

/// Names that the code of an operation uses without a path. A module beside it must not have one of them.
pub(in crate::plan) const REACHED: [&str; 8] = [
    "bytes",
    "jiff",
    "models",
    "runtime",
    "rust_decimal",
    "serde_json",
    "std",
    "uuid",
];

/// Types that a module of a resource imports.
pub(in crate::plan) const IMPORTED: [&str; 4] = ["Call", "Core", "Parameter", "Style"];

/// Methods that every client has.
pub(in crate::plan) const CLIENT_METHODS: [&str; 6] =
    ["new", "builder", "from_env", "base_url", "request", "clone"];
