//! The files of the runtime: the APIs that need them, the condition under which they compile, and the items that the crate exports.

use crate::plan::rust::RuntimeFile;
use crate::plan::rust::text_type::TextType::{
    self, Base64, Date, Decimal, Duration, Ip, Timestamp, Uuid,
};
use crate::settings::DateCrate::{self, Chrono, Jiff, Time};

/// A feature of an API that needs a file of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Every API needs the file.
    Always,
    Enums,
    Unions,
    /// Properties that the empty string clears.
    Clearable,
    /// Types of crates of the user.
    Foreign,
    /// Sensitive properties other than strings.
    Hidden,
    /// Values whose text is kept before they are read: unions, or clearable properties.
    Kept,
    /// Strings of a type that is serialized as a string.
    Strings,
    /// Dates or instants.
    Dates,
    /// Strings of one such type.
    Format(TextType),
    /// Decimals that are numbers in JSON.
    DecimalNumbers,
    Multipart,
    /// Bodies that are read from or written to files.
    Files,
    /// Typed headers of responses.
    Headers,
    /// Headers about a rate limit.
    RateLimits,
    /// Dates of HTTP in headers of requests.
    SentDates,
    /// Such dates, of the type that this crate has.
    SentDatesOf(DateCrate),
    /// Dates of HTTP in headers of responses.
    ReceivedDates,
    Pages,
    /// Bodies that are streams, or that may be: text, bytes, and JSON without a type.
    Streams,
    /// Access tokens that the client fetches itself.
    Grants,
    /// Random keys of calls.
    Keys,
    /// Events that the API sends by itself.
    Events,
    /// Access tokens for which the client asks a user.
    Authorizations,
}

macro_rules! files {
    ($($path:literal $need:ident $(($format:expr))? $(if $condition:literal)? $(=> $($export:literal),+)?;)+) => {
        /// Every file of the runtime, sorted by path.
        const FILES: &[(Need, RuntimeFile)] = &[$((Need::$need $(($format))?, RuntimeFile {
            path: $path,
            text: include_str!(concat!("../../../runtime/", $path, ".rs")),
            condition: files!(@condition $($condition)?),
            exports: &[$($($export),+)?],
        })),+];
    };
    (@condition) => { None };
    (@condition $condition:literal) => { Some($condition) };
}

