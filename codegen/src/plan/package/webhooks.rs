//! The module that reads the events that the API sends by itself.

use crate::plan::docs;
use crate::plan::planner::Planner;
use crate::plan::rust::{Doc, Webhooks};

impl Planner<'_> {
    /// The module, if the API sends events.
    pub(crate) fn webhooks(&self) -> Option<Webhooks> {
        let event = self.used(self.api.event()?);
        let crate_ = self.identity.crate_name();
        let about = docs::line("Webhooks: the events that the API sends to an application.");
        let example = [
            "`StandardWebhooks` checks signatures by the scheme of that name. For another scheme, a `Verifier` of the application does so.",
            "",
            "# Example",
            "",
            "```",
            &format!("use {crate_}::webhooks::{{self, StandardWebhooks, WebhookError}};"),
            "",
            "# fn example(secret: &str, headers: &http::HeaderMap, body: &[u8]) -> Result<(), WebhookError> {",
            "let verifier = StandardWebhooks::new(secret)?;",
            "let event = webhooks::parse(&verifier, headers, body)?;",
            "# let _ = event;",
            "# Ok(())",
            "# }",
            "```",
        ];
        Some(Webhooks {
            doc: docs::paragraphs([about, Doc(example.map(str::to_owned).to_vec())]),
            event,
        })
    }
}
