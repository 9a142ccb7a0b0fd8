//! Lists that come in pages.

use crate::plan::docs;
use crate::plan::rust::Doc;

use super::page::Page;
use super::snippet::{Snippet, chained};

impl Page<'_> {
    pub(super) fn lists(&self) -> Doc {
        let picked = self.pick(|it| it.paging.is_some());
        let Some((call, _, shown)) = picked else {
            return Doc::default();
        };
        let head = format!("let mut items = {}", shown.client);
        let code = Snippet::new(&self.crate_, call.features())
            .before(&shown)
            .lines(chained(&head, &shown.chain, ".stream();"))
            .line("while let Some(item) = items.next().await {")
            .line("    println!(\"{:?}\", item?);")
            .line("}");
        docs::paragraphs([
            docs::line("# Lists"),
            docs::sentences(
                "A list that comes in pages has `stream` for the [`Items`] of all pages, `pages` for the [`Pages`], and `all` for everything up to a limit.",
            ),
            code.doc(),
        ])
    }
}
