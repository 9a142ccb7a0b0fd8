//! Media types, parsed once: no later stage reads the text of one.

use std::fmt;

/// The media type of a body (RFC 9110, section 8.3.1). Its `Display` is the text that requests contain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MediaType {
    /// The type and the subtype, in lower case.
    essence: String,
    /// In the order of the document. Names are in lower case; the case of a value may have a meaning.
    parameters: Vec<(String, String)>,
    format: BodyFormat,
    /// True if the document allows any media type.
    is_any: bool,
}

/// The format of the bodies of a media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BodyFormat {
    Json,
    /// Properties that are written like a query.
    Urlencoded,
    /// Parts separated by a boundary.
    Multipart,
    /// A sequence of events, which only a response can be.
    Events,
    /// A sequence of JSON values, which only a response can be.
    Lines,
    Text,
    Xml,
    Binary,
}

/// The media type of forms that are written like a query; a body of it has no parameters.
pub const URLENCODED: &str = "application/x-www-form-urlencoded";

/// The range of all media types.
pub const ANY: &str = "*/*";

/// All media types, of which JSON is the best.
pub const JSON_OR_ANY: &str = "application/json, */*;q=0.8";

/// Ranges that allow any body; documents mean JSON by them.
const ANYTHING: [&str; 3] = ["", ANY, "application/*"];

impl MediaType {
    /// Reads a key of a `content` map. A key that is not a media type keeps its text, unless no header can hold that text.
    pub fn read(declared: &str) -> Self {
        let declared = declared.trim();
        let fits_a_header = declared.chars().all(|it| (' '..='~').contains(&it));
        match mediatype::MediaType::parse(declared) {
            Ok(parsed) => Self::of(&parsed),
            Err(_) if fits_a_header => {
                let essence = declared.split_once(';').map_or(declared, |(it, _)| it);
                Self::without_parameters(essence.trim_end())
            }
            Err(_) => Self::without_parameters("application/octet-stream"),
        }
    }

    /// Reads the media type of a part. `None` if the text is a list or a range, which leaves the choice to the caller.
    pub fn read_one(declared: &str) -> Option<Self> {
        let parsed = mediatype::MediaType::parse(declared.trim()).ok()?;
        (!declared.contains('*')).then(|| Self::of(&parsed))
    }

    fn of(parsed: &mediatype::MediaType<'_>) -> Self {
        let read = Self::without_parameters(&parsed.essence().to_string());
        let parameters = parsed.params.iter();
        let parameters = parameters.map(|(name, value)| {
            let name = name.as_str().to_ascii_lowercase();
            (name, value.as_str().to_owned())
        });
        let parameters: Vec<(String, String)> = parameters.collect();
        // Kubernetes has `application/json;stream=watch`.
        let is_stream = parameters.iter().any(|(name, _)| name == "stream");
        Self {
            format: match read.format {
                BodyFormat::Json if is_stream => BodyFormat::Lines,
                format => format,
            },
            parameters,
            ..read
        }
    }

    fn without_parameters(essence: &str) -> Self {
        let essence = essence.to_ascii_lowercase();
        let is_any = ANYTHING.contains(&essence.as_str());
        let essence = match is_any {
            true => "application/json".to_owned(),
            false => essence,
        };
        Self {
            is_any,
            format: format(&essence),
            essence,
            parameters: Vec::new(),
        }
    }

    /// The type and the subtype, in lower case and without parameters.
    pub fn essence(&self) -> &str {
        &self.essence
    }

    pub fn format(&self) -> BodyFormat {
        self.format
    }

    /// Returns whether a body may have any media type. It is read as JSON unless it says otherwise.
    pub fn is_any(&self) -> bool {
        self.is_any
    }

    /// Returns whether it is JSON without parameters, for which every client asks unless its operation says otherwise.
    pub fn is_plain_json(&self) -> bool {
        self.essence == "application/json" && self.parameters.is_empty()
    }

    /// The part after the slash.
    pub fn subtype(&self) -> &str {
        let parts = self.essence.split_once('/');
        parts.map_or(&self.essence, |(_, subtype)| subtype)
    }

    /// The syntax of the body, if the subtype names one after a `+`, and otherwise the subtype.
    pub fn syntax(&self) -> &str {
        let parts = self.subtype().rsplit_once('+');
        parts.map_or(self.subtype(), |(_, suffix)| suffix)
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.essence)?;
        for (name, value) in &self.parameters {
            write!(out, "; {name}={value}")?;
        }
        Ok(())
    }
}

fn format(essence: &str) -> BodyFormat {
    match essence {
        "application/json" | "text/json" => BodyFormat::Json,
        URLENCODED => BodyFormat::Urlencoded,
        "text/event-stream" => BodyFormat::Events,
        "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonl"
        | "application/x-jsonl"
        | "application/jsonlines"
        | "application/x-jsonlines"
        | "application/json-seq"
        | "application/stream+json"
        | "application/x-json-stream" => BodyFormat::Lines,
        "application/xml" | "text/xml" => BodyFormat::Xml,
        multipart if multipart.starts_with("multipart/") => BodyFormat::Multipart,
        json if json.ends_with("+json") => BodyFormat::Json,
        text if text.starts_with("text/") => BodyFormat::Text,
        _ => BodyFormat::Binary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_read_as_documents_spell_them() {
        let read = |declared| {
            let media_type = MediaType::read(declared);
            (media_type.to_string(), media_type.format())
        };
        let json = ("application/json".to_owned(), BodyFormat::Json);
        for declared in ["", "*/*", "application/*", " Application/JSON;", "*/*;q=1"] {
            let (text, format) = read(declared);
            assert!(text.starts_with("application/json"), "{declared}: {text}");
            assert_eq!(format, BodyFormat::Json, "{declared}");
        }
        assert_eq!(read("application/json; charset"), json);
        let profile = r#"application/vnd.api+json;Profile="https://x.dev/Y""#;
        let read_profile = r#"application/vnd.api+json; profile="https://x.dev/Y""#;
        assert_eq!(read(profile), (read_profile.to_owned(), BodyFormat::Json));
        let watched = read("application/json;stream=watch");
        let text = "application/json; stream=watch".to_owned();
        assert_eq!(watched, (text, BodyFormat::Lines));
        let versioned = "application/vnd.x.{version}+json";
        assert_eq!(read(versioned), (versioned.to_owned(), BodyFormat::Json));
        assert_eq!(read("größe").0, "application/octet-stream");
        assert_eq!(read("csv"), ("csv".to_owned(), BodyFormat::Binary));
    }

    #[test]
    fn a_part_has_one_media_type_or_leaves_it_open() {
        let one = MediaType::read_one("image/png");
        assert_eq!(one.map(|it| it.to_string()).as_deref(), Some("image/png"));
        for several in ["image/*", "image/png, image/jpeg", "png"] {
            assert_eq!(MediaType::read_one(several), None, "{several}");
        }
    }

    #[test]
    fn the_syntax_is_behind_the_plus() {
        assert_eq!(MediaType::read("application/vnd.x+json").syntax(), "json");
        assert_eq!(MediaType::read("text/csv").syntax(), "csv");
        assert_eq!(MediaType::read("text/csv").subtype(), "csv");
    }
}
