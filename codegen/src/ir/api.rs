//! One API, and what its operations share.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::source::Pointer;

use super::{Docs, Operation, Types, Use};

/// One API: its types, its operations, and what they share.
#[derive(Clone, Debug, Default)]
pub struct Api {
    pub title: String,
    pub version: String,
    pub docs: Docs,
    /// The address of the document.
    pub address: Option<String>,
    /// The addresses of the API; the first one is used unless a client chooses another.
    pub servers: Vec<Server>,
    /// The rules by which calls are retried, if the document has some.
    pub retries: Option<Retries>,
    pub security_schemes: IndexMap<String, SecurityScheme>,
    pub types: Types,
    pub operations: Vec<Operation>,
    /// The events that the API sends by itself, until `keep_types` makes one type of them.
    pub events: Vec<Event>,
    /// The types that the crate has although no operation uses them.
    pub kept: Vec<Kept>,
    /// The documentation of each tag.
    pub tags: IndexMap<String, Docs>,
    /// The features of an earlier crate, which stay.
    pub kept_features: KeptFeatures,
}

/// The rules by which calls are retried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retries {
    /// The statuses of failures that may pass, sorted; a digit stands for all statuses that begin with it.
    pub statuses: Vec<u16>,
    /// The longest wait before the first retry, in milliseconds.
    pub first_wait: u64,
    /// The longest wait of all, in milliseconds.
    pub longest_wait: u64,
}

/// The features of an earlier crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptFeatures {
    /// The feature that brings a resource of the client, by the name of the method that leads to the resource.
    pub by_resource: BTreeMap<String, String>,
    /// The names of all features.
    pub names: BTreeSet<String>,
}

/// An event that the API sends by itself: a webhook, or a callback of an operation.
#[derive(Clone, Debug)]
pub struct Event {
    pub name: String,
    pub pointer: Pointer,
    pub payload: Use,
}

/// A type that the crate has although no operation uses it.
#[derive(Clone, Debug)]
pub struct Kept {
    pub value: Use,
    pub purpose: Purpose,
}

/// The reason for which the crate has such a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It is every event that the API sends by itself: webhooks, and callbacks of operations.
    Event,
    /// The settings ask for it, as a type that is read.
    Read,
    /// The settings ask for it, as a type that is written.
    Written,
}

impl Api {
    /// The types, and every place outside of them that uses one.
    pub fn types_and_uses(&mut self) -> (&mut Types, impl Iterator<Item = &mut Use>) {
        let operations = self.operations.iter_mut().flat_map(Operation::uses_mut);
        let kept = self.kept.iter_mut().map(|kept| &mut kept.value);
        (&mut self.types, operations.chain(kept))
    }

    /// The type of the events that the API sends by itself.
    pub fn event(&self) -> Option<Use> {
        let mut kept = self.kept.iter();
        let kept = kept.find(|kept| kept.purpose == Purpose::Event);
        kept.map(|kept| kept.value)
    }
}

/// The address of an API (OpenAPI 3.0.4, Server Object).
#[derive(Clone, Debug)]
pub struct Server {
    /// The URL, with `{name}` for each variable.
    pub url: String,
    /// The name that the document gives it.
    pub name: Option<String>,
    pub variables: Vec<ServerVariable>,
    pub docs: Docs,
}

/// A part of a server's URL that the user chooses.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    pub name: String,
    pub default: String,
    /// The allowed values; empty if any value is allowed.
    pub values: Vec<String>,
    pub docs: Docs,
}

/// A way to authenticate (OpenAPI 3.0.4, Security Scheme Object).
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    pub placement: Placement,
    /// The ways to get an access token.
    pub oauth: OAuth,
    pub docs: Docs,
}

/// The flows of OAuth 2.0 that the client can follow (OpenAPI 3.0.4, OAuth Flows Object).
#[derive(Clone, Debug, Default)]
pub struct OAuth {
    /// The URL at which tokens are issued; `None` if there is no such flow.
    pub token_url: Option<String>,
    /// The URL at which tokens are refreshed, if it is another one.
    pub refresh_url: Option<String>,
    /// The URL at which a user is asked, and the URL at which tokens are issued for the answer.
    pub code_urls: Option<[String; 2]>,
    /// The scopes of all flows with their descriptions.
    pub scopes: IndexMap<String, String>,
}

impl OAuth {
    /// The URLs at which tokens are issued and refreshed.
    pub fn token_urls(&self) -> Option<[String; 2]> {
        let issued = self.token_url.clone()?;
        let refreshed = self.refresh_url.clone().unwrap_or_else(|| issued.clone());
        Some([issued, refreshed])
    }
}

/// The place of a credential in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    Bearer,
    Basic,
    Header(String),
    Query(String),
    Cookie(String),
}
