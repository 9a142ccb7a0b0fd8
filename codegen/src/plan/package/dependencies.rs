//! The dependencies of the crate and its files of the runtime: only those that the API needs.

use std::collections::BTreeSet;

use crate::plan::rust::{
    ArgumentType, BROWSER, Client, Dependency, EnumOver, HeaderForm, Item, Module, Notation,
    Operation, Resource, RoundTrip, RuntimeFile, RustType, Success, Target, TextType, Webhooks,
};

use super::runtime::{self, Need};

/// The features of an API that need dependencies or files of the runtime.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needs {
    texts: BTreeSet<TextType>,
    foreign: BTreeSet<String>,
    unions: bool,
    hidden: bool,
    clearable: bool,
    enums: bool,
    multipart: bool,
    headers: bool,
    rate_limits: bool,
    /// Dates of HTTP in headers: of requests, and of responses.
    sent_dates: bool,
    received_dates: bool,
    pages: bool,
    streams: bool,
    files: bool,
    grants: bool,
    keys: bool,
    authorizations: bool,
    events: bool,
}

/// Targets with an operating system.
const SYSTEM: &str = "cfg(not(target_arch = \"wasm32\"))";

/// The dependencies of every crate, except `serde_json`, whose features differ.
const ALWAYS: [Dependency; 16] = [
    plain("base64", "0.23"),
    plain("bytes", "1"),
    plain("futures-core", "0.3"),
    plain("http", "1"),
    plain("http-body", "1"),
    plain("httpdate", "1"),
    plain("percent-encoding", "2"),
    Dependency {
        default_features: false,
        optional: true,
        ..plain("reqwest", "0.13")
    },
    // The versions that reqwest has as well.
    Dependency {
        default_features: false,
        features: &["ring", "std", "tls12"],
        optional: true,
        target: Some(SYSTEM),
        ..plain("rustls", "0.23")
    },
    Dependency {
        optional: true,
        target: Some(SYSTEM),
        ..plain("rustls-platform-verifier", "0.7")
    },
    plain("serde", "1"),
    Dependency {
        default_features: false,
        features: &["rt", "sync", "time"],
        ..plain("tokio", "1")
    },
    Dependency {
        optional: true,
        ..plain("tower-service", "0.3")
    },
    Dependency {
        default_features: false,
        optional: true,
        ..plain("tracing", "0.1")
    },
    plain("url", "2"),
    Dependency {
        optional: true,
        target: Some(SYSTEM),
        ..plain("webpki-root-certs", "1")
    },
];

/// The dependencies of every crate in a browser.
const IN_BROWSERS: [Dependency; 4] = [
    Dependency {
        features: &["futures"],
        target: Some(BROWSER),
        ..plain("gloo-timers", "0.3")
    },
    Dependency {
        default_features: false,
        features: &["stream"],
        optional: true,
        target: Some(BROWSER),
        ..plain("reqwest", "0.13")
    },
    Dependency {
        target: Some(BROWSER),
        ..plain("wasm-bindgen-futures", "0.4")
    },
    Dependency {
        target: Some(BROWSER),
        ..plain("web-time", "1")
    },
];

/// The dependency of bodies that are read from or written to files.
const FOR_FILES: Dependency = Dependency {
    default_features: false,
    features: &["fs", "io-util"],
    target: Some(SYSTEM),
    ..plain("tokio", "1")
};

/// The dependency of proof keys, which need a hash.
const FOR_AUTHORIZATIONS: Dependency = plain("sha2", "0.11");

/// The dependencies of the signatures of events.
const FOR_EVENTS: [Dependency; 2] = [
    Dependency {
        optional: true,
        ..plain("hmac", "0.13")
    },
    Dependency {
        optional: true,
        ..FOR_AUTHORIZATIONS
    },
];

/// The dependencies of proof keys, which nobody may guess, and of keys of calls, which must be unique in the world.
const FOR_RANDOM_KEYS: [Dependency; 2] = [
    plain("getrandom", "0.4"),
    Dependency {
        features: &["wasm_js"],
        target: Some(BROWSER),
        ..plain("getrandom", "0.4")
    },
];

