//! Tests of code with a client, without a network.

use crate::plan::docs;
use crate::plan::rust::Doc;

use super::page::Page;
use super::snippet::{Snippet, chained};

/// The feature that a service in memory needs.
const TEST_UTIL: &str = "test-util";

impl Page<'_> {
    pub(super) fn testing(&self) -> Doc {
        let module = self.planner.module_features;
        if module.is_some_and(|on| !on.contains(TEST_UTIL)) {
            return Doc::default();
        }
        let Some((call, _, shown)) = self.pick(|it| !it.success.is_stream()) else {
            return Doc::default();
        };
        let route = &call.operation.route;
        let segments = route.path.split('/');
        let path: Vec<&str> = segments
            .map(|segment| if segment.contains('{') { "*" } else { segment })
            .collect();
        let address = [".base_url(\"https://example.com\")".to_owned()].into_iter();
        let settings: Vec<String> = address.chain(self.client.arguments()).collect();
        let code = Snippet::new(&self.crate_, call.features());
        let code = match module {
            None => code.only_if("feature = \"test-util\""),
            Some(_) => code,
        };
        let code = code
            .uses("{Client, InMemory, Reply}")
            .models(&shown.models)
            .line(format!(
                "let service = InMemory::new().on({:?}, {:?}, Reply::new(404, \"\"));",
                route.verb,
                path.join("/")
            ))
            .lines(chained("let builder = Client::builder()", &settings, ";"))
            .line("let client = builder.anonymous().transport(service.clone()).build()?;")
            .lines(shown.bindings.clone())
            .lines(chained(
                "let error = client",
                &shown.chain,
                ".await.unwrap_err();",
            ))
            .line("assert!(error.is_not_found());")
            .line("assert_eq!(service.received().len(), 1);");
        docs::paragraphs([
            docs::line("# Tests"),
            docs::sentences(
                "With the feature `test-util`, a service in memory takes the place of the network. A type of responses has `stub`, a value without anything in it.",
            ),
            code.doc(),
        ])
    }
}
