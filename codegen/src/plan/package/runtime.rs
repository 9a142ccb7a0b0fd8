//! The files of the runtime: which APIs need them, under which condition they compile, and what the crate makes public of them.

use crate::plan::rust::RuntimeFile;
use crate::plan::rust::text_type::TextType;

/// Something in an API that needs a file of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Every API has it.
    Always,
    Enums,
    Unions,
    /// Strings of a type that is written as a string.
    Strings,
    /// Strings of one such type.
    Format(TextType),
    Multipart,
    /// Bodies that come from files or go to files.
    Files,
    /// Typed headers of responses.
    Headers,
    Pages,
    /// Access tokens that the client fetches by itself.
    Grants,
    Events,
    Lines,
    /// Events or lines.
    Streams,
}

macro_rules! files {
    ($($path:literal $need:ident $(($format:ident))? $(if $condition:literal)? $(=> $($export:literal),+)?;)+) => {
        /// Every file of the runtime, sorted by path.
        const FILES: &[(Need, RuntimeFile)] = &[$((Need::$need $((TextType::$format))?, RuntimeFile {
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
    "auth/oauth" Grants => "ClientCredentials";
    "auth/provider" Always => "Provider", "Providing", "Token";
    "auth/secret" Always => "Secret";
    "body/file" Files if "not(target_arch = \"wasm32\")";
    "body/multipart" Multipart => "File";
    "body/pieces" Always => "Body";
    "body/upload" Always => "Opening", "Source", "Upload";
    "call/blocking" Always if "feature = \"blocking\"" => "Waiting";
    "call/builder" Always => "Call", "Sending";
    "call/clock" Always;
    "call/core" Always;
    "call/environment" Always;
    "call/hooks" Always => "CallInfo", "Hooks";
    "call/operation" Always => "Operation";
    "call/prepare" Always;
    "call/random" Always;
    "call/retry" Always;
    "call/send" Always;
    "call/success" Always;
    "call/trace" Always;
    "call/untyped" Always => "Untyped";
    "error/failure" Always => "Error", "ErrorKind";
    "error/message" Always;
    "error/problem" Always => "Code", "Problem";
    "http/browser" Always if "target_arch = \"wasm32\"";
    "http/header" Headers;
    "http/in_memory" Always if "feature = \"test-util\"" => "InMemory", "Received", "Reply";
    "http/parameter" Always;
    "http/path" Always;
    "http/request" Always;
    "http/response" Always => "Response";
    "http/transport" Always => "Answering", "Transport", "TransportError";
    "json/base64" Format(Base64) => "Base64";
    "json/choice" Unions;
    "json/collection" Always;
    "json/decimal" Format(Decimal);
    "json/decode" Always;
    "json/duration" Format(Duration) => "Duration";
    "json/encode" Always;
    "json/enumeration" Enums;
    "json/fields" Always;
    "json/ip" Format(Ip);
    "json/nullable" Always => "Nullable";
    "json/object" Always;
    "json/scalar" Always;
    "json/tagged" Unions;
    "json/text" Strings;
    "json/timestamp" Format(Timestamp);
    "json/union" Unions;
    "json/uuid" Format(Uuid);
    "paging/find" Pages;
    "paging/pages" Pages => "Items", "Pages";
    "stream/events" Events => "Event", "EventStream";
    "stream/lines" Lines => "LineStream";
    "stream/resume" Events;
    "stream/splitter" Streams;
    "stream/streamed" Streams;
}

/// Every file of the runtime, sorted by path.
pub fn all() -> impl Iterator<Item = &'static RuntimeFile> {
    FILES.iter().map(|(_, file)| file)
}

/// The files that an API with these needs carries.
pub(crate) fn needed(is_needed: impl Fn(Need) -> bool) -> Vec<&'static RuntimeFile> {
    let needed = FILES.iter().filter(|(need, _)| is_needed(*need));
    needed.map(|(_, file)| file).collect()
}