/// A dependency with its default features, for all targets.
const fn plain(name: &'static str, version: &'static str) -> Dependency {
    Dependency {
        name,
        version,
        default_features: true,
        features: &[],
        optional: false,
        target: None,
    }
}

impl Needs {
    pub(crate) fn of(
        client: &Client,
        models: &[Module],
        resources: &[Resource],
        round_trips: Option<&[RoundTrip]>,
        webhooks: Option<&Webhooks>,
    ) -> Self {
        let mut needs = Self {
            grants: client.schemes.iter().any(|it| it.grant.is_some()),
            authorizations: client.schemes.iter().any(|it| it.authorize.is_some()),
            ..Self::default()
        };
        for item in models.iter().flat_map(Module::items) {
            needs.item(item);
        }
        for resource in resources {
            needs.resource(resource);
        }
        if let Some(webhooks) = webhooks {
            needs.events = true;
            needs.ty(&webhooks.event);
        }
        for round_trip in round_trips.into_iter().flatten() {
            needs.ty(&round_trip.ty);
        }
        needs
    }

    pub(crate) fn runtime(&self) -> Vec<&'static RuntimeFile> {
        runtime::needed(|need| match need {
            Need::Always => true,
            Need::Enums => self.enums,
            Need::Unions => self.unions,
            Need::Clearable => self.clearable,
            Need::Foreign => !self.foreign.is_empty(),
            Need::Hidden => self.hidden,
            Need::Kept => self.unions || self.clearable,
            Need::Strings => self.enums || !self.texts.is_empty(),
            Need::Dates => self.texts.iter().any(|it| it.is_of_dates()),
            Need::DecimalNumbers => self.texts.contains(&TextType::DecimalNumber),
            Need::Format(format) => self.texts.iter().any(|it| it.reader() == format),
            Need::Multipart => self.multipart,
            Need::Files => self.files,
            Need::Headers => self.headers,
            Need::RateLimits => self.rate_limits,
            Need::SentDates => self.sent_dates,
            Need::SentDatesOf(library) => {
                self.sent_dates && self.texts.contains(&TextType::Timestamp(library))
            }
            Need::ReceivedDates => self.received_dates,
            Need::Pages => self.pages,
            Need::Streams => self.streams,
            Need::Grants => self.grants,
            Need::Keys => self.keys,
            Need::Authorizations => self.authorizations,
            Need::Events => self.events,
        })
    }

    /// The types of other crates, by their paths.
    pub(crate) fn foreign(&self) -> Vec<String> {
        self.foreign.iter().cloned().collect()
    }

    /// The dependencies, sorted by target and name. A string type may need one that every crate already has.
    pub(crate) fn dependencies(&self) -> Vec<Dependency> {
        let json = Dependency {
            // Numbers keep their digits, and objects, which go into URLs and forms, keep their order. Parts of a body are read from their text.
            features: &["float_roundtrip", "preserve_order", "raw_value"],
            ..plain("serde_json", "1")
        };
        let of_strings = self.texts.iter().filter_map(|it| it.dependency());
        let random_keys = (self.authorizations || self.keys).then_some(FOR_RANDOM_KEYS);
        // Proof keys need a hash always, and signatures of events only with their feature.
        let hashes = match (self.authorizations, self.events) {
            (true, true) => vec![FOR_AUTHORIZATIONS, FOR_EVENTS[0]],
            (true, false) => vec![FOR_AUTHORIZATIONS],
            (false, true) => FOR_EVENTS.to_vec(),
            (false, false) => Vec::new(),
        };
        let mut dependencies: Vec<Dependency> = ALWAYS
            .into_iter()
            .chain(IN_BROWSERS)
            .chain([json])
            .chain(self.files.then_some(FOR_FILES))
            .chain(hashes)
            .chain(random_keys.into_iter().flatten())
            .chain(of_strings)
            .collect();
        dependencies.sort_by_key(|dependency| (dependency.target, dependency.name));
        dependencies.dedup_by_key(|dependency| (dependency.target, dependency.name));
        dependencies
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(item) => {
                self.multipart |= item.multipart;
                self.files |= item.multipart;
            }
            Item::Enum(item) => match item.over {
                EnumOver::Strings | EnumOver::Integers => self.enums = true,
            },
            Item::Union(_) | Item::Raw(_) => self.unions = true,
        }
        item.types().into_iter().for_each(|ty| self.ty(ty));
    }

    fn resource(&mut self, resource: &Resource) {
        resource.operations.iter().for_each(|it| self.operation(it));
        resource.children.iter().for_each(|it| self.resource(it));
    }

    fn operation(&mut self, operation: &Operation) {
        let setters = operation.setters.iter().map(|setter| &setter.argument);
        let others = operation.others.iter().flat_map(|it| &it.arguments);
        operation
            .other_responses
            .iter()
            .for_each(|it| self.success(&it.success));
        self.keys |= operation.route.idempotency_key.is_some();
        for argument in operation.arguments.iter().chain(others).chain(setters) {
            self.sent_dates |= matches!(argument.target, Target::Header(Notation::Date(_)));
            match &argument.ty {
                ArgumentType::Value(ty)
                | ArgumentType::Into(ty)
                | ArgumentType::Reference(ty)
                | ArgumentType::Slice(ty) => self.ty(ty),
                ArgumentType::Text | ArgumentType::Texts => {}
                ArgumentType::Bytes | ArgumentType::TypedBytes => self.files = true,
                ArgumentType::Parts => {}
            }
            if let Target::Multipart(_) | Target::Properties(..) = argument.target {
                self.multipart = true;
                self.files = true;
            }
        }
        self.success(&operation.success);
        self.headers |= !operation.headers.is_empty();
        self.pages |= operation.paging.is_some();
        for header in &operation.headers {
            self.received_dates |= header.form == HeaderForm::Date;
            self.rate_limits |= is_about_a_rate_limit(&header.name);
            self.ty(&header.ty);
        }
        for failure in &operation.route.failures {
            self.ty(&failure.body);
        }
    }

    fn success(&mut self, success: &Success) {
        match success {
            Success::ByStatus(it) => it.variants.iter().for_each(|it| self.success(&it.body)),
            Success::Json(ty)
            | Success::JsonOrEmpty(ty)
            | Success::Unwrap(ty)
            | Success::UnwrapOptional(ty)
            | Success::UnwrapOrEmpty(ty)
            | Success::UnwrapEmpty(ty) => {
                self.streams |= *ty == RustType::Value;
                self.ty(ty);
            }
            Success::Events(ty) | Success::Lines(ty) => {
                self.streams = true;
                self.ty(ty);
            }
            Success::Binary | Success::Collected => {
                self.files = true;
                self.streams = true;
            }
            Success::TextEvents | Success::Text => self.streams = true,
            Success::Empty => {}
        }
    }

    fn ty(&mut self, ty: &RustType) {
        match ty {
            RustType::Text(text) => {
                self.texts.insert(*text);
            }
            RustType::Foreign(path) => {
                self.foreign.insert(path.clone());
            }
            RustType::Generic(_, inner)
            | RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Nullable(inner)
            | RustType::Boxed(inner) => self.ty(inner),
            RustType::Clearable(inner) => {
                self.clearable = true;
                self.ty(inner);
            }
            RustType::Hidden(inner) => {
                self.hidden = true;
                self.ty(inner);
            }
            RustType::Bool
            | RustType::I32
            | RustType::I64
            | RustType::U64
            | RustType::F64
            | RustType::String
            | RustType::Value
            | RustType::Unit
            | RustType::Secret
            | RustType::Bytes
            | RustType::File
            | RustType::Model(_)
            | RustType::Parameter => {}
        }
    }
}

/// The headers with the number of requests that remain, as in `runtime/error/received.rs`.
const REMAINING: [&str; 3] = [
    "x-ratelimit-remaining",
    "x-rate-limit-remaining",
    "ratelimit-remaining",
];

fn is_about_a_rate_limit(name: &str) -> bool {
    REMAINING.iter().any(|it| it.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runtime_reads_the_same_headers() {
        let mut files = runtime::all();
        let file = files.find(|it| it.path == "error/received").unwrap();
        let (_, list) = file.text.split_once("REMAINING: [&str; 3] = [").unwrap();
        let (list, _) = list.split_once(']').unwrap();
        let names: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
        assert_eq!(names, REMAINING);
    }
}
