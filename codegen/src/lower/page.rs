//! A page of the web that says more.

use openapiv3::ExternalDocumentation;

use crate::ir::Page;

pub(super) fn page(page: Option<&ExternalDocumentation>) -> Option<Page> {
    page.map(|page| Page {
        url: page.url.clone(),
        description: page.description.clone(),
    })
}
