//! How a document wants single properties of a form to be written (OpenAPI 3.0.4, Encoding Object).

use indexmap::IndexMap;
use openapiv3::MediaType;

use crate::ir::{Encoding, WireName, Written};
use crate::source::Pointer;

use super::parameter::query_style;
use super::{Lowering, problems};

impl Lowering<'_> {
    /// The encodings of a body of `media_type`, by property. Those of other bodies than forms mean nothing.
    pub(super) fn encodings(
        &mut self,
        media_type: &str,
        content: &MediaType,
        at: &Pointer,
    ) -> IndexMap<WireName, Encoding> {
        let media_type = media_type.trim().to_lowercase();
        let is_multipart = media_type.starts_with("multipart/");
        if !is_multipart && !media_type.starts_with("application/x-www-form-urlencoded") {
            return IndexMap::new();
        }
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
        // A part per item is how lists are written anyway.
        let as_ever = lowered.written.is_none_or(Written::repeats);
        if !as_ever {
            self.report
                .push(problems::not_generated("styles of parts", at));
        }
    }
}

fn lowered(encoding: &openapiv3::Encoding, pointer: Pointer) -> Encoding {
    // Where one of its keywords is there, the repaired document has the defaults of the others, too.
    let style = encoding.style.as_ref();
    Encoding {
        media_type: encoding.content_type.clone(),
        written: style.map(|style| Written {
            style: query_style(style),
            explode: encoding.explode,
            reserved: encoding.allow_reserved,
        }),
        pointer,
    }
}
