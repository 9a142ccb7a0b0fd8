//! Encodings: the formats of single properties of a form (OpenAPI 3.0.4, Encoding Object).

use indexmap::IndexMap;

use crate::ir::{BodyFormat, Encoding, PartType, WireName, Written};
use crate::source::Pointer;

use super::lowering::Lowering;
use super::parameter::{delimiter, query_style};
use super::problems;

impl Lowering<'_> {
    /// The encodings of a body by property. They have no meaning for bodies that are not forms.
    pub(super) fn encodings(
        &mut self,
        format: BodyFormat,
        content: &openapiv3::MediaType,
        at: &Pointer,
    ) -> IndexMap<WireName, Encoding> {
        let is_multipart = match format {
            BodyFormat::Multipart => true,
            BodyFormat::Urlencoded => false,
            BodyFormat::Json
            | BodyFormat::Events
            | BodyFormat::Lines
            | BodyFormat::Text
            | BodyFormat::Xml
            | BodyFormat::Binary => return IndexMap::new(),
        };
        let encodings = content.encoding.iter().map(|(name, encoding)| {
            let pointer = at.child("encoding").child(name);
            let lowered = lowered(encoding, pointer);
            if is_multipart {
                self.note_what_parts_lack(encoding, &lowered);
            }
            (WireName::new(name), lowered)
        });
        encodings.collect()
    }

    fn note_what_parts_lack(&mut self, encoding: &openapiv3::Encoding, lowered: &Encoding) {
        let at = &lowered.pointer;
        if !encoding.headers.is_empty() {
            let at = at.child("headers");
            self.report
                .push(problems::not_generated("headers of parts", &at));
        }
        // Lists are written as a part per item anyway.
        let is_usual = lowered.written.is_none_or(Written::repeats);
        if !is_usual {
            self.report
                .push(problems::not_generated("styles of parts", at));
        }
    }
}

fn lowered(encoding: &openapiv3::Encoding, pointer: Pointer) -> Encoding {
    // If one of the keywords is present, the repaired document has the defaults of the others, too.
    let style = encoding.style.as_ref();
    Encoding {
        media_type: encoding.content_type.as_deref().map(PartType::read),
        written: style.map(|style| Written {
            style: delimiter(&encoding.extensions).unwrap_or(query_style(style)),
            explode: encoding.explode,
            reserved: encoding.allow_reserved,
        }),
        pointer,
    }
}