files! {
    "auth/credential" Always;
    "auth/oauth" Grants => "AuthorizationGrant", "Tokens";
    "auth/provider" Always => "Provider", "Providing", "Token";
    "auth/scheme" Always;
    "auth/secret" Always => "Secret";
    "body/collected" Always;
    "body/content" Always => "Body";
    "body/draft" Files if "not(target_arch = \"wasm32\")";
    "body/file" Files if "not(target_arch = \"wasm32\")";
    "body/multipart" Multipart => "File", "Form";
    "body/upload" Always => "Opening", "Source", "Upload";
    "body/waiting" Always if "feature = \"blocking\"" => "Waiting";
    "call/api" Always;
    "call/arguments" Always;
    "call/authorization" Authorizations => "Authorization";
    "call/blocking" Always if "feature = \"blocking\"";
    "call/builder" Always => "Call";
    "call/chrono_date" SentDatesOf(Chrono);
    "call/client" Always => "Client", "ClientBuilder";
    "call/date" SentDates;
    "call/declare" Always;
    "call/endpoint" Always => "Operation";
    "call/environment" Always;
    "call/grant" Grants;
    "call/hooks" Always => "CallInfo", "Hooks";
    "call/idempotency" Keys;
    "call/jiff_date" SentDatesOf(Jiff);
    "call/misfits" Always;
    "call/multipart" Multipart;
    "call/operation" Always;
    "call/outcome" Always;
    "call/prepare" Always;
    "call/request" Always;
    "call/retry" Always => "RetryPolicy";
    "call/route" Always;
    "call/send" Always;
    "call/sending" Always => "Sending";
    "call/settings" Always;
    "call/shared" Always;
    "call/success" Always;
    "call/time_date" SentDatesOf(Time);
    "call/trace" Always;
    "call/untyped" Always => "Untyped";
    "error/cause" Always;
    "error/display" Always;
    "error/failure" Always => "Error";
    "error/kind" Always => "ErrorKind";
    "error/problem" Always => "Code", "Problem";
    "error/received" Always;
    "error/reported" Always;
    "error/retryable" Always;
    "error/shown" Always;
    "error/transport" Always => "TransportError";
    "http/base_url" Always;
    "http/browser" Always if "all(feature = \"reqwest\", target_arch = \"wasm32\")";
    "http/date" ReceivedDates;
    "http/default_client" Always if "feature = \"reqwest\"";
    "http/header" Headers;
    "http/in_memory" Always if "feature = \"test-util\"" => "InMemory", "Received", "Reply";
    "http/parameter" Always;
    "http/path" Always;
    "http/prepared" Always;
    "http/rate_limit" RateLimits => "RateLimit";
    "http/response" Always => "Response";
    "http/system" Always if "all(feature = \"reqwest\", not(target_arch = \"wasm32\"))";
    "http/tls" Always if "all(feature = \"rustls\", not(any(feature = \"native-tls\", target_arch = \"wasm32\")))";
    "http/tower" Always if "feature = \"tower\"" => "TowerTransport";
    "http/transport" Always => "Answering", "Transport";
    "json/absent" Always;
    "json/base64" Format(Base64) => "Base64";
    "json/choice" Unions;
    "json/chrono_date" Format(Date(Chrono));
    "json/chrono_date_time" Format(Timestamp(Chrono)) => "DateTime";
    "json/clearable" Clearable => "Clearable";
    "json/collection" Always;
    "json/date" Format(Date(Jiff));
    "json/date_time" Format(Timestamp(Jiff)) => "DateTime";
    "json/decimal" Format(Decimal);
    "json/decimal_number" DecimalNumbers => "DecimalNumber";
    "json/decode" Always;
    "json/duration" Format(Duration) => "Duration";
    "json/encode" Always;
    "json/enumeration" Enums;
    "json/envelope" Always;
    "json/fields" Always;
    "json/foreign" Foreign;
    "json/hidden" Hidden => "Hidden";
    "json/ip" Format(Ip);
    "json/level" Kept;
    "json/misfit" Always => "Misfit";
    "json/nullable" Always => "Nullable";
    "json/number" Always;
    "json/object" Always;
    "json/parts" Always;
    "json/repair" Always;
    "json/scalar" Always;
    "json/shape" Always;
    "json/spelling" Dates;
    "json/tagged" Unions;
    "json/text" Strings;
    "json/time_date" Format(Date(Time));
    "json/time_date_time" Format(Timestamp(Time)) => "DateTime";
    "json/union" Unions;
    "json/uuid" Format(Uuid);
    "paging/division" Pages;
    "paging/link" Pages;
    "paging/lookup" Pages;
    "paging/pages" Pages => "Items", "Pages";
    "paging/position" Pages;
    "paging/seen" Pages;
    "stream/events" Streams => "Event", "EventStream";
    "stream/lines" Streams => "LineStream";
    "stream/of_body" Streams;
    "stream/origin" Streams;
    "stream/parser" Streams;
    "stream/reconnect" Streams;
    "stream/scanner" Streams;
    "stream/splitter" Streams;
    "system/clock" Always;
    "system/random" Always;
    "webhook/error" Events if "feature = \"webhooks\"";
    "webhook/event" Events if "feature = \"webhooks\"";
    "webhook/standard" Events if "feature = \"webhooks\"";
    "webhook/verifier" Events if "feature = \"webhooks\"";
}

/// Every file of the runtime, sorted by path.
pub fn all() -> impl Iterator<Item = &'static RuntimeFile> {
    FILES.iter().map(|(_, file)| file)
}

/// The files for an API with these needs.
pub(crate) fn needed(is_needed: impl Fn(Need) -> bool) -> Vec<&'static RuntimeFile> {
    let needed = FILES.iter().filter(|(need, _)| is_needed(*need));
    needed.map(|(_, file)| file).collect()
}
