//! The first program: a client, and the easiest call.

use crate::plan::docs;
use crate::plan::rust::Doc;

use super::page::Page;
use super::snippet::{Snippet, chained};

impl Page<'_> {
    pub(super) fn start(&self) -> Doc {
        let first = self.pick(|it| !it.success.is_stream());
        let features = first.as_ref().map_or(&[][..], |(call, ..)| call.features());
        let mut snippet = Snippet::new(&self.crate_, features)
            .uses("Client")
            .lines(self.client.made());
        if let Some((call, _, shown)) = &first {
            let is_nothing = call.operation.success.is_nothing();
            let head = match is_nothing {
                true => "client",
                false => "let response = client",
            };
            snippet = snippet
                .models(&shown.models)
                .line("")
                .lines(shown.bindings.clone())
                .lines(chained(head, &shown.chain, ".await?;"));
            if !is_nothing {
                snippet = snippet.line("println!(\"{response:?}\");");
            }
        }
        docs::paragraphs([
            docs::line("# Start"),
            snippet.doc(),
            self.address(),
            docs::sentences(
                "A client is cheap to clone, and its clones share their connections. The calls are async.",
            ),
        ])
    }

    /// The reason why a client needs an address.
    fn address(&self) -> Doc {
        match self.client.needs_address() {
            None => Doc::default(),
            Some("") => docs::sentences(
                "The API's document names no server, so a client needs the address of one: [`ClientBuilder::base_url`].",
            ),
            Some(path) => docs::sentences(&format!(
                "The API's document names no host, and only the path {} on it, so a client needs the whole address: [`ClientBuilder::base_url`].",
                docs::code(path)
            )),
        }
    }
}
