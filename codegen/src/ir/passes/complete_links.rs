//! Completes relative links in descriptions, which lead nowhere from the documentation of a crate.
//!
//! The address of the document completes any link. The page of the document's `externalDocs` completes those that begin with a slash, since
//! the vendor's documentation is there: OpenAPI 3.1.1, section 4.6, takes links of descriptions relative to the page that shows them.
//! Neither a server nor `contact` says where that is.

use url::Url;

use crate::ir::{Api, Docs};
use crate::report::Report;
use crate::settings::Settings;

pub(super) fn complete_links(mut api: Api, _: &Settings, _: &mut Report) -> Api {
    let parsed = |url: &String| Url::parse(url).ok().filter(|it| it.has_host());
    let document = api.address.as_ref().and_then(parsed);
    let page = api.docs.page.as_ref().and_then(|page| {
        let relative = |document: &Url| document.join(&page.url).ok();
        parsed(&page.url).or_else(|| document.as_ref().and_then(relative))
    });
    if document.is_none() && page.is_none() {
        return api;
    }
    let base = Base { document, page };
    each(&mut api, &mut |docs| {
        for text in [
            &mut docs.summary,
            &mut docs.description,
            &mut docs.deprecation,
        ] {
            if let Some(text) = text
                .as_mut()
                .filter(|it| it.contains("](") || it.contains("href="))
            {
                *text = completed(text, &base);
            }
        }
        if let Some(page) = &mut docs.page
            && let Some(document) = &base.document
            && let Ok(url) = document.join(&page.url)
        {
            page.url = url.into();
        }
    });
    api
}

/// The addresses from which a relative link may be read.
struct Base {
    document: Option<Url>,
    page: Option<Url>,
}

impl Base {
    /// The whole address of a relative link; `None` if it is not known, or if the link needs none.
    fn completed(&self, link: &str) -> Option<String> {
        if link.is_empty() || link.starts_with('#') || Url::parse(link).is_ok() {
            return None;
        }
        let page = self.page.as_ref().filter(|_| link.starts_with('/'));
        let base = self.document.as_ref().or(page)?;
        base.join(link).ok().map(String::from)
    }
}

/// Visits all documentation.
fn each(api: &mut Api, visit: &mut impl FnMut(&mut Docs)) {
    visit(&mut api.docs);
    api.tags.values_mut().for_each(&mut *visit);
    for server in &mut api.servers {
        visit(&mut server.docs);
        let variables = server.variables.iter_mut();
        variables.for_each(|it| visit(&mut it.docs));
    }
    let schemes = api.security_schemes.values_mut();
    schemes.for_each(|it| visit(&mut it.docs));
    for operation in &mut api.operations {
        visit(&mut operation.docs);
        let parameters = operation.parameters.iter_mut();
        parameters.for_each(|it| visit(&mut it.docs));
        let body = operation.body.iter_mut();
        body.for_each(|it| visit(&mut it.docs));
        for response in &mut operation.responses {
            visit(&mut response.docs);
            let headers = response.headers.iter_mut();
            headers.for_each(|it| visit(&mut it.docs));
        }
    }
    for (_, ty) in api.types.iter_mut() {
        visit(&mut ty.docs);
        if let crate::ir::Shape::Object(object) = &mut ty.shape {
            let fields = object.fields.values_mut();
            fields.for_each(|it| visit(&mut it.docs));
        }
    }
}

/// The text with complete links, outside of code.
fn completed(text: &str, base: &Base) -> String {
    let mut written = String::with_capacity(text.len());
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start();
        if content.starts_with("```") || content.starts_with("~~~") {
            fenced = !fenced;
            written.push_str(line);
        } else if fenced {
            written.push_str(line);
        } else {
            // Every other part is in a code span.
            for (index, part) in line.split('`').enumerate() {
                if index > 0 {
                    written.push('`');
                }
                match index % 2 {
                    0 => prose(part, base, &mut written),
                    _ => written.push_str(part),
                }
            }
        }
    }
    written
}

/// Writes prose, with complete links: `[text](link "title")` and `href="link"`.
fn prose(text: &str, base: &Base, written: &mut String) {
    const BEGINNINGS: [&str; 3] = ["](", "href=\"", "href='"];
    let mut rest = text;
    loop {
        let found = BEGINNINGS
            .iter()
            .filter_map(|it| Some((rest.find(it)?, it.len())));
        let Some((at, length)) = found.min() else {
            written.push_str(rest);
            return;
        };
        let (before, after) = rest.split_at(at + length);
        written.push_str(before);
        let end = after
            .find([')', ' ', '"', '\'', '>'])
            .unwrap_or(after.len());
        let (link, after) = after.split_at(end);
        match base.completed(link) {
            Some(whole) => written.push_str(&whole),
            None => written.push_str(link),
        }
        rest = after;
    }
}
