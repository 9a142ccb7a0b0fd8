//! The first page of the crate's documentation: a file per topic, with items of this very API. A topic that the API does not have is left out.

mod calls;
mod client;
mod credentials;
mod description;
mod failures;
mod features;
mod fields;
mod lists;
mod page;
mod resources;
mod snippet;
mod start;
mod streams;
mod testing;
mod unknown;
mod uploads;

use crate::plan::docs;
use crate::plan::planner::Planner;
use crate::plan::rust::{Client, Doc, Module, Resource};

use page::Page;

impl Planner<'_> {
    pub(crate) fn front_page(
        &self,
        client: &Client,
        resources: &[Resource],
        models: &[Module],
    ) -> Doc {
        let page = Page::of(self, client, resources, models);
        docs::paragraphs([
            page.summary(),
            page.start(),
            page.credentials(),
            page.resources(),
            page.calls(),
            page.fields(),
            page.unknown(),
            page.lists(),
            page.failures(),
            page.streams(),
            page.uploads(),
            page.testing(),
            page.features(),
            page.description(),
        ])
    }
}
