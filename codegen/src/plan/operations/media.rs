//! Media types: how a body of one is written and read, and which of several is used.

use crate::ir::{Content, Use};

/// How a body of a media type is written and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Json,
    Urlencoded,
    Text,
    Binary,
    /// Parts with a boundary between them.
    Multipart,
    /// Events, one after the other; only an answer is read as them.
    Events,
    /// JSON texts, one after the other; only an answer is read as them.
    Lines,
    /// Taken and given as bytes, for want of anything better.
    Unsupported,
}

pub(crate) fn form(media_type: &str) -> Form {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence {
        "application/json" | "*/*" | "application/*" | "text/json" => Form::Json,
        "application/x-www-form-urlencoded" => Form::Urlencoded,
        multipart if multipart.starts_with("multipart/") => Form::Multipart,
        "text/event-stream" => Form::Events,
        "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonl"
        | "application/x-jsonl"
        | "application/jsonlines"
        | "application/x-jsonlines"
        | "application/json-seq"
        | "application/stream+json"
        | "application/x-json-stream" => Form::Lines,
        "application/xml" | "text/xml" => Form::Unsupported,
        json if json.ends_with("+json") => Form::Json,
        text if text.starts_with("text/") => Form::Text,
        _ => Form::Binary,
    }
}

/// The media type as it is sent: `*/*` says nothing, and JSON is what is meant.
pub(crate) fn media_type(declared: &str) -> String {
    let harmless = declared.chars().all(|it| (' '..='~').contains(&it));
    let declared = declared.trim().to_lowercase();
    match declared.as_str() {
        "*/*" | "application/*" | "" => "application/json".to_owned(),
        _ if !harmless => "application/octet-stream".to_owned(),
        _ => declared,
    }
}

/// The content that the crate can say most about.
pub(crate) fn preferred(content: &[Content]) -> Option<&Content> {
    let rank = |content: &&Content| match form(&media_type(&content.media_type)) {
        Form::Json => 0,
        Form::Urlencoded => 1,
        Form::Events | Form::Lines => 2,
        Form::Text => 3,
        Form::Binary => 4,
        Form::Unsupported => 5,
        Form::Multipart => 6,
    };
    content.iter().min_by_key(rank)
}

/// What the other media types of a body add to the one that is used.
pub(crate) struct Others<'c> {
    /// Those that say something else.
    pub(crate) offered: Vec<&'c Content>,
    /// Whether there are more, which say the same in other words.
    pub(crate) repeated: bool,
}

/// The media types beside `used`. One whose schema another one has already says nothing new.
pub(crate) fn others<'c>(content: &'c [Content], used: &Content) -> Others<'c> {
    let mut others = Others {
        offered: Vec::new(),
        repeated: false,
    };
    let mut seen: Vec<(Option<Use>, Form)> = vec![kind(used)];
    for content in content {
        if content.pointer == used.pointer {
            continue;
        }
        let new = match kind(content) {
            (Some(value), _) => !seen.iter().any(|(known, _)| *known == Some(value)),
            untyped @ (None, _) => !seen.contains(&untyped),
        };
        if new {
            seen.push(kind(content));
            others.offered.push(content);
        } else {
            others.repeated = true;
        }
    }
    others
}

fn kind(content: &Content) -> (Option<Use>, Form) {
    (content.value, form(&media_type(&content.media_type)))
}

/// What a media type is called in the name of a method.
pub(crate) fn words(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence {
        "text/plain" => "text".to_owned(),
        "application/octet-stream" => "bytes".to_owned(),
        "application/x-www-form-urlencoded" => "form".to_owned(),
        multipart if multipart.starts_with("multipart/") => "multipart".to_owned(),
        other => {
            let subtype = other.rsplit('/').next().unwrap_or_default();
            subtype.trim_start_matches("x-").replace(['+', '.'], " ")
        }
    }
}
