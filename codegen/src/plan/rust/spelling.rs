//! A type as Rust writes it: the one place that spells types, both for code and for people.

use crate::plan::naming::RustName;

use super::{ArgumentType, RustType, Taken};

/// The paths by which the types of the emitted crate are reached.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Paths<'a> {
    /// By the last name alone, for people.
    Short,
    /// From outside the crate of this name.
    Outside(&'a str),
    /// From a file of `models`. An import would need the conditions of all types that use it, so `super` leads to other files.
    Models,
    /// From any other file of the crate, which imports `models` and `runtime`.
    Crate,
}

impl Paths<'_> {
    pub(crate) fn argument(self, ty: &ArgumentType) -> String {
        match ty {
            ArgumentType::Text => "&str".to_owned(),
            ArgumentType::Texts => "&[&str]".to_owned(),
            ArgumentType::Value(ty) => self.ty(ty),
            ArgumentType::Into(ty) => format!("impl Into<{}>", self.ty(ty)),
            ArgumentType::Reference(ty) => format!("&{}", self.ty(ty)),
            ArgumentType::Slice(ty) => format!("&[{}]", self.ty(ty)),
            ArgumentType::Bytes => match self {
                Self::Short | Self::Outside(_) => "Vec<u8>".to_owned(),
                Self::Models | Self::Crate => {
                    format!("impl Into<{}>", self.own("runtime::body::upload::Upload"))
                }
            },
            ArgumentType::TypedBytes => format!("(&str, {})", self.argument(&ArgumentType::Bytes)),
            ArgumentType::Parts => format!("&{}", self.own("runtime::body::multipart::Form")),
        }
    }

    /// The type of a parameter that takes a value in this way.
    pub(crate) fn taken(self, taken: &Taken) -> String {
        match taken {
            Taken::Value(ty) => self.ty(ty),
            Taken::Into(ty) => format!("impl Into<{}>", self.ty(ty)),
            Taken::Boxed(inner) => self.taken(inner),
            Taken::Items(item) => format!("impl IntoIterator<Item = {}>", self.taken(item)),
            Taken::Entries(value) => {
                let value = self.taken(value);
                format!("impl IntoIterator<Item = (impl Into<String>, {value})>")
            }
        }
    }

    pub(crate) fn ty(self, ty: &RustType) -> String {
        let of = |inner: &RustType| self.ty(inner);
        match ty {
            RustType::Bool => "bool".to_owned(),
            RustType::I32 => "i32".to_owned(),
            RustType::I64 => "i64".to_owned(),
            RustType::U64 => "u64".to_owned(),
            RustType::F64 => "f64".to_owned(),
            RustType::String => "String".to_owned(),
            RustType::Unit => "()".to_owned(),
            RustType::Value => self.foreign("serde_json::Value"),
            RustType::Bytes => self.foreign("bytes::Bytes"),
            RustType::Secret => self.own("runtime::auth::secret::Secret"),
            RustType::File => self.own("runtime::body::multipart::File"),
            RustType::Text(text) if text.is_own() => self.own(text.path()),
            RustType::Text(text) => self.foreign(text.path()),
            RustType::Foreign(path) => self.foreign(path),
            RustType::Model(name) => self.model(name),
            RustType::Generic(name, argument) => format!("{}<{}>", self.model(name), of(argument)),
            // Occurs only inside the generic item itself.
            RustType::Parameter => "T".to_owned(),
            RustType::Vec(item) => format!("Vec<{}>", of(item)),
            RustType::Map(value) => {
                let map = self.foreign("std::collections::BTreeMap");
                format!("{map}<String, {}>", of(value))
            }
            RustType::Option(inner) => format!("Option<{}>", of(inner)),
            RustType::Nullable(inner) => {
                let nullable = self.own("runtime::json::nullable::Nullable");
                format!("{nullable}<{}>", of(inner))
            }
            RustType::Clearable(inner) => {
                let clearable = self.own("runtime::json::clearable::Clearable");
                format!("{clearable}<{}>", of(inner))
            }
            RustType::Boxed(inner) => format!("Box<{}>", of(inner)),
            RustType::Hidden(inner) => {
                format!(
                    "{}<{}>",
                    self.own("runtime::json::hidden::Hidden"),
                    of(inner)
                )
            }
        }
    }

    fn model(self, name: &RustName) -> String {
        match self {
            Self::Short => name.to_string(),
            Self::Models => format!("super::{name}"),
            Self::Outside(_) | Self::Crate => self.own(&format!("models::{name}")),
        }
    }

    /// A path within the emitted crate.
    fn own(self, path: &str) -> String {
        match self {
            Self::Short => last(path),
            Self::Outside(crate_) => format!("{crate_}::{path}"),
            Self::Models | Self::Crate => path.to_owned(),
        }
    }

    /// A path of another crate.
    fn foreign(self, path: &str) -> String {
        match self {
            Self::Short => last(path),
            Self::Outside(_) | Self::Models | Self::Crate => path.to_owned(),
        }
    }
}

fn last(path: &str) -> String {
    let last = path.rsplit("::").next();
    last.unwrap_or(path).to_owned()
}
