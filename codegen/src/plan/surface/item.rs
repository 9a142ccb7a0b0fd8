//! A public item of the crate, with everything that a review compares.

use crate::plan::docs::is_invisible;
use crate::plan::rust::Doc;

use super::facts::Fact;
use super::kind::Kind;

/// A public item of the crate, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    pub kind: Kind,
    /// The item that it is a part of, or its own path.
    pub owner: String,
    /// The name by which a consumer reaches it, such as `models::Pet.name` or `client.pets().update`.
    pub path: String,
    /// The rest of its declaration in Rust, such as `: String`.
    pub signature: String,
    /// Its shortest name in a request or a response, such as `, PUT /pets/{id}`. It ends the line of the item.
    pub wire: String,
    /// Everything else that decides the bytes which are sent and accepted.
    pub facts: Vec<(Fact, String)>,
    /// The JSON Pointer of its origin in the effective document; empty if it has none.
    pub pointer: String,
    /// The operationId of a method, with which settings name it. A lock does not have it.
    pub operation: Option<String>,
    /// The file of the crate that declares it.
    pub file: String,
    /// A hash of its documentation; `None` without documentation.
    pub docs: Option<u64>,
}

impl Item {
    /// The item in one line: its declaration, and its name on the wire.
    pub fn line(&self) -> String {
        let keyword = self.kind.keyword();
        format!("{keyword}{}{}{}", self.path, self.signature, self.wire)
    }

    /// The last name in the path of a part, without its owner; `None` for a whole item.
    pub fn name(&self) -> Option<&str> {
        let rest = self.path.strip_prefix(self.owner.as_str())?;
        Some(rest.trim_start_matches(['.', ':'])).filter(|it| !it.is_empty())
    }

    pub(super) fn signature(&mut self, signature: impl Into<String>) -> &mut Self {
        self.signature = one_line(&signature.into());
        self
    }

    pub(super) fn wire(&mut self, wire: impl Into<String>) -> &mut Self {
        self.wire = one_line(&wire.into());
        self
    }

    pub(super) fn fact(&mut self, fact: Fact, value: impl Into<String>) -> &mut Self {
        self.facts.push((fact, one_line(&value.into())));
        self
    }

    /// Sets the pointer to a place below that of the owner.
    pub(super) fn below(&mut self, tokens: &[&str]) -> &mut Self {
        for token in tokens {
            self.pointer += "/";
            self.pointer += &token.replace('~', "~0").replace('/', "~1");
        }
        self
    }

    pub(super) fn docs(&mut self, doc: &Doc) -> &mut Self {
        let text = doc.0.join("\n");
        self.docs = (!text.is_empty()).then(|| xxhash_rust::xxh3::xxh3_64(text.as_bytes()));
        self
    }
}

/// The text without line breaks and without characters that a reader cannot see, which are escaped as in a Rust string.
pub(super) fn one_line(text: &str) -> String {
    let characters = text.chars().map(|it| match it {
        it if it.is_control() || is_invisible(it) => it.escape_default().to_string(),
        it => it.to_string(),
    });
    characters.collect()
}
