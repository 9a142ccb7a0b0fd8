//! What the crate depends on, and which files of the runtime it carries: only what the API needs.

use std::collections::BTreeSet;

use super::rust::{
    ArgumentType, Client, Dependency, EnumOver, Item, Module, Operation, Resource, RoundTrip,
    RustType, Success, Taken, TextType,
};

/// What occurs in an API.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    texts: BTreeSet<TextType>,
    unions: bool,
    enums: bool,
    multipart: bool,
    headers: bool,
    pages: bool,
    files: bool,
    grants: bool,
    events: bool,
    lines: bool,
}

/// Where there is an operating system.
const SYSTEM: &str = "cfg(not(target_arch = \"wasm32\"))";

/// Where there is a browser.
const BROWSER: &str = "cfg(target_arch = \"wasm32\")";

/// Runtime files that every API needs.
const ALWAYS: [&str; 36] = [
    "blocking",
    "body",
    "browser",
    "call",
    "client",
    "clock",
    "collection",
    "credential",
    "decode",
    "encode",
    "environment",
    "error",
    "fields",
    "hooks",
    "in_memory",
    "message",
    "nullable",
    "object",
    "operation",
    "parameter",
    "path",
    "prepare",
    "problem",
    "provider",
    "random",
    "request",
    "response",
    "retry",
    "scalar",
    "secret",
    "send",
    "success",
    "trace",
    "transport",
    "untyped",
    "upload",
];

impl Needs {
    pub(super) fn of(
        client: &Client,
        models: &[Module],
        resources: &[Resource],
        round_trips: Option<&[RoundTrip]>,
    ) -> Self {
        let mut needs = Self {
            grants: client.schemes.iter().any(|it| it.grant.is_some()),
            ..Self::default()
        };
        for item in models.iter().flat_map(Module::items) {
            needs.item(item);
        }
        for resource in resources {
            needs.resource(resource);
        }
        for round_trip in round_trips.into_iter().flatten() {
            needs.ty(&round_trip.ty);
        }
        needs
    }

    pub(super) fn runtime(&self) -> Vec<&'static str> {
        let optional = [
            (self.enums, "enumeration"),
            (self.events, "events"),
            (self.lines, "lines"),
            (self.events, "resume"),
            (self.events || self.lines, "splitter"),
            (self.events || self.lines, "streamed"),
            (self.files, "file"),
            (self.headers, "header"),
            (self.grants, "oauth"),
            (self.pages, "find"),
            (self.pages, "paging"),
            (self.multipart, "multipart"),
            (self.enums || !self.texts.is_empty(), "text"),
            (self.unions, "union"),
        ];
        let optional = optional.iter().filter(|(needed, _)| *needed);
        let mut files: Vec<&'static str> = ALWAYS.to_vec();
        files.extend(optional.map(|(_, file)| *file));
        files.extend(self.texts.iter().map(|it| it.runtime()));
        files.sort_unstable();
        files.dedup();
        files
    }

    pub(super) fn dependencies(&self) -> Vec<Dependency> {
        let plain = |name, version| Dependency {
            name,
            version,
            default_features: true,
            features: &[],
            optional: false,
            target: None,
        };
        let mut dependencies = vec![
            plain("base64", "0.23"),
            plain("bytes", "1"),
            plain("futures-core", "0.3"),
            plain("http", "1"),
            plain("http-body", "1"),
            plain("httpdate", "1"),
            plain("percent-encoding", "2"),
            Dependency {
                default_features: false,
                features: &["rustls"],
                ..plain("reqwest", "0.13")
            },
            plain("serde", "1"),
            Dependency {
                // Numbers come back as they were written, and objects, which go into URLs and forms, in their order.
                features: if self.unions {
                    &["float_roundtrip", "preserve_order", "raw_value"]
                } else {
                    &["float_roundtrip", "preserve_order"]
                },
                ..plain("serde_json", "1")
            },
            Dependency {
                default_features: false,
                features: &["sync", "time"],
                ..plain("tokio", "1")
            },
        ];
        if self.files {
            dependencies.push(Dependency {
                default_features: false,
                features: &["fs", "io-util"],
                target: Some(SYSTEM),
                ..plain("tokio", "1")
            });
        }
        dependencies.extend(
            [
                Dependency {
                    features: &["futures"],
                    ..plain("gloo-timers", "0.3")
                },
                Dependency {
                    default_features: false,
                    features: &["stream"],
                    ..plain("reqwest", "0.13")
                },
                plain("wasm-bindgen-futures", "0.4"),
                plain("web-time", "1"),
            ]
            .map(|it| Dependency {
                target: Some(BROWSER),
                ..it
            }),
        );
        dependencies.push(Dependency {
            default_features: false,
            optional: true,
            ..plain("tracing", "0.1")
        });
        dependencies.extend(self.texts.iter().filter_map(|it| it.dependency()));
        dependencies.sort_by_key(|dependency| (dependency.target, dependency.name));
        dependencies.dedup_by_key(|dependency| (dependency.target, dependency.name));
        dependencies
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(item) => {
                self.multipart |= item.multipart;
                self.files |= item.multipart;
                for field in &item.fields {
                    self.ty(&field.ty);
                    match &field.taken {
                        Taken::Into(ty) | Taken::Value(ty) | Taken::Boxed(ty) => self.ty(ty),
                    }
                }
                if let Some(extra) = &item.extra {
                    self.ty(&extra.value);
                }
            }
            Item::Enum(item) => match item.over {
                EnumOver::Strings | EnumOver::Integers => self.enums = true,
            },
            Item::Union(item) => {
                self.unions |= item.directions.decode;
                item.members.iter().for_each(|member| self.ty(&member.ty));
            }
            Item::Raw(item) => {
                self.unions = true;
                item.accessors.iter().for_each(|(_, ty, _)| self.ty(ty));
            }
        }
    }

    fn resource(&mut self, resource: &Resource) {
        resource.operations.iter().for_each(|it| self.operation(it));
        resource.children.iter().for_each(|it| self.resource(it));
    }

    fn operation(&mut self, operation: &Operation) {
        let setters = operation.setters.iter().map(|setter| &setter.argument);
        let others = operation.others.iter().flat_map(|it| &it.arguments);
        operation
            .answers
            .iter()
            .for_each(|it| self.success(&it.success));
        for argument in operation.arguments.iter().chain(others).chain(setters) {
            match &argument.ty {
                ArgumentType::Value(ty) | ArgumentType::Reference(ty) | ArgumentType::Slice(ty) => {
                    self.ty(ty)
                }
                ArgumentType::Text | ArgumentType::Texts => {}
                ArgumentType::Bytes => self.files = true,
            }
        }
        self.success(&operation.success);
        self.headers |= !operation.headers.is_empty();
        self.pages |= operation.paging.is_some();
        operation.headers.iter().for_each(|key| self.ty(&key.ty));
        for (_, ty) in &operation.route.failures {
            self.ty(ty);
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
            | Success::UnwrapEmpty(ty) => self.ty(ty),
            Success::Binary => self.files = true,
            Success::Events(ty) => {
                self.events = true;
                self.ty(ty);
            }
            Success::TextEvents => self.events = true,
            Success::Lines(ty) => {
                self.lines = true;
                self.ty(ty);
            }
            Success::Empty | Success::Text => {}
        }
    }

    fn ty(&mut self, ty: &RustType) {
        match ty {
            RustType::Text(text) => {
                self.texts.insert(*text);
            }
            RustType::Generic(_, inner)
            | RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Nullable(inner)
            | RustType::Boxed(inner) => self.ty(inner),
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
