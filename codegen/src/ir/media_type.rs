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

    /// Reads a key of a `content` map whose schema describes bytes. A range that allows any body is kept, since it does not mean JSON.
    pub fn read_binary(declared: &str) -> Self {
        let range = ANYTHING
            .iter()
            .find(|it| it.contains('*') && **it == declared.trim());
        match range {
            Some(range) => Self {
                essence: (*range).to_owned(),
                parameters: Vec::new(),
                format: BodyFormat::Binary,
                is_any: true,
            },
            None => Self::read(declared),
        }
    }

    /// Returns whether it is a range, such as `image/*`, which no request can have as its media type.
    pub fn is_range(&self) -> bool {
        self.essence.ends_with('*')
    }

    /// Returns whether its values are lists of changes (RFC 6902), whatever is changed.
    pub fn is_list_of_changes(&self) -> bool {
        self.essence == "application/json-patch+json"
    }

    fn of(parsed: &mediatype::MediaType<'_>) -> Self {
        let read = Self::without_parameters(&parsed.essence().to_string());
        let parameters = parsed.params.iter();
        let parameters = parameters.map(|(name, value)| {
            let name = name.as_str().to_ascii_lowercase();
            (name, value.as_str().to_owned())
        });
        // A boundary depends on the parts, so that no document can know it.
        let is_form = read.format == BodyFormat::Multipart;
        let parameters = parameters.filter(|(name, _)| !(is_form && name == "boundary"));
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

    /// The part before the slash.
    pub fn supertype(&self) -> &str {
        let parts = self.essence.split_once('/');
        parts.map_or(&self.essence, |(supertype, _)| supertype)
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

/// The media type of a part of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartType {
    One(MediaType),
    /// A list or a range, of which the caller chooses one.
    Choice(String),
}

impl PartType {
    pub fn read(declared: &str) -> Self {
        match mediatype::MediaType::parse(declared.trim()) {
            Ok(parsed) if !declared.contains('*') => Self::One(MediaType::of(&parsed)),
            Ok(_) | Err(_) => Self::Choice(declared.trim().to_owned()),
        }
    }

    /// Returns whether a part of it is a file, unless its schema says more than that it is a string.
    pub fn is_of_files(&self) -> bool {
        match self {
            Self::One(one) => one.format() == BodyFormat::Binary,
            Self::Choice(several) => several.split(',').any(|it| {
                let of_anything = ANYTHING.contains(&it.trim());
                of_anything || MediaType::read(it).format() == BodyFormat::Binary
            }),
        }
    }

    /// Returns whether it says nothing about a file.
    pub fn is_anything(&self) -> bool {
        matches!(self, Self::Choice(range) if ANYTHING.contains(&range.as_str()))
    }
}

impl fmt::Display for PartType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(one) => one.fmt(out),
            Self::Choice(several) => out.write_str(several),
        }
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
        let form = "multipart/form-data; boundary=x; charset=utf-8";
        let read_form = "multipart/form-data; charset=utf-8";
        assert_eq!(read(form), (read_form.to_owned(), BodyFormat::Multipart));
        let numbered = "application/json; version=2";
        assert_eq!(read(numbered), (numbered.to_owned(), BodyFormat::Json));
        assert_eq!(read("größe").0, "application/octet-stream");
        assert_eq!(read("csv"), ("csv".to_owned(), BodyFormat::Binary));
    }

    #[test]
    fn a_part_has_one_media_type_or_leaves_it_open() {
        let one = PartType::read("image/png");
        assert_eq!(one, PartType::One(MediaType::read("image/png")));
        for several in ["image/*", "image/png, image/jpeg", "*/*"] {
            let read = PartType::read(several);
            assert_eq!(read, PartType::Choice(several.to_owned()));
            assert!(read.is_of_files(), "{several}");
        }
        assert!(!PartType::read("application/json, text/*").is_of_files());
    }

    #[test]
    fn the_syntax_is_behind_the_plus() {
        assert_eq!(MediaType::read("application/vnd.x+json").syntax(), "json");
        assert_eq!(MediaType::read("text/csv").syntax(), "csv");
        assert_eq!(MediaType::read("text/csv").subtype(), "csv");
    }
}
