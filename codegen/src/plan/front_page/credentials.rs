//! The credentials that calls need, and the ways to give them to a client.

use crate::plan::docs;
use crate::plan::rust::{Doc, RustName, Scheme};

use super::page::Page;
use super::snippet::Snippet;

impl Page<'_> {
    pub(super) fn credentials(&self) -> Doc {
        let heading = docs::line("# Authentication");
        if self.client.schemes.is_empty() {
            return docs::paragraphs([
                heading,
                docs::sentences(
                    "The API's document describes no credentials. If a service wants some, [`ClientBuilder::default_bearer_token`] or [`ClientBuilder::default_header`] sends them with every call.",
                ),
            ]);
        }
        docs::paragraphs([
            heading,
            docs::sentences(&self.needed()),
            Doc(self
                .client
                .schemes
                .iter()
                .flat_map(|it| self.listed(it).0)
                .collect()),
            self.builder(),
            docs::sentences(&self.others()),
        ])
    }

    /// The way to build a client, unless the first example shows it.
    fn builder(&self) -> Doc {
        if self.client.made() == self.client.built() {
            return Doc::default();
        }
        Snippet::new(&self.crate_, &[])
            .uses("Client")
            .lines(self.client.built())
            .line("# let _ = client;")
            .doc()
    }

    /// The alternatives that most calls accept.
    fn needed(&self) -> String {
        let setter = |name: &String| {
            let scheme = self.client.schemes.iter().find(|it| it.name == *name);
            scheme.map(|scheme| format!("`{}`", scheme.setter))
        };
        let together = |names: &Vec<String>| {
            let setters: Vec<String> = names.iter().filter_map(setter).collect();
            (!setters.is_empty()).then(|| setters.join(" with "))
        };
        let alternatives = self.client.security.iter();
        let alternatives: Vec<String> = alternatives.filter_map(together).collect();
        let is_optional = self.client.security.iter().any(Vec::is_empty);
        match (alternatives.is_empty(), is_optional) {
            (true, _) => "Most calls need no credential. Others take these:".to_owned(),
            (false, true) => format!(
                "Most calls take {}, and also work without. A builder has:",
                alternatives.join(", or ")
            ),
            (false, false) => {
                format!(
                    "Most calls need {}. A builder has:",
                    alternatives.join(", or ")
                )
            }
        }
    }

    fn listed(&self, scheme: &Scheme) -> Doc {
        let sent = scheme.doc.0.first().map(String::as_str).unwrap_or_default();
        let sent = sent.trim_end_matches('.').replacen("Sent", "sent", 1);
        let environment = self.client.environment.iter();
        let mut variables = environment.flat_map(|it| &it.credentials);
        let variable = variables.find(|(name, _)| *name == scheme.name);
        let variable = variable.map(|(_, it)| {
            let from_env = "[`Client::from_env`] reads it from";
            format!(". {from_env} {}", docs::code(it))
        });
        let (link, variable) = (builder(&scheme.setter), variable.unwrap_or_default());
        docs::bullet(&format!("{link}: {sent}{variable}."))
    }

    /// The ways other than a value that stays the same.
    fn others(&self) -> String {
        let usual = self.client.usual_credentials();
        let first = usual.first();
        let provider = first.map(|it| {
            format!(
                "{} takes a [`Provider`], which gets the credential when a call needs it.",
                builder(&it.provider)
            )
        });
        let schemes = self.client.schemes.iter();
        let grant = schemes.clone().find_map(|it| it.grant.as_ref());
        let grant = grant.map(|(setter, _)| {
            format!(
                "{} fetches access tokens, and renews them.",
                builder(setter)
            )
        });
        let authorize = schemes.clone().find_map(|it| it.authorize.as_ref());
        let authorize =
            authorize.map(|(setter, _)| format!("{} asks a user for access.", builder(setter)));
        let own = first.map(|it| {
            format!(
                "[`Call::{0}`](Call::{0}) sends another one with a single call.",
                it.own.plain()
            )
        });
        let shown = "A [`Secret`] is not shown by `Debug` or by errors.".to_owned();
        let sentences = [provider, grant, authorize, own, Some(shown)];
        sentences
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// The link to a method of the builder. rustdoc knows no `r#`.
fn builder(method: &RustName) -> String {
    format!("[`{0}`](ClientBuilder::{0})", method.plain())
}
