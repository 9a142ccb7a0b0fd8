//! Media types of a body besides the preferred one: those with different content, and the words for them in names.

use crate::ir::{BodyFormat, Content, Contents, MediaType, Use};

/// The media types besides the preferred one, as far as they add to it.
pub(crate) struct Others<'c> {
    /// Those with different content.
    pub(crate) offered: Vec<&'c Content>,
    /// True if there are more, with the same content in another format.
    pub(crate) repeated: bool,
}

/// Selects the media types that are not preferred and whose schema is new.
pub(crate) fn others<'c>(preferred: &'c Content, contents: &'c Contents) -> Others<'c> {
    let mut others = Others {
        offered: Vec::new(),
        repeated: false,
    };
    let mut seen = vec![Meaning::of(preferred)];
    let contents = contents.iter().filter(|it| it.pointer != preferred.pointer);
    for content in contents {
        let meaning = Meaning::of(content);
        if seen.iter().any(|known| known.includes(meaning)) {
            others.repeated = true;
        } else {
            seen.push(meaning);
            others.offered.push(content);
        }
    }
    others
}

/// A content, without differences that do not matter to the user.
#[derive(Clone, Copy, PartialEq)]
struct Meaning<'c> {
    value: Option<Use>,
    format: BodyFormat,
    meaning: Option<&'c str>,
}

impl<'c> Meaning<'c> {
    fn of(content: &'c Content) -> Self {
        Self {
            value: content.value,
            format: content.format(),
            meaning: meaning(&content.media_type),
        }
    }

    /// A type describes the content in any format of the same meaning. Without a type, only the format is known.
    fn includes(self, other: Self) -> bool {
        if is_stream(self.format) != is_stream(other.format) {
            return false;
        }
        let says_the_same = match other.value {
            Some(_) => self.meaning == other.meaning,
            None => self.format == other.format,
        };
        self.value == other.value && says_the_same
    }
}

/// Returns whether a body is read item by item, which is another thing than one value of the same type.
fn is_stream(format: BodyFormat) -> bool {
    match format {
        BodyFormat::Events | BodyFormat::Lines => true,
        BodyFormat::Json
        | BodyFormat::Urlencoded
        | BodyFormat::Multipart
        | BodyFormat::Text
        | BodyFormat::Xml
        | BodyFormat::Binary => false,
    }
}

/// The meaning of a body beyond the values of its type: a patch in JSON is not the thing that it patches, a picture is not a document, and
/// only the parts of a form can be files.
fn meaning(media_type: &MediaType) -> Option<&str> {
    match (media_type.format(), media_type.essence()) {
        (BodyFormat::Json, "application/json" | "text/json" | "application/*+json" | "*/*") => None,
        (BodyFormat::Json | BodyFormat::Binary | BodyFormat::Multipart, essence) => Some(essence),
        (BodyFormat::Urlencoded | BodyFormat::Xml | BodyFormat::Text, _) => None,
        (BodyFormat::Events | BodyFormat::Lines, _) => None,
    }
}

/// The words for a media type in the name of a method.
pub(crate) fn words(media_type: &MediaType) -> String {
    match (media_type.format(), media_type.essence()) {
        (BodyFormat::Urlencoded, _) => "form".to_owned(),
        (BodyFormat::Multipart, _) => "multipart".to_owned(),
        (BodyFormat::Lines, "application/json") => "json stream".to_owned(),
        (_, "text/plain") => "text".to_owned(),
        (_, "application/octet-stream" | "*/*" | "application/*") => "bytes".to_owned(),
        (_, _) if media_type.is_range() => media_type.supertype().to_owned(),
        (_, _) => {
            let subtype = media_type.subtype().trim_start_matches("x-");
            subtype.replace(['+', '.'], " ")
        }
    }
}
