//! Responses that arrive piece by piece.

use crate::plan::docs;
use crate::plan::rust::{Doc, OtherResponse};

use super::page::Page;
use super::snippet::{Snippet, chained};

impl Page<'_> {
    pub(super) fn streams(&self) -> Doc {
        let picked = self.pick_by(|call, operation| {
            let mut other_responses = call.operation.other_responses.iter();
            let is_stream = |it: &&OtherResponse| it.success.is_stream();
            let answer = match call.operation.success.is_stream() {
                true => None,
                false => Some(format!(".{}()", other_responses.find(is_stream)?.method)),
            };
            let mut shown = self.shown(call, operation);
            shown.chain.extend(answer);
            shown.parameters.is_empty().then_some(shown)
        });
        let Some((call, _, shown)) = picked else {
            return Doc::default();
        };
        let head = format!("let mut items = {}", shown.client);
        let code = Snippet::new(&self.crate_, call.features())
            .before(&shown)
            .lines(chained(&head, &shown.chain, ".await?;"))
            .line("while let Some(item) = items.next().await {")
            .line("    println!(\"{:?}\", item?);")
            .line("}");
        docs::paragraphs([
            docs::line("# Streams"),
            docs::sentences(
                "A call whose response is a stream returns as soon as the response begins, and the items are read as they arrive.",
            ),
            code.doc(),
        ])
    }
}
