//! Calls: their options, those that every call has, and endpoints without a method.

use crate::plan::docs;
use crate::plan::operations::example::Shown;
use crate::plan::operations::sample::Samples;
use crate::plan::rust::Doc;

use super::page::{Call, Page};
use super::snippet::{Snippet, chained};

impl Page<'_> {
    pub(super) fn calls(&self) -> Doc {
        if self.resources.is_empty() {
            return Doc::default();
        }
        docs::paragraphs([
            docs::line("# Calls"),
            docs::sentences("A call does nothing until it is awaited."),
            self.options(),
            docs::sentences(
                "Every call has [`with_timeout`](Call::with_timeout), [`with_max_retries`](Call::with_max_retries), [`with_header`](Call::with_header), [`with_query`](Call::with_query), [`with_body_field`](Call::with_body_field) and [`with_base_url`](Call::with_base_url). [`with_response`](Call::with_response) returns the status and the headers as well, and [`with_raw_response`](Call::with_raw_response) the body piece by piece. [`Client::request`] calls endpoints without a method.",
            ),
            docs::sentences(
                "A call that failed for a reason that may pass is retried, unless it may have taken effect. [`ClientBuilder`] has the limits of time and the rules for retries, and accepts a [`Transport`] other than reqwest, and [`Hooks`] around calls and attempts.",
            ),
        ])
    }

    /// A call with one of its options.
    fn options(&self) -> Doc {
        // A number, such as that of a page, shows less than a word.
        let is_variant = |value: &str| value.contains("::") && !value.contains('(');
        let is_word = |value: &str| value.starts_with('"') || is_variant(value);
        let picked = self.option(is_word).or_else(|| self.option(|_| true));
        let Some((call, shown, setter)) = picked else {
            return Doc::default();
        };
        let method = shown.chain.concat();
        let chain = [&shown.chain[..], &[setter]].concat();
        let head = match call.operation.success.is_nothing() {
            true => shown.client.to_string(),
            false => format!("let response = {}", shown.client),
        };
        let mut snippet = Snippet::new(&self.crate_, call.features())
            .before(&shown)
            .lines(chained(&head, &chain, ".await?;"));
        if !call.operation.success.is_nothing() {
            snippet = snippet.line("# let _ = response;");
        }
        let ty = &call.operation.call;
        docs::paragraphs([
            snippet.doc(),
            docs::sentences(&format!(
                "Its options are methods of the call. Each operation has a type for its calls, whose page lists them: `client{method}` returns a [`{ty}`]({}::{ty}).",
                call.module
            )),
        ])
    }

    /// The easiest call with an option whose value fits, and the option: `.state("open")`.
    fn option(&self, fits: impl Fn(&str) -> bool) -> Option<(&Call<'_>, Shown, String)> {
        let picked = self.pick_by(|call, operation| {
            if call.operation.success.is_stream() {
                return None;
            }
            let setters = call.operation.setters.iter();
            let mut usual = setters
                .filter(|it| it.deprecated.is_none() && it.argument.target.parameter().is_some());
            let (setter, models) = usual.find_map(|setter| {
                let mut samples = Samples::of(self.planner, operation);
                let value = samples.argument(&setter.argument).filter(|it| fits(it))?;
                Some((format!(".{}({value})", setter.method()), samples.models))
            })?;
            let mut shown = self.shown(call, operation);
            shown.models.extend(models);
            shown.parameters.is_empty().then_some((shown, setter))
        });
        picked.map(|(call, _, (shown, setter))| (call, shown, setter))
    }
}
